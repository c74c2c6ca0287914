"""The messages between one citizen and the office: one thread for each citizen."""

import re
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, Field

from chalicelib.domain.records import Stored, Versioned

CODE_LENGTH = 4
CODE = re.compile(r"\[([0-9A-HJKMNP-TV-Z]{4})\]", re.IGNORECASE)
"""A thread's code as it stands in a message: Crockford's base 32 in brackets."""


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
    time of the first message that nobody at the office has answered.
    """

    account_id: str
    version: int = 1
    code: str
    name: str
    officer_id: str | None = None
    last_at: AwareDatetime
    waiting_since: AwareDatetime | None = None
    unread_by_citizen: int = Field(default=0, ge=0)
    unread_by_office: int = Field(default=0, ge=0)

    def with_entry(self, entry: Entry) -> "Thread":
        """After this message. An answer of the office ends the waiting."""
        after = self.replace(last_at=max(self.last_at, entry.at))
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


class Route(Stored):
    """Messages from this number (its digest) belong to this citizen's thread until it ends."""

    number_digest: str
    account_id: str
    expires_at: AwareDatetime


class Received(Stored):
    """That a message of the gateway (the digest of its id) has had its effect."""

    digest: str
    expires_at: AwareDatetime
