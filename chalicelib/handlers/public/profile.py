"""A person's own particulars and password."""

from datetime import date

from pydantic import Field, SecretStr

from chalicelib.domain.accounts import own_sessions, profile, recovery, ways
from chalicelib.domain.accounts.model import Account, AccountKind, ActingKind, By, Sex
from chalicelib.domain.accounts.particulars import Line, ParticularsEdit
from chalicelib.handlers.http import Access, Call, Reply, Routes
from chalicelib.handlers.models import Done, Input, View
from chalicelib.handlers.public.sessions import SessionView, session_reply

routes = Routes(__name__)


class ProfileEdit(ParticularsEdit):
    """What is left out stays. ``version`` as read, so that no other change is overwritten."""

    version: int


class OwnerInput(Input):
    """``code``: of the second factor, for whoever has one."""

    current_password: SecretStr = Field(max_length=1000)
    code: SecretStr | None = Field(default=None, max_length=40)

    @property
    def password_and_code(self) -> tuple[str, str | None]:
        code = self.code.get_secret_value() if self.code else None
        return self.current_password.get_secret_value(), code


class EmailInput(OwnerInput):
    email: Line


class WhatsappInput(OwnerInput):
    whatsapp: Line


class PasswordInput(OwnerInput):
    new_password: SecretStr = Field(max_length=1000)


class RegionView(View):
    """A region by its Kemendagri code."""

    code: str
    name: str


class AddressView(View):
    """The address on the KTP. ``street`` holds jalan, jorong, RT and RW as typed by hand."""

    province: RegionView
    regency: RegionView
    district: RegionView
    village: RegionView
    street: str


class ActingView(View):
    """A role that was passed to this officer, and counts today: ``title`` as under a letter,
    ``until`` the last day."""

    role: str
    kind: ActingKind
    title: str
    until: date
    on_behalf_of: str


class ProfileView(View):
    """A citizen's particulars are empty for an officer, the post's fields for a citizen.
    ``whatsapp_proven``: messages go there. ``warnings``: what the NIK says otherwise than the
    particulars. An officer may use ``roles``,
    which are their own, and those in ``acting``."""

    account_id: str
    version: int
    kind: AccountKind
    nik: str
    name: str
    title_before: str
    title_after: str
    email: str
    whatsapp: str
    whatsapp_proven: bool
    told_by: By
    told_steps: bool
    birth_place: str | None
    birth_date: date | None
    sex: Sex | None
    occupation: str | None
    address: AddressView | None
    has_ktp: bool
    warnings: list[str]
    roles: tuple[str, ...]
    acting: list[ActingView]
    position: str | None
    rank: str | None
    nip: str | None


@routes.get("/api/profile", access=Access.SIGNED_IN, summary="Own particulars")
def show(call: Call) -> ProfileView:
    return _shown(call, own_sessions.own_account(call.ports, call.actor))


@routes.patch(
    "/api/profile",
    access=Access.SIGNED_IN,
    summary="Change own particulars, except NIK, e-mail and WhatsApp",
)
def edit(call: Call, body: ProfileEdit) -> ProfileView:
    wanted = ParticularsEdit(**body.model_dump(exclude={"version"}, exclude_unset=True))
    return _shown(call, profile.edit_profile(call.ports, call.actor, body.version, wanted))


@routes.put(
    "/api/profile/email",
    access=Access.SIGNED_IN,
    status=202,
    summary="Ask for another e-mail address; it counts once its link is followed",
)
def change_email(call: Call, body: EmailInput) -> Done:
    password, code = body.password_and_code
    ways.request_email_change(call.ports, call.actor, body.email, password, call.language, code)
    return Done()


@routes.put(
    "/api/profile/whatsapp",
    access=Access.SIGNED_IN,
    status=202,
    summary="Prove a WhatsApp number; it counts once the link that is sent there is followed",
)
def change_whatsapp(call: Call, body: WhatsappInput) -> Done:
    password, code = body.password_and_code
    number = body.whatsapp
    ways.request_whatsapp_change(call.ports, call.actor, number, password, call.language, code)
    return Done()


@routes.put(
    "/api/profile/password",
    access=Access.SIGNED_IN,
    summary="Change the password; other sessions end, this one gets new tokens",
)
def change_password(call: Call, body: PasswordInput) -> Reply[SessionView]:
    (current, code), new = body.password_and_code, body.new_password.get_secret_value()
    changed = recovery.change_password(call.ports, call.actor, current, new, call.language, code)
    return session_reply(call, changed)


def _shown(call: Call, account: Account) -> ProfileView:
    citizen, post = account.citizen, account.post
    return ProfileView(
        account_id=account.account_id,
        version=account.version,
        kind=account.kind,
        nik=account.nik,
        name=account.name,
        title_before=account.title_before,
        title_after=account.title_after,
        email=account.email,
        whatsapp=account.whatsapp,
        whatsapp_proven=account.reachable_whatsapp != "",
        told_by=account.told_by,
        told_steps=account.told_steps,
        birth_place=citizen.birth_place if citizen else None,
        birth_date=citizen.birth_date if citizen else None,
        sex=citizen.sex if citizen else None,
        occupation=citizen.occupation if citizen else None,
        address=AddressView.model_validate(citizen.address) if citizen else None,
        has_ktp=account.ktp is not None,
        warnings=[call.ports.texts.of_field(code, call.language, {}) for code in account.warnings],
        roles=account.roles,
        acting=[
            ActingView(
                role=item.role,
                kind=item.kind,
                title=item.title,
                until=item.until,
                on_behalf_of=item.on_behalf_of_name,
            )
            for item in account.acting_on(call.ports.calendar.local_date(call.ports.clock.now()))
        ],
        position=post.position if post else None,
        rank=post.rank if post else None,
        nip=post.nip if post else None,
    )
