"""Help for everybody: the user guide, frequent questions, announcements. Plain texts, in both
languages at once."""

from datetime import date

from chalicelib.domain.office_data import announcements
from chalicelib.domain.office_data.sections import FAQ, GUIDE
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View
from chalicelib.handlers.views.office import GuideStepView

routes = Routes(__name__)


CACHED_SECONDS = 300


NEWS_CACHED_SECONDS = 60


class QuestionView(View):
    """An answer may have several lines."""

    id: str
    question: Localized
    answer: Localized


class QuestionList(View):
    items: list[QuestionView]


class TopicView(View):
    id: str
    title: Localized
    summary: Localized | None
    steps: list[GuideStepView]


class Guide(View):
    items: list[TopicView]


class AnnouncementView(View):
    """Shown from ``starts_on`` to ``ends_on``, both included."""

    id: str
    title: Localized
    text: Localized
    starts_on: date
    ends_on: date | None


class AnnouncementPage(View):
    items: list[AnnouncementView]
    cursor: str | None


@routes.get(
    "/api/faq",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Frequently asked questions",
)
def faq(call: Call) -> QuestionList:
    return QuestionList(
        items=[
            QuestionView(
                id=entry.entry_id,
                question=entry.content.question,
                answer=entry.content.answer,
            )
            for entry in call.ports.office_book.active(FAQ)
        ]
    )


@routes.get(
    "/api/guide",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="The user guide, step by step, by topic",
)
def guide(call: Call) -> Guide:
    return Guide(
        items=[
            TopicView(
                id=entry.entry_id,
                title=entry.content.title,
                summary=entry.content.summary,
                steps=[GuideStepView.model_validate(step) for step in entry.content.steps],
            )
            for entry in call.ports.office_book.active(GUIDE)
        ]
    )


@routes.get(
    "/api/announcements",
    access=Access.PUBLIC,
    cached_seconds=NEWS_CACHED_SECONDS,
    summary="Announcements of today, the latest first",
)
def list_announcements(call: Call, query: PageQuery) -> AnnouncementPage:
    page = announcements.list_current(call.ports, limit=query.limit, cursor=query.cursor)
    items = [
        AnnouncementView(
            id=entry.entry_id,
            title=entry.content.title,
            text=entry.content.text,
            starts_on=entry.content.starts_on,
            ends_on=entry.content.ends_on,
        )
        for entry in page.items
    ]
    return AnnouncementPage(items=items, cursor=page.cursor)
