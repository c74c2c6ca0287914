"""Keeping the engine in step with the state: answering its waits, and repairing what was lost."""

from datetime import timedelta

from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.chain.answers import answer_to, is_waiting_here
from chalicelib.domain.chain.escalation import escalate
from chalicelib.domain.chain.ports import Ports, Wait
from chalicelib.domain.errors import Unavailable

HEALTHY_LOOK = timedelta(hours=1)
"""How long a chain that was found healthy is left alone."""


def chain_moved(ports: Ports, application: Application) -> None:
    """After a commit: tell the waiting execution. Failing is allowed, the sweeper repeats it."""
    wait = ports.waits.find(application.application_id)
    if wait is not None:
        answer_wait(ports, application, wait)


def answer_wait(ports: Ports, application: Application, wait: Wait) -> bool:
    """Tell one wait what is decided, if anything is, and forget its token.

    :returns: whether it was settled; ``False`` when it has to go on waiting.
    """
    answer = answer_to(application, wait.kind, wait.step)
    if answer is None:
        return False
    try:
        ports.workflow.answer(wait.token, answer)
    except Unavailable:
        return False
    ports.waits.clear(wait)
    return True


def open_wait(ports: Ports, wait: Wait) -> None:
    """An execution has begun to wait: answer at once what is decided, else keep its token.

    The state is read once more after the token was stored: a decision committed in between has
    either seen the token or is seen here, so one of the two always answers.
    """
    if not answer_wait(ports, ports.applications.get(wait.application_id), wait):
        ports.waits.put(wait)
        answer_wait(ports, ports.applications.get(wait.application_id), wait)


def repair(ports: Ports, application_id: str) -> None:
    """Look at one running application: is somebody really waiting where it stands?

    A correction that was not sent in time lapses; of an overdue step its superior is told. A wait
    that is decided is answered. An execution that is gone, or waits elsewhere with its token lost,
    is replaced by a new one, which is told all earlier decisions at once.
    """
    application = ports.applications.get(application_id)
    if not application.phase.is_running:
        return
    if _has_lapsed(ports, application):
        _lapse(ports, application)
        return
    application = escalate(ports, application)
    wait = ports.waits.find(application_id)
    if wait is not None and answer_wait(ports, application, wait):
        wait = None
    # Asked in any case: while the engine cannot be reached (Unavailable), nothing is replaced,
    # for an execution that could not be stopped would go on beside its successor.
    running = ports.workflow.is_running(application_id, application.execution)
    if running and wait is not None and is_waiting_here(application, wait):
        later = ports.clock.now() + HEALTHY_LOOK
        ports.applications.postpone(application_id, application.version, later)
    else:
        restart(ports, application)


def restart(ports: Ports, application: Application) -> None:
    """A new execution in place of a dead or lost one. The state itself does not change."""
    ports.workflow.stop(application.application_id, application.execution)
    now = ports.clock.now()
    after = application.replace(
        execution=application.execution + 1, wake_at=now + lifecycle.FIRST_LOOK
    )
    event = Event("chain-restarted", SYSTEM, SYSTEM, public=False)
    after = commit_act(ports, application, after, events=[event])
    forget_wait(ports, application)
    ports.workflow.start(application.application_id, after.execution, after.steps)


def forget_wait(ports: Ports, application: Application) -> None:
    """The token of an execution that was stopped: kept, it would look like somebody waiting."""
    wait = ports.waits.find(application.application_id)
    if wait is not None:
        ports.waits.clear(wait)


def _has_lapsed(ports: Ports, application: Application) -> bool:
    return (
        application.phase is Phase.CORRECTION
        and application.due_at is not None
        and application.due_at < ports.clock.now()
    )


def _lapse(ports: Ports, application: Application) -> None:
    after = lifecycle.lapsed(application, ports.clock.now())
    days = {"days": str(lifecycle.CORRECTION_DAYS)}
    after = commit_act(
        ports,
        application,
        after,
        events=[Event("lapsed", SYSTEM, SYSTEM, details=days)],
        messages=to_applicant(ports, application, "withdrawn"),
    )
    ports.workflow.stop(application.application_id, application.execution)
