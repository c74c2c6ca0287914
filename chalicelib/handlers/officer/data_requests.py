"""Officers and citizens' requests for a correction of their data."""

from pydantic import Field

from chalicelib.domain.privacy import corrections
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, PageQuery, View
from chalicelib.handlers.views.data_requests import DataRequestPage, DataRequestView

routes = Routes(__name__)


class DataAnswerInput(Input):
    """``done``: it was corrected; the person reads ``answer`` either way."""

    version: int
    done: bool
    answer: str = Field(min_length=SHORTEST_REASON, max_length=2000)


class RequestForOfficers(View):
    """A request, and who asks."""

    request: DataRequestView
    account_id: str
    name: str
    nik: str


@routes.get(
    "/api/officer/data-requests",
    access=Access.OFFICER,
    summary="Corrections that wait for an answer, the overdue first",
)
def find(call: Call, query: PageQuery) -> DataRequestPage:
    page = corrections.open_corrections(
        call.ports, call.actor, limit=query.limit, cursor=query.cursor
    )
    return DataRequestPage.of(page, call.ports.clock.now())


@routes.get(
    "/api/officer/data-requests/{request_id}",
    access=Access.OFFICER,
    summary="One request for a correction, and who asks",
)
def detail(call: Call, request_id: str) -> RequestForOfficers:
    request, account = corrections.correction(call.ports, call.actor, request_id)
    return RequestForOfficers(
        request=DataRequestView.of(request, call.ports.clock.now()),
        account_id=account.account_id,
        name=account.full_name,
        nik=account.nik,
    )


@routes.post(
    "/api/officer/data-requests/{request_id}/answer",
    access=Access.OFFICER,
    summary="Answer it: corrected, or refused with the reason",
)
def answer(call: Call, body: DataAnswerInput, request_id: str) -> DataRequestView:
    request = corrections.answer(
        call.ports, call.actor, request_id, body.version, done=body.done, text=body.answer
    )
    return DataRequestView.of(request, call.ports.clock.now())
