"""What an act leaves for the people that it tells: a message to be sent, or a line in the site."""

from collections.abc import Iterable

from chalicelib.domain.applications.ports import Ports
from chalicelib.domain.messages.model import Message
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.templates import Told
from chalicelib.domain.storage import Add, Change


def told(ports: Ports, messages: Iterable[Message]) -> list[Change]:
    """A step of the office goes into no outbox if its reader wants to hear of none: its line in
    the site is written with the act itself (docs/decisions/0072-fewer-messages.md)."""
    return [_told(ports, message) for message in messages]


def _told(ports: Ports, message: Message) -> Change:
    account_id, texts = message.recipient.account_id, ports.message_texts
    if account_id is not None and texts.told(message.template) is Told.STEPS:
        account = ports.accounts.find(account_id)
        if account and not account.told_steps:
            return Add(News.of(account_id, message, texts.news(message.template)))
    return Add(message)
