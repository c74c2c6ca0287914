"""Papers that the office has seen before, for a draft or a correction that asks for them."""

from datetime import date
from typing import Literal

from pydantic import Field

from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applying import wallet
from chalicelib.domain.applying.wallet import Paper
from chalicelib.domain.errors import NotFound
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link, View
from chalicelib.handlers.presenting import document_views
from chalicelib.handlers.views.applications import DocumentsView

routes = Routes(__name__)


class PaperView(View):
    """``origin``: an earlier application, with its ``receipt`` and the permit in words, or the
    registration. ``seen_on``: when an officer accepted it, or it was sent in then. ``good_until``:
    the last day it may be used; ``null``: it does not age."""

    document_id: str
    label: str
    kind: str
    file_id: str
    media_type: str
    origin: Literal["application", "registration"]
    receipt: str | None
    permit: str | None
    seen_on: date
    good_until: date | None


class PapersView(View):
    items: list[PaperView]


class ChosenPaper(Input):
    document_id: str = Field(max_length=41)
    file_id: str = Field(max_length=16)


class PapersInput(Input):
    papers: list[ChosenPaper] = Field(min_length=1, max_length=30)


@routes.get(
    "/api/applications/{application_id}/papers",
    access=Access.CITIZEN,
    operators=True,
    summary="Own papers that were accepted before and may be used for its documents",
)
def offered(call: Call, application_id: str) -> PapersView:
    papers = wallet.offered(call.ports, call.actor, application_id)
    return PapersView(items=[_shown(call, paper) for paper in papers])


@routes.post(
    "/api/applications/{application_id}/papers",
    access=Access.CITIZEN,
    summary="Use these of them; no file is sent again",
)
def use(call: Call, body: PapersInput, application_id: str) -> DocumentsView:
    chosen = {paper.document_id: paper.file_id for paper in body.papers}
    application = wallet.use(call.ports, call.actor, application_id, chosen)
    rules = rules_of(call.ports, application)
    return DocumentsView(
        version=application.version,
        items=document_views(call.ports, application, rules, call.language),
    )


@routes.get(
    "/api/applications/{application_id}/papers/{document_id}",
    access=Access.CITIZEN,
    summary="A link to look at the paper that is offered for this document",
)
def view(call: Call, application_id: str, document_id: str) -> Link:
    return Link(url=wallet.view(call.ports, call.actor, application_id, document_id))


def _shown(call: Call, paper: Paper) -> PaperView:
    seen, ports, language = paper.seen, call.ports, call.language
    known = seen.type_id is not None
    return PaperView(
        document_id=paper.requirement.id,
        label=paper.requirement.label.in_language(language),
        kind=ports.catalogue.papers.kinds[seen.kind].name.in_language(language),
        file_id=seen.file.file_id,
        media_type=seen.file.media_type,
        origin="application" if known else "registration",
        receipt=seen.source if known else None,
        permit=_name_of(call, seen.type_id),
        seen_on=seen.on,
        good_until=seen.good_until,
    )


def _name_of(call: Call, type_id: str | None) -> str | None:
    """As the type is called today; ``None`` where the office has it no more."""
    if type_id is None:
        return None
    try:
        return call.ports.catalogue.latest(type_id).name.in_language(call.language)
    except NotFound:
        return None
