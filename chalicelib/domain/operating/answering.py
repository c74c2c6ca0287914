"""Whoever is invited says yes, signed in with the very address that was invited, and works for the
institution from then on; or says no by the link alone."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.tokens import LinkExpired, digest
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.operating.inviting import is_open
from chalicelib.domain.operating.model import InvitedState, Operator, OperatorInvitation
from chalicelib.domain.operating.notices import told_of_beginning
from chalicelib.domain.operating.ports import Ports
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.storage import Add, CommitRefused, Put


@dataclass(frozen=True)
class Asked:
    """What somebody is shown before they say yes."""

    sender: str
    institution: str
    expires_at: datetime


def look(ports: Ports, actor: Actor, token: str) -> Asked:
    """:raises LinkExpired: answered, withdrawn, too old, or never ours; or its sender's account is
    no more. :raises NotFound: ``invitation-for-another``: this account has another address.
    """
    _, found, owner = _own(ports, actor, token)
    return Asked(owner.full_name, found.institution, found.expires_at)


def accept(ports: Ports, actor: Actor, token: str) -> Operator:
    """Noted with the operator's account; both are told.

    :raises LinkExpired: as ``look``. :raises NotFound: likewise.
    :raises Conflict: ``already-operator``; ``operators-full``; ``institutions-full``: this person
        works for so many already.
    """
    account, found, owner = _own(ports, actor, token)
    limits = ports.limits.operators
    if ports.records.find(Operator, owner.account_id, account.account_id):
        raise Conflict("already-operator")
    if len(ports.operators.of_owner(owner.account_id, limit=limits.of_one)) >= limits.of_one:
        raise Conflict("operators-full", maximum=limits.of_one)
    most = limits.for_institutions
    if len(ports.operators.of_person(account.account_id, limit=most)) >= most:
        raise Conflict("institutions-full", maximum=most)
    made = Operator(
        owner_id=owner.account_id,
        account_id=account.account_id,
        institution=found.institution,
        since=ports.clock.now(),
    )
    try:
        commit_account(
            ports,
            account,
            account,
            by_owner(account, "operator-begun", **{"for": owner.account_id}),
            messages=told_of_beginning(ports, owner, account, found.institution),
            also=[Add(made), Put(found.answered(InvitedState.ACCEPTED), found)],
        )
    except CommitRefused as refused:
        if refused.concerns(OperatorInvitation):
            raise LinkExpired() from None
        raise
    return made


def decline(ports: Ports, token: str) -> None:
    """By the link alone: it takes no account to want none. :raises LinkExpired: as ``look``."""
    found = _opened(ports, token)
    try:
        ports.commit(Put(found.answered(InvitedState.DECLINED), found))
    except CommitRefused:
        raise LinkExpired() from None


def _own(ports: Ports, actor: Actor, token: str) -> tuple[Account, OperatorInvitation, Account]:
    found = _opened(ports, token)
    account = own_account(ports, actor)
    if email_key(account.email) != email_key(found.email):
        raise NotFound("invitation-for-another")
    owner = ports.accounts.find(found.owner_id)
    if owner is None or not owner.enabled:
        raise LinkExpired()
    return account, found, owner


def _opened(ports: Ports, token: str) -> OperatorInvitation:
    invitation_id, _, secret = token.partition(".")
    found = ports.records.find(OperatorInvitation, invitation_id) if invitation_id else None
    if (
        found is None
        or not is_open(ports, found)
        or not hmac.compare_digest(found.token_hash, digest(secret))
    ):
        raise LinkExpired()
    return found
