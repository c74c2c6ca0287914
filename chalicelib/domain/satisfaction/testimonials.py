"""From what a holder writes to what the public reads: an administrator stands between."""

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.satisfaction.ports import Ports
from chalicelib.domain.storage import Add, Page, Put


def handed_in(ports: Ports, permit: Permit, text: str, testimonial_id: str) -> Add:
    """For the commit in which it is given: it waits for moderation. Of the name it keeps the
    first word alone. The permit remembers the id, so that its holder can be erased from it."""
    testimonial = Testimonial(
        testimonial_id=testimonial_id,
        permit_id=permit.permit_id,
        type_id=permit.type_id,
        type_name=permit.type_name,
        first_name=(permit.holder_plain_name or permit.holder_name).split()[0],
        text=text,
        given_at=ports.clock.now(),
    )
    return Add(testimonial)


def list_published(ports: Ports, *, limit: int, cursor: str | None) -> Page[Testimonial]:
    """For everybody; newest first.

    :raises InvalidInput: ``bad-cursor``.
    """
    return ports.testimonials.published(limit=limit, cursor=cursor)


def list_for_moderation(
    ports: Ports, actor: Actor, state: TestimonialState, *, limit: int, cursor: str | None
) -> Page[Testimonial]:
    """Waiting ones, the oldest first, or published ones, the newest first. Refused ones are in no
    list.

    :raises NotAllowed: not an administrator. :raises InvalidInput: ``bad-cursor``.
    """
    _require_administrator(actor)
    if state is TestimonialState.PUBLISHED:
        return ports.testimonials.published(limit=limit, cursor=cursor)
    return ports.testimonials.waiting(limit=limit, cursor=cursor)


def approve(ports: Ports, actor: Actor, testimonial_id: str, version: int) -> Testimonial:
    """It is public from now on.

    :raises NotAllowed: not an administrator. :raises NotFound: ``unknown-testimonial``.
    :raises Conflict: ``version`` is not the stored one.
    """
    return _decide(ports, actor, testimonial_id, version, TestimonialState.PUBLISHED, None)


def refuse(
    ports: Ports, actor: Actor, testimonial_id: str, version: int, reason: str
) -> Testimonial:
    """It is not published; a published one is taken back. Raises as ``approve``."""
    return _decide(ports, actor, testimonial_id, version, TestimonialState.REFUSED, reason)


def _decide(
    ports: Ports,
    actor: Actor,
    testimonial_id: str,
    version: int,
    state: TestimonialState,
    reason: str | None,
) -> Testimonial:
    _require_administrator(actor)
    before = ports.testimonials.find(testimonial_id)
    if before is None:
        raise NotFound("unknown-testimonial")
    if before.version != version:
        raise Conflict("stale-version", current=before.version, sent=version)
    now = ports.clock.now()
    note = Note(
        subject=before.subject,
        seq=before.note_count + 1,
        at=now,
        event=f"testimonial-{state.value}",
        actor_id=actor.account_id,
        actor_role=ADMINISTRATOR,
        actor_name=actor.name,
        text=reason or "",
        public=False,
        previous=before.note_head,
    )
    note = note.replace(hash=note.computed_hash())
    after = before.replace(
        version=before.version + 1,
        state=state,
        moderated_at=now,
        moderated_by=actor.account_id,
        reason=reason,
        note_count=note.seq,
        note_head=note.hash,
    )
    ports.commit(Put(after, before), Add(note))
    return after


def _require_administrator(actor: Actor) -> None:
    if not actor.has_role(ADMINISTRATOR):
        raise NotAllowed("not-for-this-role")
