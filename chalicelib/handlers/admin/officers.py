"""Officers' accounts, for administrators."""

from datetime import datetime

from chalicelib.domain.accounts import officers
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.officers import OfficerEdit, OfficerForm
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, PageQuery, View

routes = Routes(__name__)


class OfficerPatch(OfficerEdit):
    """What is left out stays. ``version`` as read, so that no other change is overwritten."""

    version: int


class OfficerView(View):
    """``has_password``: the invitation has been followed."""

    account_id: str
    version: int
    enabled: bool
    has_password: bool
    nik: str
    name: str
    title_before: str
    title_after: str
    email: str
    whatsapp: str
    roles: tuple[str, ...]
    position: str
    rank: str
    nip: str
    created_at: datetime

    @classmethod
    def of(cls, account: Account) -> "OfficerView":
        return cls(
            account_id=account.account_id,
            version=account.version,
            enabled=account.enabled,
            has_password=account.password_hash is not None,
            nik=account.nik,
            name=account.name,
            title_before=account.title_before,
            title_after=account.title_after,
            email=account.email,
            whatsapp=account.whatsapp,
            roles=account.roles,
            position=account.post.position if account.post else "",
            rank=account.post.rank if account.post else "",
            nip=account.post.nip if account.post else "",
            created_at=account.created_at,
        )


class OfficerPage(View):
    items: list[OfficerView]
    cursor: str | None


@routes.get("/api/admin/officers", access=Access.ADMINISTRATOR, summary="Officers, newest first")
def list_officers(call: Call, query: PageQuery) -> OfficerPage:
    page = officers.list_officers(call.ports, call.actor, cursor=query.cursor, limit=query.limit)
    return OfficerPage(items=[OfficerView.of(item) for item in page.items], cursor=page.cursor)


@routes.post(
    "/api/admin/officers",
    access=Access.ADMINISTRATOR,
    status=201,
    summary="Make an officer's account; a link to set the password is sent",
)
def create(call: Call, body: OfficerForm) -> OfficerView:
    return OfficerView.of(officers.create_officer(call.ports, call.actor, body))


@routes.patch(
    "/api/admin/officers/{account_id}",
    access=Access.ADMINISTRATOR,
    summary="Change roles, post or name; disable or enable",
)
def edit(call: Call, body: OfficerPatch, account_id: str) -> OfficerView:
    wanted = OfficerEdit(**body.model_dump(exclude={"version"}, exclude_unset=True))
    return OfficerView.of(
        officers.edit_officer(call.ports, call.actor, account_id, body.version, wanted)
    )


@routes.post(
    "/api/admin/officers/{account_id}/invitation",
    access=Access.ADMINISTRATOR,
    status=202,
    summary="Send the link to set the password again",
)
def invite_again(call: Call, account_id: str) -> Done:
    officers.invite_again(call.ports, call.actor, account_id)
    return Done()
