"""New accounts, and whether their scans are of the person that they name."""

from datetime import date, datetime

from pydantic import Field

from chalicelib.domain.accounts import identities
from chalicelib.domain.accounts.model import Account, Sex
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View

routes = Routes(__name__)


class JudgementInput(Input):
    """``matches``: scan and particulars are one person's; otherwise ``remark`` says why not."""

    version: int
    matches: bool
    remark: str = Field(default="", max_length=500)


class NewAccountView(View):
    """``warnings``: how many things the NIK says otherwise than the form."""

    account_id: str
    name: str
    registered_at: datetime
    warnings: int


class NewAccountPage(View):
    items: list[NewAccountView]
    cursor: str | None


class IdentityView(View):
    """``scan_url`` is good for five minutes. ``doubt``: an officer found that it does not match."""

    account_id: str
    version: int
    nik: str
    name: str
    birth_place: str | None
    birth_date: date | None
    sex: Sex | None
    address: str | None
    warnings: list[str]
    scan_url: str | None
    seen_at: datetime | None
    doubt: bool


@routes.get(
    "/api/officer/identities",
    access=Access.OFFICER,
    summary="Accounts whose scan nobody has looked at, the oldest first",
)
def find(call: Call, query: PageQuery) -> NewAccountPage:
    page = identities.unseen(call.ports, call.actor, cursor=query.cursor, limit=query.limit)
    return NewAccountPage(
        items=[
            NewAccountView(
                account_id=one.account_id,
                name=one.full_name,
                registered_at=one.created_at,
                warnings=len(one.warnings),
            )
            for one in page.items
        ],
        cursor=page.cursor,
    )


@routes.get(
    "/api/officer/identities/{account_id}",
    access=Access.OFFICER,
    summary="Particulars and scan of one account; the look is noted",
)
def look(call: Call, account_id: str) -> IdentityView:
    found = identities.look_at(call.ports, call.actor, account_id)
    return _shown(call, found.account, found.scan)


@routes.post(
    "/api/officer/identities/{account_id}",
    access=Access.OFFICER,
    summary="What was found: the scan is this person's, or not and why",
)
def judge(call: Call, body: JudgementInput, account_id: str) -> IdentityView:
    account = identities.judge(
        call.ports,
        call.actor,
        account_id,
        body.version,
        matches=body.matches,
        remark=body.remark,
    )
    return _shown(call, account, None)


def _shown(call: Call, account: Account, scan: str | None) -> IdentityView:
    citizen = account.citizen
    return IdentityView(
        account_id=account.account_id,
        version=account.version,
        nik=account.nik,
        name=account.full_name,
        birth_place=citizen.birth_place if citizen else None,
        birth_date=citizen.birth_date if citizen else None,
        sex=citizen.sex if citizen else None,
        address=citizen.address.one_line if citizen else None,
        warnings=[call.ports.texts.of_field(code, call.language, {}) for code in account.warnings],
        scan_url=scan,
        seen_at=account.identity_seen_at,
        doubt=account.identity_doubt,
    )
