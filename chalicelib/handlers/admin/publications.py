"""Published research results, for administrators: hide one, and show it again."""

from typing import Literal

from pydantic import Field

from chalicelib.domain.permits import hiding
from chalicelib.domain.permits.model import Publication
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, PageQuery, View
from chalicelib.handlers.views.publications import PublicationItem

routes = Routes(__name__)


class PublicationQuery(PageQuery):
    state: Literal["published", "hidden"] = "published"


class ReasonInput(Input):
    """The author reads it, and so does the audit."""

    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


class ModeratedPublication(PublicationItem):
    hidden: bool

    @classmethod
    def of(cls, publication: Publication) -> "ModeratedPublication":
        shown = PublicationItem.of(publication)
        return cls(**shown.model_dump(), hidden=publication.hidden)


class ModeratedPage(View):
    items: list[ModeratedPublication]
    cursor: str | None


@routes.get(
    "/api/admin/publications",
    access=Access.ADMINISTRATOR,
    summary="Published research results, or hidden ones, newest first",
)
def list_publications(call: Call, query: PublicationQuery) -> ModeratedPage:
    page = hiding.list_publications(
        call.ports,
        call.actor,
        hidden=query.state == "hidden",
        limit=query.limit,
        cursor=query.cursor,
    )
    return ModeratedPage(items=list(map(ModeratedPublication.of, page.items)), cursor=page.cursor)


@routes.post(
    "/api/admin/publications/{publication_id}/hide",
    access=Access.ADMINISTRATOR,
    summary="Take a research result out of public sight",
)
def hide(call: Call, body: ReasonInput, publication_id: str) -> ModeratedPublication:
    hidden = hiding.hide(call.ports, call.actor, publication_id, body.reason)
    return ModeratedPublication.of(hidden)


@routes.post(
    "/api/admin/publications/{publication_id}/show",
    access=Access.ADMINISTRATOR,
    summary="Let everybody read a hidden research result again",
)
def show(call: Call, body: ReasonInput, publication_id: str) -> ModeratedPublication:
    shown = hiding.show(call.ports, call.actor, publication_id, body.reason)
    return ModeratedPublication.of(shown)
