"""Is the office at work now, and if not, why and until when? (the banner, docs/domain.md §1.2)"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from chalicelib.domain.office import HolidayOverrides, OfficeHours
from chalicelib.domain.text import Localized
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.domain.working_time.holidays import special_days


class Closed(StrEnum):
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    BEFORE_HOURS = "before-hours"
    FRIDAY_BREAK = "friday-break"
    AFTER_HOURS = "after-hours"


@dataclass(frozen=True)
class Opening:
    """``closed``: why it is not at work; ``holiday``: by which name. ``opens_at``: when it works
    again, in UTC; ``None`` while it does."""

    open: bool
    closed: Closed | None
    holiday: Localized | None
    opens_at: datetime | None


def opening(
    calendar: WorkingCalendar,
    hours: OfficeHours,
    timezone: str,
    overrides: HolidayOverrides,
    now: datetime,
) -> Opening:
    if calendar.is_open(now):
        return Opening(open=True, closed=None, holiday=None, opens_at=None)
    local = now.astimezone(ZoneInfo(timezone))
    today, moment = local.date(), local.time()
    todays = hours.on(today)
    opens_at = calendar.opens_at(now)
    if not calendar.is_working_day(today):
        name = _name(today, overrides)
        return Opening(False, Closed.HOLIDAY if name else Closed.WEEKEND, name, opens_at)
    if moment < todays.opens:
        why = Closed.BEFORE_HOURS
    else:
        why = Closed.AFTER_HOURS if moment >= todays.closes else Closed.FRIDAY_BREAK
    return Opening(open=False, closed=why, holiday=None, opens_at=opens_at)


def _name(day: date, overrides: HolidayOverrides) -> Localized | None:
    days = special_days(day.year, overrides)
    return next((found.name for found in days if found.day == day), None)
