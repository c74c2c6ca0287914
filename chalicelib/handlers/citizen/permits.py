"""A holder's own permits, and their download."""

from datetime import date
from typing import Any

from chalicelib.domain.applications import reading
from chalicelib.domain.permits import holding, renewal
from chalicelib.domain.permits.composing import public_page
from chalicelib.domain.permits.holding import StandingFilter
from chalicelib.domain.permits.model import Permit, PermitStanding, SurveyKind
from chalicelib.domain.permits.revocation_letter import decree_link
from chalicelib.handlers.citizen.results import ResultView, result_view
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Link, PageQuery, View
from chalicelib.handlers.presenting import application_view
from chalicelib.handlers.views.applications import ApplicationView

routes = Routes(__name__)


class PermitQuery(PageQuery):
    standing: StandingFilter = StandingFilter.ALL


class PermitItem(View):
    """One permit in the holder's list. ``subject`` tells it apart from others of its type."""

    permit_id: str
    standing: PermitStanding
    number: str
    registration_number: str
    type_id: str
    type_name: str
    subject: str
    issued_on: date
    valid_until: date | None
    missing_surveys: tuple[SurveyKind, ...]


class PermitPage(View):
    """May hold fewer than asked for; only a missing ``cursor`` ends the list."""

    items: list[PermitItem]
    cursor: str | None


class RevocationView(View):
    """``number`` is the decree's; empty of what was revoked before decrees were made here."""

    on: date
    reason: str
    number: str


class PermitDetail(PermitItem):
    """One permit as its holder sees it. ``size`` is of the signed file, in bytes. ``renewal_id``
    is the application that renews it; ``result`` is there where the type asks for one. ``own``: the
    caller is its holder, not their operator."""

    own: bool
    application_id: str
    holder_name: str
    signer_name: str
    size: int
    file_name: str
    verification_url: str
    revocation: RevocationView | None
    renewal_id: str | None
    renewed: bool
    result: ResultView | None


class DownloadLink(View):
    """Valid for five minutes at most."""

    url: str
    file_name: str
    size: int


@routes.get("/api/permits", access=Access.CITIZEN, summary="Own permits, newest first")
def list_own(call: Call, query: PermitQuery) -> PermitPage:
    page = holding.list_own(
        call.ports, call.actor, query.standing, limit=query.limit, cursor=query.cursor
    )
    items = [PermitItem(**_listed(call, permit)) for permit in page.items]
    return PermitPage(items=items, cursor=page.cursor)


@routes.get(
    "/api/permits/{permit_id}", access=Access.CITIZEN, operators=True, summary="One own permit"
)
def detail(call: Call, permit_id: str) -> PermitDetail:
    return permit_detail(call, holding.own_permit(call.ports, call.actor, permit_id))


@routes.get(
    "/api/permits/{permit_id}/download",
    access=Access.CITIZEN,
    operators=True,
    summary="A link to the signed file, once the three surveys are in",
)
def download(call: Call, permit_id: str) -> DownloadLink:
    link = holding.download(call.ports, call.actor, permit_id)
    return DownloadLink(url=link.url, file_name=link.file_name, size=link.size)


@routes.get(
    "/api/permits/{permit_id}/revocation",
    access=Access.CITIZEN,
    operators=True,
    summary="A link to the decree by which one's own permit was revoked",
)
def revocation(call: Call, permit_id: str) -> Link:
    permit = holding.own_permit(call.ports, call.actor, permit_id)
    return Link(url=decree_link(call.ports, permit))


@routes.post(
    "/api/permits/{permit_id}/renewal",
    access=Access.CITIZEN,
    operators=True,
    status=201,
    summary="Start a renewal: a draft that asks only for what has changed",
)
def start_renewal(call: Call, permit_id: str) -> ApplicationView:
    draft = renewal.start_renewal(call.ports, call.actor, permit_id)
    rules = reading.rules_of(call.ports, draft)
    return application_view(call.ports, draft, rules, call.language)


def _listed(call: Call, permit: Permit) -> dict[str, Any]:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return {
        "permit_id": permit.permit_id,
        "standing": permit.standing(today),
        "number": permit.number,
        "registration_number": permit.registration_number,
        "type_id": permit.type_id,
        "type_name": permit.type_name,
        "subject": permit.subject,
        "issued_on": permit.issued_on,
        "valid_until": permit.valid_until,
        "missing_surveys": permit.missing_surveys,
    }


def permit_detail(call: Call, permit: Permit) -> PermitDetail:
    return PermitDetail(
        **_listed(call, permit),
        own=call.actor.operator is None,
        application_id=permit.application_id,
        holder_name=permit.holder_name,
        signer_name=permit.signer_name,
        size=permit.size,
        file_name=holding.file_name(permit),
        verification_url=public_page(call.ports, permit.permit_id),
        revocation=RevocationView.model_validate(permit.revocation) if permit.revocation else None,
        renewal_id=permit.renewal_id,
        renewed=permit.renewed_by is not None,
        result=result_view(call, permit, permit.result_due_on) if permit.result_due_on else None,
    )
