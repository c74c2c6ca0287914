"""Passwords forgotten, set by a link, and changed. Setting one ends every other session."""

from datetime import UTC, datetime

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice, unsent
from chalicelib.domain.accounts.own_sessions import go_on
from chalicelib.domain.accounts.passwords import hashed
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.proofs import proven
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.sign_in import SignedIn, failures_of, find_by_login
from chalicelib.domain.accounts.tokens import (
    PASSWORD_LINK_LIFETIME,
    account_of,
    account_token,
    new_token,
    open_token,
)
from chalicelib.domain.accounts.ways import number_proof
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.storage import Add, Change, Spend
from chalicelib.domain.text import Language

_NOBODY = Account(
    account_id="",
    nik="",
    name="",
    email="nobody@example.invalid",
    whatsapp="+0",
    proven_whatsapp="+0",
    created_at=datetime.fromtimestamp(0, UTC),
)


def forgotten(ports: Ports, login: str, source_address: str, language: Language) -> None:
    """Send a link to set the password, by the ways that were proven, if there is such an account.

    For an unknown login, and for whom nobody can write to, the same work is done to no effect (a
    token nobody receives, messages settled before they are sent), so that neither answer nor time
    tells. No link is printed: it is as good as a password to whoever holds the paper.

    :raises TooManyAttempts: for this login or from this address, known or not.
    """
    network = throttling.network(source_address)
    throttling.require(ports, throttling.RESET_LINKS_PER_ADDRESS, network)
    throttling.require(ports, throttling.RESET_LINKS_PER_LOGIN, throttling.login_key(login))
    account = find_by_login(ports, login)
    person = account.account_id if account else throttling.login_key(login)
    if not throttling.may(ports, throttling.RESET_LINKS_PER_ACCOUNT, person):
        return  # by NIK and by e-mail together; who asks does not learn that they are one person's
    if account and account.on_paper:
        account = None
    if account:
        token, link = account_token(
            ports, TokenPurpose.SET_PASSWORD, account, PASSWORD_LINK_LIFETIME
        )
    else:
        nobody = ports.ids.new_id()
        token, link = new_token(ports, TokenPurpose.SET_PASSWORD, nobody, PASSWORD_LINK_LIFETIME)
    about = token.subject
    messages = notice(ports, "reset_password", account or _NOBODY, language, about=about, link=link)
    if account is None:
        messages = unsent(messages)
    ports.commit(Add(token), *(Add(message) for message in messages))
    ports.announcer.announce(messages)


def set_password(ports: Ports, secret: str, password: str, language: Language) -> None:
    """Follow the link of a reset or of an officer's invitation. All sessions end, older links
    are void, and an account locked by failures is free again. Who followed an invitation gets a
    link to prove the WhatsApp number as well, where there is one.

    :raises LinkExpired: not a good link. :raises InvalidInput: not a good password; the link
        stays good.
    """
    token = open_token(ports, secret, TokenPurpose.SET_PASSWORD)
    account = account_of(ports, token)
    if not account.enabled:
        raise NotAllowed("account-disabled")
    after = _with_password(ports, account, password, "password")
    messages = notice(ports, "password_changed", account, language, about=account.account_id)
    also: list[Change] = [Spend(token)]
    if account.password_hash is None and account.whatsapp and not account.reachable_whatsapp:
        proof, message = number_proof(ports, after, account.whatsapp, language)
        also.append(proof)
        messages.append(message)
    event = by_owner(account, "password-set")
    commit_account(ports, account, after, event, messages=messages, also=also)
    ports.sessions.clear_attempts(*failures_of(account))


def change_password(
    ports: Ports,
    actor: Actor,
    current: str,
    new: str,
    language: Language,
    code: str | None = None,
) -> SignedIn:
    """By somebody signed in who knows the old one; officers give a code besides. Other sessions
    end; this one goes on with new tokens.

    :raises InvalidInput: the current one or the code is wrong, or the new one no good.
    :raises TooManyAttempts: guesses count as at sign-in.
    """
    owner = proven(ports, actor, current, code)
    account = owner.account
    after = commit_account(
        ports,
        account,
        _with_password(ports, account, new, "new_password"),
        by_owner(account, "password-changed"),
        messages=notice(ports, "password_changed", account, language, about=account.account_id),
        also=owner.used,
    )
    return go_on(ports, actor, after)


def _with_password(ports: Ports, account: Account, password: str, path: str) -> Account:
    password_hash = hashed(ports, password, account, account.citizen, path)
    return account.replace(password_hash=password_hash, generation=account.generation + 1)
