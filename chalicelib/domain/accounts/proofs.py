"""Whoever changes a way to sign in proves to be the owner once more: by the password, and officers
by a code of their second factor besides (docs/checks.md 53)."""

from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.factors import CodeRefused, SecondFactor, WayKind, after_code
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.passwords import normalised
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput
from chalicelib.domain.storage import Put
from chalicelib.domain.wording import moment

APART = timedelta(days=7)


@dataclass(frozen=True)
class Proven:
    """``used``: the code is used up with the commit of what it proves."""

    account: Account
    used: tuple[Put[SecondFactor], ...] = ()


def confirmed_account(
    ports: Ports, actor: Actor, password: str, path: str = "current_password"
) -> Account:
    """The actor's own account, once its password has been given again.

    :raises InvalidInput: it is wrong; ``path`` is the field.
    :raises TooManyAttempts: guesses count.
    """
    throttling.require(ports, throttling.CONFIRMATIONS_PER_ACCOUNT, actor.account_id)
    account = own_account(ports, actor)
    if not ports.passwords.verify(normalised(password), account.password_hash):
        raise InvalidInput(fields=[FieldProblem(path, "wrong-password")])
    ports.sessions.clear_attempts(throttling.CONFIRMATIONS_PER_ACCOUNT.key(account.account_id))
    return account


def proven(
    ports: Ports, actor: Actor, password: str, code: str | None, path: str = "current_password"
) -> Proven:
    """By the password, and by a code where the account has a second factor.

    :raises InvalidInput: either is wrong or missing. :raises TooManyAttempts: guesses count.
    """
    account = confirmed_account(ports, actor, password, path)
    factor = ports.records.find(SecondFactor, account.account_id)
    if factor is None:
        return Proven(account)
    if not code:
        raise InvalidInput(fields=[FieldProblem("code", "code-needed")])
    after = spent_code(ports, factor, code)
    ports.sessions.clear_attempts(throttling.CODES_PER_ACCOUNT.key(account.account_id))
    return Proven(account, (Put(after, factor),))


def get_factor(ports: Ports, account: Account) -> SecondFactor:
    """:raises Conflict: there is none (``no-second-factor``)."""
    factor = ports.records.find(SecondFactor, account.account_id)
    if factor is None:
        raise Conflict("no-second-factor")
    return factor


def spent_code(ports: Ports, factor: SecondFactor, given: str) -> SecondFactor:
    """The factor without this code; what uses it commits that with its own effect.

    :raises CodeRefused: no good. :raises TooManyAttempts: wrong ones are counted beforehand; one
        that was used before is no guess.
    """
    _, secret = ports.both(
        lambda: throttling.require(ports, throttling.CODES_PER_ACCOUNT, factor.account_id),
        lambda: ports.factor_seal.open(factor.account_id, factor.sealed),
    )
    try:
        return after_code(factor, secret, given, ports.clock.now())
    except CodeRefused as refused:
        if refused.fields[0].code == "code-already-used":
            key = throttling.CODES_PER_ACCOUNT.key(factor.account_id)
            ports.sessions.give_back_attempt(key)
        raise


def require_apart(ports: Ports, account: Account, kind: WayKind) -> None:
    """Factor and address of one account take a week between them.

    :raises Conflict: the other was changed within it (``ways-changed-lately``).
    """
    other = account.address_changed_at if kind is WayKind.FACTOR else account.factor_reset_at
    if other and ports.clock.now() < other + APART:
        raise Conflict("ways-changed-lately", until=moment(ports.calendar, other + APART))
