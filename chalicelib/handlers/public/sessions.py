"""Signing in and out, and passwords that were forgotten.

The access token is in the answer's body: the page keeps it in memory and sends it as a bearer
token, so a foreign page cannot make a browser send it. The refresh token, which lives for days,
is in a cookie that no script can read (HttpOnly), that goes to the sessions' routes alone (Path)
and never with another site's request (SameSite): a script that got into the page cannot carry it
away. One origin makes this possible. A token that comes back later than some seconds ends its
session (decision 0051).
"""

from datetime import datetime
from http.cookies import CookieError, SimpleCookie

from pydantic import Field, SecretStr

from chalicelib.domain.accounts import recovery, sign_in
from chalicelib.domain.accounts.devices import device_of
from chalicelib.domain.accounts.model import AccountKind
from chalicelib.domain.accounts.sign_in import ACCESS_LIFETIME, SignedIn
from chalicelib.domain.accounts.tickets import FactorWanted
from chalicelib.domain.errors import NotAllowed
from chalicelib.handlers.http import Access, Call, Reply, Routes
from chalicelib.handlers.models import Done, Input, View

routes = Routes(__name__)


_COOKIE = "sisfo_refresh"


_LONGEST_TOKEN = 200


_DEVICE, _LONGEST_MARK, _MARKS_KEPT = "sisfo_device", 120, 4
"""A family's computer is known to four people."""


_ATTRIBUTES = "Path=/api/sessions; Secure; HttpOnly; SameSite=Strict"


_OWN_PAGES = ("same-origin", "none")
"""Of ``Sec-Fetch-Site``, which browsers set and no page can. SameSite alone lets in the sister
sites under the regency's domain, which are other people's."""


class SignInInput(Input):
    """``login`` is a NIK or an e-mail address. ``keep``: stay signed in when the browser is closed,
    until the session ends by itself; it has no effect for officers."""

    login: str = Field(max_length=300)
    password: SecretStr = Field(max_length=1000)
    keep: bool = False


class ForgottenInput(Input):
    login: str = Field(max_length=300)


class ResetInput(Input):
    token: SecretStr = Field(max_length=200)
    password: SecretStr = Field(max_length=1000)


class SessionView(View):
    """``expires_in`` seconds the access token is good; ``session_ends_at``: a new sign-in then."""

    access_token: str
    expires_in: int
    session_ends_at: datetime
    account_id: str
    kind: AccountKind
    roles: tuple[str, ...]
    name: str


class SecondFactorView(View):
    """What is missing for a session: a code where the factor is ``enrolled``, setting it up
    otherwise. ``ticket`` goes with either."""

    ticket: str
    expires_at: datetime
    enrolled: bool


class SignInView(View):
    """As ``SessionView``; or, for an officer, only what comes next."""

    access_token: str | None = None
    expires_in: int | None = None
    session_ends_at: datetime | None = None
    account_id: str | None = None
    kind: AccountKind | None = None
    roles: tuple[str, ...] | None = None
    name: str | None = None
    second_factor: SecondFactorView | None = None


@routes.post(
    "/api/sessions",
    access=Access.PUBLIC,
    status=201,
    summary="Sign in by NIK or e-mail; sets the refresh cookie, or asks for the second factor",
)
def create(call: Call, body: SignInInput) -> Reply[SignInView]:
    password = body.password.get_secret_value()
    found = sign_in.sign_in(
        call.ports,
        body.login,
        password,
        call.source_address,
        device=device_of(call.headers.get("user-agent", "")),
        keep=body.keep,
        marks=_marks(call),
    )
    if isinstance(found, FactorWanted):
        return Reply(SignInView(second_factor=SecondFactorView.model_validate(found)), {})
    entered = session_reply(call, found, marked=True)
    return Reply(SignInView(**dict(entered.body)), entered.headers)


@routes.post(
    "/api/sessions/refresh",
    access=Access.PUBLIC,
    summary="New tokens for the refresh cookie, which is good once and for moments after",
)
def refresh(call: Call) -> Reply[SessionView]:
    if call.headers.get("sec-fetch-site", "same-origin") not in _OWN_PAGES:
        raise NotAllowed("not-our-page")
    return session_reply(call, sign_in.refresh(call.ports, _refresh_token(call)))


@routes.delete(
    "/api/sessions/current",
    access=Access.SIGNED_IN,
    summary="Sign out; the access token ends within fifteen minutes",
)
def delete(call: Call) -> Reply[Done]:
    sign_in.sign_out(call.ports, call.actor)
    return Reply(Done(), {"Set-Cookie": f"{_COOKIE}=; Max-Age=0; {_ATTRIBUTES}"})


@routes.post(
    "/api/passwords/forgotten",
    access=Access.PUBLIC,
    status=202,
    summary="Send a link to set the password; the same answer whether there is an account",
)
def forgotten(call: Call, body: ForgottenInput) -> Done:
    recovery.forgotten(call.ports, body.login, call.source_address, call.language)
    return Done()


@routes.post(
    "/api/passwords/reset",
    access=Access.PUBLIC,
    summary="Set the password by a link; every session ends",
)
def reset(call: Call, body: ResetInput) -> Done:
    token, password = body.token.get_secret_value(), body.password.get_secret_value()
    recovery.set_password(call.ports, token, password, call.language)
    return Done()


def session_reply(call: Call, signed_in: SignedIn, *, marked: bool = False) -> Reply[SessionView]:
    """The answer to a sign-in, with its cookie. Unless the person asked to be kept signed in it is
    a session cookie of the browser, gone when that is closed, as people expect on a shared
    computer. ``marked``: with another by which the device is known at the next sign-in."""
    account = signed_in.account
    view = SessionView(
        access_token=signed_in.access_token,
        expires_in=int(ACCESS_LIFETIME.total_seconds()),
        session_ends_at=signed_in.expires_at,
        account_id=account.account_id,
        kind=account.kind,
        roles=account.roles,
        name=account.full_name,
    )
    cookie = f"{_COOKIE}={signed_in.refresh_token}; {_ATTRIBUTES}"
    if signed_in.kept:
        left = signed_in.expires_at - call.ports.clock.now()
        cookie += f"; Max-Age={int(left.total_seconds())}"
    if not marked:
        return Reply(view, {"Set-Cookie": cookie})
    marks = [sign_in.new_mark(call.ports, account), *_marks(call)][:_MARKS_KEPT]
    known = f"{_DEVICE}={'~'.join(marks)}; {_ATTRIBUTES}"
    seconds = int(sign_in.DEVICE_KNOWN_FOR.total_seconds())
    return Reply(view, {"Set-Cookie": [f"{known}; Max-Age={seconds}", cookie]})


def _marks(call: Call) -> list[str]:
    """What the browser kept of earlier sign-ins; more and longer ones than we make are nobody's."""
    found = _cookie(call, _DEVICE, _LONGEST_MARK * _MARKS_KEPT)
    return found.split("~")[:_MARKS_KEPT] if found else []


def _refresh_token(call: Call) -> str:
    return _cookie(call, _COOKIE, _LONGEST_TOKEN)


def _cookie(call: Call, name: str, longest: int) -> str:
    """Empty for whatever cannot be one; what is too long for a key of a table among it."""
    try:
        morsel = SimpleCookie(call.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel and len(morsel.value) <= longest else ""
