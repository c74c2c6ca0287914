"""Keeping the engine in step with the state: answering its waits, and repairing what was lost."""

from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.applications.standing import FIRST_LOOK, next_look, place_of
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.chain.answers import answer_to, is_waiting_here
from chalicelib.domain.chain.escalation import escalate
from chalicelib.domain.chain.ports import Ports, Wait
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.reads import Beside, Wanted


def chain_moved(ports: Ports, before: Application, after: Application, wait: Wait | None) -> None:
    """After a commit: tell the waiting execution. Failing is allowed, the sweeper repeats it.

    ``wait``, read before the commit, is good if it belongs to where the application stood then.
    If it does not, or nobody waits with it, the execution may have begun to wait since.
    """
    if wait is not None and is_waiting_here(before, wait) and answer_wait(ports, after, wait):
        return
    ports.reads.anew(Wanted.of(Beside.WAIT, before.application_id))
    newer = ports.waits.find(before.application_id)
    if newer is not None and newer != wait:
        answer_wait(ports, after, newer)


def tell(ports: Ports, application: Application) -> None:
    """What a commit of earlier may have left untold."""
    wait = ports.waits.find(application.application_id)
    if wait is not None:
        answer_wait(ports, application, wait)


def answer_wait(ports: Ports, application: Application, wait: Wait) -> bool:
    """Tell one wait what is decided, if anything is. Its token stays where it is: it belongs to
    its place, and the next wait lies over it.

    :returns: whether it was told; ``False`` when it has to go on waiting, nobody waits with it
        any more, or the engine is away.
    """
    try:
        return answer_or_fail(ports, application, wait)
    except Unavailable:
        return False


def answer_or_fail(ports: Ports, application: Application, wait: Wait) -> bool:
    """As ``answer_wait``, for a job whose queue asks again within seconds: once an application is
    closed the sweeper looks at it no more, and its execution would wait for its own time-out.

    :raises Unavailable: the engine is away.
    """
    answer = answer_to(application, wait.kind, wait.step)
    return answer is not None and ports.workflow.answer(wait.token, answer)


def open_wait(ports: Ports, wait: Wait) -> None:
    """An execution has begun to wait: keep its token if the application stands there, else answer
    what is decided.

    A move and the place that is kept are one commit. A decision committed before the token is
    kept is therefore seen here; one committed after it finds the token.
    """
    if ports.waits.put(wait):
        return
    application = ports.applications.get(wait.application_id)
    if not answer_or_fail(ports, application, wait) and is_waiting_here(application, wait):
        ports.waits.put(wait)  # it has come here in between


def repair(ports: Ports, application_id: str) -> str:
    """Look at one running application: is somebody really waiting where it stands?

    A correction that was not sent in time lapses; of an overdue step its superior is told. A wait
    that is decided is answered. An execution that is gone, or waits elsewhere with its token lost,
    is replaced by a new one, which is told all earlier decisions at once.

    :returns: for the log: ``ended``, ``lapsed``, ``healthy``, ``told`` or ``restarted``.
    """
    application = ports.applications.get(application_id)
    if not application.phase.is_running:
        return "ended"
    if _has_lapsed(ports, application):
        _lapse(ports, application)
        return "lapsed"
    application = escalate(ports, application)
    wait, execution = ports.waits.find(application_id), ports.waits.execution(application_id)
    told = wait is not None and answer_wait(ports, application, wait)
    # Asked in any case: while the engine cannot be reached (Unavailable), nothing is replaced,
    # for an execution that could not be stopped would go on beside its successor.
    running = ports.workflow.is_running(application_id, execution)
    place, now = place_of(application), ports.clock.now()
    if not running or place is None or not (told or (wait and is_waiting_here(application, wait))):
        restart(ports, application)
        return "restarted"
    later = now + FIRST_LOOK if told else next_look(application, now, ports.calendar)
    ports.waits.postpone(application_id, place, later)
    return "told" if told else "healthy"


def restart(ports: Ports, application: Application) -> None:
    """A new execution in place of a dead or lost one. The application itself does not change, so
    whoever is about to decide on it is not disturbed."""
    execution = ports.waits.execution(application.application_id)
    ports.workflow.stop(application.application_id, execution)
    soon = ports.clock.now() + FIRST_LOOK
    if ports.waits.replace_execution(application.application_id, execution, soon):
        ports.workflow.start(application.application_id, execution + 1, application.steps)


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
        messages=to_applicant(ports, application, "lapsed"),
    )
    execution = ports.waits.execution(application.application_id)
    ports.workflow.stop(application.application_id, execution)
