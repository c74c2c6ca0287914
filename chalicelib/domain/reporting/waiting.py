"""Where running files wait now, of the queues themselves: a count cannot drift."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.domain.accounts.model import ADMINISTRATOR
from chalicelib.domain.applications.listing import Listing, waiting_at, with_applicant
from chalicelib.domain.applications.ports import MOST_COUNTED
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.office import Role
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.ports import Ports

_PAGES = 2
"""A thousand files may be more than the store gives in one answer."""


@dataclass(frozen=True)
class WaitingAt:
    """At one role: ``in_time``, past the deadline of the step (``overdue``), and past the day that
    was promised (``broken``), each file in one of them. ``at_least``: there are more."""

    role: Role
    in_time: int
    overdue: int
    broken: int
    with_applicant: int
    at_least: bool


@dataclass(frozen=True)
class Waiting:
    """``held``: by account, how many files an officer has claimed; ``types``: by permit type, how
    many run, those with their applicants too."""

    roles: Sequence[WaitingAt]
    held: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)


def waiting_now(ports: Ports, scope: Scope) -> Waiting:
    """In the order of ``roles.toml``. Two queries for each role, as long as none holds
    more than ``MOST_COUNTED``, which is more than a regency has running."""
    now, today = ports.clock.now(), ports.calendar.local_date(ports.clock.now())
    columns: list[WaitingAt] = []
    held: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for role in ports.catalogue.roles.values():
        if role.id == ADMINISTRATOR:
            continue
        here, more = _files(ports, scope, Listing(waiting_at(role.id)))
        given_back, _ = _files(ports, scope, Listing(with_applicant(role.id)))
        found = Counter(_how_late(item, now, today) for item in here)
        columns.append(
            WaitingAt(
                role, found["in_time"], found["overdue"], found["broken"], len(given_back), more
            )
        )
        types.update(item.type_id for item in (*here, *given_back))
        held.update(
            item.claimed_by
            for item in here
            if item.claimed_by and item.claimed_until and item.claimed_until > now
        )
    return Waiting(columns, held, types)


def _files(
    ports: Ports, scope: Scope, listing: Listing
) -> tuple[Sequence[ApplicationSummary], bool]:
    found: list[ApplicationSummary] = []
    cursor: str | None = None
    for _ in range(_PAGES):
        page = ports.applications.listed(
            listing,
            limit=MOST_COUNTED,
            cursor=cursor,
            keep=lambda item: scope.has(item.type_id, item.district),
            budget=MOST_COUNTED,
        )
        found += page.items
        cursor = page.cursor
        if cursor is None:
            break
    return found, cursor is not None


def _how_late(item: ApplicationSummary, now: datetime, today: date) -> str:
    if item.promised_on and item.promised_on < today:
        return "broken"
    return "overdue" if item.due_at and item.due_at <= now else "in_time"
