"""Messages that reached nobody are noted one by one, so that whom they were for and the officers of
the file see it, and the news can be sent again (docs/checks.md 57)."""

from datetime import datetime

from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.undelivered import Lost, Undelivered, whose
from chalicelib.domain.storage import Add, CommitRefused


def report(ports: Ports, message_id: str, channel: Channel, why: Lost, at: datetime) -> bool:
    """What the mail service or the gateway says of a message that it took. Told twice, it is noted
    once, and the first word of it stays.

    :returns: ``False`` for a message that is none of ours, or has long been forgotten.
    :raises Unavailable: try again later.
    """
    message = ports.outbox.find(message_id)
    if message is None:
        return False
    note(ports, message, channel, why, at)
    return True


def note(ports: Ports, message: Message, channel: Channel, why: Lost, at: datetime) -> None:
    lost = Undelivered(
        whose=whose(message),
        message_id=message.message_id,
        channel=channel,
        template=message.template,
        subject_id=message.subject_id,
        why=why,
        at=at,
    )
    try:
        ports.commit(Add(lost))
    except CommitRefused:  # it is noted
        return
