"""What happened, as its reader finds it in the site: one line each, with the way to it."""

from datetime import timedelta

from pydantic import AwareDatetime

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


class NewsSeen(Stored):
    """When this person last looked at the list; ``expires_at``: by then nothing older is left."""

    account_id: str
    at: AwareDatetime
    expires_at: AwareDatetime
