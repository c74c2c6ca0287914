"""Complaining with one's own account: the office's answers reach it by message."""

from chalicelib.domain.complaints import continuing, filing
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery
from chalicelib.handlers.views.complaints import (
    ComplaintInput,
    ComplaintPage,
    ComplaintReplyInput,
    ComplaintView,
)

routes = Routes(__name__)


@routes.post(
    "/api/own-complaints", access=Access.CITIZEN, summary="Complain, and be told", status=201
)
def file(call: Call, body: ComplaintInput) -> ComplaintView:
    complaint = filing.file_as(call.ports, call.actor, body.wrong())
    return ComplaintView.of(call.ports, complaint, call.language)


@routes.get(
    "/api/own-complaints", access=Access.CITIZEN, summary="One's own complaints, newest first"
)
def find(call: Call, query: PageQuery) -> ComplaintPage:
    page = filing.own_complaints(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return ComplaintPage.of(call.ports, page, call.language)


@routes.post(
    "/api/own-complaints/{complaint_id}/replies",
    access=Access.CITIZEN,
    summary="Add something to one's own complaint, or answer the office",
)
def reply(call: Call, body: ComplaintReplyInput, complaint_id: str) -> ComplaintView:
    after = continuing.reply_as(call.ports, call.actor, complaint_id, body.text)
    return ComplaintView.of(call.ports, after, call.language)
