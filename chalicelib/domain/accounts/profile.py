"""A person's own particulars: seeing and correcting them. The NIK never changes."""

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.particulars import ParticularsEdit, checked_email, edited
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import OneTimeToken, TokenPurpose
from chalicelib.domain.accounts.recovery import confirmed_account
from chalicelib.domain.accounts.tokens import (
    VERIFICATION_LIFETIME,
    LinkExpired,
    account_of,
    new_token,
)
from chalicelib.domain.errors import Conflict
from chalicelib.domain.storage import Add, Spend
from chalicelib.domain.text import Language


def edit_profile(ports: Ports, actor: Actor, version: int, edit: ParticularsEdit) -> Account:
    """Change what ``edit`` names. Running applications keep the particulars they were sent with.

    :raises InvalidInput: naming every wrong field, or fields that are not the person's to change.
    :raises Conflict: ``version`` is not the one stored.
    """
    account = own_account(ports, actor)
    if account.version != version:
        raise Conflict("stale-version", current=account.version, sent=version)
    after = edited(account, edit, ports.regions, ports.calendar.local_date(ports.clock.now()))
    if after == account:
        return account
    fields = ",".join(sorted(edit.model_fields_set))
    return commit_account(ports, account, after, by_owner(account, "profile-edited", fields=fields))


def request_email_change(
    ports: Ports, actor: Actor, email: str, current_password: str, language: Language
) -> None:
    """Send a link to the new address; nothing changes before it is followed. An address that has
    an account gets the same answer, and its owner a word about it.

    :raises InvalidInput: not an address, or the wrong password.
    """
    email = checked_email(email)
    account = confirmed_account(ports, actor, current_password)
    throttling.require(ports, throttling.EMAIL_LINKS_PER_ACCOUNT, account.account_id)
    token, link = new_token(
        ports,
        TokenPurpose.CHANGE_EMAIL,
        account.account_id,
        VERIFICATION_LIFETIME,
        email=email,
        generation=account.generation,
    )
    about = account.account_id
    if owner := ports.accounts.find_by_email(email):
        messages = notice(ports, "email_in_use", owner, language, about=about, email=owner.email)
    else:
        messages = notice(
            ports, "verify_email", account, language, about=about, email=email, link=link
        )
    ports.commit(Add(token), *(Add(message) for message in messages))
    ports.announcer.announce([message.message_id for message in messages])


def confirm_email(ports: Ports, token: OneTimeToken) -> Account:
    """The new address takes effect; the old one is told.

    :raises LinkExpired: the link is void. :raises AlreadyRegistered: somebody else has it by now.
    """
    account = account_of(ports, token)
    if token.email is None:
        raise LinkExpired()
    after = account.replace(email=token.email)
    return commit_account(
        ports,
        account,
        after,
        by_owner(account, "email-changed"),
        messages=notice(
            ports, "email_changed", account, Language.INDONESIAN, about=account.account_id
        ),
        also=[Spend(token)],
    )
