"""A person's own ways to be reached, and to get in: e-mail and WhatsApp, each proven by itself.

A way counts once a link sent there has been followed; an unproven one gets nothing but that link.
Changing one asks for password and code, tells all old ways, and can be taken back from them for a
week (docs/checks.md 53).
"""

from datetime import timedelta

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.factors import WayKind
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice, to_number
from chalicelib.domain.accounts.particulars import checked_email, checked_whatsapp
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.proofs import proven, require_apart
from chalicelib.domain.accounts.records import OneTimeToken, TokenPurpose
from chalicelib.domain.accounts.tokens import (
    PASSWORD_LINK_LIFETIME,
    VERIFICATION_LIFETIME,
    LinkExpired,
    account_of,
    account_token,
)
from chalicelib.domain.messages.model import Message
from chalicelib.domain.messages.on_paper import PaperLetter
from chalicelib.domain.storage import Add, Spend
from chalicelib.domain.text import Language

TAKEN_BACK_WITHIN = timedelta(days=7)


def request_email_change(
    ports: Ports,
    actor: Actor,
    email: str,
    current_password: str,
    language: Language,
    code: str | None = None,
) -> None:
    """Send a link to the new address; nothing changes before it is followed. An address that has
    an account gets the same answer, and its owner a word about it.

    :raises InvalidInput: not an address, or the wrong password or code.
    :raises Conflict: an officer's factor was reset within the week.
    """
    email = checked_email(email)
    owner_proven = proven(ports, actor, current_password, code)
    account = owner_proven.account
    require_apart(ports, account, WayKind.ADDRESS)
    throttling.require(ports, throttling.EMAIL_LINKS_PER_ACCOUNT, account.account_id)
    token, link = account_token(
        ports, TokenPurpose.CHANGE_EMAIL, account, VERIFICATION_LIFETIME, email=email
    )
    about = account.account_id
    if owner := ports.accounts.find_by_email(email):
        messages = notice(ports, "email_in_use", owner, language, about=about, email=owner.email)
    else:
        messages = notice(
            ports, "verify_email", account, language, about=about, email=email, link=link
        )
    ports.commit(Add(token), *owner_proven.used, *(Add(message) for message in messages))
    ports.announcer.announce(messages)


def request_whatsapp_change(
    ports: Ports,
    actor: Actor,
    whatsapp: str,
    current_password: str,
    language: Language,
    code: str | None = None,
) -> None:
    """Send a link to the number by WhatsApp; it counts once that is followed. The account's own
    number, not proven yet, gets its link again.

    :raises InvalidInput: not a mobile number, or the wrong password or code.
    """
    number = checked_whatsapp(whatsapp)
    owner_proven = proven(ports, actor, current_password, code)
    account = owner_proven.account
    throttling.require(ports, throttling.EMAIL_LINKS_PER_ACCOUNT, account.account_id)
    throttling.require(ports, throttling.PROOFS_PER_NUMBER, number)
    token, message = number_proof(ports, account, number, language)
    ports.commit(token, Add(message), *owner_proven.used)
    ports.announcer.announce([message])


def number_proof(
    ports: Ports, account: Account, number: str, language: Language
) -> tuple[Add, Message]:
    """The one thing that an unproven number gets, and the token that it leads to."""
    token, link = account_token(
        ports, TokenPurpose.PROVE_WHATSAPP, account, VERIFICATION_LIFETIME, whatsapp=number
    )
    about = account.account_id
    return Add(token), to_number(
        ports, "verify_whatsapp", number, language, about=about, name=account.full_name, link=link
    )


def confirm_email(ports: Ports, token: OneTimeToken) -> Account:
    """The new address takes effect; the old ways are told. Who was told on paper until now gets
    a link there to set the first password.

    :raises LinkExpired: the link is void. :raises AlreadyRegistered: somebody else has it by now.
    """
    account = account_of(ports, token)
    if token.email is None:
        raise LinkExpired()
    after = account.replace(email=token.email, address_changed_at=ports.clock.now())
    if account.on_paper:
        return _first(ports, account, after, token)
    return _changed(ports, account, after, token, "email-changed")


def confirm_whatsapp(ports: Ports, token: OneTimeToken) -> Account:
    """The number is proven from now on, and the account's.

    :raises LinkExpired: the link is void.
    """
    account = account_of(ports, token)
    if token.whatsapp is None:
        raise LinkExpired()
    after = account.replace(whatsapp=token.whatsapp, proven_whatsapp=token.whatsapp)
    if account.whatsapp == token.whatsapp:
        event = by_owner(account, "whatsapp-proven")
        return commit_account(ports, account, after, event, also=[Spend(token)])
    return _changed(ports, account, after, token, "whatsapp-changed")


def take_back(ports: Ports, token: OneTimeToken) -> Account:
    """The ways as they were before a change. Sessions end, the password opens nothing any more, and
    the old ways get a link to set another: whoever made the change may know it.

    :raises LinkExpired: void, or taken back before by somebody who had the account earlier.
    """
    account = ports.accounts.find(token.subject)
    if account is None or not account.enabled or token.email is None:
        raise LinkExpired()
    made_at = token.expires_at - TAKEN_BACK_WITHIN
    if account.taken_back_at and made_at <= account.taken_back_at:
        raise LinkExpired()
    after = account.replace(
        email=token.email,
        whatsapp=token.whatsapp or account.whatsapp,
        proven_whatsapp=token.whatsapp or "",
        password_hash=None,
        generation=account.generation + 1,
        taken_back_at=ports.clock.now(),
    )
    reset, link = account_token(ports, TokenPurpose.SET_PASSWORD, after, PASSWORD_LINK_LIFETIME)
    about = account.account_id
    told = notice(ports, "way_taken_back", after, Language.INDONESIAN, about=about, link=link)
    event = by_owner(account, "way-taken-back")
    return commit_account(
        ports, account, after, event, messages=told, also=[Spend(token), Add(reset)]
    )


def _first(ports: Ports, account: Account, after: Account, token: OneTimeToken) -> Account:
    """The counter was the old way: a letter there says it. No link stands in it, for a link on
    paper is a password for whoever holds the paper; who is wronged comes to the counter."""
    reset, link = account_token(ports, TokenPurpose.SET_PASSWORD, after, PASSWORD_LINK_LIFETIME)
    about, language = account.account_id, Language.INDONESIAN
    told = notice(ports, "first_address", after, language, about=about, link=link)
    letter = PaperLetter(
        letter_id=ports.ids.new_id(),
        account_id=about,
        template="first_address_told",
        params={"name": account.full_name},
        at=ports.clock.now(),
    )
    return commit_account(
        ports,
        account,
        after,
        by_owner(account, "first-address-proven"),
        messages=told,
        also=[Spend(token), Add(reset), Add(letter), Add(letter.waiting)],
    )


def _changed(
    ports: Ports, account: Account, after: Account, token: OneTimeToken, event: str
) -> Account:
    """With word to all old ways, and in it the link by which to take it back."""
    undo, link = account_token(
        ports,
        TokenPurpose.TAKE_BACK,
        account,
        TAKEN_BACK_WITHIN,
        email=account.email,
        whatsapp=account.reachable_whatsapp or None,
    )
    about, language = account.account_id, Language.INDONESIAN
    if event == "email-changed":
        told = notice(ports, "email_changed", account, language, about=about, link=link)
    else:
        told = notice(ports, "whatsapp_changed", account, language, about=about, link=link)
    return commit_account(
        ports, account, after, by_owner(account, event), messages=told,
        also=[Spend(token), Add(undo)],
    )  # fmt: skip
