"""Research results, handed in by the holder of a permit."""

from datetime import date

from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.permits import results
from chalicelib.domain.permits.model import Permit
from chalicelib.handlers.citizen.documents import UploadInput
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link, UploadForm, View
from chalicelib.handlers.presenting import verdict_on
from chalicelib.handlers.views.applications import UploadedFileView

routes = Routes(__name__)


class ConsentInput(Input):
    """``publish``: the author agrees that anybody may read the result, with title and name."""

    publish: bool


class ResultView(View):
    """``due_on``: from then on its holder is reminded. ``verdict`` is the automatic check's
    refusal, in words. ``publish``: the author agrees; it is public once there is a ``file``."""

    due_on: date
    state: DocumentState
    verdict: str | None
    verdict_code: str | None
    file: UploadedFileView | None
    publish: bool


def result_view(call: Call, permit: Permit, due_on: date) -> ResultView:
    result, file = permit.result, permit.result.file
    verdict, code = verdict_on(call.ports, result, "Hasil penelitian", call.language)
    return ResultView(
        due_on=due_on,
        state=result.state_at(call.ports.clock.now()),
        verdict=verdict,
        verdict_code=code,
        file=UploadedFileView.of(file) if file else None,
        publish=permit.publish_result,
    )


@routes.post(
    "/api/permits/{permit_id}/result/upload",
    access=Access.CITIZEN,
    status=201,
    summary="A form to post the result of a research with, straight to storage",
)
def request_upload(call: Call, body: UploadInput, permit_id: str) -> UploadForm:
    form = results.request_upload(call.ports, call.actor, permit_id, body.media_type)
    return UploadForm.of(form)


@routes.get(
    "/api/permits/{permit_id}/result",
    access=Access.CITIZEN,
    summary="A link to look at one's own result",
)
def view_own(call: Call, permit_id: str) -> Link:
    return Link(url=results.view_own(call.ports, call.actor, permit_id))


@routes.put(
    "/api/permits/{permit_id}/result/consent",
    access=Access.CITIZEN,
    summary="Agree that the result is published, or take that back",
)
def set_consent(call: Call, body: ConsentInput, permit_id: str) -> ResultView:
    permit = results.set_consent(call.ports, call.actor, permit_id, body.publish)
    return result_view(call, permit, results.due_on(permit))
