"""Taking back a permit (mencabut): by a role that may (``roles.toml``), with the reason.

Two acts: the decree is drawn up, and it is signed (``decree_signing.py``). The permit is in force
until then; its holder is told when it is revoked.
"""

from collections.abc import Callable, Sequence
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import commit_act, remembering
from chalicelib.domain.applications.model import Application
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound
from chalicelib.domain.messages.model import Message
from chalicelib.domain.office_data.auditing import chain_on
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.permits.holding import known_permit
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.repertoire import require_printable
from chalicelib.domain.storage import Change, IdempotencyKey, Page, Put, until_written

_MOST_COUNTED = 50
"""There are a few in a year."""


class Proposed(BaseModel):
    """The answer to drawing up a decree: it waits for its signature."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    permit_id: str
    number: str
    version: int


def propose(
    ports: Ports,
    actor: Actor,
    permit_id: str,
    *,
    reason: str,
    idempotency: IdempotencyKey | None = None,
) -> Proposed:
    """The decree is drawn up and stands among the letters to be signed. The note goes into the
    chain of the application that the permit came from.

    :raises NotAllowed: no role of this officer may revoke, or it is the officer's own permit.
    :raises NotFound: no such permit. :raises InvalidInput: ``reason`` has signs that no letter
        prints. :raises Conflict: ``permit-already-revoked``, ``permit-ended``, ``decree-waits``.
    """
    require_printable(normalize("NFC", reason), "reason")

    def write() -> Proposed:
        role = revoking_role(ports, actor)
        permit = others_permit(ports, actor, permit_id)
        require_in_force(permit)
        before = ports.records.find(RevocationDecree, permit_id)
        if before is not None and before.is_open:
            raise Conflict("decree-waits")
        decree = RevocationDecree(
            permit_id=permit_id,
            version=before.version + 1 if before else 1,
            application_id=permit.application_id,
            permit_number=permit.number,
            type_id=permit.type_id,
            type_name=permit.type_name,
            holder_name=permit.holder_name,
            reason=reason,
            proposed_at=ports.clock.now(),
            officer_id=actor.account_id,
            officer_name=actor.name,
            role=role,
        )
        answer = Proposed(permit_id=permit_id, number=permit.number, version=decree.version)
        remembered = remembering(ports, idempotency, answer)
        changes = [Put(decree, before), *([remembered] if remembered else [])]
        commit_on(ports, permit, by_revoker(actor, role, "revocation-proposed", reason), changes)
        return answer

    return until_written(write)


def drop(ports: Ports, actor: Actor, permit_id: str, version: int) -> None:
    """An unsigned decree is taken out of the queue; the permit stays in force.

    :raises NotAllowed: as ``propose``. :raises Conflict: it is not waiting, or was drawn up anew
        since it was read.
    """
    role = revoking_role(ports, actor)
    permit = others_permit(ports, actor, permit_id)
    decree = waiting_decree(ports, permit_id, version)
    after = decree.replace(state=DecreeState.DROPPED, version=decree.version + 1)
    event = by_revoker(actor, role, "revocation-dropped", decree.reason)
    commit_on(ports, permit, event, [Put(after, decree)])


def open_decrees(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[RevocationDecree]:
    """Those that wait for a signature or are being signed, the oldest first; nothing for who may
    not sign them."""
    if not _may(ports, actor):
        return Page(())
    return ports.permits.open_decrees(limit=limit, cursor=cursor)


def count_open(ports: Ports, actor: Actor) -> int:
    """How many this officer may sign, as far as one page goes."""
    return len(open_decrees(ports, actor, limit=_MOST_COUNTED, cursor=None).items)


def open_decree(ports: Ports, permit: Permit) -> RevocationDecree | None:
    decree = ports.records.find(RevocationDecree, permit.permit_id)
    return decree if decree is not None and decree.is_open else None


def waiting_decree(ports: Ports, permit_id: str, version: int) -> RevocationDecree:
    """:raises NotFound: ``unknown-permit``: there is none. :raises Conflict: ``stale-version``: it
    was signed, dropped or drawn up anew since it was read."""
    decree = ports.records.find(RevocationDecree, permit_id)
    if decree is None:
        raise NotFound("unknown-permit")
    if decree.version != version or decree.state is not DecreeState.WAITING:
        raise Conflict("stale-version", current=decree.version, sent=version)
    return decree


def may_revoke(ports: Ports, actor: Actor, permit: Permit) -> bool:
    """Whether it is there to be revoked, and for this officer."""
    return permit.state is PermitState.ACTIVE and may_sign(ports, actor, permit)


def may_sign(ports: Ports, actor: Actor, permit: Permit) -> bool:
    """Whether its decree is for this officer to sign, or to drop."""
    return actor.account_id != permit.holder_id and _may(ports, actor)


def revoking_role(ports: Ports, actor: Actor) -> str:
    """The role by which this officer may revoke.

    :raises NotAllowed: there is none.
    """
    known = ports.catalogue.roles
    for role in actor.roles:
        if role in known and known[role].revokes:
            return role
    raise NotAllowed("not-for-this-role")


def others_permit(ports: Ports, actor: Actor, permit_id: str) -> Permit:
    """:raises NotAllowed: it is the officer's own. :raises NotFound: there is none."""
    permit = known_permit(ports, permit_id)
    nik = "" if permit.recorded else ports.applications.get(permit.application_id).person.nik
    if actor.account_id == permit.holder_id or actor.nik == nik:
        raise NotAllowed("own-application")
    return permit


def require_in_force(permit: Permit) -> None:
    """:raises Conflict: ``permit-already-revoked``, ``permit-ended``."""
    if permit.state is PermitState.REVOKED:
        raise Conflict("permit-already-revoked")
    if permit.state is PermitState.ENDED:
        raise Conflict("permit-ended")


def by_revoker(actor: Actor, role: str, name: str, reason: str) -> Event:
    details = actor.authority(role)
    return Event(name, actor.account_id, role, actor.name, reason, public=False, details=details)


def commit_on(
    ports: Ports,
    permit: Permit,
    event: Event,
    changes: Sequence[Change],
    told: Callable[[Application], list[Message]] = lambda _: [],
) -> None:
    """With the note in the chain of the application that the permit came from. One of before this
    system has no application and no account: its note goes into the chain of the office's own
    data, and nobody is told."""
    if permit.recorded:
        about = {"about": f"permit/{permit.permit_id}"}
        said = Event(
            *(event.name, event.actor_id, event.actor_role, event.actor_name, event.text),
            public=False,
            details=event.details | about,
        )
        ports.commit(*changes, *chain_on(ports, said))
        return
    application = ports.applications.get(permit.application_id)
    commit_act(
        ports,
        application,
        application,
        events=[event],
        messages=told(application),
        also=changes,
    )


def _may(ports: Ports, actor: Actor) -> bool:
    try:
        return bool(revoking_role(ports, actor))
    except NotAllowed:
        return False
