"""What happened to my applications, and how I want to hear of it."""

from datetime import datetime

from chalicelib.domain.accounts import profile
from chalicelib.domain.accounts.model import By
from chalicelib.domain.days import Moment
from chalicelib.domain.delivery import reading
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, PageQuery, View

routes = Routes(__name__)


class NewsView(View):
    """``text``: one line; ``path``: the page of the site that it leads to; ``seen``: it was there
    when the list was last looked at."""

    news_id: str
    at: datetime
    text: str
    path: str
    seen: bool


class NewsPage(View):
    """``unseen``: how many are new, 99 for more."""

    items: list[NewsView]
    cursor: str | None
    unseen: int


class SeenInput(Input):
    """``until``: the moment of the newest that was shown."""

    until: Moment


class ToldInput(Input):
    told_by: By
    told_steps: bool


class ToldView(View):
    told_by: By
    told_steps: bool


@routes.get("/api/news", access=Access.CITIZEN, summary="What happened, newest first")
def own(call: Call, query: PageQuery) -> NewsPage:
    found = reading.own_news(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    texts, seen_at = call.ports.message_texts, found.seen_at
    return NewsPage(
        items=[
            NewsView(
                news_id=one.news_id,
                at=one.at,
                text=text,
                path=one.path,
                seen=seen_at is not None and one.at <= seen_at,
            )
            for one in found.page.items
            if (text := texts.line(one.template, call.language, one.params))
        ],
        cursor=found.page.cursor,
        unseen=found.unseen,
    )


@routes.post(
    "/api/news/seen", access=Access.CITIZEN, summary="I have looked at what came until then"
)
def seen(call: Call, body: SeenInput) -> Done:
    reading.saw(call.ports, call.actor, body.until)
    return Done()


@routes.put(
    "/api/profile/told",
    access=Access.CITIZEN,
    summary="Choose how to hear of one's applications, and of how much",
)
def choose(call: Call, body: ToldInput) -> ToldView:
    chosen = profile.choose_told(call.ports, call.actor, by=body.told_by, steps=body.told_steps)
    return ToldView(told_by=chosen.told_by, told_steps=chosen.told_steps)
