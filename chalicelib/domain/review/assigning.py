"""Giving an application to an officer: by a superior or an administrator, or by whoever has it."""

from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act, require_version
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.office import superiors
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.four_eyes import decided_elsewhere, has_part
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import by_officer, claim_ends


def assign(
    ports: Ports, actor: Actor, application_id: str, version: int, officer_id: str, note: str
) -> Application:
    """It is that officer's until the end of the next working day. Never taken from somebody else
    who works on it: they release it first.

    :raises NotAllowed: neither above its step, nor an administrator, nor who has it now.
    :raises InvalidInput: that officer may not decide at this step. :raises Conflict: it has changed
        since it was read, or ``claimed-by-another``.
    """
    application = ports.applications.get(application_id)
    held = is_claimed(ports, application)
    if not _may_assign(ports, actor, application, held=held):
        raise NotAllowed("may-not-assign")
    require_version(application, version)
    lifecycle.require(application, Act.CLAIM)
    if held and application.claimed_by not in (actor.account_id, officer_id):
        raise Conflict("claimed-by-another", officer=application.claimed_by_name or "")
    officer = _who_may_decide(ports, application, officer_id)
    after = application.replace(
        claimed_by=officer.account_id,
        claimed_by_name=officer.full_name,
        claimed_until=claim_ends(ports),
    )
    details = {"officer": officer.full_name}
    event = by_officer(actor, application, "assigned", text=note, public=False, details=details)
    return commit_act(ports, application, after, events=[event])


def _may_assign(ports: Ports, actor: Actor, application: Application, *, held: bool) -> bool:
    if not application.phase.is_running:
        return False
    role = application.step.role
    above = set(superiors(ports.catalogue.roles, role)) & set(actor.roles)
    own = held and application.claimed_by == actor.account_id and actor.has_role(role)
    return own or bool(above) or actor.has_role(ADMINISTRATOR)


def _who_may_decide(ports: Ports, application: Application, officer_id: str) -> Account:
    """Four eyes, as in ``at_own_step``."""
    officer = ports.accounts.find(officer_id)
    today = ports.calendar.local_date(ports.clock.now())
    fit = (
        officer is not None
        and officer.enabled
        and application.step.role in officer.roles_on(today)
        and not has_part(application, officer_id, officer.nik)
        and not decided_elsewhere(application, officer_id)
    )
    if officer is None or not fit:
        raise InvalidInput(fields=[FieldProblem("officer_id", "may-not-decide-here")])
    return officer
