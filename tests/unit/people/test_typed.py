"""What people type into names and titles that is none, and how the rest is written."""

import pytest

from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.people.capitals import title_case
from chalicelib.domain.people.institution import institution_name
from chalicelib.domain.people.names import parse_name, parse_title
from chalicelib.domain.people.typed import line


def refusal(error: InvalidInput) -> tuple[str, str]:
    (field,) = error.fields
    return field.path, field.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Universitas محمد", "another-script"),
        ("Universitas 😀", "emoji"),
        ("Menang hadiah.com", "link-in-name"),
    ],
)
def test_the_name_of_an_institution_is_one_that_a_letter_can_print(name: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        institution_name(name, "institution")
    assert refusal(refused.value) == ("institution", code)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("محمد", "another-script"),
        ("hadiah.com", "link-in-name"),
        ("DR.", "which-doctor"),
        ("S.Kom., DR", "which-doctor"),
    ],
)
def test_a_title_carries_no_link_and_can_be_printed(title: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_title(title, "title")
    assert refusal(refused.value) == ("title", code)


@pytest.mark.parametrize("name", ["wa.me Siti, S.Kom", "Siti, S.Kom, wa.me", "drg. Siti wa.me"])
def test_no_link_hides_behind_a_title(name: str) -> None:
    """Nor in what is shown of it, taken apart, for its writer to confirm."""
    with pytest.raises(InvalidInput) as refused:
        parse_name(name)
    assert refusal(refused.value) == ("name", "link-in-name")


def test_an_emoji_is_named_to_whoever_typed_it() -> None:
    with pytest.raises(InvalidInput) as refused:
        line("Jalan 😀 Raya 😀", "street")
    [problem] = refused.value.fields
    assert (problem.code, problem.params) == ("emoji", {"emoji": "😀"})


def test_what_was_typed_with_care_is_left_as_it_is() -> None:
    assert title_case("Klinik ABC Sehat") == "Klinik ABC Sehat"


@pytest.mark.parametrize(
    ("typed", "shown"), [("DI ATAS BUKIT", "Di Atas Bukit"), ("BUKIT DI ATAS", "Bukit di Atas")]
)
def test_a_small_word_begins_a_name_with_a_capital(typed: str, shown: str) -> None:
    assert title_case(typed) == shown
