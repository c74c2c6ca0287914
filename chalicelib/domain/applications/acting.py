"""Committing one act on an application: its new state, its audit notes, its messages, together.

Every use case that changes an application ends here, so that none can forget the version, the
note or the message.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

from pydantic import BaseModel

from chalicelib.domain.applications.audit import Event, noted
from chalicelib.domain.applications.duplicates import files_freed
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.errors import Conflict
from chalicelib.domain.messages.model import Message
from chalicelib.domain.ports import Ports
from chalicelib.domain.storage import (
    AppendNote,
    Change,
    CommitRefused,
    EndRunning,
    IdempotencyKey,
    PutApplication,
    QueueMessage,
    RememberAnswer,
)

T = TypeVar("T")

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
    remember: Change | None = None,
) -> Application:
    """Write ``after`` as the next version of ``before``; then ask for its messages to be sent.
    However it ends, the next one of its type may be sent; what is withdrawn claims no file.

    :returns: the application as written.
    :raises CommitRefused: somebody else was faster; nothing was written.
    """
    step = before.step.id if before.phase.is_running else None
    changed, notes = noted(stamped(ports, before, after), events, ports.clock.now(), step)
    changes: list[Change] = [
        PutApplication(changed, before.version),
        *(AppendNote(note) for note in notes),
        *(QueueMessage(message) for message in messages),
        *also,
        *_ended(before, changed),
        *([remember] if remember else []),
    ]
    ports.commit(*changes)
    queued = [change.message for change in changes if isinstance(change, QueueMessage)]
    ports.announcer.announce([message.message_id for message in queued])
    return changed


def _ended(before: Application, after: Application) -> list[Change]:
    if not before.phase.is_running or after.phase.is_running:
        return []
    ended: list[Change] = []
    if before.sole:
        ended.append(EndRunning(after.applicant_id, after.type_id, after.application_id))
    if after.phase is Phase.WITHDRAWN:
        ended += files_freed(after)
    return ended


def until_written(attempt: Callable[[], T], tries: int = 12) -> T:
    """For an act that does not depend on what its caller has seen, such as saving a field or
    recording a verdict: when another was faster, ``attempt`` reads and writes anew. Eleven
    documents can be asked for, or judged, at once, and each must find its own version.

    :raises CommitRefused: others were faster every time.
    """
    for _ in range(tries - 1):
        try:
            return attempt()
        except CommitRefused:
            continue
    return attempt()


def stamped(ports: Ports, before: Application, after: Application) -> Application:
    return after.model_copy(update={"version": before.version + 1, "updated_at": ports.clock.now()})


def remembering(
    ports: Ports, idempotency: IdempotencyKey | None, answer: BaseModel
) -> RememberAnswer | None:
    """The change that keeps this answer for a repeated request."""
    if idempotency is None:
        return None
    expires = ports.clock.now() + ANSWERS_KEPT
    return RememberAnswer(idempotency, answer.model_dump_json(), int(expires.timestamp()))


def require_version(application: Application, version: int) -> None:
    """:raises Conflict: the caller decides on something that has changed since it was read."""
    if application.version != version:
        raise Conflict("stale-version", current=application.version, sent=version)
