"""What somebody complains of, and what becomes of it (PermenPANRB 15/2014, component 6)."""

from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.records import Record, Versioned


class ComplaintOutcome(StrEnum):
    """``passed-on``: another body's affair, to which the answer leads. ``withdrawn``: whoever
    complained had their account erased before it was answered."""

    UPHELD = "upheld"
    PARTLY = "partly-upheld"
    NOT_UPHELD = "not-upheld"
    PASSED_ON = "passed-on"
    WITHDRAWN = "withdrawn"


class ComplaintAnswer(Record):
    """What the office told whoever complained; ``role`` is that of the officer."""

    at: datetime
    officer_id: str
    role: str
    text: str


class ComplaintReply(Record):
    """What whoever complained added, or answered the office."""

    at: datetime
    text: str


class Complaint(Versioned):
    """Without ``account_id`` it is anonymous, and ``code_hash`` (SHA-256) leads to it; with one it
    has no code. Nothing else about whoever complained is kept. ``due_on`` is the last day for an
    outcome; ``unread_since``: whoever complained wrote then, and no officer has read it;
    ``erased_at``: what people wrote is gone, number and outcome stay."""

    complaint_id: str
    version: int = 1
    number: str
    category: str
    text: str
    account_id: str | None = None
    code_hash: str = ""
    filed_at: datetime
    due_on: date
    answers: tuple[ComplaintAnswer, ...] = ()
    replies: tuple[ComplaintReply, ...] = ()
    unread_since: datetime | None = None
    outcome: ComplaintOutcome | None = None
    closed_at: datetime | None = None
    erased_at: datetime | None = None
    note_count: int = 0
    note_head: str = ""

    @property
    def subject(self) -> str:
        """Under which its audit notes are kept."""
        return f"complaint#{self.complaint_id}"
