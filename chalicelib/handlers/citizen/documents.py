"""The documents of a citizen's application: upload and view."""

from pydantic import Field

from chalicelib.domain.applying import documents
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link, UploadForm

routes = Routes(__name__)


class UploadInput(Input):
    media_type: str = Field(max_length=60)


@routes.post(
    "/api/applications/{application_id}/documents/{document_id}/upload",
    access=Access.CITIZEN,
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
    summary="A link to look at the checked copy",
)
def view(call: Call, application_id: str, document_id: str) -> Link:
    return Link(url=documents.view_own(call.ports, call.actor, application_id, document_id))
