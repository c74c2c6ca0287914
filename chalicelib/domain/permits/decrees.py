"""The decree that takes a permit back, on its way: who drew it up, who signs it, what became of it.

A permit has one of these, under its own id. Until it is signed the permit is in force.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from chalicelib.domain.accounts.model import Delegation
from chalicelib.domain.applications.model import SigningRefusal
from chalicelib.domain.records import Record, Versioned

if TYPE_CHECKING:
    from chalicelib.domain.permits.ports import Ports

ASKED_AGAIN = timedelta(minutes=10)
"""After that a decree that is still being signed is asked for once more: its message was lost."""


class DecreeState(StrEnum):
    """``waiting`` for a signature; ``signing``: with the signing service; ``dropped``: taken out of
    the queue again, unsigned."""

    WAITING = "waiting"
    SIGNING = "signing"
    SIGNED = "signed"
    DROPPED = "dropped"


class DecreeSignature(Record):
    """Who signs it: ``acting`` by which delegation, ``batch`` the act that it is part of."""

    officer_id: str
    officer_name: str
    role: str
    at: datetime
    acting: Delegation | None = None
    batch: str | None = None


class RevocationDecree(Versioned):
    """``officer_id``, ``officer_name`` and ``role`` are of whoever drew it up, at ``proposed_at``;
    ``refusal``: why the signing service gave it back. ``number``, its day and ``file_id`` are set
    before anything is made of them, as with permits; ``sha256`` is of the signed file."""

    permit_id: str
    version: int = 1
    application_id: str
    permit_number: str
    type_id: str
    type_name: str
    holder_name: str
    reason: str
    proposed_at: datetime
    officer_id: str
    officer_name: str
    role: str
    state: DecreeState = DecreeState.WAITING
    signature: DecreeSignature | None = None
    refusal: SigningRefusal | None = None
    number: str = ""
    on: date | None = None
    file_id: str = ""
    sha256: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in (DecreeState.WAITING, DecreeState.SIGNING)

    @property
    def signed_by(self) -> DecreeSignature:
        """:raises LookupError: nobody has signed it."""
        if self.signature is None:
            raise LookupError("a decree that nobody signs")
        return self.signature


def ask_again(ports: "Ports") -> list[str]:
    """For the sweeper: ids of the permits whose decree has been with the signing service for too
    long, each asked for once more."""
    late = ports.permits.decrees_in_signing(ports.clock.now() - ASKED_AGAIN)
    for permit_id in late:
        ports.signing_queue.ask_for_decree(permit_id)
    return late
