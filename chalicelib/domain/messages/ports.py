"""Where messages wait, who is told that they wait, and what is found of them in the site."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.domain import ports
from chalicelib.domain.messages.news import News
from chalicelib.domain.storage import Page


class Announcer(Protocol):
    def announce(self, message_ids: Sequence[str]) -> None:
        """Ask for these to be sent now. A failure is not raised: the sweeper asks again."""
        ...


class NewsList(Protocol):
    """Both follow the writes within moments, not at once."""

    def of(self, account_id: str, *, limit: int, cursor: str | None) -> Page[News]:
        """Newest first."""
        ...

    def since(self, account_id: str, after: datetime | None, most: int) -> int:
        """How many came after that moment, up to ``most``."""
        ...


class Ports(ports.Ports, Protocol):
    @property
    def announcer(self) -> Announcer: ...
    @property
    def news(self) -> NewsList: ...
