"""Reading conversations. They are written by ``ports.commit`` alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain.applications import ports as applications
from chalicelib.domain.conversations.model import Entry, Handling, InnerNote, Thread
from chalicelib.domain.storage import Page


class Conversations(Protocol):
    """All reads but ``waiting`` are consistent: what was committed is seen."""

    def find(self, account_id: str) -> Thread | None: ...

    def several(self, account_ids: Sequence[str]) -> Sequence[Thread]:
        """Those of these people that have one; perhaps not as of a moment ago."""
        ...

    def waiting_count(self, most: int) -> int:
        """How many wait for an answer, up to ``most``."""
        ...

    def find_by_code(self, code: str) -> Thread | None: ...

    def entries(self, account_id: str, *, limit: int, cursor: str | None) -> Page[Entry]:
        """Newest first."""
        ...

    def erase(self, account_id: str) -> None:
        """The whole thread, for good. Once it is gone, nothing happens."""
        ...

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Thread]:
        """Threads in which a citizen waits for an answer, the longest first. Follows the writes
        within moments, not at once."""
        ...

    def answered(self, *, limit: int, cursor: str | None) -> Page[Thread]:
        """Threads in which nobody waits, those last written in first. Follows likewise."""
        ...

    def held_by(self, officer_id: str, *, limit: int, cursor: str | None) -> Page[Handling]:
        """What this officer took over, the earliest first; some of it may have lapsed. Follows
        likewise."""
        ...

    def handlings(self, account_ids: Sequence[str]) -> Sequence[Handling]:
        """Those of these threads that have one; perhaps not as of a moment ago."""
        ...

    def inner_notes(self, account_id: str, *, limit: int) -> Sequence[InnerNote]:
        """Newest first."""
        ...

    def route(self, number_digest: str, now: datetime) -> str | None:
        """The account that a number was last written to about its thread."""
        ...

    def was_received(self, digest: str, now: datetime) -> bool:
        """Whether this message of the gateway had its effect (``Received``)."""
        ...


class Ports(applications.Ports, Protocol):
    @property
    def conversations(self) -> Conversations: ...
    @property
    def whatsapp_secret(self) -> bytes:
        """With which the WhatsApp gateway signs what it hands in."""
        ...
