"""The list of what happened, as its reader sees it, and how far they have read."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.messages.news import KEPT, News, NewsSeen
from chalicelib.domain.storage import Overwrite, Page

MOST_COUNTED = 99


@dataclass(frozen=True)
class OwnNews:
    """``seen_at``: what is newer was not looked at yet; ``unseen`` of those there are, or 99."""

    page: Page[News]
    seen_at: datetime | None
    unseen: int


def own_news(ports: Ports, actor: Actor, *, limit: int, cursor: str | None) -> OwnNews:
    seen = ports.records.find(NewsSeen, actor.account_id)
    seen_at = seen.at if seen else None
    page = ports.news.of(actor.account_id, limit=limit, cursor=cursor)
    return OwnNews(page, seen_at, ports.news.since(actor.account_id, seen_at, MOST_COUNTED))


def saw(ports: Ports, actor: Actor, until: datetime) -> None:
    """All that came until then was looked at. It never goes back."""
    before, now = ports.records.find(NewsSeen, actor.account_id), ports.clock.now()
    at = min(until, now)
    if before is None or before.at < at:
        ports.commit(Overwrite(NewsSeen(account_id=actor.account_id, at=at, expires_at=now + KEPT)))
