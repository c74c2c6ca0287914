"""Audit notes: who did what and when, one hash chain per application.

Each note carries the hash of the one before it, and the application the hash of the last one, so
that an edited, deleted, moved or cut note is seen. A note is written in the same commit as what
it tells of.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.applications.model import Application, Record

SYSTEM = "system"
"""Id and role of whom the notes name when no person acted."""


class Note(Record):
    """``event`` is past tense (``submitted``); ``text`` is for people and, when ``public``, for
    the applicant. ``actor_role`` is ``applicant``, ``system`` or an officer's role."""

    subject: str
    seq: int
    at: datetime
    event: str
    actor_id: str
    actor_role: str
    actor_name: str = ""
    step: str | None = None
    text: str = ""
    public: bool = True
    details: dict[str, str] = {}
    previous: str = ""
    hash: str = ""

    def computed_hash(self) -> str:
        """SHA-256 over all other fields in canonical JSON, hence over the note before too."""
        content = self.model_dump(mode="json", exclude={"hash"})
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()


class DocumentView(Record):
    """That an officer opened a document. Kept apart from the chain of notes: looking changes
    nothing, and must not make the officer's own copy of the file stale."""

    view_id: str
    application_id: str
    document: str
    officer_id: str
    officer_name: str
    role: str
    at: datetime


@dataclass(frozen=True)
class Event:
    """What a use case has to say; ``noted`` makes it a note in its place."""

    name: str
    actor_id: str
    actor_role: str
    actor_name: str = ""
    text: str = ""
    public: bool = True
    details: dict[str, str] = field(default_factory=dict)


def noted(
    application: Application, events: Iterable[Event], at: datetime, step: str | None = None
) -> tuple[Application, list[Note]]:
    """The application with its new chain head, and the notes to append. ``step`` is where it
    stood when this happened, which an act may have moved on from."""
    notes: list[Note] = []
    count, head = application.note_count, application.note_head
    for event in events:
        count += 1
        note = Note(
            subject=f"app#{application.application_id}",
            seq=count,
            at=at,
            event=event.name,
            actor_id=event.actor_id,
            actor_role=event.actor_role,
            actor_name=event.actor_name,
            step=step,
            text=event.text,
            public=event.public,
            details=event.details,
            previous=head,
        )
        note = note.model_copy(update={"hash": note.computed_hash()})
        head = note.hash
        notes.append(note)
    return application.model_copy(update={"note_count": count, "note_head": head}), notes


def first_break(notes: Iterable[Note], count: int, head: str) -> int | None:
    """Sequence number of the first note that does not fit the chain; ``None`` when all do.

    ``count`` and ``head`` come from the application, so a cut end is found as well.
    """
    previous, seen = "", 0
    for note in notes:
        seen += 1
        if note.seq != seen or note.previous != previous or note.computed_hash() != note.hash:
            return seen
        previous = note.hash
    return None if (seen, previous) == (count, head) else seen + 1
