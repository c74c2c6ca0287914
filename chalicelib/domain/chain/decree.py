"""What a year's joint decree would change: how many promises would be of another day.

Dates that were told to applicants stay (docs/domain.md §6); what moves is how many working days are
left for them, and every date that is told from then on.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.applications.listing import Listing, waiting_at
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.office_data.auditing import require_administrator
from chalicelib.domain.office_data.editing import days_to_come
from chalicelib.domain.working_time.calendar import WorkingCalendar

_AT_ONCE, _MOST = 100, 2000
"""Files of one queue: in one read, and in all."""


@dataclass(frozen=True)
class Moved:
    """Of ``promised`` files that wait for officers: how many would be promised for a ``later`` or
    an ``earlier`` day, counted anew from today. ``days``: those of the decree that are not as the
    calendar has them now."""

    promised: int
    later: int
    earlier: int
    days: tuple[date, ...]


def preview(ports: Ports, actor: Actor, days: Mapping[date, bool]) -> Moved:
    """Nothing is changed by it. ``days``: whether each is a working day.

    :raises NotAllowed: not an administrator. :raises InvalidInput: as ``days_to_come`` does.
    """
    require_administrator(actor)
    to_come = days_to_come(ports, days)
    today = ports.calendar.local_date(ports.clock.now())
    then = ports.calendar.changed(days)
    promises = Counter(_promises(ports, today))
    moves = {day: _moves(today, day, ports.calendar, then) for day in promises}
    return Moved(
        promised=promises.total(),
        later=sum(promises[day] for day, moved in moves.items() if moved > 0),
        earlier=sum(promises[day] for day, moved in moves.items() if moved < 0),
        days=tuple(day for day in to_come if ports.calendar.is_working_day(day) is not days[day]),
    )


def _moves(today: date, promised: date, now: WorkingCalendar, then: WorkingCalendar) -> int:
    """By how many days that date would move."""
    left, day = 0, today
    while day < promised:
        day = now.add_working_days(day, 1)
        left += 1
    return (then.add_working_days(today, left) - promised).days


def _promises(ports: Ports, today: date) -> Iterator[date]:
    for role in ports.catalogue.roles:
        cursor: str | None = None
        for _ in range(_MOST // _AT_ONCE if role != ADMINISTRATOR else 0):
            listing = Listing(waiting_at(role))
            page = ports.applications.listed(listing, limit=_AT_ONCE, cursor=cursor)
            for item in page.items:
                if item.promised_on and item.promised_on > today:
                    yield item.promised_on
            cursor = page.cursor
            if cursor is None:
                break
