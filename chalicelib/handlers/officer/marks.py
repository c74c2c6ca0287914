"""Marks on the documents of an application: ✓, ✗ with a reason, and taking one back."""

from pydantic import Field

from chalicelib.domain.applications.model import Application
from chalicelib.domain.review import marking
from chalicelib.domain.review.marking import NewMark
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.sight import sight_of
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, VersionInput, View
from chalicelib.handlers.officer.reviewing import ApplicationForReview, review_view
from chalicelib.handlers.presenting import document_views
from chalicelib.handlers.views.applications import DocumentView

routes = Routes(__name__)


class MarkInput(VersionInput):
    """``file_id``: of the file that was judged; it must have been reported as shown."""

    file_id: str = Field(max_length=16)
    accepted: bool
    reason_code: str | None = Field(default=None, max_length=41)
    reason: str | None = Field(default=None, max_length=500)


class MarkOfDocument(Input):
    """A mark, and of which document."""

    document_id: str = Field(max_length=41)
    file_id: str = Field(max_length=16)
    accepted: bool
    reason_code: str | None = Field(default=None, max_length=41)
    reason: str | None = Field(default=None, max_length=500)


class MarksInput(VersionInput):
    marks: list[MarkOfDocument] = Field(min_length=1, max_length=30)


class MarkedView(View):
    """The application's version from now on, and all its documents that this officer sees."""

    version: int
    documents: list[DocumentView]


@routes.put(
    "/api/officer/applications/{application_id}/marks",
    access=Access.OFFICER,
    reads=(Shown,),
    summary="Mark several documents at once, each as accepted, or as refused with a reason",
)
def mark_all(call: Call, body: MarksInput, application_id: str) -> MarkedView:
    marks = [NewMark(**mark.model_dump()) for mark in body.marks]
    marked = marking.mark_documents(call.ports, call.actor, application_id, body.version, marks)
    return _marked(call, marked)


@routes.put(
    "/api/officer/applications/{application_id}/marks/{document_id}",
    access=Access.OFFICER,
    reads=(Shown,),
    summary="Mark a document as accepted, or as refused with a reason",
)
def mark(
    call: Call, body: MarkInput, application_id: str, document_id: str
) -> ApplicationForReview:
    new = NewMark(document_id, **body.model_dump(exclude={"version"}))
    marked = marking.mark_document(call.ports, call.actor, application_id, body.version, new)
    return review_view(call.ports, call.actor, marked, call.language)


@routes.delete(
    "/api/officer/applications/{application_id}/marks/{document_id}",
    access=Access.OFFICER,
    summary="Take the mark of a document back",
)
def undo(call: Call, query: VersionInput, application_id: str, document_id: str) -> MarkedView:
    unmarked = marking.undo_mark(call.ports, call.actor, application_id, query.version, document_id)
    return _marked(call, unmarked)


def _marked(call: Call, application: Application) -> MarkedView:
    sight = sight_of(call.ports, call.actor, application)
    rules = sight.of_rules(call.ports.applications.frozen_type(application.application_id))
    return MarkedView(
        version=application.version,
        documents=document_views(call.ports, sight.narrowed(application), rules, call.language),
    )
