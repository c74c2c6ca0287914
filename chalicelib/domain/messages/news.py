"""What happened, as its reader finds it in the site: one line each, with the way to it."""

from collections.abc import Collection
from datetime import timedelta
from typing import Self
from urllib.parse import urlsplit

from pydantic import AwareDatetime

from chalicelib.domain.messages.model import Message
from chalicelib.domain.parts import Slug
from chalicelib.domain.records import Stored

KEPT = timedelta(days=180)
"""As long as the outbox keeps the message itself."""


class News(Stored):
    """A message to this account, whichever way it went. ``params`` are those of its line alone
    (``templates/messages``), ``path`` leads to what it tells of, within the site."""

    news_id: str
    account_id: str
    template: Slug
    params: dict[str, str]
    path: str
    at: AwareDatetime

    @classmethod
    def of(cls, account_id: str, message: Message, names: Collection[str]) -> Self:
        """Of a message to this account; ``names`` are the params of its line."""
        return cls(
            news_id=message.message_id,
            account_id=account_id,
            template=message.template,
            params={name: value for name, value in message.params.items() if name in names},
            path=urlsplit(message.params.get("url", "")).path or "/beranda",
            at=message.created_at,
        )


class NewsSeen(Stored):
    """When this person last looked at the list; ``expires_at``: by then nothing older is left."""

    account_id: str
    at: AwareDatetime
    expires_at: AwareDatetime
