"""What figures are made with: quarters of a year, and what a histogram tells."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

BUCKETS: tuple[int, ...] = (
    *range(15),
    *(16, 18, 20, 22, 25, 28, 32, 35, 40, 45, 50, 56, 63, 70, 79, 89, 99),
    *(112, 125, 140, 158, 177, 198, 223, 250),
)
"""What a histogram that is kept tells apart: exact where most lies, then steps of an eighth. What
is longer than the last counts as the last, so that a sum has an end."""


def bucket(value: int) -> int:
    """The one that this counts in: its own, or the next above."""
    return next((upper for upper in BUCKETS if value <= upper), BUCKETS[-1])


def added(parts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """All of these sums together, name by name."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return total


def histogram(sums: Mapping[str, int], prefix: str) -> dict[int, int]:
    """Of sums by name: those called ``<prefix><bucket>``."""
    return {
        int(name.removeprefix(prefix)): count
        for name, count in sums.items()
        if name.startswith(prefix)
    }


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
