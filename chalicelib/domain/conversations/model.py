"""The messages between one citizen and the office: one thread for each citizen."""

import re
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field

from chalicelib.domain.records import Stored, Versioned

CODE_LENGTH = 4
CODE = re.compile(r"\[([0-9A-HJKMNP-TV-Z]{4})\]", re.IGNORECASE)
"""A thread's code as it stands in a message: Crockford's base 32 in brackets."""


EXCERPT = 100
"""Characters of the last message that a list shows."""


class Side(StrEnum):
    CITIZEN = "citizen"
    OFFICE = "office"


class Way(StrEnum):
    """How a message came in."""

    WEB = "web"
    WHATSAPP = "whatsapp"


class Entry(Stored):
    """One message, which never changes. ``author_id`` is missing when it came from the office's
    own WhatsApp number, which several officers may hold."""

    account_id: str
    entry_id: str
    at: AwareDatetime
    side: Side
    way: Way = Way.WEB
    author_id: str | None = None
    author_name: str
    text: str


class Thread(Versioned):
    """The state of a citizen's conversation; ``version`` counts its writes.

    ``code`` stands in each WhatsApp message of the thread, as ``[K7M2]``: a reply that carries it
    belongs here. ``officer_id`` answered last and is written to first. ``waiting_since`` is the
    time of the first message that nobody at the office has answered; ``excerpt`` the beginning of
    the last message, for lists of the office.
    """

    account_id: str
    version: int = 1
    code: str
    name: str
    officer_id: str | None = None
    last_at: AwareDatetime
    waiting_since: AwareDatetime | None = None
    excerpt: str = ""
    unread_by_citizen: int = Field(default=0, ge=0)
    unread_by_office: int = Field(default=0, ge=0)

    def with_entry(self, entry: Entry) -> "Thread":
        """After this message. An answer of the office ends the waiting."""
        excerpt = " ".join(entry.text.split())[:EXCERPT]
        after = self.replace(last_at=max(self.last_at, entry.at), excerpt=excerpt)
        if entry.side is Side.CITIZEN:
            return after.replace(
                unread_by_office=self.unread_by_office + 1,
                waiting_since=self.waiting_since or entry.at,
            )
        return after.done().replace(
            unread_by_citizen=self.unread_by_citizen + 1,
            officer_id=entry.author_id or self.officer_id,
        )

    def read_by_citizen(self) -> "Thread":
        return self.replace(unread_by_citizen=0)

    def done(self) -> "Thread":
        """The office has read it, and no answer is needed."""
        return self.replace(unread_by_office=0, waiting_since=None)

    @classmethod
    def opened(cls, account_id: str, name: str, code: str, at: datetime) -> "Thread":
        return cls(account_id=account_id, code=code, name=name, last_at=at)


class InnerNote(Stored):
    """What officers tell each other; it never changes. ``handed_to``: the colleague who got the
    thread with it."""

    account_id: str
    note_id: str
    at: AwareDatetime
    author_id: str
    author_name: str
    text: str
    handed_to: str = ""


class Handling(Versioned):
    """Beside its thread, so that what officers arrange among themselves never makes what the
    citizen sees stale. Without an ``officer_id`` it is nobody's."""

    account_id: str
    version: int = 1
    officer_id: str | None = None
    officer_name: str = ""
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None

    def holds_at(self, now: datetime) -> bool:
        return self.officer_id is not None and self.until is not None and self.until > now


class Route(Stored):
    """Messages from this number (its digest) belong to this citizen's thread until it ends."""

    number_digest: str
    account_id: str
    expires_at: AwareDatetime


class Received(Stored):
    """That a message of the gateway (the digest of its id) has had its effect."""

    digest: str
    expires_at: AwareDatetime
