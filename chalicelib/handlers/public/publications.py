"""Research results that their authors let everybody read."""

from chalicelib.domain.permits import results
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Link, PageQuery, View
from chalicelib.handlers.views.publications import PublicationItem

routes = Routes(__name__)


class PublicationPage(View):
    items: list[PublicationItem]
    cursor: str | None


@routes.get(
    "/api/publications/research",
    access=Access.PUBLIC,
    summary="Published research results, newest first",
)
def list_published(call: Call, query: PageQuery) -> PublicationPage:
    page = results.list_published(call.ports, limit=query.limit, cursor=query.cursor)
    return PublicationPage(items=list(map(PublicationItem.of, page.items)), cursor=page.cursor)


@routes.get(
    "/api/publications/research/{publication_id}/file",
    access=Access.PUBLIC,
    summary="A link to a published research result",
)
def open_published(call: Call, publication_id: str) -> Link:
    return Link(url=results.open_published(call.ports, publication_id))
