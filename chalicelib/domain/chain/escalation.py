"""Telling the superior of a step that is overdue. Who decides does not change by it.

That it was told is recorded on the application in the commit that queues the messages, and
forgotten when a step opens: once for each opening, however often the sweeper looks.
"""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.messages.model import Message
from chalicelib.domain.office import superiors
from chalicelib.domain.text import Language
from chalicelib.domain.wording import indonesian_date


def is_overdue(ports: Ports, application: Application) -> bool:
    due_at = application.due_at
    return application.phase is Phase.REVIEW and due_at is not None and due_at < ports.clock.now()


def escalate(ports: Ports, application: Application) -> Application:
    """Tell the nearest superior role that anybody holds, in office hours. Nobody stands above
    the highest role, whose own steps are in the list of what is overdue and nowhere else.

    :returns: the application as it is stored now.
    :raises CommitRefused: it has moved on; look again later.
    """
    now = ports.clock.now()
    told = application.escalated_at is not None
    if told or not is_overdue(ports, application) or not ports.calendar.is_open(now):
        return application
    role, officers = _who_hears(ports, application)
    if not officers:
        return application
    event = Event(
        "escalated",
        SYSTEM,
        SYSTEM,
        public=False,
        details={"from_role": application.step.role, "to_role": role},
    )
    messages = [
        message for officer in officers for message in _message(ports, application, officer)
    ]
    after = application.replace(escalated_at=now)
    return commit_act(ports, application, after, events=[event], messages=messages)


def _who_hears(ports: Ports, application: Application) -> tuple[str, list[Account]]:
    """Not the applicant, who may be an officer."""
    for role in superiors(ports.catalogue.roles, application.step.role):
        found = [o for o in holders(ports, role) if o.nik != application.person.nik]
        if found:
            return role, found
    return "", []


def _message(ports: Ports, application: Application, officer: Account) -> list[Message]:
    """Without the applicant's name: the application tells it to whoever may open it."""
    due_at = application.due_at or ports.clock.now()
    return notice(
        ports,
        "step_overdue",
        officer,
        Language.INDONESIAN,
        about=application.application_id,
        permit_type=ports.applications.frozen_type(application.application_id).name.id,
        receipt=application.receipt,
        step=application.step.label.id,
        due_on=indonesian_date(ports.calendar.local_date(due_at)),
        url=f"{ports.public_url}/petugas/",
    )
