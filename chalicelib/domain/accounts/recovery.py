"""Passwords forgotten, set by a link, and changed. Setting one ends every other session."""

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor, Person
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.own_sessions import go_on, own_account
from chalicelib.domain.accounts.passwords import hashed, normalised
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.sign_in import SignedIn, find_by_login
from chalicelib.domain.accounts.tokens import (
    PASSWORD_LINK_LIFETIME,
    account_of,
    new_token,
    open_token,
)
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.messages.model import MessageState
from chalicelib.domain.storage import Add, Spend
from chalicelib.domain.text import Language

_NOBODY = Person(nik="", name="", email="nobody@example.invalid", whatsapp="")


def forgotten(ports: Ports, login: str, source_address: str, language: Language) -> None:
    """Send a link to set the password, by e-mail and WhatsApp, if there is such an account.

    For an unknown login the same work is done to no effect (a token nobody receives, messages
    settled before they are sent), so that neither answer nor time tells.

    :raises TooManyAttempts: for this login or from this address, known or not.
    """
    network = throttling.network(source_address)
    throttling.require(ports, throttling.RESET_LINKS_PER_ADDRESS, network)
    throttling.require(ports, throttling.RESET_LINKS_PER_LOGIN, login.strip().lower())
    account = find_by_login(ports, login)
    token, link = new_token(
        ports,
        TokenPurpose.SET_PASSWORD,
        account.account_id if account else ports.ids.new_id(),
        PASSWORD_LINK_LIFETIME,
        generation=account.generation if account else 0,
    )
    about = token.subject
    messages = notice(ports, "reset_password", account or _NOBODY, language, about=about, link=link)
    if account is None:
        messages = [message.replace(state=MessageState.FAILED) for message in messages]
    ports.commit(Add(token), *(Add(message) for message in messages))
    ports.announcer.announce([message.message_id for message in messages])


def set_password(ports: Ports, secret: str, password: str, language: Language) -> None:
    """Follow the link of a reset or of an officer's invitation. All sessions end, older links
    are void, and an account locked by failures is free again.

    :raises LinkExpired: not a good link. :raises InvalidInput: not a good password; the link
        stays good.
    """
    token = open_token(ports, secret, TokenPurpose.SET_PASSWORD)
    account = account_of(ports, token)
    if not account.enabled:
        raise NotAllowed("account-disabled")
    after = _with_password(ports, account, password, "password")
    commit_account(
        ports,
        account,
        after,
        by_owner(account, "password-set"),
        messages=notice(ports, "password_changed", account, language, about=account.account_id),
        also=[Spend(token)],
    )
    ports.sessions.clear_attempts(throttling.FAILURES_PER_ACCOUNT.key(account.account_id))


def change_password(
    ports: Ports, actor: Actor, current: str, new: str, language: Language
) -> SignedIn:
    """By somebody signed in who knows the old one. Other sessions end; this one goes on with
    new tokens.

    :raises InvalidInput: the current one is wrong, or the new one no good.
    :raises TooManyAttempts: guesses count as at sign-in.
    """
    account = confirmed_account(ports, actor, current)
    after = commit_account(
        ports,
        account,
        _with_password(ports, account, new, "new_password"),
        by_owner(account, "password-changed"),
        messages=notice(ports, "password_changed", account, language, about=account.account_id),
    )
    return go_on(ports, actor, after)


def confirmed_account(
    ports: Ports, actor: Actor, password: str, path: str = "current_password"
) -> Account:
    """The actor's own account, once its password has been given again.

    :raises InvalidInput: it is wrong; ``path`` is the field.
    """
    throttling.require(ports, throttling.FAILURES_PER_ACCOUNT, actor.account_id)
    account = own_account(ports, actor)
    if not ports.passwords.verify(normalised(password), account.password_hash):
        raise InvalidInput(fields=[FieldProblem(path, "wrong-password")])
    ports.sessions.clear_attempts(throttling.FAILURES_PER_ACCOUNT.key(account.account_id))
    return account


def _with_password(ports: Ports, account: Account, password: str, path: str) -> Account:
    password_hash = hashed(ports, password, account, account.citizen, path)
    return account.replace(password_hash=password_hash, generation=account.generation + 1)
