"""Where messages wait, and how they leave."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain.accounts import ports as accounts
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.templates import RenderedMessage
from chalicelib.domain.messages.undelivered import Undelivered


class Outbox(Protocol):
    def find(self, message_id: str) -> Message | None: ...

    def claim(self, message_id: str, due_by: datetime, until: datetime) -> Message | None:
        """Take the next attempt of a message that is due by then for oneself, until ``until``;
        ``None`` if another has it, or it is not due or no longer pending. A message is sent by
        whoever holds it."""
        ...

    def settle(self, messages: Sequence[Message], news: Sequence[News] = ()) -> None:
        """Store the outcomes of attempts (``Message.attempted``) and, with them, the lines that
        they leave in the site. Each is written by itself."""
        ...

    def due(self, now: datetime, *, limit: int) -> Sequence[str]:
        """Ids of pending messages whose time has come, the oldest first."""
        ...

    def undelivered(self, whose: str, *, limit: int) -> Sequence[Undelivered]:
        """The newest of what did not arrive (``Undelivered.whose``). Follows the writes within
        moments, not at once."""
        ...


class Channels(Protocol):
    def send(
        self, channel: Channel, address: str, rendered: RenderedMessage, message_id: str
    ) -> None:
        """:raises Unavailable: not now; try later. :raises InvalidInput: this address never."""
        ...


class Ports(accounts.Ports, Protocol):
    @property
    def outbox(self) -> Outbox: ...
    @property
    def channels(self) -> Channels: ...
