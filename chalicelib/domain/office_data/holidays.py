"""The administrator's holidays and working days, as the working calendar reads them."""

from datetime import date

from chalicelib.domain.office import DayOverride, HolidayOverrides
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import HOLIDAYS, DayRule


def overrides(book: OfficeBook) -> HolidayOverrides:
    """Those that hold now. What was promised before a change stays promised."""
    return book.made(HOLIDAYS, _overrides)


def _overrides(entries: tuple[Entry[DayRule], ...]) -> HolidayOverrides:
    days = [
        (entry.content.rule, DayOverride(date=day, reason=entry.content.reason))
        for entry in entries
        if entry.active
        for day in [date.fromisoformat(entry.entry_id)]
    ]
    return HolidayOverrides(
        holidays=tuple(day for rule, day in days if rule == "holiday"),
        working_days=tuple(day for rule, day in days if rule == "working-day"),
    )
