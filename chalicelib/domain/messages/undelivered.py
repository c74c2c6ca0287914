"""A message that did not arrive, as it is remembered: no words of it, and no address."""

from datetime import timedelta
from enum import StrEnum

from pydantic import AwareDatetime

from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.parts import Slug
from chalicelib.domain.records import Stored

KEPT = timedelta(days=180)
"""As long as the outbox keeps the message itself."""


class Lost(StrEnum):
    """Why it did not arrive. ``given-up``: we could not send it for about a week. ``no-address``:
    the mail service or the gateway says that there is no such address. ``bounced``: it was sent,
    and the mailbox refused it. ``complained``: it arrived, and was marked as unwanted there, so the
    next ones may not."""

    GIVEN_UP = "given-up"
    NO_ADDRESS = "no-address"
    BOUNCED = "bounced"
    COMPLAINED = "complained"


class Undelivered(Stored):
    """One message by one channel. ``whose`` is the account that it was for or, of a message to
    somebody without one, what it is about (an application's id). ``sent_again_at``: when an officer
    sent the news once more."""

    whose: str
    message_id: str
    channel: Channel
    template: Slug
    subject_id: str | None = None
    why: Lost
    at: AwareDatetime
    sent_again_at: AwareDatetime | None = None
    sent_again_by: str = ""


def whose(message: Message) -> str:
    """A notice to an address names its account as what it is about (``accounts/notices.py``)."""
    return message.recipient.account_id or message.subject_id or message.message_id
