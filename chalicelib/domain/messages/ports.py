"""Who is told that messages wait, their words, and what is found of them in the site."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain import ports
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.on_paper import PaperLetter, WaitingLetter
from chalicelib.domain.messages.templates import RenderedMessage, Told
from chalicelib.domain.storage import Page
from chalicelib.domain.text import Language, Localized


class Announcer(Protocol):
    def announce(self, messages: Sequence[Message]) -> None:
        """Ask for these to be sent now. A failure is not raised: the sweeper asks again."""
        ...

    def announce_again(self, message_ids: Sequence[str]) -> None:
        """Likewise, for messages of which no more is known than that they wait."""
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


class NewsList(Protocol):
    """All follow the writes within moments, not at once."""

    def of(self, account_id: str, *, limit: int, cursor: str | None) -> Page[News]:
        """Newest first."""
        ...

    def since(self, account_id: str, after: datetime | None, most: int) -> int:
        """How many came after that moment, up to ``most``."""
        ...

    def on_paper(self, account_id: str, *, limit: int) -> Sequence[PaperLetter]:
        """What this person has to fetch at the counter, the oldest first."""
        ...

    def count_on_paper(self, account_id: str, most: int) -> int:
        """How many of these there are, up to ``most``."""
        ...

    def letters_waiting(self, *, limit: int, cursor: str | None) -> Page[WaitingLetter]:
        """What all people have to fetch at the counter, the oldest first."""
        ...


class Ports(ports.Ports, Protocol):
    @property
    def announcer(self) -> Announcer: ...
    @property
    def message_texts(self) -> MessageTexts: ...
    @property
    def news(self) -> NewsList: ...
