"""What reaches a person outside the site, and how long they were at each part of their way."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from demo.client import until
from infra.local.stack import LocalStack


@dataclass(frozen=True)
class Told:
    """One message: what it says first, and where it leads."""

    way: str
    line: str
    link: str


@dataclass(frozen=True)
class Reached:
    """The person's mailbox and telephone."""

    stack: LocalStack
    address: str
    number: str

    def everything(self) -> list[Told]:
        """E-mails first, each kind oldest first."""
        mails = [mail for mail in self.stack.outbox.mails() if self.address in mail["to"]]
        chats = [one["body"] for one in self.stack.outbox.whatsapp()]
        texts = [chat["text"] for chat in chats if chat["to"] == self.number]
        return [
            *(Told("e-mail", mail["subject"], _link(mail["text"])) for mail in mails),
            *(Told("whatsapp", text.splitlines()[0], _link(text)) for text in texts),
        ]

    def link(self, what: str) -> str:
        """Of the WhatsApp message whose first line says this, once it is there."""

        def look() -> str | None:
            told = (one for one in self.everything() if one.way == "whatsapp")
            return next((one.link for one in told if what in one.line), None)

        return until(f"a message that says {what!r}", look)


def _link(text: str) -> str:
    found = re.search(r"https?://\S+", text)
    return found[0] if found else ""


@dataclass
class Parts:
    """How long each took, in words."""

    lines: list[str] = field(default_factory=list)

    @contextmanager
    def told(self, name: str) -> Iterator[None]:
        begun = monotonic()
        yield
        self.lines.append(f"{name}: {monotonic() - begun:.0f} s")
