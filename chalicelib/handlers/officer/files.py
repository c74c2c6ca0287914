"""The whole of an application in one call, and what of it was seen."""

from pydantic import Field

from chalicelib.domain.reads import Beside
from chalicelib.domain.review import looking, workbench
from chalicelib.domain.review.looking import ShownFile
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.sight import sight_of
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, Link
from chalicelib.handlers.notes_in_words import note_views
from chalicelib.handlers.officer.file_showing import (
    decisions_in_review,
    documents_in_review,
    reason_lists,
    rules_in_review,
    since_last_round,
    step_in_review,
)
from chalicelib.handlers.officer.file_views import FileView, SeesView
from chalicelib.handlers.officer.reviewing import review_view

routes = Routes(__name__)


class ShownDocument(Input):
    document_id: str = Field(max_length=41)
    file_id: str = Field(max_length=16)


class ShownInput(Input):
    """What stood on the officer's screen since the last report."""

    documents: list[ShownDocument] = Field(min_length=1, max_length=60)


@routes.get(
    "/api/officer/applications/{application_id}/file",
    access=Access.OFFICER,
    reads=(Beside.APPLICANT,),
    summary="All of an application, with links to its documents; that they were given is logged",
)
def whole_file(call: Call, application_id: str) -> FileView:
    ports, language = call.ports, call.language
    application = workbench.open_file(ports, call.actor, application_id)
    sight = sight_of(ports, call.actor, application)
    rules = sight.of_rules(ports.applications.frozen_type(application_id))
    seen, roles = sight.narrowed(application), None if sight.is_whole else sight.roles
    links, (review, (notes, reasons)) = ports.both(
        lambda: looking.hand_out(ports, call.actor, application),
        lambda: ports.both(
            lambda: review_view(ports, call.actor, application, language),
            lambda: ports.both(
                lambda: note_views(ports, application_id, language, all_of_them=True, roles=roles),
                lambda: reason_lists(ports, application, language),
            ),
        ),
    )
    documents = documents_in_review(ports, seen, rules, sight, links, language)
    return FileView(
        review=review,
        documents=documents,
        notes=notes.items,
        reasons=reasons,
        rules=rules_in_review(ports, seen, rules, sight, language),
        since_last_round=since_last_round(seen),
        round=len(application.pauses) + 1,
        step=step_in_review(ports, application, language),
        decisions=decisions_in_review(application, language),
        sees=SeesView(whole=sight.is_whole, documents=[one.document_id for one in documents]),
    )


@routes.post(
    "/api/officer/applications/{application_id}/shown",
    access=Access.OFFICER,
    reads=(Shown,),
    summary="Report which documents stood on the screen; only those can be marked",
)
def shown(call: Call, body: ShownInput, application_id: str) -> Done:
    files = [ShownFile(one.document_id, one.file_id) for one in body.documents]
    looking.report_shown(call.ports, call.actor, application_id, files)
    return Done()


@routes.get(
    "/api/officer/applications/{application_id}/documents/{document_id}",
    access=Access.OFFICER,
    summary="A link to look at a document; that it was given is logged",
)
def view_document(call: Call, application_id: str, document_id: str) -> Link:
    return Link(url=looking.view_document(call.ports, call.actor, application_id, document_id))
