"""The office's register of complaints."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from chalicelib.domain.complaints import answering, figures
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import (
    SHORTEST_REASON,
    Input,
    PageQuery,
    VersionInput,
    View,
    YearQuery,
)
from chalicelib.handlers.views.complaints import ComplaintView, outcome_name

routes = Routes(__name__)


class ComplaintsQuery(PageQuery):
    state: Literal["open", "closed"] = "open"


class ComplaintAnswerInput(Input):
    """With an ``outcome`` the answer is the last."""

    version: int
    text: str = Field(min_length=SHORTEST_REASON, max_length=answering.LONGEST_ANSWER)
    outcome: ComplaintOutcome | None = None


class ComplaintRow(View):
    """``unread``: whoever complained wrote something that nobody has read. ``near``: superiors hear
    of it from now on; ``overdue``: its last day is over."""

    complaint_id: str
    number: str
    category: str
    filed_at: datetime
    due_on: date
    unread: bool
    near: bool
    overdue: bool
    outcome_name: str | None
    closed_at: datetime | None


class ComplaintRows(View):
    items: list[ComplaintRow]
    cursor: str | None


class OutcomeView(View):
    id: ComplaintOutcome
    name: str


class ComplaintForOfficers(View):
    """``name``: who complains; ``None`` of an anonymous one. ``unread`` as in a row.
    ``outcomes`` that may be given, in words. ``answerable``: open, and this officer's to answer."""

    complaint_id: str
    version: int
    name: str | None
    unread: bool
    near: bool
    overdue: bool
    answerable: bool
    outcomes: list[OutcomeView]
    complaint: ComplaintView


class CategoryFigures(View):
    """``in_time``: of the ``closed``, those with an outcome by their last day."""

    category: str
    filed: int
    closed: int
    in_time: int


class ComplaintFigures(View):
    year: int
    categories: list[CategoryFigures]


@routes.get(
    "/api/officer/complaints",
    access=Access.OFFICER,
    summary="Complaints: open ones, the unread first, or those with an outcome, the latest first",
)
def find(call: Call, query: ComplaintsQuery) -> ComplaintRows:
    page = answering.listed(
        call.ports,
        call.actor,
        closed=query.state == "closed",
        limit=query.limit,
        cursor=query.cursor,
    )
    return ComplaintRows(items=[_row(call, one) for one in page.items], cursor=page.cursor)


@routes.get(
    "/api/officer/complaints/{complaint_id}",
    access=Access.OFFICER,
    summary="One complaint, and who complains",
)
def detail(call: Call, complaint_id: str) -> ComplaintForOfficers:
    return _shown(call, answering.complaint(call.ports, call.actor, complaint_id))


@routes.post(
    "/api/officer/complaints/{complaint_id}/answers",
    access=Access.OFFICER,
    summary="Answer a complaint, or close it with an outcome",
)
def answer(call: Call, body: ComplaintAnswerInput, complaint_id: str) -> ComplaintForOfficers:
    answered = answering.answer(
        call.ports, call.actor, complaint_id, body.version, body.text, body.outcome
    )
    return _shown(call, answered)


@routes.post(
    "/api/officer/complaints/{complaint_id}/read",
    access=Access.OFFICER,
    summary="What whoever complained added was read, and needs no answer now",
)
def mark_read(call: Call, body: VersionInput, complaint_id: str) -> ComplaintForOfficers:
    return _shown(call, answering.mark_read(call.ports, call.actor, complaint_id, body.version))


@routes.get(
    "/api/officer/complaint-figures",
    access=Access.OFFICER,
    summary="How many complaints a year had, and how many were closed in time",
)
def of_year(call: Call, query: YearQuery) -> ComplaintFigures:
    year, found = figures.of_year(call.ports, call.actor, query.year)
    return ComplaintFigures(
        year=year,
        categories=[
            CategoryFigures(
                category=one.category.in_language(call.language),
                filed=one.filed,
                closed=one.closed,
                in_time=one.in_time,
            )
            for one in found
        ],
    )


def _row(call: Call, complaint: Complaint) -> ComplaintRow:
    urgency = answering.urgency(call.ports, complaint)
    return ComplaintRow(
        complaint_id=complaint.complaint_id,
        number=complaint.number,
        category=call.ports.complaint_rules.name_of(complaint.category).in_language(call.language),
        filed_at=complaint.filed_at,
        due_on=complaint.due_on,
        unread=complaint.unread_since is not None,
        near=urgency.near,
        overdue=urgency.overdue,
        outcome_name=outcome_name(call.ports, complaint, call.language),
        closed_at=complaint.closed_at,
    )


def _shown(call: Call, complaint: Complaint) -> ComplaintForOfficers:
    urgency = answering.urgency(call.ports, complaint)
    words = call.ports.complaint_rules.outcomes
    return ComplaintForOfficers(
        complaint_id=complaint.complaint_id,
        version=complaint.version,
        name=answering.complainant(call.ports, complaint),
        unread=complaint.unread_since is not None,
        near=urgency.near,
        overdue=urgency.overdue,
        answerable=complaint.outcome is None and answering.may_answer(call.ports, call.actor),
        outcomes=[
            OutcomeView(id=one, name=words[one].in_language(call.language))
            for one in answering.GIVEN
        ],
        complaint=ComplaintView.of(call.ports, complaint, call.language),
    )
