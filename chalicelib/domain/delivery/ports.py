"""Where messages wait, and how they leave."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain.accounts import ports as accounts
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.templates import RenderedMessage, Told
from chalicelib.domain.messages.undelivered import Undelivered
from chalicelib.domain.text import Language, Localized


class Outbox(Protocol):
    def find(self, message_id: str) -> Message | None: ...

    def claim(self, message_id: str, due_by: datetime, until: datetime) -> Message | None:
        """Take the next attempt of a message that is due by then for oneself, until ``until``;
        ``None`` if another has it, or it is not due or no longer pending. A message is sent by
        whoever holds it."""
        ...

    def settle(self, messages: Sequence[Message]) -> None:
        """Store the outcomes of attempts (``Message.attempted``)."""
        ...

    def due(self, now: datetime, *, limit: int) -> Sequence[str]:
        """Ids of pending messages whose time has come, the oldest first."""
        ...

    def undelivered(self, whose: str, *, limit: int) -> Sequence[Undelivered]:
        """The newest of what did not arrive (``Undelivered.whose``). Follows the writes within
        moments, not at once."""
        ...


class MessageTexts(Protocol):
    def render(
        self, template: str, channel: Channel, language: Language, params: dict[str, str]
    ) -> RenderedMessage: ...

    def label(self, template: str) -> Localized | None:
        """What a list calls it; ``None``: it concerns an account, and nothing else."""
        ...

    def told(self, template: str) -> Told: ...

    def news(self, template: str) -> frozenset[str]:
        """The params of its line for the list in the site; none: it has no line there."""
        ...

    def line(self, template: str, language: Language, params: Mapping[str, str]) -> str | None:
        """That line; ``None``: it has none, or a param of it is missing."""
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
    def message_texts(self) -> MessageTexts: ...
    @property
    def channels(self) -> Channels: ...
