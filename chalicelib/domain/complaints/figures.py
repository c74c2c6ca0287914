"""How many complaints of a year there are, by category, and what became of them: sums that grow in
the commits that they count. A complaint counts in the year in which it was filed."""

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.storage import AddTo
from chalicelib.domain.text import Localized

FILED, CLOSED, IN_TIME = "filed", "closed", "in-time"
"""Names of the sums, in a part for each category."""


@dataclass(frozen=True)
class OfCategory:
    """``in_time``: of the ``closed``, those with an outcome by their last day."""

    category: Localized
    filed: int
    closed: int
    in_time: int


def filed(ports: Ports, complaint: Complaint) -> AddTo:
    """For the commit in which it is."""
    return _counted(ports, complaint, FILED)


def closed(ports: Ports, complaint: Complaint) -> AddTo:
    """For the commit in which it gets its outcome, today."""
    in_time = _today(ports) <= complaint.due_on
    return _counted(ports, complaint, CLOSED, *([IN_TIME] if in_time else []))


def of_year(ports: Ports, actor: Actor, year: int | None) -> tuple[int, list[OfCategory]]:
    """Of this year, or the one that is asked for: every category that is offered, with nothing in
    it too.

    :raises NotAllowed: the figures of the office are not for this role.
    """
    known = ports.catalogue.roles
    if not any(role in known and known[role].manages for role in actor.roles):
        raise NotAllowed("not-for-this-role")
    asked = year or _today(ports).year
    [sums] = ports.counters.sums(_series(asked))
    rules = ports.complaint_rules
    ids = [one.id for one in rules.categories]
    ids += [category for category in sums if category not in ids]
    rows = [(rules.name_of(category), sums.get(category, {})) for category in ids]
    return asked, [
        OfCategory(name, found.get(FILED, 0), found.get(CLOSED, 0), found.get(IN_TIME, 0))
        for name, found in rows
    ]


def _counted(ports: Ports, complaint: Complaint, *what: str) -> AddTo:
    year = ports.calendar.local_date(complaint.filed_at).year
    return AddTo(_series(year), complaint.category, dict.fromkeys(what, 1))


def _today(ports: Ports) -> date:
    return ports.calendar.local_date(ports.clock.now())


def _series(year: int) -> str:
    return f"complaint-figures#{year}"
