"""The index of public satisfaction (IKM) of PermenPANRB 14/2017, exactly.

IKM = 25 × Σ NRR / 9, where NRR is the mean of an element's answers (1 to 4). Every element weighs
exactly one ninth: with the 0.11 of many spreadsheets the index could never pass 99. It is rounded
to two decimals, halves up, before it is banded: the bands leave no gap then (docs/domain.md §5).
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

ELEMENTS = tuple(f"U{number}" for number in range(1, 10))


class Band(StrEnum):
    """Mutu pelayanan: A sangat baik, B baik, C kurang baik, D tidak baik."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


_FROM = ((Decimal("88.31"), Band.A), (Decimal("76.61"), Band.B), (Decimal("65.00"), Band.C))


def index(means: Sequence[Fraction]) -> Decimal:
    """The IKM with two decimals, 25.00 to 100.00.

    :param means: the NRR of each of the nine elements.
    :raises ValueError: not nine, or not between 1 and 4.
    """
    if len(means) != len(ELEMENTS) or not all(1 <= mean <= 4 for mean in means):
        raise ValueError("nine means, each from 1 to 4")
    return rounded(25 * sum(means, Fraction(0)) / len(ELEMENTS), 2)


def band(ikm: Decimal) -> Band:
    """Of an index with two decimals."""
    return next((found for least, found in _FROM if ikm >= least), Band.D)


def rounded(value: Fraction, places: int) -> Decimal:
    """Halves up, as people round; of values from 0."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)
