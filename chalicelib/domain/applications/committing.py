"""Committing one act on an application: its new state, its audit notes, its messages, together.

Every use case that changes an application ends here, so that none can forget the version, the
note or the message.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from pydantic import BaseModel

from chalicelib.domain.applications import standing
from chalicelib.domain.applications.claims import files_freed, running_claim
from chalicelib.domain.applications.document import rewritten
from chalicelib.domain.applications.flow import flow_sums
from chalicelib.domain.applications.model import FORM, Application, Phase
from chalicelib.domain.applications.places_in_use import place_sums
from chalicelib.domain.applications.ports import Ports
from chalicelib.domain.applications.telling import told
from chalicelib.domain.audit.notes import Event, Note, chained
from chalicelib.domain.errors import Conflict
from chalicelib.domain.messages.model import Message
from chalicelib.domain.storage import (
    Add,
    Change,
    GiveBack,
    IdempotencyKey,
    Put,
    RememberedAnswer,
)

ANSWERS_KEPT = timedelta(days=2)
"""How long a repeated request still gets its first answer."""


def commit_act(
    ports: Ports,
    before: Application,
    after: Application,
    *,
    events: Iterable[Event] = (),
    messages: Iterable[Message] = (),
    also: Iterable[Change] = (),
    remember: Callable[[Application], Change | None] | None = None,
    then: Callable[[Application], object] | None = None,
) -> Application:
    """Write ``after`` as the next version of ``before``; then ask for its messages to be sent.
    However it ends, the next one of its type may be sent; what is withdrawn claims no file. What
    came in, went out or was decided is counted with it (``flow.py``), and which places are in use
    (``places_in_use.py``).

    ``remember`` is given the application as written, and says (``remembering``) what a repeated
    request is answered. ``then`` is given it when it is written, beside the messages' being asked
    for: it tells the engine.

    :returns: the application as written.
    :raises CommitRefused: somebody else was faster; nothing was written.
    """
    now = ports.clock.now()
    step = before.step.id if before.phase.is_running else None
    stamped = _counted(before, after.replace(version=before.version + 1, updated_at=now))
    written, notes = noted(stamped, events, now, step)
    answer = remember(written) if remember else None
    changes: list[Change] = [
        Put(written, before),
        *(Add(note) for note in notes),
        *told(ports, messages),
        *also,
        *standing.moved(before, written, now, ports.calendar),
        *flow_sums(before, written, ports.calendar),
        *place_sums(before, written),
        *_ended(before, written),
        *([answer] if answer else []),
    ]
    ports.commit(*changes)
    added = [change.record for change in changes if isinstance(change, Add)]
    sent = [one for one in added if isinstance(one, Message)]
    if then is None or not sent:
        ports.announcer.announce(sent)
        if then:
            then(written)
    else:
        ports.both(lambda: ports.announcer.announce(sent), lambda: then(written))
    return written


def _counted(before: Application, after: Application) -> Application:
    """What lies apart from the rest counts its own changes."""
    stays = after.replace(version=before.version, updated_at=before.updated_at)
    if stays != before.replace(documents=after.documents):
        after = after.replace(act_version=after.version)
    if any(getattr(after, name) != getattr(before, name) for name in FORM):
        after = after.replace(form_version=after.version)
    if after.documents != before.documents:
        after = after.replace(
            documents={
                name: rewritten(document, before.documents.get(name))
                for name, document in after.documents.items()
            },
            documents_version=after.version,
        )
    return after


def noted(
    application: Application, events: Iterable[Event], at: datetime, step: str | None = None
) -> tuple[Application, list[Note]]:
    """The application with its new chain head, and the notes to append. ``step`` is where it
    stood when this happened, which an act may have moved on from."""
    notes: list[Note] = []
    count, head = application.note_count, application.note_head
    for event in events:
        note = chained(f"app#{application.application_id}", count, head, event, at, step)
        notes.append(note)
        count, head = note.seq, note.hash
    return application.replace(note_count=count, note_head=head), notes


def _ended(before: Application, after: Application) -> list[Change]:
    if not before.phase.is_running or after.phase.is_running:
        return []
    ended: list[Change] = []
    if before.sole:
        ended.append(GiveBack(running_claim(after)))
    if after.phase is Phase.WITHDRAWN:
        ended += files_freed(after)
    return ended


def remembering(
    ports: Ports, idempotency: IdempotencyKey | None, answer: BaseModel
) -> Change | None:
    """The change that keeps this answer for a repeated request."""
    if idempotency is None:
        return None
    remembered = RememberedAnswer(
        account_id=idempotency.account_id,
        key=idempotency.key,
        digest=idempotency.digest,
        answer=answer.model_dump_json(),
        expires_at=ports.clock.now() + ANSWERS_KEPT,
    )
    return Add(remembered)


def require_version(application: Application, version: int) -> None:
    """:raises Conflict: the caller decides on something that has changed since it was read."""
    if application.version != version:
        raise Conflict("stale-version", current=application.version, sent=version)


def require_marks_alone_since(application: Application, version: int) -> None:
    """As ``require_version``, for who marks documents: others may have marked meanwhile, for marks
    on two documents do not meet."""
    if not application.act_version <= version <= application.version:
        require_version(application, version)
