"""The index of public satisfaction, against worked figures (PermenPANRB 14/2017)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.satisfaction.ikm import ELEMENTS, Band, band, index, rounded


def alike(mean: str) -> list[Fraction]:
    """The same NRR for all nine elements."""
    return [Fraction(mean)] * 9


@pytest.mark.parametrize(
    ("mean", "shown", "quality"),
    [
        ("4", "100.00", Band.A),
        ("3.5324", "88.31", Band.A),
        ("3.532", "88.30", Band.B),
        ("3.0644", "76.61", Band.B),
        ("3.064", "76.60", Band.C),
        ("2.6", "65.00", Band.C),
        ("2.5996", "64.99", Band.D),
        ("1", "25.00", Band.D),
    ],
)
def test_an_index_is_banded_as_the_regulation_has_it(mean: str, shown: str, quality: Band) -> None:
    found = index(alike(mean))
    assert (str(found), band(found)) == (shown, quality)


def test_all_answers_four_is_exactly_one_hundred() -> None:
    """With weights of 0.11 it would be 99."""
    assert index(alike("4")) == Decimal("100.00")


def test_a_set_computed_by_hand() -> None:
    """Sums of seven respondents: 21 22 23 24 25 26 27 28 20, together 216. 216 / 7 / 9 × 25 =
    85.714…"""
    sums = (21, 22, 23, 24, 25, 26, 27, 28, 20)
    found = index([Fraction(total, 7) for total in sums])
    assert (found, band(found)) == (Decimal("85.71"), Band.B)


@pytest.mark.parametrize(
    ("mean", "shown", "quality"),
    [
        ("3.0642", "76.61", Band.B),  # 76.605: a half goes up, and into the better band
        ("3.064199", "76.60", Band.C),
        ("2.5998", "65.00", Band.C),  # 64.995
        ("3.5322", "88.31", Band.A),  # 88.305
    ],
)
def test_the_index_is_rounded_halves_up_before_it_is_banded(
    mean: str, shown: str, quality: Band
) -> None:
    found = index(alike(mean))
    assert (str(found), band(found)) == (shown, quality)


@given(st.lists(st.fractions(min_value=1, max_value=4), min_size=9, max_size=9))
def test_every_index_has_a_band_and_two_decimals(means: list[Fraction]) -> None:
    found = index(means)
    assert Decimal(25) <= found <= Decimal(100)
    assert found.as_tuple().exponent == -2
    assert abs(Fraction(found) - 25 * sum(means) / 9) <= Fraction(1, 200)
    assert band(found) in Band


@pytest.mark.parametrize("means", [alike("4")[:8], [*alike("4"), Fraction(4)], alike("4.01"), []])
def test_anything_but_nine_means_of_one_to_four_is_a_mistake(means: list[Fraction]) -> None:
    with pytest.raises(ValueError, match="nine means"):
        index(means)


def test_the_nine_elements_are_those_of_the_questionnaire() -> None:
    assert ELEMENTS == ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9")


def test_a_mean_is_shown_with_three_decimals() -> None:
    assert str(rounded(Fraction(2, 3), 3)) == "0.667"
    assert str(rounded(Fraction(3), 3)) == "3.000"
