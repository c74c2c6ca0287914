"""Whoever is responsible for an institution asks somebody to work for it, by e-mail, and may take
that back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.throttling import of_today, require
from chalicelib.domain.accounts.tokens import digest
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.operating.model import InvitedState, OperatorInvitation
from chalicelib.domain.operating.ports import Ports
from chalicelib.domain.people.contact import email_key, parse_email
from chalicelib.domain.people.institution import institution_name
from chalicelib.domain.people.names import split_titles
from chalicelib.domain.storage import CommitRefused, Put
from chalicelib.domain.text import Language
from chalicelib.domain.wording import date_in


@dataclass(frozen=True)
class NewOperator:
    """``institution``: in whose name, as the sender calls it; ``language`` of the e-mail."""

    institution: str
    name: str
    email: str
    language: Language


def invite(ports: Ports, actor: Actor, new: NewOperator) -> OperatorInvitation:
    """By an e-mail that says the same whether there is an account with this address or not. Noted
    with the sender's account, without name and address.

    :raises Conflict: ``operator-sender-unseen``: no officer has looked at the sender's identity, or
        one has a doubt; ``operators-full``: so many have been asked or work for them already.
    :raises InvalidInput: naming what is wrong. :raises TooManyAttempts: so many in a day.
    """
    account = own_account(ports, actor)
    if account.identity_unseen or account.identity_doubt:
        raise Conflict("operator-sender-unseen")
    institution = institution_name(new.institution, "institution")
    name = split_titles(new.name).full_name
    email = parse_email(new.email)
    if email_key(email) == email_key(account.email):
        raise InvalidInput(fields=[FieldProblem("email", "operator-own")])
    before = ports.records.find(OperatorInvitation, identity(account.account_id, email))
    _require_may(ports, before)
    if not room(ports, account.account_id):
        raise Conflict("operators-full", maximum=ports.limits.operators.of_one)
    a_day = of_today(ports, "operator-invitations", ports.limits.operators.a_day)
    require(ports, a_day, account.account_id)
    now, secret = ports.clock.now(), ports.ids.secret()
    again = before is not None and before.expires_at > now
    made = OperatorInvitation(
        invitation_id=identity(account.account_id, email),
        version=before.version + 1 if before else 1,
        owner_id=account.account_id,
        institution=institution,
        name=name,
        email=email,
        language=new.language,
        token_hash=digest(secret),
        times=before.times + 1 if before and again else 1,
        invited_at=now,
        expires_at=now + timedelta(days=ports.limits.operators.days),
    )
    said = {"invitation_id": made.invitation_id}
    commit_account(
        ports,
        account,
        account,
        by_owner(account, "operator-invited", **said),
        messages=[_message(ports, account, made, secret)],
        also=[Put(made, before)],
    )
    return made


def withdraw(ports: Ports, actor: Actor, invitation_id: str) -> None:
    """Whoever was invited can say yes no more. :raises NotFound: none of one's own that is open."""
    account = own_account(ports, actor)
    found = ports.records.find(OperatorInvitation, invitation_id)
    if found is None or found.owner_id != actor.account_id or not is_open(ports, found):
        raise NotFound("unknown-operator")
    try:
        commit_account(
            ports,
            account,
            account,
            by_owner(account, "operator-invitation-withdrawn", invitation_id=invitation_id),
            also=[Put(found.answered(InvitedState.WITHDRAWN), found)],
        )
    except CommitRefused as refused:
        if refused.concerns(OperatorInvitation):  # answered at this moment
            raise NotFound("unknown-operator") from None
        raise


def open_ones(ports: Ports, owner_id: str) -> list[OperatorInvitation]:
    return [one for one in all_of(ports, owner_id) if is_open(ports, one)]


def all_of(ports: Ports, owner_id: str) -> Sequence[OperatorInvitation]:
    """As many as the limits let be there at a time, answered ones included."""
    limits = ports.limits.operators
    return ports.operators.invited_by(owner_id, limit=limits.a_day * (limits.days + 1))


def is_open(ports: Ports, one: OperatorInvitation) -> bool:
    return one.state is InvitedState.SENT and one.expires_at > ports.clock.now()


def room(ports: Ports, owner_id: str) -> int:
    """How many more this account may invite."""
    most = ports.limits.operators.of_one
    there = len(ports.operators.of_owner(owner_id, limit=most))
    return max(0, most - there - len(open_ones(ports, owner_id)))


def identity(owner_id: str, email: str) -> str:
    """Of the invitation of this address by this account: there is one at a time."""
    return hashlib.sha256(f"{owner_id}#{email_key(email)}".encode()).hexdigest()[:32]


def _require_may(ports: Ports, before: OperatorInvitation | None) -> None:
    """An address that said no is left alone until its invitation would have ended."""
    if before is None or before.expires_at <= ports.clock.now():
        return
    asked_too_often = before.times >= ports.limits.operators.again
    if before.state in (InvitedState.SENT, InvitedState.DECLINED) or asked_too_often:
        until = date_in(Language.INDONESIAN, ports.calendar.local_date(before.expires_at))
        raise InvalidInput(fields=[FieldProblem("email", "operator-already", {"until": until})])


def _message(ports: Ports, account: Account, made: OperatorInvitation, secret: str) -> Message:
    now = ports.clock.now()
    until = ports.calendar.local_date(made.expires_at)
    return Message(
        message_id=ports.ids.new_id(),
        template="operator_invited",
        channel=Channel.EMAIL,
        recipient=RecipientRef(address=made.email),
        language=made.language,
        params={
            "name": made.name,
            "sender": account.full_name,
            "institution": made.institution,
            "until": date_in(made.language, until),
            "link": f"{ports.public_url}/operator/undangan#token={made.invitation_id}.{secret}",
        },
        created_at=now,
        due_at=now,
        subject_id=made.invitation_id,
    )
