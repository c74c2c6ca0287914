"""The writes of conversations, as parts of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.conversations.model import Entry, Thread
from chalicelib.domain.storage import Change


@dataclass(frozen=True, eq=False)
class PutThread(Change):
    """``expected_version`` is the version read before; ``None`` demands that it is new, and so is
    its code."""

    thread: Thread
    expected_version: int | None


@dataclass(frozen=True, eq=False)
class AddEntry(Change):
    entry: Entry


@dataclass(frozen=True, eq=False)
class RememberRoute(Change):
    """Messages from this number (its digest) belong to this citizen's thread from now on, until
    ``expires_at`` (seconds since 1970). Replaces an earlier one."""

    number_digest: str
    account_id: str
    expires_at: int


@dataclass(frozen=True, eq=False)
class TakeInbound(Change):
    """Holds only once for each message of the gateway (the digest of its id)."""

    digest: str
    expires_at: int
