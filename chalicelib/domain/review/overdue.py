"""What is overdue, and how much waits at each role (the dashboard's matrix, docs/domain.md §1.19).

A step is overdue from the moment it is due (the office closes on its last working day) until it
is decided. The clock stands still while it is with the applicant, who is not in any queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.ports import COUNT_MAY_BE, Backlog
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.chain.escalation import is_overdue
from chalicelib.domain.office import Role, subordinates
from chalicelib.domain.ports import abreast
from chalicelib.domain.review.claims import only_held
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import Page


@dataclass(frozen=True)
class Column:
    role: Role
    backlog: Backlog


@dataclass(frozen=True)
class Matrix:
    """``mine``: what the officer has claimed."""

    columns: Sequence[Column]
    mine: int


def list_overdue(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[ApplicationSummary]:
    """What is overdue at the officer's own roles and at all roles below them (``superior`` in
    ``roles.toml``), the earliest due first."""
    below = subordinates(ports.catalogue.roles, actor.roles)
    roles = tuple(dict.fromkeys((*actor.roles, *below)))
    late = ports.applications.overdue(roles, ports.clock.now(), limit=limit, cursor=cursor)
    return only_held(ports, late)


def oversees(ports: Ports, actor: Actor, application: Application) -> bool:
    """Whether this is overdue at a role below one of the officer's."""
    return is_overdue(ports, application) and application.step.role in subordinates(
        ports.catalogue.roles, actor.roles
    )


def dashboard(ports: Ports, actor: Actor) -> Matrix:
    """One column for each role that decides, in the order of ``roles.toml``. Those of the
    officer's own roles are of this moment."""
    now, applications = ports.clock.now(), ports.applications
    deciding = [role for role in ports.catalogue.roles.values() if role.id != ADMINISTRATOR]

    def column(role: Role) -> Column:
        may_be = timedelta() if actor.has_role(role.id) else COUNT_MAY_BE
        return Column(role, applications.backlog(role.id, now, may_be=may_be))

    columns, mine = ports.both(
        lambda: abreast(ports.both, [partial(column, role) for role in deciding]),
        lambda: applications.counted(Listing(actor.account_id, held=True)),
    )
    return Matrix(columns, mine)
