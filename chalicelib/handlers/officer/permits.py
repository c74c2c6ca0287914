"""Officers and issued permits: which will end soon, and taking one back."""

from datetime import date, datetime

from pydantic import Field

from chalicelib.domain.permits import for_officers, revoking
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.permits.model import Permit, PermitStanding
from chalicelib.domain.permits.revocation_letter import decree_link
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Input, Link, PageQuery, View

routes = Routes(__name__)


class ExpiringQuery(PageQuery):
    """``days``: from today on."""

    days: int = Field(default=60, ge=0, le=366)


class ExpiringPermit(View):
    permit_id: str
    application_id: str
    number: str
    type_id: str
    type_name: str
    holder_name: str
    issued_on: date
    valid_until: date | None


class ExpiringPage(View):
    items: list[ExpiringPermit]
    cursor: str | None


class PermitNumberInput(Input):
    """As it stands on the letter."""

    number: str = Field(min_length=1, max_length=100)


class RevocationInput(Input):
    """The holder reads the reason."""

    reason: str = Field(min_length=SHORTEST_REASON, max_length=2000)


class WaitingDecree(View):
    """The decree that is to take the permit back, while it waits for its signature;
    ``may_drop``: whoever asks, now."""

    version: int
    reason: str
    officer_name: str
    proposed_at: datetime
    may_drop: bool


class PermitForOfficers(View):
    """An issued permit as officers see it. ``recorded``: from before this system, without a file;
    ``may_revoke``: whoever asks. ``decree``: not signed yet."""

    permit_id: str
    application_id: str
    standing: PermitStanding
    number: str
    registration_number: str
    type_id: str
    type_name: str
    holder_name: str
    holder_nik_masked: str
    signer_name: str
    issued_on: date
    valid_until: date | None
    renewed: bool
    revoked_on: date | None
    revoked_by: str | None
    revocation_reason: str | None
    revocation_number: str | None
    recorded: bool
    may_revoke: bool
    decree: WaitingDecree | None

    @classmethod
    def of(cls, call: Call, permit: Permit) -> "PermitForOfficers":
        revocation = permit.revocation
        today = call.ports.calendar.local_date(call.ports.clock.now())
        decree = revoking.open_decree(call.ports, permit)
        return cls(
            permit_id=permit.permit_id,
            application_id=permit.application_id,
            standing=permit.standing(today),
            number=permit.number,
            registration_number=permit.registration_number,
            type_id=permit.type_id,
            type_name=permit.type_name,
            holder_name=permit.holder_name,
            holder_nik_masked=permit.holder_nik_masked,
            signer_name=permit.signer_name,
            issued_on=permit.issued_on,
            valid_until=permit.valid_until,
            renewed=permit.renewed_by is not None,
            revoked_on=revocation.on if revocation else None,
            revoked_by=revocation.officer_name if revocation else None,
            revocation_reason=revocation.reason if revocation else None,
            revocation_number=revocation.number or None if revocation else None,
            recorded=permit.recorded is not None,
            may_revoke=revoking.may_revoke(call.ports, call.actor, permit),
            decree=_waiting(call, permit, decree) if decree else None,
        )


def _waiting(call: Call, permit: Permit, decree: RevocationDecree) -> WaitingDecree:
    return WaitingDecree(
        version=decree.version,
        reason=decree.reason,
        officer_name=decree.officer_name,
        proposed_at=decree.proposed_at,
        may_drop=decree.state is DecreeState.WAITING
        and revoking.may_sign(call.ports, call.actor, permit),
    )


class ProposedView(View):
    """The decree of revocation that waits for its signature; ``number`` is the permit's."""

    permit_id: str
    number: str
    version: int


@routes.get(
    "/api/officer/expiring-permits",
    access=Access.OFFICER,
    summary="Permits that end within so many days, the earliest first",
)
def list_expiring(call: Call, query: ExpiringQuery) -> ExpiringPage:
    page = for_officers.list_expiring(
        call.ports, call.actor, query.days, limit=query.limit, cursor=query.cursor
    )
    items = [ExpiringPermit.model_validate(item) for item in page.items]
    return ExpiringPage(items=items, cursor=page.cursor)


@routes.get("/api/officer/permits/{permit_id}", access=Access.OFFICER, summary="One issued permit")
def detail(call: Call, permit_id: str) -> PermitForOfficers:
    return PermitForOfficers.of(call, for_officers.permit_for(call.ports, call.actor, permit_id))


@routes.post(
    "/api/officer/permits/search",
    access=Access.OFFICER,
    summary="One issued permit, by its number",
)
def search(call: Call, body: PermitNumberInput) -> PermitForOfficers:
    return PermitForOfficers.of(
        call, for_officers.permit_by_number(call.ports, call.actor, body.number)
    )


@routes.post(
    "/api/officer/permits/{permit_id}/revocation",
    access=Access.OFFICER,
    status=201,
    once=True,
    summary="Draw up the decree that takes a permit back, with the reason",
)
def revoke(call: Call, body: RevocationInput, permit_id: str) -> ProposedView:
    proposed = revoking.propose(
        call.ports, call.actor, permit_id, reason=body.reason, idempotency=call.idempotency
    )
    return ProposedView.model_validate(proposed)


@routes.get(
    "/api/officer/permits/{permit_id}/revocation",
    access=Access.OFFICER,
    summary="A link to the signed decree by which a permit was revoked",
)
def revocation(call: Call, permit_id: str) -> Link:
    permit = for_officers.permit_for(call.ports, call.actor, permit_id)
    return Link(url=decree_link(call.ports, permit))
