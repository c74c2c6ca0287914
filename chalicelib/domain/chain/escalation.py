"""A step that is overdue goes to the superior's attention. Who decides does not change by it.

That it did is recorded on the application, and forgotten when a step opens: once for each opening,
however often the sweeper looks. The message of it is one a day for all files (``digest.py``).
"""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.office import superiors


def is_overdue(ports: Ports, application: Application) -> bool:
    due_at = application.due_at
    return application.phase is Phase.REVIEW and due_at is not None and due_at < ports.clock.now()


def escalate(ports: Ports, application: Application) -> Application:
    """To the nearest superior role that anybody holds, in office hours. Nobody stands above the
    highest role, whose own steps are in the list of what is overdue and nowhere else.

    :returns: the application as it is stored now.
    :raises CommitRefused: it has moved on; look again later.
    """
    now = ports.clock.now()
    told = application.escalated_at is not None
    if told or not is_overdue(ports, application) or not ports.calendar.is_open(now):
        return application
    role, officers = who_hears(ports, application.step.role)
    if all(officer.nik == application.person.nik for officer in officers):
        return application
    event = Event(
        "escalated",
        SYSTEM,
        SYSTEM,
        public=False,
        details={"from_role": application.step.role, "to_role": role},
    )
    return commit_act(ports, application, application.replace(escalated_at=now), events=[event])


def who_hears(ports: Ports, role: str) -> tuple[str, list[Account]]:
    """Of what is overdue at this role: the nearest one above that anybody holds, and who do."""
    for above in superiors(ports.catalogue.roles, role):
        if found := holders(ports, above):
            return above, found
    return "", []
