"""By which ways a message goes to its reader, and what of it stays in the site
(docs/decisions/0072-fewer-messages.md)."""

from urllib.parse import urlsplit

from chalicelib.domain.accounts.model import Account, By
from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.templates import Told
from chalicelib.domain.storage import Overwrite


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


def note_news(ports: Ports, message: Message) -> None:
    """Its line in the list of its reader, before it goes; again it is the same line."""
    account_id, names = message.recipient.account_id, ports.message_texts.news(message.template)
    if account_id is None or message.attempts or not names:
        return
    news = News(
        news_id=message.message_id,
        account_id=account_id,
        template=message.template,
        params={name: value for name, value in message.params.items() if name in names},
        path=urlsplit(message.params.get("url", "")).path or "/beranda",
        at=message.created_at,
    )
    ports.commit(Overwrite(news))
