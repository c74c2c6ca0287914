"""Roles passed to another officer for some days (Plh. and Plt.)."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from chalicelib.domain.accounts import delegations, staff
from chalicelib.domain.accounts.delegations import Delegated, DelegationForm
from chalicelib.domain.accounts.model import ActingKind
from chalicelib.domain.review.standing_in import Undecidable, outlook, undecidable
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, PageQuery, View

routes = Routes(__name__)


class DelegationView(View):
    """``account_id`` and ``name`` are of whoever acts; ``title`` as under a letter; ``active``:
    it counts today. ``on_behalf_of`` is empty where the post is vacant."""

    delegation_id: str
    account_id: str
    name: str
    role: str
    kind: ActingKind
    title: str
    starts_on: date
    until: date
    active: bool
    basis: str
    on_behalf_of: str
    given_by: str
    given_at: datetime


class RoleOutlookQuery(Input):
    """``gains``: the account that would have the role; ``away``: the one that would not."""

    gains: str | None = Field(default=None, max_length=100)
    away: str | None = Field(default=None, max_length=100)


class RoleOutlookView(View):
    """``undecidable``: files that wait for the role now and that nobody could decide, since whoever
    has it decided an earlier step of them; with ``at_least`` there may be more. Pass the role to
    one more officer for these. ``nobody``: no officer has it at all."""

    undecidable: int
    at_least: bool
    nobody: bool


class GivenView(DelegationView, RoleOutlookView):
    """What was given, and what nobody could decide by it."""


class DelegationPage(View):
    """A page may be empty and yet lead on by its ``cursor``."""

    items: list[DelegationView]
    cursor: str | None


class ColleagueView(View):
    account_id: str
    name: str
    position: str
    roles: tuple[str, ...]


class ColleaguePage(View):
    items: list[ColleagueView]
    cursor: str | None


@routes.get(
    "/api/officer/delegations",
    access=Access.OFFICER,
    summary="Delegations that run or are to come: mine, or all of them for an administrator",
)
def list_delegations(call: Call, query: PageQuery) -> DelegationPage:
    page = delegations.list_delegations(
        call.ports, call.actor, limit=query.limit, cursor=query.cursor
    )
    return DelegationPage(items=[_shown(call, item) for item in page.items], cursor=page.cursor)


@routes.post(
    "/api/officer/delegations",
    access=Access.OFFICER,
    status=201,
    summary="Pass a role of my own, or as administrator any, to another officer for some days",
)
def create(call: Call, body: DelegationForm) -> GivenView:
    given = delegations.delegate(call.ports, call.actor, body)
    of = given.delegation
    stuck = undecidable(call.ports, of.role, given.officer, of.on_behalf_of)
    shown = _shown(call, given).model_dump()
    return GivenView(**shown, **_outlook(stuck))


@routes.get(
    "/api/officer/roles/{role}/outlook",
    access=Access.OFFICER,
    summary="How many files nobody could decide, before a role is passed on, given or taken away",
)
def role_outlook(call: Call, query: RoleOutlookQuery, role: str) -> RoleOutlookView:
    found = outlook(call.ports, call.actor, role, gains=query.gains, away=query.away)
    return RoleOutlookView(**_outlook(found))


@routes.post(
    "/api/officer/delegations/{delegation_id}/revocation",
    access=Access.OFFICER,
    summary="Take a delegation back; it holds from the next request",
)
def revoke(call: Call, delegation_id: str) -> Done:
    delegations.revoke(call.ports, call.actor, delegation_id)
    return Done()


@routes.get(
    "/api/officer/colleagues",
    access=Access.OFFICER,
    summary="Officers to whom a role could be passed, newest first",
)
def colleagues(call: Call, query: PageQuery) -> ColleaguePage:
    page = staff.list_colleagues(call.ports, cursor=query.cursor, limit=query.limit)
    return ColleaguePage(
        items=[
            ColleagueView(
                account_id=account.account_id,
                name=account.full_name,
                position=account.post.position if account.post else "",
                roles=account.roles,
            )
            for account in page.items
        ],
        cursor=page.cursor,
    )


def _outlook(found: Undecidable) -> dict[str, Any]:
    return {"undecidable": found.number, "at_least": found.at_least, "nobody": found.nobody}


def _shown(call: Call, item: Delegated) -> DelegationView:
    delegation = item.delegation
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return DelegationView(
        delegation_id=delegation.delegation_id,
        account_id=item.officer.account_id,
        name=item.officer.full_name,
        role=delegation.role,
        kind=delegation.kind,
        title=delegation.title,
        starts_on=delegation.starts_on,
        until=delegation.until,
        active=delegation.holds_on(today),
        basis=delegation.basis,
        on_behalf_of=delegation.on_behalf_of_name,
        given_by=delegation.given_by_name,
        given_at=delegation.given_at,
    )
