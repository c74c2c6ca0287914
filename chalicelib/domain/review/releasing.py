"""Giving a claim up: one's own, or that of somebody who is not there to do it."""

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act, require_version
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.office import superiors
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import at_own_step, by_officer


def release(
    ports: Ports, actor: Actor, application_id: str, version: int, note: str = ""
) -> Application:
    """Another's claim is given up by whoever stands in for its holder, by a role above the step, or
    by an administrator; ``note`` says why, and the chain of notes keeps it. It decides nothing: to
    work on the application they need its step.

    :raises InvalidInput: another's claim without a note. :raises NotAllowed: none of these.
    :raises Conflict: it has changed since it was read, or is a colleague's.
    """
    application = ports.applications.get(application_id)
    role = application.step.role if application.phase.is_running else None
    mine_to_free = may_free(ports, actor, application.claimed_by, role)
    if not (mine_to_free and is_claimed(ports, application)):
        application = at_own_step(ports, actor, application_id, Act.CLAIM, version)
        if application.claimed_by is None:
            return application
        return _released(ports, actor, application, note)
    require_version(application, version)
    if application.person.nik == actor.nik:
        raise NotAllowed("own-application")
    if not note.strip():
        raise InvalidInput(fields=[FieldProblem("note", "required")])
    return _released(ports, actor, application, note)


def may_free(ports: Ports, actor: Actor, holder: str | None, role: str | None) -> bool:
    """Whether this is another's claim, at a step of ``role``, that this officer may give up. A Plt.
    stands in for a vacant post, and so for whoever left it."""
    if holder is None or role is None or holder == actor.account_id:
        return False
    acting = actor.acting_in(role)
    stands_in = acting is not None and acting.on_behalf_of in (None, holder)
    above = set(superiors(ports.catalogue.roles, role)) & set(actor.roles)
    return stands_in or bool(above) or actor.has_role(ADMINISTRATOR)


def _released(ports: Ports, actor: Actor, application: Application, note: str) -> Application:
    holder = application.claimed_by_name or ""
    details = {} if application.claimed_by == actor.account_id else {"instead_of": holder}
    event = by_officer(actor, application, "released", text=note, public=False, details=details)
    return commit_act(ports, application, lifecycle.unclaimed(application), events=[event])
