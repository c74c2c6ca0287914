"""The second factor's ways: signing in with it, setting it up, and new recovery codes."""

from dataclasses import dataclass

from chalicelib.domain.accounts import throttling, totp
from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.factors import (
    CodeRefused,
    SecondFactor,
    SignInTicket,
    WayChange,
    WayKind,
    recovery_codes,
    recovery_hashes,
    secret_of,
)
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.proofs import confirmed_account, get_factor, spent_code
from chalicelib.domain.accounts.sign_in import SignedIn, open_session
from chalicelib.domain.accounts.tickets import (
    FactorWanted,
    TicketExpired,
    is_obligatory,
    new_ticket,
    opened,
)
from chalicelib.domain.errors import Conflict
from chalicelib.domain.storage import Add, CommitRefused, Put, Spend
from chalicelib.domain.text import Language


@dataclass(frozen=True)
class Enrolment:
    """What the app needs: the shared secret, and whose it is."""

    secret: bytes
    account: Account


@dataclass(frozen=True)
class Enrolled:
    """``recovery_codes`` in clear: this once, and never again."""

    signed_in: SignedIn
    recovery_codes: list[str]


@dataclass(frozen=True)
class OwnFactor:
    factor: SecondFactor | None
    obligatory: bool


def finish_sign_in(ports: Ports, ticket_secret: str, given: str) -> tuple[SignedIn, int]:
    """The session, and how many recovery codes are left. Who can do this has not lost the factor:
    a reset that somebody asked for ends by it.

    :raises TicketExpired: back to the password. :raises CodeRefused: the ticket stays good.
    :raises TooManyAttempts: of this account, whatever ticket was used.
    """
    ticket, account = opened(ports, ticket_secret)
    factor = get_factor(ports, account)
    if ticket.changes:
        raise TicketExpired()
    after = spent_code(ports, factor, given)
    _commit_code(ports, Put(after, factor), Spend(ticket))
    reset = ports.records.find(WayChange, account.account_id)
    if reset and reset.kind is not WayKind.ROLES:
        event = by_owner(account, "way-change-ended")
        account = commit_account(ports, account, account, event, also=[Spend(reset)])
    cleared = [throttling.CODES_PER_ACCOUNT.key(account.account_id)]
    signed_in = open_session(ports, account, device=ticket.device, cleared=cleared)
    return signed_in, len(after.recovery)


def begin_enrolment(ports: Ports, ticket_secret: str) -> Enrolment:
    """Asked again, the same secret: a page that is loaded twice shows one code.

    :raises TicketExpired: back to the password.
    :raises Conflict: the account has a factor (``second-factor-exists``).
    """
    ticket, account = opened(ports, ticket_secret)
    if not ticket.changes and ports.records.find(SecondFactor, account.account_id):
        raise Conflict("second-factor-exists")
    if ticket.sealed:
        return Enrolment(ports.factor_seal.open(account.account_id, ticket.sealed), account)
    secret = secret_of(ports.ids.secret(256))
    sealed = ports.factor_seal.seal(account.account_id, secret)
    ports.commit(Put(ticket.replace(sealed=sealed, version=ticket.version + 1), ticket))
    return Enrolment(secret, account)


def confirm_enrolment(ports: Ports, ticket_secret: str, given: str, language: Language) -> Enrolled:
    """The app has shown its first code. Every session that there was ends, links that were sent
    die, and the owner is told by all ways.

    :raises TicketExpired: back to the password. :raises CodeRefused: the ticket stays good.
    :raises Conflict: nothing was begun, or the account has a factor meanwhile.
    """
    ticket, account = opened(ports, ticket_secret)
    before = ports.records.find(SecondFactor, account.account_id)
    if before and not ticket.changes:
        raise Conflict("second-factor-exists")
    if not ticket.sealed:
        raise Conflict("enrolment-not-begun")
    throttling.require(ports, throttling.CODES_PER_ACCOUNT, account.account_id)
    secret = ports.factor_seal.open(account.account_id, ticket.sealed)
    step = totp.matching_step(secret, "".join(given.split()), ports.clock.now())
    if step is None:
        raise CodeRefused("wrong-code")
    codes = recovery_codes(ports.ids.secret(512))
    factor = SecondFactor(
        account_id=account.account_id,
        version=before.version + 1 if before else 1,
        sealed=ticket.sealed,
        last_step=step,
        recovery=recovery_hashes(secret, codes),
        enrolled_at=ports.clock.now(),
    )
    after = commit_account(
        ports,
        account,
        account.replace(generation=account.generation + 1),
        by_owner(account, "second-factor-changed" if before else "second-factor-set"),
        messages=notice(ports, "second_factor_set", account, language, about=account.account_id),
        also=[Put(factor, before), Spend(ticket)],
    )
    cleared = [throttling.CODES_PER_ACCOUNT.key(account.account_id)]
    return Enrolled(open_session(ports, after, device=ticket.device, cleared=cleared), codes)


def own_factor(ports: Ports, actor: Actor) -> OwnFactor:
    account = own_account(ports, actor)
    return OwnFactor(
        ports.records.find(SecondFactor, account.account_id), is_obligatory(ports, account)
    )


def new_recovery_codes(
    ports: Ports, actor: Actor, password: str, given: str, language: Language
) -> list[str]:
    """Ten new ones; the old ones open nothing any more.

    :raises InvalidInput: the password or the code is wrong.
    """
    account = confirmed_account(ports, actor, password, "password")
    factor = get_factor(ports, account)
    proven = spent_code(ports, factor, given)
    codes = recovery_codes(ports.ids.secret(512))
    secret = ports.factor_seal.open(account.account_id, factor.sealed)
    after = proven.replace(recovery=recovery_hashes(secret, codes))
    commit_account(
        ports,
        account,
        account,
        by_owner(account, "recovery-codes-renewed"),
        messages=notice(ports, "recovery_codes_new", account, language, about=account.account_id),
        also=[Put(after, factor)],
    )
    ports.sessions.clear_attempts(throttling.CODES_PER_ACCOUNT.key(account.account_id))
    return codes


def change_factor(
    ports: Ports, actor: Actor, password: str, given: str
) -> tuple[FactorWanted, Enrolment]:
    """Another app, proven by the old one: it counts once its first code has been given.

    :raises InvalidInput: the password or the code is wrong.
    """
    account = confirmed_account(ports, actor, password, "password")
    factor = get_factor(ports, account)
    proven = spent_code(ports, factor, given)
    session = ports.sessions.find(actor.session_id, ports.clock.now())
    device = session.device if session else ""
    ticket, secret = new_ticket(ports, account, device=device, changes=True)
    _commit_code(ports, Put(proven, factor), Add(ticket))
    ports.sessions.clear_attempts(throttling.CODES_PER_ACCOUNT.key(account.account_id))
    wanted = FactorWanted(secret, ticket.expires_at, enrolled=True)
    return wanted, begin_enrolment(ports, secret)


def _commit_code(ports: Ports, used: Put[SecondFactor], beside: Add | Spend) -> None:
    """:raises CodeRefused: somebody used the code at this very moment."""
    try:
        ports.commit(used, beside)
    except CommitRefused as refused:
        if refused.concerns(SignInTicket):
            raise TicketExpired() from None
        raise CodeRefused("code-already-used") from None
