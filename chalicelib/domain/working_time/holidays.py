"""The holidays of a year by name, for people to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from chalicelib.domain.office import HolidayOverrides
from chalicelib.domain.text import Localized

_SATURDAY = 5


class DayKind(StrEnum):
    """``JOINT_LEAVE`` is cuti bersama; ``OFFICE`` a holiday that the office named itself,
    ``WORKING`` a day on which it works although the calendar says otherwise."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint-leave"
    OFFICE = "office"
    WORKING = "working"


@dataclass(frozen=True)
class SpecialDay:
    day: date
    name: Localized
    kind: DayKind


def special_days(year: int, overrides: HolidayOverrides) -> list[SpecialDay]:
    """All days of the year that are not as their weekday says, in order. The office's word, with
    its reason, goes before the library's."""
    days = {found.day: found for found in _of_library(year)}
    for kind, said in (
        (DayKind.OFFICE, overrides.holidays),
        (DayKind.WORKING, overrides.working_days),
    ):
        for item in said:
            if item.date.year == year:
                name = Localized(id=item.reason, en=item.reason)
                days[item.date] = SpecialDay(item.date, name, kind)
    return [days[day] for day in sorted(days)]


def next_day_off(today: date, overrides: HolidayOverrides) -> SpecialDay | None:
    """The first day from today on that people would come to the office in vain: none of a weekend,
    when nobody expects it to be open. ``None``: the calendar has none in this year and the next."""
    for year in (today.year, today.year + 1):
        for found in special_days(year, overrides):
            off = found.kind is not DayKind.WORKING and found.day.weekday() < _SATURDAY
            if off and found.day >= today:
                return found
    return None


@cache
def _of_library(year: int) -> Sequence[SpecialDay]:
    """The library is loaded on first use. Where a day is both, it is a national holiday."""
    import holidays

    found: dict[date, SpecialDay] = {}
    for category, kind in (("government", DayKind.JOINT_LEAVE), ("public", DayKind.NATIONAL)):
        names = {
            language: holidays.country_holidays(
                "ID", years=year, categories=(category,), language=language
            )
            for language in ("id", "en_US")
        }
        for day, name in names["id"].items():
            text = Localized(id=name, en=names["en_US"][day])
            found[day] = SpecialDay(day, text, kind)
    return tuple(found.values())
