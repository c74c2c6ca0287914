"""Taking back a permit (mencabut): by a role that may (``roles.toml``), with the reason."""

from datetime import date
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import commit_act, remembering
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, NotAllowed
from chalicelib.domain.office_data.auditing import noted
from chalicelib.domain.permits.holding import known_permit
from chalicelib.domain.permits.model import Permit, PermitState, Revocation
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.revocation_letter import with_decree
from chalicelib.domain.repertoire import require_printable
from chalicelib.domain.storage import Change, IdempotencyKey, Put, until_written
from chalicelib.domain.wording import indonesian_date


class Revoked(BaseModel):
    """The answer to a revocation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    permit_id: str
    number: str
    revoked_on: date
    decree_number: str


def revoke(
    ports: Ports,
    actor: Actor,
    permit_id: str,
    *,
    reason: str,
    idempotency: IdempotencyKey | None = None,
) -> Revoked:
    """From now on the public is told that it is revoked; its holder is told why. The decree has a
    number of its own (``revocation_letter.py``). The note goes into the chain of the application
    that it came from.

    :raises NotAllowed: no role of this officer may revoke, or it is the officer's own permit.
    :raises NotFound: no such permit. :raises InvalidInput: ``reason`` has signs that no letter
        prints. :raises Conflict: ``permit-already-revoked``, ``permit-ended``.
    """
    require_printable(normalize("NFC", reason), "reason")
    return until_written(lambda: _revoke(ports, actor, permit_id, reason, idempotency))


def may_revoke(ports: Ports, actor: Actor, permit: Permit) -> bool:
    """Whether it is there to be revoked, and for this officer."""
    if permit.state is not PermitState.ACTIVE or actor.account_id == permit.holder_id:
        return False
    try:
        return bool(revoking_role(ports, actor))
    except NotAllowed:
        return False


def revoking_role(ports: Ports, actor: Actor) -> str:
    """The role by which this officer may revoke.

    :raises NotAllowed: there is none.
    """
    known = ports.catalogue.roles
    for role in actor.roles:
        if role in known and known[role].revokes:
            return role
    raise NotAllowed("not-for-this-role")


def _revoke(
    ports: Ports, actor: Actor, permit_id: str, reason: str, idempotency: IdempotencyKey | None
) -> Revoked:
    role = revoking_role(ports, actor)
    permit = known_permit(ports, permit_id)
    if permit.recorded:
        return _revoke_recorded(ports, actor, role, permit, reason, idempotency)
    application = ports.applications.get(permit.application_id)
    if actor.account_id == permit.holder_id or actor.nik == application.person.nik:
        raise NotAllowed("own-application")
    after, answer, decreed = _taken_back(ports, actor, role, permit, reason)
    details = {
        "permit_number": permit.number,
        "decree_number": answer.decree_number,
        **actor.authority(role),
    }
    commit_act(
        ports,
        application,
        application,
        events=[Event("revoked", actor.account_id, role, actor.name, text=reason, details=details)],
        messages=to_applicant(
            ports,
            application,
            "revoked",
            permit_number=permit.number,
            revoked_on=indonesian_date(answer.revoked_on),
            reason=reason,
        ),
        also=[Put(after, permit), *decreed],
        remember=lambda _written: remembering(ports, idempotency, answer),
    )
    return answer


def _revoke_recorded(
    ports: Ports,
    actor: Actor,
    role: str,
    permit: Permit,
    reason: str,
    idempotency: IdempotencyKey | None,
) -> Revoked:
    """One of before this system has no application and no account: the note goes into the chain of
    the office's own data, and nobody is told."""
    after, answer, decreed = _taken_back(ports, actor, role, permit, reason)
    remembered = remembering(ports, idempotency, answer)
    ports.commit(
        Put(after, permit),
        *decreed,
        *noted(ports, actor, "revoked", f"permit/{permit.permit_id}", role=role, text=reason),
        *([remembered] if remembered else []),
    )
    return answer


def _taken_back(
    ports: Ports, actor: Actor, role: str, permit: Permit, reason: str
) -> tuple[Permit, Revoked, list[Change]]:
    """The permit as it will be, the answer, and what gives the decree its number.

    :raises Conflict: ``permit-already-revoked``, ``permit-ended``.
    """
    if permit.state is PermitState.REVOKED:
        raise Conflict("permit-already-revoked")
    if permit.state is PermitState.ENDED:
        raise Conflict("permit-ended")
    now = ports.clock.now()
    revocation = Revocation(
        at=now,
        on=ports.calendar.local_date(now),
        reason=reason,
        officer_id=actor.account_id,
        officer_name=actor.name,
        role=role,
    )
    revocation, decreed = with_decree(ports, actor, permit, revocation)
    after = permit.replace(
        state=PermitState.REVOKED, revocation=revocation, version=permit.version + 1
    )
    answer = Revoked(
        permit_id=permit.permit_id,
        number=permit.number,
        revoked_on=revocation.on,
        decree_number=revocation.number,
    )
    return after, answer, decreed
