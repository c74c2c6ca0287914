"""CloudWatch's own part of an alarm: which lines a filter counts, and when a value rings."""

import re
from typing import Any

_TERM = re.compile(r'\$\.(\w+) (=|>=) (?:"([^"]*)"|(\*)|(\d+))')


def counts(pattern: str, line: dict[str, Any]) -> bool:
    """A filter's syntax, as far as our rows use it."""
    terms = _TERM.findall(pattern)
    assert len(terms) == pattern.count("$."), f"not understood: {pattern}"

    def holds(name: str, sign: str, text: str, star: str, number: str) -> bool:
        value = line.get(name)
        if star:
            return value is not None
        if number:
            least = int(number)
            return isinstance(value, int) and (value >= least if sign == ">=" else value == least)
        return value == text

    return all(holds(*term) for term in terms)


def of_lines(row: dict[str, Any], lines: list[dict[str, Any]]) -> list[float]:
    """What a metric of ours gets from these lines; each is worth 1 unless the row says so."""
    worth = row.get("value", "1")
    field = worth.removeprefix("$.")
    found = [line for line in lines if counts(row["pattern"], line)]
    return [float(line[field]) if field != worth else float(worth) for line in found]


def rings(alarm: dict[str, Any], values: list[float]) -> bool:
    """Whether these values of one period make the alarm ring, as its properties say."""
    if not values:
        return bool(alarm["TreatMissingData"] == "breaching")
    value = _STATISTICS[alarm.get("Statistic") or alarm["ExtendedStatistic"]](values)
    if alarm["ComparisonOperator"] == "LessThanThreshold":
        return bool(value < alarm["Threshold"])
    return bool(value >= alarm["Threshold"])


def _p95(values: list[float]) -> float:
    return sorted(values)[-(-len(values) * 95 // 100) - 1]


_STATISTICS: dict[str, Any] = {"Sum": sum, "Maximum": max, "Minimum": min, "p95": _p95}
