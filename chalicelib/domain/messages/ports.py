"""Where messages wait, who is told that they wait, and how they leave."""

from collections.abc import Sequence
from typing import Protocol

from chalicelib.domain import ports


class Announcer(Protocol):
    def announce(self, message_ids: Sequence[str]) -> None:
        """Ask for these to be sent now. A failure is not raised: the sweeper asks again."""
        ...


class Ports(ports.Ports, Protocol):
    @property
    def announcer(self) -> Announcer: ...
