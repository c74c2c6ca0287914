"""Registering an account, in steps, and following the links that prove an address.

The steps after the first name their registration in the path and prove it with the
``Registration-Secret`` header: nobody is signed in yet, and a URL would end up in logs.
"""

from datetime import datetime

from pydantic import Field, SecretStr

from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.records import KtpState, Registration, TokenPurpose
from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.text import Language
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, UploadForm, View

routes = Routes(__name__)


_KTP = {Language.INDONESIAN: "Scan KTP", Language.ENGLISH: "Scan of the identity card"}


class FollowedView(Done):
    """``purpose``: what the link was for. ``password_to_set``: there is none (any more), and a
    link to set one was sent."""

    purpose: TokenPurpose
    password_to_set: bool


class LinkInput(Input):
    """``password`` is needed where none was chosen at registration."""

    token: SecretStr = Field(max_length=200)
    password: SecretStr | None = Field(default=None, max_length=1000)


class WaysInput(Input):
    """Both, as they are to be."""

    email: str = Field(max_length=300)
    whatsapp: str = Field(max_length=300)


class RegistrationView(View):
    """``ktp_message`` says why the scan was refused; ``warnings`` what the NIK says otherwise than
    the form."""

    registration_id: str
    ktp_state: KtpState
    ktp_message: str | None
    warnings: list[str]
    expires_at: datetime


class RegistrationWithUpload(RegistrationView):
    upload: UploadForm


class RegistrationStarted(RegistrationWithUpload):
    """``secret`` is shown this once."""

    secret: str


@routes.post(
    "/api/registrations",
    access=Access.PUBLIC,
    status=201,
    summary="Start a registration; answers with a form to post the KTP scan with",
)
def start(call: Call, body: RegistrationForm) -> RegistrationStarted:
    started = registration.start(call.ports, body, call.source_address)
    return RegistrationStarted(
        **dict(_shown(call, started.registration)),
        upload=UploadForm.of(started.upload),
        secret=started.secret,
    )


@routes.get(
    "/api/registrations/{registration_id}",
    access=Access.PUBLIC,
    summary="Where a registration stands (header Registration-Secret)",
)
def show(call: Call, registration_id: str) -> RegistrationView:
    found = registration.own_registration(call.ports, registration_id, _secret(call))
    return _shown(call, found)


@routes.post(
    "/api/registrations/{registration_id}/ktp",
    access=Access.PUBLIC,
    status=201,
    summary="A new form to post the KTP scan with (header Registration-Secret)",
)
def upload_again(call: Call, registration_id: str) -> RegistrationWithUpload:
    after, form = registration.new_ktp_upload(call.ports, registration_id, _secret(call))
    return RegistrationWithUpload(**dict(_shown(call, after)), upload=UploadForm.of(form))


@routes.put(
    "/api/registrations/{registration_id}/ways",
    access=Access.PUBLIC,
    summary="Another e-mail address or number; a link sent to another address is void "
    "(header Registration-Secret)",
)
def correct_ways(call: Call, registration_id: str, body: WaysInput) -> RegistrationView:
    after = registration.correct_ways(
        call.ports,
        registration_id,
        _secret(call),
        email=body.email,
        whatsapp=body.whatsapp,
    )
    return _shown(call, after)


@routes.post(
    "/api/registrations/{registration_id}/complete",
    access=Access.PUBLIC,
    summary="Send the link, or send it again (header Registration-Secret)",
)
def complete(call: Call, registration_id: str) -> RegistrationView:
    after = registration.complete(call.ports, registration_id, _secret(call), call.language)
    return _shown(call, after)


@routes.post(
    "/api/accounts/verify",
    access=Access.PUBLIC,
    summary="Follow a link that proves a registration, an e-mail address or a WhatsApp number, or "
    "that takes a change of these back",
)
def verify(call: Call, body: LinkInput) -> FollowedView:
    password = body.password.get_secret_value() if body.password else None
    followed = follow_link(call.ports, body.token.get_secret_value(), password)
    wanted = followed.account.password_hash is None
    return FollowedView(purpose=followed.purpose, password_to_set=wanted)


def _secret(call: Call) -> str:
    return call.headers.get("registration-secret", "")


def _shown(call: Call, found: Registration) -> RegistrationView:
    params = {"document": _KTP[call.language]} | found.ktp_params
    reason = found.ktp_reason
    return RegistrationView(
        registration_id=found.registration_id,
        ktp_state=found.ktp_state,
        ktp_message=call.ports.verdicts.text(reason, call.language, params) if reason else None,
        warnings=[call.ports.texts.of_field(code, call.language, {}) for code in found.warnings],
        expires_at=found.expires_at,
    )
