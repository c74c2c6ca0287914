"""Complaining without a name, and following it by its code."""

from datetime import date

from pydantic import Field, SecretStr

from chalicelib.domain.complaints import continuing, filing
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View
from chalicelib.handlers.views.complaints import (
    ComplaintInput,
    ComplaintReplyInput,
    ComplaintView,
)

routes = Routes(__name__)


class ComplaintCategoryView(View):
    """``days``: working days until the outcome."""

    id: str
    name: str
    days: int


class ComplaintForm(View):
    """``characters`` that a complaint may have."""

    characters: int
    categories: list[ComplaintCategoryView]


class AnonymousComplaint(View):
    """``code``: the only way back to it; nobody can find it again."""

    number: str
    code: str
    due_on: date


class ComplaintCode(Input):
    """Never in a URL, where logs would keep it."""

    code: SecretStr = Field(min_length=1, max_length=40)


class ReplyByCode(ComplaintCode, ComplaintReplyInput):
    """Added to a complaint without a name."""


@routes.get(
    "/api/complaint-form",
    access=Access.PUBLIC,
    summary="What can be complained of, and until when each is answered",
    cached_seconds=300,
)
def form(call: Call) -> ComplaintForm:
    rules = call.ports.complaint_rules
    return ComplaintForm(
        characters=rules.characters,
        categories=[
            ComplaintCategoryView(
                id=one.id, name=one.name.in_language(call.language), days=one.days
            )
            for one in rules.categories
        ],
    )


@routes.post("/api/complaints", access=Access.PUBLIC, summary="Complain without a name", status=201)
def file_anonymously(call: Call, body: ComplaintInput) -> AnonymousComplaint:
    complaint, code = filing.file_anonymously(call.ports, body.wrong(), call.source_address)
    return AnonymousComplaint(number=complaint.number, code=code, due_on=complaint.due_on)


@routes.post(
    "/api/complaints/follow",
    access=Access.PUBLIC,
    summary="What became of an anonymous complaint",
)
def follow(call: Call, body: ComplaintCode) -> ComplaintView:
    code = body.code.get_secret_value()
    found = filing.follow(call.ports, code, call.source_address)
    return ComplaintView.of(call.ports, found, call.language)


@routes.post(
    "/api/complaints/replies",
    access=Access.PUBLIC,
    summary="Add something to an anonymous complaint, or answer the office",
)
def reply(call: Call, body: ReplyByCode) -> ComplaintView:
    code = body.code.get_secret_value()
    after = continuing.reply_by_code(call.ports, code, body.text, call.source_address)
    return ComplaintView.of(call.ports, after, call.language)
