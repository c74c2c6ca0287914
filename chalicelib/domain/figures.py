"""What figures are made with: quarters of a year, and what a histogram tells."""

from collections.abc import Mapping
from datetime import date


def quarter_of(day: date) -> int:
    return (day.month - 1) // 3 + 1


def median(histogram: Mapping[int, int]) -> float | None:
    """Of whole numbers, each as often as the histogram says; between the two middle ones when
    they are even in number."""
    count = sum(histogram.values())
    if not count:
        return None
    middle = ((count + 1) // 2, count // 2 + 1)
    found, seen = [], 0
    for value in sorted(histogram):
        found += [value for place in middle if seen < place <= seen + histogram[value]]
        seen += histogram[value]
    return sum(found) / 2


def percentile(histogram: Mapping[int, int], percent: int) -> int | None:
    """The smallest value that at least ``percent`` of all are not above (nearest rank)."""
    rank = -(-sum(histogram.values()) * percent // 100)
    seen = 0
    for value in sorted(histogram):
        seen += histogram[value]
        if seen >= rank > 0:
            return value
    return None
