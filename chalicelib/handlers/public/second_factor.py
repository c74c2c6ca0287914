"""Officers' second factor: the code that ends a sign-in, setting it up, and one's own.

The first three are called between the password and the session, with the ticket that
``POST /api/sessions`` gave; the others by whoever is signed in.
"""

from datetime import datetime

from pydantic import Field, SecretStr

from chalicelib.domain.accounts import second_factor, totp
from chalicelib.domain.accounts.second_factor import Enrolment
from chalicelib.handlers.http import Access, Call, Reply, Routes
from chalicelib.handlers.models import Input, View
from chalicelib.handlers.public.sessions import SessionView, session_reply

routes = Routes(__name__)

ISSUER = "Sisfo Izin"


class TicketInput(Input):
    ticket: SecretStr = Field(max_length=200)


class TicketCodeInput(TicketInput):
    """``code``: six digits, or a recovery code."""

    code: SecretStr = Field(max_length=40)


class ProofInput(Input):
    password: SecretStr = Field(max_length=1000)
    code: SecretStr = Field(max_length=40)


class SessionAfterCode(SessionView):
    recovery_codes_left: int


class SessionAfterEnrolment(SessionView):
    """``recovery_codes`` are shown this once."""

    recovery_codes: list[str]


class EnrolmentView(View):
    """``secret`` in base 32, in groups, for who types it; ``qr_svg`` and ``otpauth_uri`` say the
    same. ``account`` is the name that the app shows."""

    secret: str
    otpauth_uri: str
    qr_svg: str
    account: str


class ChangeView(EnrolmentView):
    """``ticket`` goes with the new app's first code; until then the old one counts."""

    ticket: str
    expires_at: datetime


class OwnFactorView(View):
    """``enrolled_at`` is empty where there is none; ``obligatory``: a sign-in asks for it."""

    enrolled_at: datetime | None
    recovery_codes_left: int
    obligatory: bool


class RecoveryCodes(View):
    recovery_codes: list[str]


@routes.post(
    "/api/sessions/second-factor",
    access=Access.PUBLIC,
    summary="Finish signing in with a code; sets the refresh cookie",
)
def finish(call: Call, body: TicketCodeInput) -> Reply[SessionAfterCode]:
    ticket, code = body.ticket.get_secret_value(), body.code.get_secret_value()
    signed_in, left = second_factor.finish_sign_in(call.ports, ticket, code)
    entered = session_reply(call, signed_in, marked=True)
    view = SessionAfterCode(**dict(entered.body), recovery_codes_left=left)
    return Reply(view, entered.headers)


@routes.post(
    "/api/sessions/second-factor/enrolment",
    access=Access.PUBLIC,
    summary="What the authenticator app needs",
)
def enrol(call: Call, body: TicketInput) -> EnrolmentView:
    ticket = body.ticket.get_secret_value()
    return _shown(second_factor.begin_enrolment(call.ports, ticket))


@routes.post(
    "/api/sessions/second-factor/enrolment/confirmation",
    access=Access.PUBLIC,
    summary="The app's first code: the factor counts, and the sign-in is finished",
)
def confirm(call: Call, body: TicketCodeInput) -> Reply[SessionAfterEnrolment]:
    ticket, code = body.ticket.get_secret_value(), body.code.get_secret_value()
    done = second_factor.confirm_enrolment(call.ports, ticket, code, call.language)
    entered = session_reply(call, done.signed_in, marked=True)
    view = SessionAfterEnrolment(**dict(entered.body), recovery_codes=done.recovery_codes)
    return Reply(view, entered.headers)


@routes.get("/api/me/second-factor", access=Access.SIGNED_IN, summary="Own second factor")
def show(call: Call) -> OwnFactorView:
    own = second_factor.own_factor(call.ports, call.actor)
    return OwnFactorView(
        enrolled_at=own.factor.enrolled_at if own.factor else None,
        recovery_codes_left=len(own.factor.recovery) if own.factor else 0,
        obligatory=own.obligatory,
    )


@routes.post(
    "/api/me/second-factor/recovery-codes",
    access=Access.SIGNED_IN,
    summary="Ten new recovery codes; the old ones open nothing any more",
)
def renew_codes(call: Call, body: ProofInput) -> RecoveryCodes:
    password, code = body.password.get_secret_value(), body.code.get_secret_value()
    codes = second_factor.new_recovery_codes(call.ports, call.actor, password, code, call.language)
    return RecoveryCodes(recovery_codes=codes)


@routes.post(
    "/api/me/second-factor/change",
    access=Access.SIGNED_IN,
    summary="Another app instead of the present one, which still counts until the new one has "
    "shown a code",
)
def change(call: Call, body: ProofInput) -> ChangeView:
    password, code = body.password.get_secret_value(), body.code.get_secret_value()
    wanted, enrolment = second_factor.change_factor(call.ports, call.actor, password, code)
    shown = _shown(enrolment)
    return ChangeView(**dict(shown), ticket=wanted.ticket, expires_at=wanted.expires_at)


def _shown(enrolment: Enrolment) -> EnrolmentView:
    import segno

    account = enrolment.account.email
    uri = totp.otpauth_uri(enrolment.secret, account, ISSUER)
    drawn = segno.make(uri, error="m", micro=False).svg_inline(scale=4, border=4, omitsize=True)
    return EnrolmentView(
        secret=totp.base32(enrolment.secret), otpauth_uri=uri, qr_svg=drawn, account=account
    )
