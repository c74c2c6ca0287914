"""Somebody sends a list: it is looked at as a whole (dry run), and once nothing is wrong with it
each person on it is invited at the address given.

The invitation says the same whether the address has an account or not, and so do all answers to the
sender.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.accounts.committing import by_owner, commit_account
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.throttling import of_today, refused, require
from chalicelib.domain.accounts.tokens import digest
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput
from chalicelib.domain.inviting.columns import Listed, Reading, RowProblem, names
from chalicelib.domain.inviting.model import Invitation, InvitationList, InvitationState
from chalicelib.domain.inviting.ports import Ports
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.people.contact import email_key
from chalicelib.domain.people.institution import institution_name
from chalicelib.domain.sheets import SheetLimits, table
from chalicelib.domain.storage import Add, Change, Put
from chalicelib.domain.text import Language
from chalicelib.domain.wording import date_in, indonesian_date

"""Characters."""

_TOGETHER = 25
"""Invited by one commit: each is two writes, of the 100 that one transaction takes."""


@dataclass(frozen=True)
class NewList:
    """``institution``: in whose name people are invited, as its sender calls it; ``language`` of
    the e-mails: nothing is known of whoever gets one."""

    type_id: str
    institution: str
    workbook: bytes
    language: Language = Language.INDONESIAN


@dataclass(frozen=True)
class Looked:
    """The dry run. ``unknown``: headings that no column is read by. ``people`` is empty while
    there are ``problems``."""

    rows: int
    unknown: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    people: tuple[Listed, ...]


def look(ports: Ports, actor: Actor, new: NewList) -> Looked:
    """Nothing is written.

    :raises Conflict: ``list-sender-unseen``: no officer has looked at the sender's identity, or one
        has a doubt. :raises NotFound: no such permit type. :raises SheetRefused: it cannot be read.
    :raises InvalidInput: naming the institution, or a type of renewals alone.
    """
    account = _sender(ports, actor)
    permit_type = _type(ports, new.type_id)
    institution_name(new.institution, "institution")
    limits = ports.limits.lists
    sheet = SheetLimits(max_bytes=limits.kb * 1000, max_rows=limits.rows + 1)
    found = table(ports.sheets.read(new.workbook, sheet), names(permit_type))
    today = ports.calendar.local_date(ports.clock.now())
    reading = Reading(found, permit_type, today, ports.regions)
    people = reading.people()
    _judge(ports, account, permit_type, reading, people)
    problems = tuple(sorted(reading.problems, key=lambda one: one.row))
    return Looked(len(found.rows), found.unknown, problems, () if problems else tuple(people))


def send(ports: Ports, actor: Actor, new: NewList) -> InvitationList:
    """Noted with the sender's account, by numbers alone.

    :raises InvalidInput: ``list-refused``: ``look`` says what is wrong. As ``look``.
    :raises TooManyAttempts: so many lists, or so many people, in a day.
    """
    looked = look(ports, actor, new)
    if looked.problems:
        raise InvalidInput("list-refused", count=len(looked.problems))
    account = _sender(ports, actor)
    _count(ports, account, len(looked.people))
    now = ports.clock.now()
    made = InvitationList(
        list_id=ports.ids.new_id(),
        owner_id=account.account_id,
        type_id=new.type_id,
        institution=institution_name(new.institution, "institution"),
        rows=len(looked.people),
        created_at=now,
        expires_at=now + timedelta(days=ports.limits.lists.days),
    )
    said = {"list_id": made.list_id, "type_id": made.type_id, "people": str(made.rows)}
    commit_account(
        ports, account, account, by_owner(account, "people-invited", **said), also=[Add(made)]
    )
    earlier = _earlier(ports, account, _type(ports, new.type_id), looked.people)
    for start in range(0, made.rows, _TOGETHER):
        _invite(
            ports, account, made, new.language, looked.people[start : start + _TOGETHER], earlier
        )
    return made


def identity(owner_id: str, type_id: str, email: str) -> str:
    """Of the invitation of this address by this sender for this type: there is one at a time."""
    said = f"{owner_id}#{type_id}#{email_key(email)}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _sender(ports: Ports, actor: Actor) -> Account:
    account = own_account(ports, actor)
    if account.identity_unseen or account.identity_doubt:
        raise Conflict("list-sender-unseen")
    return account


def _type(ports: Ports, type_id: str) -> PermitType:
    permit_type = ports.catalogue.get(type_id, ports.calendar.local_date(ports.clock.now()))
    if ApplicationKind.NEW not in permit_type.kinds:
        raise InvalidInput(fields=[FieldProblem("type_id", "kind-not-offered")])
    return permit_type


def _judge(
    ports: Ports,
    account: Account,
    permit_type: PermitType,
    reading: Reading,
    people: Sequence[Listed],
) -> None:
    """Tells of whoever cannot be invited (again) now."""
    earlier = _earlier(ports, account, permit_type, people)
    for one in people:
        before = earlier.get(identity(account.account_id, permit_type.id, one.email))
        if email_key(one.email) == email_key(account.email):
            reading.tell(one, "list-own")
        elif before and not _may_again(ports, before):
            until = ports.calendar.local_date(before.expires_at)
            reading.tell(one, "list-already", until=indonesian_date(until))


def _earlier(
    ports: Ports, account: Account, permit_type: PermitType, people: Sequence[Listed]
) -> dict[str, Invitation]:
    """Those that have not ended yet."""
    ids = [identity(account.account_id, permit_type.id, one.email) for one in people]
    found = ports.invitations.several(ids)
    return {one.invitation_id: one for one in found}


def _may_again(ports: Ports, before: Invitation) -> bool:
    """After it has ended; before that only if it was taken back, and not time and again."""
    if before.expires_at <= ports.clock.now():
        return True
    withdrawn = before.state is InvitationState.WITHDRAWN
    return withdrawn and before.times < ports.limits.lists.again


def _count(ports: Ports, account: Account, people: int) -> None:
    limits = ports.limits.lists
    require(ports, of_today(ports, "invitation-lists", limits.a_day), account.account_id)
    each = of_today(ports, "invitations", limits.people_a_day)
    key, now = each.key(account.account_id), ports.clock.now()
    if not ports.sessions.take_attempt(
        key, limit=each.attempts, window=each.window, now=now, count=people
    ):
        raise refused(each)


def _invite(
    ports: Ports,
    account: Account,
    made: InvitationList,
    language: Language,
    people: Sequence[Listed],
    earlier: dict[str, Invitation],
) -> None:
    """:raises CommitRefused: the same sender invited one of them at the same moment."""
    changes: list[Change] = []
    messages: list[Message] = []
    for one in people:
        own_id = identity(account.account_id, made.type_id, one.email)
        before, secret = earlier.get(own_id), ports.ids.secret()
        again = before is not None and before.expires_at > ports.clock.now()
        invitation = Invitation(
            invitation_id=own_id,
            version=before.version + 1 if before else 1,
            list_id=made.list_id,
            owner_id=account.account_id,
            type_id=made.type_id,
            row=one.row,
            name=one.name,
            email=one.email,
            values=dict(one.values),
            token_hash=digest(secret),
            times=before.times + 1 if before and again else 1,
            expires_at=made.expires_at,
        )
        message = _message(ports, account, made, language, invitation, secret)
        changes += [Put(invitation, before), Add(message)]
        messages.append(message)
    ports.commit(*changes)
    ports.announcer.announce(messages)


def _message(
    ports: Ports,
    account: Account,
    made: InvitationList,
    language: Language,
    invitation: Invitation,
    secret: str,
) -> Message:
    now = ports.clock.now()
    until = ports.calendar.local_date(made.expires_at)
    return Message(
        message_id=ports.ids.new_id(),
        template="invitation",
        channel=Channel.EMAIL,
        recipient=RecipientRef(address=invitation.email),
        language=language,
        params={
            "name": invitation.name,
            "sender": account.full_name,
            "institution": made.institution,
            "permit_type": _type(ports, made.type_id).name.in_language(language),
            "until": date_in(language, until),
            "link": f"{ports.public_url}/undangan#token={invitation.invitation_id}.{secret}",
        },
        created_at=now,
        due_at=now,
        subject_id=made.list_id,
    )
