"""A list that a campus or hospital sends, and the invitation of each person on it
(decision 0094)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from chalicelib.domain.records import Stored, Versioned


class InvitationState(StrEnum):
    """Of ``SENT`` nobody has said anything yet; ``WITHDRAWN`` by whoever sent it."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class InvitationList(Stored):
    """What somebody sent: ``rows`` people for permits of one type. It ends by itself."""

    list_id: str
    owner_id: str
    type_id: str
    institution: str
    rows: int
    created_at: datetime
    expires_at: datetime


class Invitation(Versioned):
    """Of one person by one sender for one type (``identity``). ``row`` is that of the list;
    ``values`` are the fields that it fills in. Of the link we have the hash alone. Once answered it
    is empty: what it said has gone into the draft, or nowhere. ``times``: how often this sender has
    invited this person since it began. It ends by itself."""

    invitation_id: str
    version: int = 1
    list_id: str
    owner_id: str
    type_id: str
    row: int
    name: str
    email: str
    values: dict[str, Any] = {}
    token_hash: str
    state: InvitationState = InvitationState.SENT
    times: int = 1
    expires_at: datetime

    def answered(self, state: InvitationState) -> "Invitation":
        """As its next version, with nothing of the person left in it."""
        return self.replace(
            version=self.version + 1, state=state, name="", email="", values={}, token_hash=""
        )
