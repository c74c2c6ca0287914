"""A citizen's applications: create, fill in, send, follow, correct, withdraw."""

from typing import Any

from pydantic import Field

from chalicelib.domain.applications import reading
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applying import amending, drafting, submission
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.operating import acting
from chalicelib.domain.permits import restarting, sending
from chalicelib.domain.reads import Beside
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, PageQuery, VersionInput
from chalicelib.handlers.notes_in_words import note_views
from chalicelib.handlers.presenting import application_view, problem_views, type_detail
from chalicelib.handlers.views.applications import ApplicationView, NotesView
from chalicelib.handlers.views.own_applications import (
    ApplicationItem,
    ApplicationPage,
    OwnApplication,
    OwnParticulars,
    SavedData,
    SubmittedView,
    WorkedFor,
)
from chalicelib.handlers.views.permit_types import TypeDetail

routes = Routes(__name__)


class NewApplication(Input):
    """``of``: whose it is, for their operator; ``null``: one's own."""

    of: str | None = Field(default=None, max_length=64)
    type_id: str = Field(max_length=60)
    kind: ApplicationKind = ApplicationKind.NEW


class ListQuery(PageQuery):
    """``of``: whose applications, for their operator: those of institutions alone. A page may hold
    fewer than asked for then; only a missing ``cursor`` ends the list."""

    of: str | None = Field(default=None, max_length=64)


class DataInput(Input):
    """Any number of fields; ``null`` empties one."""

    data: dict[str, Any] = Field(max_length=100)


class WithdrawInput(Input):
    reason: str | None = Field(default=None, max_length=500)


class PlaceInput(Input):
    """One place of a field of places; the permit type says how long and how many."""

    name: str = Field(max_length=1000)
    place_id: str | None = Field(default=None, max_length=100)
    note: str | None = Field(default=None, max_length=1000)


class AmendmentInput(Input):
    """``field``: a field of places; ``value``: all its places from now on."""

    field: str = Field(max_length=41)
    value: list[PlaceInput] = Field(max_length=100)
    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


@routes.post("/api/applications", access=Access.CITIZEN, status=201, summary="Start a draft")
def create(call: Call, body: NewApplication) -> ApplicationView:
    actor = call.actor
    if body.of is not None:
        actor = acting.for_institution(call.ports, actor, body.of, body.type_id)
    draft = drafting.begin_draft(call.ports, actor, body.type_id, body.kind)
    return _shown(call, draft)


@routes.get("/api/applications", access=Access.CITIZEN, summary="Own applications, newest first")
def list_own(call: Call, query: ListQuery) -> ApplicationPage:
    actor = call.actor
    if query.of is not None:
        actor = acting.for_institution(call.ports, actor, query.of)
    page = call.ports.applications.by_applicant(
        actor.account_id, limit=query.limit, cursor=query.cursor
    )
    items = [
        ApplicationItem.of(call, item)
        for item in page.items
        if actor.operator is None or acting.is_of_institutions(call.ports, item.type_id)
    ]
    return ApplicationPage(items=items, cursor=page.cursor)


@routes.get(
    "/api/applications/{application_id}",
    access=Access.CITIZEN,
    operators=True,
    summary="One application with documents, marks, timeline and what is missing",
)
def detail(call: Call, application_id: str) -> OwnApplication:
    actor = call.actor
    application = reading.own_application(call.ports, actor, application_id)
    own = application.applicant if actor.operator is None else None
    return OwnApplication(
        **dict(_shown(call, application)),
        applicant=OwnParticulars.model_validate(own) if own else None,
        works_for=WorkedFor(
            owner_id=actor.account_id,
            institution=actor.operator.institution,
            responsible=actor.name,
        )
        if actor.operator
        else None,
    )


@routes.get(
    "/api/applications/{application_id}/rules",
    access=Access.CITIZEN,
    operators=True,
    summary="The permit type by whose rules it is judged: today's for a draft, then a frozen copy",
)
def rules(call: Call, application_id: str) -> TypeDetail:
    application = reading.own_application(call.ports, call.actor, application_id)
    return type_detail(call.ports, reading.rules_of(call.ports, application))


@routes.patch(
    "/api/applications/{application_id}/data",
    access=Access.CITIZEN,
    operators=True,
    summary="Save fields; good ones are kept even when others are refused",
)
def save_data(call: Call, body: DataInput, application_id: str) -> SavedData:
    application, problems = drafting.save_data(call.ports, call.actor, application_id, body.data)
    return SavedData(
        application=_shown(call, application),
        problems=problem_views(call.ports, problems, call.language),
    )


@routes.post(
    "/api/applications/{application_id}/submit",
    access=Access.CITIZEN,
    operators=True,
    once=True,
    summary="Send it in",
)
def submit(call: Call, body: VersionInput, application_id: str) -> SubmittedView:
    submitted = sending.submit(
        call.ports, call.actor, application_id, body.version, call.idempotency
    )
    return SubmittedView.model_validate(submitted)


@routes.post(
    "/api/applications/{application_id}/resubmit",
    access=Access.CITIZEN,
    operators=True,
    once=True,
    reads=(Beside.WAIT,),
    summary="Send the correction",
)
def resubmit(call: Call, body: VersionInput, application_id: str) -> SubmittedView:
    submitted = submission.resubmit(
        call.ports, call.actor, application_id, body.version, call.idempotency
    )
    return SubmittedView.model_validate(submitted)


@routes.post(
    "/api/applications/{application_id}/withdraw",
    access=Access.CITIZEN,
    operators=True,
    summary="Withdraw it",
    reads=(Beside.WAIT,),
)
def withdraw(call: Call, body: WithdrawInput, application_id: str) -> ApplicationView:
    return _shown(call, drafting.withdraw(call.ports, call.actor, application_id, body.reason))


@routes.post(
    "/api/applications/{application_id}/again",
    access=Access.CITIZEN,
    operators=True,
    status=201,
    summary="Apply again from one that was rejected or withdrawn: a draft with what it said",
)
def start_again(call: Call, application_id: str) -> ApplicationView:
    return _shown(call, restarting.start_again(call.ports, call.actor, application_id))


@routes.post(
    "/api/applications/{application_id}/amendments",
    access=Access.CITIZEN,
    operators=True,
    status=201,
    summary="Change the places while the office decides",
)
def amend(call: Call, body: AmendmentInput, application_id: str) -> ApplicationView:
    application = amending.amend_places(
        call.ports,
        call.actor,
        application_id,
        field=body.field,
        value=[place.model_dump() for place in body.value],
        reason=body.reason,
    )
    return _shown(call, application)


@routes.get(
    "/api/applications/{application_id}/notes",
    access=Access.CITIZEN,
    operators=True,
    summary="Public notes",
)
def notes(call: Call, application_id: str) -> NotesView:
    reading.own_application(call.ports, call.actor, application_id)
    return note_views(call.ports, application_id, call.language, all_of_them=False)


def _shown(call: Call, application: Application) -> ApplicationView:
    permit_type = reading.rules_of(call.ports, application)
    return application_view(call.ports, application, permit_type, call.language)
