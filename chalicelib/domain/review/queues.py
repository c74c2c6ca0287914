"""What waits at an officer's roles, narrowed and ordered.

A page is one query. What is narrowed by the list itself (role, overdue, mine, with the applicant,
the order's own days) costs its own rows; by anything else up to ``read_budget`` entries are read,
and a page that ends there says by its cursor that there may be more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.listing import Listing, ListOrder, waiting_at, with_applicant
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.office import subordinates
from chalicelib.domain.review.claims import only_held
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import Page

Keep = Callable[[ApplicationSummary], bool]


class QueueState(StrEnum):
    FREE = "free"
    MINE = "mine"
    CLAIMED = "claimed"
    OVERDUE = "overdue"
    SIGNING_REFUSED = "signing_refused"
    WITH_APPLICANT = "with_applicant"


@dataclass(frozen=True)
class QueueFilter:
    """``first`` and ``last``: days on which it was sent in, both included. ``district``: its dotted
    Kemendagri code. Without a ``role``: every role of the officer, only for what is theirs."""

    role: str | None = None
    type_id: str | None = None
    step: str | None = None
    state: QueueState | None = None
    district: str | None = None
    first: date | None = None
    last: date | None = None
    order: ListOrder = ListOrder.DEADLINE


def find(
    ports: Ports, actor: Actor, asked: QueueFilter, *, limit: int, cursor: str | None
) -> Page[ApplicationSummary]:
    """:raises NotAllowed: not a role of this officer, nor passed to them for today, nor below.
    :raises InvalidInput: no role, days in the wrong order, or ``bad-cursor``.
    """
    require_sensible(ports, actor, asked)
    listing = _listing(ports, actor, asked)
    keep = keeping(ports, actor, asked, listed_by_days=asked.order is ListOrder.RECEIVED)
    budget = ports.limits.review.read_budget
    page = ports.applications.listed(listing, limit=limit, cursor=cursor, keep=keep, budget=budget)
    return only_held(ports, page)


def opens(ports: Ports, actor: Actor, role: str) -> bool:
    """Whether the officer sees this list: it is their own, or stands below them."""
    return actor.has_role(role) or role in subordinates(ports.catalogue.roles, actor.roles)


def require_sensible(ports: Ports, actor: Actor, asked: QueueFilter) -> None:
    if asked.role is None and asked.state is not QueueState.MINE:
        raise InvalidInput(fields=[FieldProblem("role", "required")])
    if asked.role is not None and not opens(ports, actor, asked.role):
        raise NotAllowed("not-your-role", role=asked.role)
    if asked.first and asked.last and asked.first > asked.last:
        raise InvalidInput(fields=[FieldProblem("to", "range-reversed")])


def keeping(
    ports: Ports, actor: Actor, asked: QueueFilter, *, listed_by_days: bool = False
) -> Keep | None:
    """Whether one belongs to the list, by what the list itself does not tell; ``None``: all do."""
    now = ports.clock.now()
    first, last = _days(ports, asked)
    tests: list[Keep] = []
    if asked.type_id:
        tests.append(lambda item: item.type_id == asked.type_id)
    if asked.step:
        tests.append(lambda item: item.step == asked.step)
    if asked.district:
        tests.append(lambda item: item.district == asked.district)
    if asked.state is QueueState.MINE and asked.role:
        tests.append(lambda item: item.step_role == asked.role)
    if asked.state is QueueState.SIGNING_REFUSED:
        tests.append(lambda item: item.signing_refused is not None)
    if asked.state in (QueueState.CLAIMED, QueueState.FREE):
        wanted = asked.state is QueueState.CLAIMED
        tests.append(
            lambda item: (
                (item.claimed_until or now) > now if wanted else (item.claimed_until or now) <= now
            )
        )
    if not listed_by_days or asked.state is QueueState.MINE:
        if first:
            tests.append(lambda item: item.submitted_at is not None and item.submitted_at >= first)
        if last:
            tests.append(lambda item: item.submitted_at is not None and item.submitted_at < last)
    if not tests:
        return None
    return lambda item: all(test(item) for test in tests)


def belonging(ports: Ports, actor: Actor, asked: QueueFilter) -> Keep:
    """Whether one found elsewhere stands in this list.

    :raises NotAllowed: as ``find``. :raises InvalidInput: as ``find``.
    """
    require_sensible(ports, actor, asked)
    keep, now = keeping(ports, actor, asked), ports.clock.now()

    def belongs(item: ApplicationSummary) -> bool:
        phase = Phase.CORRECTION if asked.state is QueueState.WITH_APPLICANT else Phase.REVIEW
        if item.phase is not phase or (asked.role and item.step_role != asked.role):
            return False
        if asked.state is QueueState.MINE and item.claimed_by != actor.account_id:
            return False
        if asked.state is QueueState.OVERDUE and (item.due_at is None or item.due_at > now):
            return False
        return keep is None or keep(item)

    return belongs


def _listing(ports: Ports, actor: Actor, asked: QueueFilter) -> Listing:
    if asked.state is QueueState.MINE:
        return Listing(actor.account_id, held=True)
    role = asked.role or ""
    name = with_applicant(role) if asked.state is QueueState.WITH_APPLICANT else waiting_at(role)
    if asked.order is ListOrder.RECEIVED:
        first, last = _days(ports, asked)
        return Listing(name, asked.order, first, last)
    overdue = asked.state is QueueState.OVERDUE
    return Listing(name, asked.order, last=ports.clock.now() if overdue else None)


def _days(ports: Ports, asked: QueueFilter) -> tuple[datetime | None, datetime | None]:
    """From the first moment of the first day to that of the day after the last."""
    first = ports.calendar.start_of_day(asked.first) if asked.first else None
    after = asked.last + timedelta(days=1) if asked.last else None
    return first, ports.calendar.start_of_day(after) if after else None
