"""Whoever is invited says yes, signed in with the very address that was invited, and has a draft;
or says no by the link alone. Either way nothing stays in the invitation."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.tokens import LinkExpired, digest
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applying.drafting import by_applicant, commit_draft, filled, new_draft
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.catalogue.subject import subject
from chalicelib.domain.catalogue.values import check_values
from chalicelib.domain.errors import NotFound
from chalicelib.domain.inviting.model import Invitation, InvitationList, InvitationState
from chalicelib.domain.inviting.ports import Ports
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.storage import CommitRefused, Put
from chalicelib.domain.text import Localized


@dataclass(frozen=True)
class Invited:
    """What somebody is shown before they say yes. ``filled``: the questions that the list answers,
    as the form asks them."""

    sender: str
    institution: str
    type_name: Localized
    name: str
    filled: Sequence[Localized]
    expires_at: datetime


def look(ports: Ports, actor: Actor, token: str) -> Invited:
    """:raises LinkExpired: answered, withdrawn, too old, or never ours.
    :raises NotFound: ``invitation-for-another``: this account has another address; or permits of
        this type are given no more.
    """
    found = _own(ports, actor, token)
    today = ports.calendar.local_date(ports.clock.now())
    permit_type = ports.catalogue.get(found.type_id, today)
    made = ports.records.find(InvitationList, found.list_id)
    sender = ports.accounts.find(found.owner_id)
    return Invited(
        sender=sender.full_name if sender else "",
        institution=made.institution if made else "",
        type_name=permit_type.name,
        name=found.name,
        filled=[rule.label for rule in permit_type.fields if rule.id in found.values],
        expires_at=found.expires_at,
    )


def accept(ports: Ports, actor: Actor, token: str) -> Application:
    """A draft of their own, with what the list said of them, which they check and send themselves.
    Its note says by id whose list it was. What the form takes no more is left out.

    :raises LinkExpired: as ``look``. :raises NotFound: likewise.
    :raises TooManyAttempts: too many drafts of one's own.
    """
    invitation = _own(ports, actor, token)
    today = ports.calendar.local_date(ports.clock.now())
    permit_type = ports.catalogue.get(invitation.type_id, today)
    kind = ApplicationKind.NEW
    clean, _ = check_values(permit_type, kind, invitation.values, today, ports.regions)
    data = filled(permit_type, {}, clean)
    draft = new_draft(ports, actor, permit_type, kind).replace(
        data=data, subject=subject(permit_type, data)
    )
    details = {"from": invitation.owner_id, "list_id": invitation.list_id}
    event = by_applicant(actor, "invited", details=details)
    answered = invitation.answered(InvitationState.ACCEPTED)
    try:
        return commit_draft(ports, draft, event, Put(answered, invitation))
    except CommitRefused as refused:
        if refused.concerns(Invitation):
            raise LinkExpired() from None
        raise


def decline(ports: Ports, token: str) -> None:
    """By the link alone: it takes no account to want none.

    :raises LinkExpired: as ``look``.
    """
    invitation = _opened(ports, token)
    try:
        ports.commit(Put(invitation.answered(InvitationState.DECLINED), invitation))
    except CommitRefused:
        raise LinkExpired() from None


def _own(ports: Ports, actor: Actor, token: str) -> Invitation:
    invitation = _opened(ports, token)
    account = own_account(ports, actor)
    if email_key(account.email) != email_key(invitation.email):
        raise NotFound("invitation-for-another")
    return invitation


def _opened(ports: Ports, token: str) -> Invitation:
    invitation_id, _, secret = token.partition(".")
    found = ports.records.find(Invitation, invitation_id) if invitation_id else None
    if (
        found is None
        or found.state is not InvitationState.SENT
        or found.expires_at <= ports.clock.now()
        or not hmac.compare_digest(found.token_hash, digest(secret))
    ):
        raise LinkExpired()
    return found
