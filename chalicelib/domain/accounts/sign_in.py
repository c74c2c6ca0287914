"""Signing in and out, and who a request comes from.

A sign-in is a session with one refresh token that is good at a time, and access tokens of fifteen
minutes. Nothing a person may do is in a token: account, roles and generation are read each time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.model import Account, AccountKind, Actor
from chalicelib.domain.accounts.passwords import normalised
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import Session
from chalicelib.domain.accounts.tickets import FactorWanted, factor_wanted
from chalicelib.domain.accounts.tokens import digest, matches
from chalicelib.domain.errors import NotAllowed, NotSignedIn
from chalicelib.domain.reads import Wanted
from chalicelib.domain.storage import CommitRefused, Put

ACCESS_LIFETIME = timedelta(minutes=15)
SESSION_LIFETIME = {
    AccountKind.CITIZEN: timedelta(days=7),
    AccountKind.OFFICER: timedelta(hours=12),
}
"""However often it is refreshed, a session ends then: an officer signs in every working day."""


@dataclass(frozen=True)
class SignedIn:
    """``refresh_token`` is good once; ``expires_at`` is when even refreshing ends; ``kept``: the
    browser may keep the token until then, even when it is closed."""

    account: Account
    access_token: str
    refresh_token: str
    expires_at: datetime
    kept: bool = False


def find_by_login(ports: Ports, login: str) -> Account | None:
    """``login`` is a NIK or an e-mail address."""
    if "@" in login:
        return ports.accounts.find_by_email(login)
    return ports.accounts.find_by_nik("".join(filter(str.isdigit, login)))


def sign_in(
    ports: Ports,
    login: str,
    password: str,
    source_address: str,
    *,
    device: str = "",
    keep: bool = False,
) -> SignedIn | FactorWanted:
    """By NIK or e-mail; an officer gets no session yet, but a ticket for the second factor
    (``second_factor.finish_sign_in``). An unknown login takes the same steps as a wrong password.

    Failures of one account are counted together however it was named; a right password frees
    the account's count.

    :raises NotSignedIn: no such account, or not its password (``wrong-credentials``).
    :raises NotAllowed: the password is right, but the account is disabled.
    :raises TooManyAttempts: too many failures for this account or from this address.
    """
    source = throttling.network(source_address)
    throttling.require(ports, throttling.FAILURES_PER_ADDRESS, source)
    account = find_by_login(ports, login)
    counted = account.account_id if account else login.strip().lower()
    throttling.require(ports, throttling.FAILURES_PER_ACCOUNT, counted)
    password = normalised(password)
    verified = ports.passwords.verify(password, account.password_hash if account else None)
    if account is None or not verified:
        raise NotSignedIn("wrong-credentials")
    ports.sessions.give_back_attempt(throttling.FAILURES_PER_ADDRESS.key(source))
    failures = throttling.FAILURES_PER_ACCOUNT.key(counted)
    if not account.enabled:
        ports.sessions.clear_attempts(failures)
        raise NotAllowed("account-disabled")
    account = _rehashed(ports, account, password)
    if wanted := factor_wanted(ports, account, device):
        ports.sessions.clear_attempts(failures)
        return wanted
    return open_session(ports, account, device=device, keep=keep, cleared=failures)


def open_session(
    ports: Ports,
    account: Account,
    *,
    device: str = "",
    keep: bool = False,
    cleared: str | None = None,
) -> SignedIn:
    """A new session for somebody who has just proven who they are. An officer's is never kept
    beyond the browser's closing: their computers are shared. ``cleared``: the count of failures
    that ends by it."""
    now = ports.clock.now()
    session_id, secret = ports.ids.secret(), ports.ids.secret(256)
    session = Session(
        session_id=session_id,
        account_id=account.account_id,
        generation=account.generation,
        refresh_hash=digest(secret),
        created_at=now,
        expires_at=now + SESSION_LIFETIME[account.kind],
        last_used_at=now,
        device=device,
        kept=keep and account.kind is AccountKind.CITIZEN,
    )
    ports.sessions.start(session, cleared)
    return _signed_in(ports, account, session, secret)


def refresh(ports: Ports, refresh_token: str) -> SignedIn:
    """New tokens for old. An old token that comes back was stolen, by one of the two who hold it:
    the session ends for both (RFC 9700 §4.14.2). A browser must therefore refresh in one tab at a
    time (Web Locks).

    :raises NotSignedIn: the session has ended (``session-ended``).
    """
    session_id, _, secret = refresh_token.partition(".")
    now = ports.clock.now()
    session = ports.sessions.find(session_id, now)
    if session is None:
        raise NotSignedIn("session-ended")
    account = ports.accounts.find(session.account_id)
    new_secret = ports.ids.secret(256)
    if (
        account is None
        or not _is_live(account, session.generation)
        or not matches(secret, session.refresh_hash)
        or not ports.sessions.rotate(session_id, session.refresh_hash, digest(new_secret), now)
    ):
        ports.sessions.end(session_id)
        raise NotSignedIn("session-ended")
    return _signed_in(ports, account, session, new_secret)


def sign_out(ports: Ports, actor: Actor) -> None:
    """Ends the session: no refresh from now on, and the access token dies within its minutes."""
    ports.sessions.end(actor.session_id)


def authenticate(
    ports: Ports, access_token: str, beside: Callable[[str], Iterable[Wanted]] = lambda _: ()
) -> Actor:
    """Who sends this request, by one consistent read of the account. ``beside`` says, of the
    account's id, what the request needs besides: it is fetched together.

    :raises NotSignedIn: no token of ours, or the account has been disabled or its sessions ended
        since (password set anew).
    """
    claims = ports.access_tokens.read(access_token, ports.clock.now())
    if claims is None:
        raise NotSignedIn()
    own = Wanted.of(Account, claims.account_id)
    ports.reads.together(own, *beside(claims.account_id))
    account = ports.accounts.find(claims.account_id)
    if account is None or not _is_live(account, claims.generation):
        raise NotSignedIn()
    return Actor.of(account, claims.session_id, ports.calendar.local_date(ports.clock.now()))


def _is_live(account: Account, generation: int) -> bool:
    return account.enabled and account.generation == generation


def _signed_in(ports: Ports, account: Account, session: Session, secret: str) -> SignedIn:
    access_token = ports.access_tokens.issue(
        account_id=account.account_id,
        session_id=session.session_id,
        generation=account.generation,
        token_id=ports.ids.new_id(),
        now=ports.clock.now(),
        lifetime=ACCESS_LIFETIME,
    )
    return SignedIn(
        account,
        access_token,
        f"{session.session_id}.{secret}",
        session.expires_at,
        session.kept,
    )


def _rehashed(ports: Ports, account: Account, password: str) -> Account:
    """With a hash of today's parameters. If the account is changed at the same moment, the next
    sign-in does it."""
    if account.password_hash is None or not ports.passwords.needs_rehash(account.password_hash):
        return account
    after = account.replace(
        password_hash=ports.passwords.hash(password), version=account.version + 1
    )
    try:
        ports.commit(Put(after, account))
    except CommitRefused:
        return account
    return after
