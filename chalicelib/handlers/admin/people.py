"""Citizens' accounts, for administrators: found, looked into, closed and opened again."""

from datetime import datetime

from pydantic import Field

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.catalogue.names import short_name
from chalicelib.domain.people.nik import masked
from chalicelib.domain.privacy import people
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, Done, Input, PageQuery, View

routes = Routes(__name__)

APPLICATIONS = 20
"""Of a person that are listed."""


class PeopleSearchInput(PageQuery):
    words: str = Field(min_length=2, max_length=200)


class PersonReasonInput(Input):
    """The account's owner reads it."""

    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


class FoundPersonView(View):
    """``nik`` is masked. ``unseen``: nobody has compared the scan; ``doubt``: somebody has one."""

    account_id: str
    name: str
    nik: str
    registered_at: datetime
    enabled: bool
    unseen: bool
    doubt: bool


class FoundPeople(View):
    items: list[FoundPersonView]
    cursor: str | None


class PersonsFileView(View):
    application_id: str
    number: str
    type: str
    phase: str


class PersonView(View):
    """``whatsapp_proven``: a link was followed there. ``nik_freed``: closed for good. ``officer``:
    also an officer, and kept among those. ``files``: the newest that were sent in."""

    account_id: str
    name: str
    enabled: bool
    nik_freed: bool
    officer: bool
    email: str
    whatsapp: str
    whatsapp_proven: bool
    registered_at: datetime
    doubt_remark: str
    files: list[PersonsFileView]


@routes.post(
    "/api/admin/accounts/search",
    access=Access.ADMINISTRATOR,
    summary="Citizens by NIK, e-mail, number of a file, or words of a name",
)
def search(call: Call, body: PeopleSearchInput) -> FoundPeople:
    page = people.find_people(
        call.ports, call.actor, body.words, limit=body.limit, cursor=body.cursor
    )
    return FoundPeople(items=[_found(one) for one in page.items], cursor=page.cursor)


@routes.get(
    "/api/admin/accounts/{account_id}",
    access=Access.ADMINISTRATOR,
    summary="One citizen's account; the look is noted",
)
def look(call: Call, account_id: str) -> PersonView:
    return _person(call, people.look_into(call.ports, call.actor, account_id))


@routes.post(
    "/api/admin/accounts/{account_id}/closing",
    access=Access.ADMINISTRATOR,
    summary="Nobody signs in to this account any more; its owner is told why",
)
def close(call: Call, body: PersonReasonInput, account_id: str) -> Done:
    people.close(call.ports, call.actor, account_id, body.reason)
    return Done()


@routes.post(
    "/api/admin/accounts/{account_id}/reopening",
    access=Access.ADMINISTRATOR,
    summary="The owner of this account may sign in again, and is told",
)
def open_again(call: Call, body: PersonReasonInput, account_id: str) -> Done:
    people.open_again(call.ports, call.actor, account_id, body.reason)
    return Done()


def _found(account: Account) -> FoundPersonView:
    return FoundPersonView(
        account_id=account.account_id,
        name=account.full_name,
        nik=masked(account.nik) if account.nik else "",
        registered_at=account.created_at,
        enabled=account.enabled,
        unseen=account.identity_unseen,
        doubt=account.identity_doubt,
    )


def _person(call: Call, account: Account) -> PersonView:
    own = account.account_id
    page = call.ports.applications.by_applicant(own, limit=APPLICATIONS, cursor=None)
    return PersonView(
        account_id=own,
        name=account.full_name,
        enabled=account.enabled,
        nik_freed=not account.nik,
        officer=account.post is not None,
        email=account.email,
        whatsapp=account.whatsapp,
        whatsapp_proven=bool(account.reachable_whatsapp),
        registered_at=account.created_at,
        doubt_remark=account.identity_remark,
        files=[
            PersonsFileView(
                application_id=one.application_id,
                number=one.registration_number or one.receipt,
                type=short_name(call.ports, one.type_id),
                phase=one.phase,
            )
            for one in page.items
            if one.submitted_at
        ],
    )
