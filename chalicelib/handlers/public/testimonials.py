"""What holders say, for everybody to read."""

from chalicelib.domain.satisfaction import testimonials
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View

routes = Routes(__name__)

CACHED_SECONDS = 60
"""Of the home page, so it costs no function; what is hidden is gone within two minutes."""


class PublishedTestimonial(View):
    """``month``: in which it was given (``2026-03``)."""

    first_name: str
    text: str
    type_name: str
    month: str


class PublishedPage(View):
    items: list[PublishedTestimonial]
    cursor: str | None


@routes.get(
    "/api/testimonials",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="What holders say, newest first",
)
def list_published(call: Call, query: PageQuery) -> PublishedPage:
    page = testimonials.list_published(call.ports, limit=query.limit, cursor=query.cursor)
    items = [
        PublishedTestimonial(
            first_name=item.first_name,
            text=item.text,
            type_name=item.type_name,
            month=f"{call.ports.calendar.local_date(item.given_at):%Y-%m}",
        )
        for item in page.items
    ]
    return PublishedPage(items=items, cursor=page.cursor)
