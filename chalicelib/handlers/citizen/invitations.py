"""A campus or hospital invites its people by a list (XLSX); each of them says yes or no."""

import base64
import binascii
from datetime import datetime

from pydantic import Field

from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.inviting import accepting, columns, following, sending
from chalicelib.domain.inviting.model import InvitationList, InvitationState
from chalicelib.domain.reporting.sheets import Sheet, SheetFormat
from chalicelib.domain.sheets import SheetProblem, SheetRefused
from chalicelib.domain.text import Language
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View
from chalicelib.handlers.views.invitations import InvitationToken

routes = Routes(__name__)


class ListTemplate(View):
    """``columns`` as a list heads them, the first two needed; ``rows``: people of one list;
    ``file``: a workbook (XLSX) with these headings, in base64."""

    columns: list[str]
    rows: int
    file: str


class ListInput(Input):
    """``institution``: in whose name; ``workbook``: the XLSX, in base64; ``language``: of the
    e-mails."""

    type_id: str = Field(min_length=1, max_length=60)
    institution: str = Field(max_length=200)
    workbook: str = Field(max_length=900_000)
    language: Language = Language.INDONESIAN

    def new(self) -> sending.NewList:
        """:raises SheetRefused: no base64."""
        try:
            data = base64.b64decode(self.workbook, validate=True)
        except (binascii.Error, ValueError):
            raise SheetRefused(SheetProblem.NO_XLSX) from None
        return sending.NewList(self.type_id, self.institution, data, self.language)


class ListProblem(View):
    """``message`` names row, column and cure."""

    row: int
    column: str
    code: str
    message: str


class ListCheck(View):
    """``unknown``: headings that no column is read by."""

    rows: int
    unknown: list[str]
    problems: list[ListProblem]


class InvitationListView(View):
    """``rows``: people who were invited; it ends, with all that it says, at ``expires_at``."""

    list_id: str
    type_name: str
    institution: str
    rows: int
    created_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, call: Call, made: InvitationList) -> "InvitationListView":
        return cls(
            list_id=made.list_id,
            type_name=type_name(call.ports, made.type_id).in_language(call.language),
            institution=made.institution,
            rows=made.rows,
            created_at=made.created_at,
            expires_at=made.expires_at,
        )


class InvitationLists(View):
    items: list[InvitationListView]
    cursor: str | None


class InvitationCount(View):
    state: InvitationState
    people: int


class StillInvited(View):
    """Who has not answered yet; ``row`` as in the list."""

    row: int
    name: str


class InvitationStanding(View):
    """Numbers by state, and who has not answered. Of whoever has, nothing is told."""

    sent: InvitationListView
    counts: list[InvitationCount]
    waiting: list[StillInvited]

    @classmethod
    def of(cls, call: Call, found: following.Standing) -> "InvitationStanding":
        return cls(
            sent=InvitationListView.of(call, found.made),
            counts=[
                InvitationCount(state=state, people=found.counts.get(state, 0))
                for state in InvitationState
            ],
            waiting=[StillInvited(row=one.row, name=one.name) for one in found.waiting],
        )


class InvitationView(View):
    """``filled``: what the list has answered, by the labels of the form."""

    sender: str
    institution: str
    type_name: str
    name: str
    filled: list[str]
    expires_at: datetime


class BegunDraft(View):
    application_id: str


@routes.get(
    "/api/invitation-lists/templates/{type_id}",
    access=Access.CITIZEN,
    summary="The columns of a list of people for permits of this type, and a workbook with them",
)
def template(call: Call, type_id: str) -> ListTemplate:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    permit_type = call.ports.catalogue.get(type_id, today)
    heads = [one.in_language(call.language) for one in columns.headings(permit_type).values()]
    sheet = Sheet(title=permit_type.short_name or permit_type.id, columns=heads, rows=())
    file = call.ports.spreadsheets.write(SheetFormat.XLSX, [sheet], call.language)
    return ListTemplate(
        columns=heads, rows=call.ports.limits.lists.rows, file=base64.b64encode(file).decode()
    )


@routes.post(
    "/api/invitation-lists/checks",
    access=Access.CITIZEN,
    summary="What is wrong with a list of people, cell by cell; nothing is written, nobody is told",
)
def check(call: Call, body: ListInput) -> ListCheck:
    looked = sending.look(call.ports, call.actor, body.new())
    return ListCheck(
        rows=looked.rows,
        unknown=list(looked.unknown),
        problems=[_in_words(call, one) for one in looked.problems],
    )


def _in_words(call: Call, wrong: columns.RowProblem) -> ListProblem:
    texts, problem = call.ports.texts, wrong.problem
    said = texts.of_field(problem.code, call.language, problem.params)
    named = {
        "row": wrong.row,
        "column": wrong.column,
        "heading": wrong.heading.in_language(call.language),
        "said": said,
    }
    message = texts.of_field("list-cell", call.language, named)
    return ListProblem(row=wrong.row, column=wrong.column, code=problem.code, message=message)


@routes.post(
    "/api/invitation-lists",
    access=Access.CITIZEN,
    status=201,
    summary="Invite everybody on a list to begin an application of their own",
)
def send(call: Call, body: ListInput) -> InvitationListView:
    return InvitationListView.of(call, sending.send(call.ports, call.actor, body.new()))


@routes.get("/api/invitation-lists", access=Access.CITIZEN, summary="One's own lists, newest first")
def find(call: Call, query: PageQuery) -> InvitationLists:
    page = following.own_lists(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    items = [InvitationListView.of(call, one) for one in page.items]
    return InvitationLists(items=items, cursor=page.cursor)


@routes.get(
    "/api/invitation-lists/{list_id}",
    access=Access.CITIZEN,
    summary="How many said yes or no, and who has not answered",
)
def standing(call: Call, list_id: str) -> InvitationStanding:
    return InvitationStanding.of(call, following.standing(call.ports, call.actor, list_id))


@routes.post(
    "/api/invitation-lists/{list_id}/withdrawal",
    access=Access.CITIZEN,
    summary="Nobody on the list who has not answered can do so any more",
)
def withdraw(call: Call, list_id: str) -> InvitationStanding:
    return InvitationStanding.of(call, following.withdraw(call.ports, call.actor, list_id))


@routes.post(
    "/api/invitations/look", access=Access.CITIZEN, summary="Who invites one, and for what"
)
def look(call: Call, body: InvitationToken) -> InvitationView:
    found = accepting.look(call.ports, call.actor, body.token.get_secret_value())
    return InvitationView(
        sender=found.sender,
        institution=found.institution,
        type_name=found.type_name.in_language(call.language),
        name=found.name,
        filled=[one.in_language(call.language) for one in found.filled],
        expires_at=found.expires_at,
    )


@routes.post(
    "/api/invitations/accept",
    access=Access.CITIZEN,
    summary="Begin the application that one is invited to",
)
def accept(call: Call, body: InvitationToken) -> BegunDraft:
    draft = accepting.accept(call.ports, call.actor, body.token.get_secret_value())
    return BegunDraft(application_id=draft.application_id)
