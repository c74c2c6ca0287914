"""The documents of a citizen's application: upload and view."""

from pydantic import Field

from chalicelib.domain.applications import reading
from chalicelib.domain.applying import documents
from chalicelib.domain.applying.documents import UploadAsked
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link, UploadForm, View
from chalicelib.handlers.presenting import document_views
from chalicelib.handlers.views.applications import DocumentsView

routes = Routes(__name__)


class UploadInput(Input):
    media_type: str = Field(max_length=60)


class UploadOfDocument(Input):
    document_id: str = Field(max_length=41)
    media_type: str = Field(max_length=60)


class UploadsInput(Input):
    uploads: list[UploadOfDocument] = Field(min_length=1, max_length=30)


class FormOfDocument(View):
    document_id: str
    form: UploadForm


class UploadForms(View):
    items: list[FormOfDocument]


@routes.get(
    "/api/applications/{application_id}/uploads",
    access=Access.CITIZEN,
    operators=True,
    summary="How far its documents are; for whoever waits for verdicts",
)
def states(call: Call, application_id: str) -> DocumentsView:
    application = reading.own_application(call.ports, call.actor, application_id)
    rules = reading.rules_of(call.ports, application)
    return DocumentsView(
        version=application.version,
        items=document_views(call.ports, application, rules, call.language),
    )


@routes.post(
    "/api/applications/{application_id}/uploads",
    access=Access.CITIZEN,
    operators=True,
    status=201,
    summary="A form for each of several files, straight to storage",
)
def request_uploads(call: Call, body: UploadsInput, application_id: str) -> UploadForms:
    asked = [UploadAsked(one.document_id, one.media_type) for one in body.uploads]
    forms = documents.request_uploads(call.ports, call.actor, application_id, asked)
    return UploadForms(
        items=[
            FormOfDocument(document_id=name, form=UploadForm.of(form))
            for name, form in forms.items()
        ]
    )


@routes.post(
    "/api/applications/{application_id}/documents/{document_id}/upload",
    access=Access.CITIZEN,
    operators=True,
    status=201,
    summary="A form to post one file with, straight to storage",
)
def request_upload(
    call: Call, body: UploadInput, application_id: str, document_id: str
) -> UploadForm:
    form = documents.request_upload(
        call.ports, call.actor, application_id, document_id, body.media_type
    )
    return UploadForm.of(form)


@routes.get(
    "/api/applications/{application_id}/documents/{document_id}",
    access=Access.CITIZEN,
    operators=True,
    summary="A link to look at the checked copy",
)
def view(call: Call, application_id: str, document_id: str) -> Link:
    return Link(url=documents.view_own(call.ports, call.actor, application_id, document_id))
