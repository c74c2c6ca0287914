"""A step is done again by another, so that whoever decided it may decide the one that waits.

In a small office the secretary stands in for the head, and has decided at their own step: four eyes
keep them from signing, and where nobody else holds the role the file would wait for ever
(``standing_in.py``). Another officer with the role of the earlier step looks at the file once more
and answers for that step from then on; the first one's decision stays, in the record and in the
chain of notes. Nothing moves: the file stays where it is.
"""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act, require_version
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application, Decision, DoneAgain, Outcome
from chalicelib.domain.errors import Conflict, NotAllowed
from chalicelib.domain.review.four_eyes import has_part
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import by_officer, open_file


def redo(ports: Ports, actor: Actor, application_id: str, version: int, step: str) -> Application:
    """:raises NotAllowed: not a step of this officer's role, or the officer's own application.
    :raises Conflict: ``step-needs-nobody``: whoever decided it has no part in the step that waits;
        ``already-decided-a-step``; or it has changed since it was read.
    """
    application = open_file(ports, actor, application_id)
    require_version(application, version)
    lifecycle.require(application, Act.CLAIM)
    decision = _decided(application, step)
    if decision is None or not _stands_in_now(ports, application, decision):
        raise Conflict("step-needs-nobody")
    if not actor.has_role(_role_of(application, step)):
        raise NotAllowed("not-your-step", step=decision.step)
    if application.person.nik == actor.nik or application.is_work_of(actor.account_id):
        raise NotAllowed("own-application")
    if application.counter and application.counter.by(actor.account_id):
        raise NotAllowed("entered-at-the-counter")
    if any(one.is_of == actor.account_id for one in application.decisions):
        raise Conflict("already-decided-a-step", step=step)
    again = DoneAgain(officer_id=actor.account_id, officer_name=actor.name, at=ports.clock.now())
    decisions = tuple(
        one.replace(again=again) if one is decision else one for one in application.decisions
    )
    details = {"of_step": step, "instead_of": decision.officer_name}
    event = by_officer(actor, application, "step-done-again", public=False, details=details)
    return commit_act(ports, application, application.replace(decisions=decisions), events=[event])


def to_redo(ports: Ports, actor: Actor, application: Application) -> Decision | None:
    """Of the step that this officer could do again now, so that the one that waits can be
    decided."""
    if Act.CLAIM not in lifecycle.allowed_acts(application):
        return None
    if has_part(application, actor.account_id, actor.nik):
        return None
    if any(one.is_of == actor.account_id for one in application.decisions):
        return None
    for step in application.steps[: application.step_index]:
        if not actor.has_role(step.role):
            continue
        decision = _decided(application, step.id)
        if decision and _stands_in_now(ports, application, decision):
            return decision
    return None


def _decided(application: Application, step: str) -> Decision | None:
    """The decision by which the application left this earlier step."""
    earlier = {one.id for one in application.steps[: application.step_index]}
    found = [
        one
        for one in application.decisions
        if one.step == step and one.step in earlier and one.outcome is Outcome.APPROVED
    ]
    return found[-1] if found else None


def _stands_in_now(ports: Ports, application: Application, decision: Decision) -> bool:
    officer = ports.accounts.find(decision.is_of)
    today = ports.calendar.local_date(ports.clock.now())
    return officer is not None and application.step.role in officer.roles_on(today)


def _role_of(application: Application, step: str) -> str:
    return next(one.role for one in application.steps if one.id == step)
