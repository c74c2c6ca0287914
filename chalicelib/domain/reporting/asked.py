"""Of which days, which permit type and which district a report is, and who may have one."""

from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.reporting.ports import Ports

USUAL_WEEKS = 12
"""What is told where nobody says which days."""


@dataclass(frozen=True)
class Scope:
    """Both days included. ``district``: its dotted Kemendagri code. ``None`` is all of them."""

    first: date
    last: date
    type_id: str | None = None
    district: str | None = None

    def has(self, type_id: str, district: str | None) -> bool:
        of_type = self.type_id in (None, type_id)
        return of_type and self.district in (None, district)


def manages(ports: Ports, actor: Actor) -> bool:
    """Figures tell of people: whose role ``manages`` (``roles.toml``) may see them."""
    known = ports.catalogue.roles
    return any(role in known and known[role].manages for role in actor.roles)


def require_manager(ports: Ports, actor: Actor) -> None:
    """:raises NotAllowed: ``not-a-manager``."""
    if not manages(ports, actor):
        raise NotAllowed("not-a-manager")


def scope(
    ports: Ports,
    first: date | None,
    last: date | None,
    type_id: str | None = None,
    district: str | None = None,
) -> Scope:
    """Left out are the last twelve weeks, from a Monday to today.

    :raises InvalidInput: the days are in the wrong order, or more than ``reports.months``.
    """
    last = last or ports.calendar.local_date(ports.clock.now())
    if first is None:
        monday = last - timedelta(days=last.weekday())
        first = monday - timedelta(weeks=USUAL_WEEKS - 1)
    if first > last:
        raise InvalidInput(fields=[FieldProblem("to", "range-reversed")])
    most = ports.limits.reports.months
    if 12 * (last.year - first.year) + last.month - first.month >= most:
        raise InvalidInput(fields=[FieldProblem("from", "period-too-long", {"months": most})])
    return Scope(first, last, type_id, district)
