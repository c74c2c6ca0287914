"""Signing in and out, and who a request comes from.

A sign-in is a session with one refresh token that is good at a time, and access tokens of fifteen
minutes. Nothing a person may do is in a token: account, roles and generation are read each time.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.model import Account, AccountKind, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.passwords import normalised
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import Session
from chalicelib.domain.accounts.tickets import FactorWanted, factor_wanted
from chalicelib.domain.accounts.tokens import digest, matches
from chalicelib.domain.errors import NotAllowed, NotSignedIn
from chalicelib.domain.reads import Wanted
from chalicelib.domain.storage import Add, CommitRefused, Put
from chalicelib.domain.text import Language

ACCESS_LIFETIME = timedelta(minutes=15)
SESSION_LIFETIME = {
    AccountKind.CITIZEN: timedelta(days=7),
    AccountKind.OFFICER: timedelta(hours=12),
}
"""However often it is refreshed, a session ends then: an officer signs in every working day."""
DEVICE_KNOWN_FOR = timedelta(days=180)


@dataclass(frozen=True)
class SignedIn:
    """``refresh_token`` is good until another follows it; ``expires_at`` is when even refreshing
    ends; ``kept``: the browser may keep the token until then, even when it is closed."""

    account: Account
    access_token: str
    refresh_token: str
    expires_at: datetime
    kept: bool = False


def find_by_login(ports: Ports, login: str) -> Account | None:
    """``login`` is a NIK or an e-mail address, in any spelling."""
    plain = unicodedata.normalize("NFKC", login)
    if "@" in plain:
        return ports.accounts.find_by_email(plain)
    return ports.accounts.find_by_nik("".join(filter(str.isdigit, plain)))


def failures_of(account: Account) -> list[str]:
    """The counts of strange devices' failures, by each of its names."""
    names = (account.nik, account.email)
    return [
        throttling.FAILURES_PER_ACCOUNT.key(account.account_id),
        *(throttling.FAILURES_PER_LOGIN.key(throttling.login_key(name)) for name in names),
    ]


def sign_in(
    ports: Ports,
    login: str,
    password: str,
    source_address: str,
    *,
    device: str = "",
    keep: bool = False,
    marks: Sequence[str] = (),
) -> SignedIn | FactorWanted:
    """By NIK or e-mail; an officer gets no session yet, but a ticket for the second factor
    (``second_factor.finish_sign_in``). An unknown login takes the same steps as a wrong password.

    ``marks``: what the browser kept of earlier sign-ins. A device that is known by one is counted
    by itself, whatever strangers do. Their failures count by the login as entered, known or not;
    and by the account, silently: that two logins are one person's is nobody's to learn.

    :raises NotSignedIn: no such account, or not its password (``wrong-credentials``).
    :raises NotAllowed: the password is right, but the account is disabled.
    :raises TooManyAttempts: too many failures with this login, or a flood from this address.
    """
    account = find_by_login(ports, login)
    counted = _counted(ports, account, login, source_address, marks)
    verified = ports.passwords.verify(
        normalised(password), account.password_hash if account else None
    )
    if account is None or not verified or counted.exhausted:
        raise NotSignedIn("wrong-credentials")
    if not account.enabled:
        counted.give_back(ports)
        ports.sessions.clear_attempts(*counted.ended)
        raise NotAllowed("account-disabled")
    own = _rehashed(ports, account, normalised(password))
    signed_in, _ = ports.both(
        lambda: _let_in(ports, own, counted.ended, device=device, keep=keep),
        lambda: counted.give_back(ports),
    )
    return signed_in


def _let_in(
    ports: Ports, account: Account, ended: Sequence[str], *, device: str, keep: bool
) -> SignedIn | FactorWanted:
    """``ended``: the counts of failures that end by it."""
    if account.kind is AccountKind.CITIZEN:
        return open_session(ports, account, device=device, keep=keep, cleared=ended)
    wanted, _ = ports.both(
        lambda: factor_wanted(ports, account, device),
        lambda: ports.sessions.clear_attempts(*ended),
    )
    return wanted or open_session(ports, account, device=device)


@dataclass(frozen=True)
class _Counted:
    """``ended``: the counts that a right password ends; ``source``: where an attempt is given back;
    ``exhausted``: this account has had too many failures, whatever it was called."""

    ended: Sequence[str]
    source: str = ""
    exhausted: bool = False

    def give_back(self, ports: Ports) -> None:
        if self.source:
            ports.sessions.give_back_attempt(throttling.FAILURES_PER_ADDRESS.key(self.source))


def _counted(
    ports: Ports, account: Account | None, login: str, source_address: str, marks: Sequence[str]
) -> _Counted:
    if account and (known := known_device(ports, account, marks)):
        throttling.require(ports, throttling.FAILURES_PER_DEVICE, known)
        return _Counted([throttling.FAILURES_PER_DEVICE.key(known)])
    source, named = throttling.network(source_address), throttling.login_key(login)
    person = account.account_id if account else named
    no_flood, (within, as_named) = ports.both(
        lambda: throttling.may(ports, throttling.FAILURES_PER_ADDRESS, source),
        lambda: ports.both(
            lambda: throttling.may(ports, throttling.FAILURES_PER_ACCOUNT, person),
            lambda: throttling.may(ports, throttling.FAILURES_PER_LOGIN, named),
        ),
    )
    if not no_flood:
        raise throttling.refused(throttling.FAILURES_PER_ADDRESS)
    if account and not within:
        _warn(ports, account)
    if not as_named:
        raise throttling.refused(throttling.FAILURES_PER_LOGIN)
    return _Counted(failures_of(account) if account else (), source, not within)


def known_device(ports: Ports, account: Account, marks: Sequence[str]) -> str | None:
    """Which of this account's devices it is; strange ones are ``None``."""
    now = ports.clock.now()
    found = (ports.device_marks.read(mark, account.account_id, now) for mark in marks)
    return next((f"{account.account_id} {device}" for device in found if device), None)


def new_mark(ports: Ports, account: Account) -> str:
    """For the browser that somebody has just signed in with."""
    ends_at = ports.clock.now() + DEVICE_KNOWN_FOR
    return ports.device_marks.make(account.account_id, ports.ids.secret(), ends_at)


def _warn(ports: Ports, account: Account) -> None:
    """Once a day the owner hears that somebody is guessing; an account that nobody can write to has
    nothing yet that could be guessed."""
    if account.on_paper:
        return
    if not throttling.may(ports, throttling.WARNINGS_PER_ACCOUNT, account.account_id):
        return
    told = notice(ports, "sign_in_attempts", account, Language.INDONESIAN, about=account.account_id)
    ports.commit(*(Add(message) for message in told))
    ports.announcer.announce(told)


def open_session(
    ports: Ports,
    account: Account,
    *,
    device: str = "",
    keep: bool = False,
    cleared: Sequence[str] = (),
) -> SignedIn:
    """A new session for somebody who has just proven who they are. An officer's is never kept
    beyond the browser's closing: their computers are shared. ``cleared``: the counts of failures
    that end by it."""
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
    the session ends for both (RFC 9700 §4.14.2). Within some seconds of a refresh it is a page that
    was left before the answer came, or another tab: it gets the same as that (decision 0051).

    :raises NotSignedIn: the session has ended (``session-ended``).
    """
    session_id, _, secret = refresh_token.partition(".")
    now = ports.clock.now()
    session = ports.sessions.find(session_id, now)
    if session is None:
        raise NotSignedIn("session-ended")
    account = ports.accounts.find(session.account_id)
    live = account is not None and _is_live(account, session.generation)
    good = _followed(ports, session, secret, now) if live else None
    if account is None or good is None:
        ports.sessions.end(session_id)
        raise NotSignedIn("session-ended")
    return _signed_in(ports, account, session, good)


def _followed(ports: Ports, session: Session, secret: str, now: datetime) -> str | None:
    """The secret that is good after ``secret``; ``None`` where that is not to be used any more."""
    following = ports.refresh_tokens.following(session.session_id, secret)
    just_now = now - session.last_used_at <= timedelta(
        seconds=ports.limits.sessions.refresh_grace_seconds
    )
    if matches(following, session.refresh_hash):
        return following if just_now else None
    if not matches(secret, session.refresh_hash):
        return None
    if just_now:
        return secret
    if ports.sessions.rotate(session.session_id, session.refresh_hash, digest(following), now):
        return following
    ports.reads.anew()
    winners = ports.sessions.find(session.session_id, now)
    return following if winners and matches(following, winners.refresh_hash) else None


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
