"""A message to a person, as it lies in the outbox until it is sent."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from chalicelib.domain.parts import Slug
from chalicelib.domain.records import Record, Stored
from chalicelib.domain.text import Language


class Channel(StrEnum):
    EMAIL = "email"
    WHATSAPP = "whatsapp"


class MessageState(StrEnum):
    """``failed`` is final: the attempts are used up, or the address does not exist."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"


class RecipientRef(Record):
    """Either an account, whose address is read when the message is sent, or a literal e-mail
    address or E.164 number of somebody without an account (the campus that gets a copy)."""

    account_id: str | None = None
    address: str | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.account_id is None) == (self.address is None):
            raise ValueError("recipient: either an account or an address")
        return self


class Message(Stored):
    """One message by one channel, or the same one by several: ``also`` names the others that it
    has to go by yet, ``lost_by`` those that failed for good. ``params`` fill the template's text
    when it is sent; ``due_at`` is the earliest moment of the next attempt; ``subject_id`` is what
    it is about (an application's id), for the record."""

    message_id: str
    template: Slug
    channel: Channel
    also: tuple[Channel, ...] = ()
    lost_by: tuple[Channel, ...] = ()
    recipient: RecipientRef
    language: Language = Language.INDONESIAN
    params: dict[str, str] = {}
    created_at: AwareDatetime
    due_at: AwareDatetime
    attempts: int = Field(default=0, ge=0)
    state: MessageState = MessageState.PENDING
    subject_id: str | None = None

    def attempted(
        self,
        later: Sequence[Channel] = (),
        lost: Sequence[Channel] = (),
        *,
        retry_at: datetime | None = None,
    ) -> "Message":
        """After an attempt by all of its channels, of which these are ``lost`` for good and these
        due again at ``retry_at`` (``None``: never, they are lost too). ``failed`` if any was lost.

        When nothing is due any more, the words and the address go: links in them are secrets, and
        a record needs only that it went."""
        if retry_at is None:
            lost, later = (*lost, *later), ()
        after = self.replace(lost_by=(*self.lost_by, *lost), attempts=self.attempts + 1)
        if later and retry_at:
            first, *others = later
            return after.replace(channel=first, also=tuple(others), due_at=retry_at)
        return after._settled(MessageState.FAILED if after.lost_by else MessageState.SENT)

    def _settled(self, state: MessageState) -> "Message":
        recipient = self.recipient
        if recipient.address is not None:
            recipient = RecipientRef(address="")
        return self.replace(state=state, also=(), params={}, recipient=recipient)
