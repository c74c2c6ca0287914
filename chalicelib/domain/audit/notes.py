"""Audit notes: who did what and when, one hash chain per subject (an application, an account, the
office's own data).

Each note carries the hash of the one before it, and the subject's record the hash of the last one,
so that an edited, deleted, moved or cut note is seen. A note is written in the same commit as what
it tells of.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.domain.records import Stored

SYSTEM = "system"
"""Id and role of whom the notes name when no person acted."""

OPERATOR = "operator"
"""The role of whoever works for an institution whose applicant is another."""

ACCOUNT_LOOKED_AT, IDENTITY_LOOKED_AT = "account-looked-at", "identity-looked-at"
"""Events that are an officer's look at a person: the account, or the scan of the card."""


class Note(Stored):
    """``event`` is past tense (``submitted``); ``text`` is for people and, when ``public``, for
    the applicant. ``actor_role`` is ``applicant``, ``operator``, ``system`` or an officer's
    role."""

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


@dataclass(frozen=True)
class Event:
    """What a use case has to say; ``chained`` makes it a note in its place."""

    name: str
    actor_id: str
    actor_role: str
    actor_name: str = ""
    text: str = ""
    public: bool = True
    details: dict[str, str] = field(default_factory=dict)


def chained(
    subject: str, count: int, head: str, event: Event, at: datetime, step: str | None = None
) -> Note:
    """The note that follows ``count`` others of this subject, of which the last has the hash
    ``head``. ``step`` is where an application stood when this happened."""
    note = Note(
        subject=subject,
        seq=count + 1,
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
    return note.replace(hash=note.computed_hash())


def first_break(notes: Iterable[Note], count: int, head: str) -> int | None:
    """Sequence number of the first note that does not fit the chain; ``None`` when all do.

    ``count`` and ``head`` come from the subject's record, so a cut end is found as well.
    """
    previous, seen = "", 0
    for note in notes:
        seen += 1
        if note.seq != seen or note.previous != previous or note.computed_hash() != note.hash:
            return seen
        previous = note.hash
    return None if (seen, previous) == (count, head) else seen + 1
