"""By which ways a message goes to its reader, and what of it stays in the site
(docs/decisions/0072-fewer-messages.md)."""

from chalicelib.domain.accounts.model import Account, By
from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.templates import Told


def ways_of(message: Message, told: Told, account: Account | None) -> tuple[Channel, ...]:
    """Those that its reader wants, of those it may go by. Only a message that may go by several,
    at its first attempt: what is left of it later was wanted."""
    every = (message.channel, *message.also)
    if not message.also or message.attempts or account is None:
        return every
    if told is Told.STEPS and not account.told_steps:
        return ()
    if not account.reachable_whatsapp:
        return (Channel.EMAIL,)
    if told is Told.URGENT or account.told_by is By.BOTH:
        return every
    return (Channel.EMAIL,) if account.told_by is By.EMAIL else (Channel.WHATSAPP,)


def news_of(ports: Ports, message: Message) -> list[News]:
    """Its line in the list of its reader, with its first attempt; again it is the same line."""
    account_id, names = message.recipient.account_id, ports.message_texts.news(message.template)
    if account_id is None or message.attempts or not names:
        return []
    return [News.of(account_id, message, names)]
