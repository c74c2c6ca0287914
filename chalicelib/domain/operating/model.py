"""Who works for an institution besides the person who is responsible for it (decision 0095)."""

from datetime import datetime
from enum import StrEnum

from chalicelib.domain.records import Stored, Versioned
from chalicelib.domain.text import Language


class InvitedState(StrEnum):
    """Of ``SENT`` nobody has said anything yet; ``WITHDRAWN`` by whoever sent it."""

    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class OperatorInvitation(Versioned):
    """Of one address by one account (``inviting.identity``). ``institution`` and ``name`` as the
    sender calls them; ``language`` is that of its e-mail. Of the link we have the hash alone. Once
    answered it is empty. ``times``: how often this address was invited since it began. It ends by
    itself."""

    invitation_id: str
    version: int = 1
    owner_id: str
    institution: str
    name: str
    email: str
    language: Language = Language.INDONESIAN
    token_hash: str
    state: InvitedState = InvitedState.SENT
    times: int = 1
    invited_at: datetime
    expires_at: datetime

    def answered(self, state: InvitedState) -> "OperatorInvitation":
        """As its next version, with nothing of the person left in it."""
        return self.replace(
            version=self.version + 1, state=state, institution="", name="", email="", token_hash=""
        )


class Operator(Stored):
    """That ``account_id`` may work on what ``owner_id`` applies for in the name of an institution.
    It is there as long as that holds: whoever is removed has none."""

    owner_id: str
    account_id: str
    institution: str
    since: datetime
