"""The office's days and hours.

Working days are Monday to Friday without national holidays and cuti bersama (joint leave by the
ministers' decree). The calendar library knows both, but only estimates future Islamic dates, so
the administrator's overrides win both ways (docs/domain.md §6).
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from chalicelib.domain.office import HolidayOverrides, OfficeHours

_SATURDAY = 5
_LOOK_AHEAD = 60
"""Days; the longest leave is some ten."""


@cache
def national_holidays(year: int) -> frozenset[date]:
    """National holidays and cuti bersama of one year. The library is loaded on first use."""
    import holidays

    found = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    return frozenset(found)


class WorkingCalendar:
    """Knows which days and hours the office works, in its own time zone. ``overrides`` may be a
    function: administrators change them while the program runs."""

    def __init__(
        self,
        hours: OfficeHours,
        timezone: str,
        overrides: HolidayOverrides | Callable[[], HolidayOverrides] | None = None,
        holidays_of: Callable[[int], frozenset[date]] = national_holidays,
    ) -> None:
        self._hours = hours
        self._zone = ZoneInfo(timezone)
        self._holidays_of = holidays_of
        given = overrides or HolidayOverrides()
        self._overrides = given if callable(given) else lambda: given

    def changed(self, days: Mapping[date, bool]) -> "WorkingCalendar":
        """As it would be if these days were working days, or were not."""
        said = self._overrides().over(days, "-")
        return WorkingCalendar(self._hours, self._zone.key, said, self._holidays_of)

    def is_working_day(self, day: date) -> bool:
        """A weekend stays one, unless an override makes that very day a working day."""
        said = self._overrides().working.get(day)
        if said is not None:
            return said
        return day.weekday() < _SATURDAY and day not in self._holidays_of(day.year)

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which itself does not count; with 0, the
        day itself or the next working day."""
        if count == 0:
            return day if self.is_working_day(day) else self.add_working_days(day, 1)
        while count:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def local_date(self, moment: datetime) -> date:
        """The date at the office at this moment (an aware datetime)."""
        return self._local(moment).date()

    def is_open(self, moment: datetime) -> bool:
        """Whether files are processed at this moment: working day, hours, Friday's break."""
        local = self._local(moment)
        at_work = self._hours.on(local.date()).include(local.weekday(), local.time())
        return at_work and self.is_working_day(local.date())

    def opens_at(self, moment: datetime) -> datetime | None:
        """From when on it is at work: at that moment itself if it is open, else when it opens
        next, in UTC; ``None`` if it does not within sixty days."""
        if self.is_open(moment):
            return moment
        first = self._local(moment)
        for ahead in range(_LOOK_AHEAD):
            day = first.date() + timedelta(days=ahead)
            if self.is_working_day(day):
                for opens, _ in self._hours.on(day).spans(day.weekday()):
                    begins = datetime.combine(day, opens, self._zone)
                    if begins > first:
                        return begins.astimezone(UTC)
        return None

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Whole minutes of office hours between two moments, without Friday's break, weekends and
        holidays; 0 where ``end`` is not after ``start``."""
        first, last = self._local(start), self._local(end)
        total, day = timedelta(), first.date()
        while day <= last.date():
            if self.is_working_day(day):
                for opens, closes in self._hours.on(day).spans(day.weekday()):
                    begins = max(first, datetime.combine(day, opens, self._zone))
                    ends = min(last, datetime.combine(day, closes, self._zone))
                    total += max(ends - begins, timedelta())
            day += timedelta(days=1)
        return total // timedelta(minutes=1)

    def after_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """When so many minutes of office hours have passed, in UTC: 16:00, not 08:00 of the next
        working day, where both are true."""
        local = self._local(start)
        left, day = timedelta(minutes=minutes), local.date()
        while True:
            if self.is_working_day(day):
                for opens, closes in self._hours.on(day).spans(day.weekday()):
                    begins = max(local, datetime.combine(day, opens, self._zone))
                    there = max(datetime.combine(day, closes, self._zone) - begins, timedelta())
                    if there >= left:
                        return (begins + left).astimezone(UTC)
                    left -= there
            day += timedelta(days=1)

    def start_of_day(self, day: date) -> datetime:
        """Its first moment, at the office."""
        return datetime.combine(day, time.min, self._zone).astimezone(UTC)

    def end_of_day(self, day: date) -> datetime:
        """When the office closes on that day, in UTC: what is due on a day is due then."""
        return datetime.combine(day, self._hours.on(day).closes, self._zone).astimezone(UTC)

    def local_time(self, moment: datetime) -> datetime:
        """The same moment as the office's clock shows it."""
        return self._local(moment)

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return moment.astimezone(self._zone)
