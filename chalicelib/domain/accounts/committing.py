"""Committing one act on an account: its new state, its audit notes, its messages, together."""

from collections.abc import Iterable, Sequence

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.records import OneTimeToken
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.audit.notes import Event, chained
from chalicelib.domain.errors import Conflict
from chalicelib.domain.messages.model import Message
from chalicelib.domain.storage import Add, Change, CommitRefused, Put


class AlreadyRegistered(Conflict):
    """The NIK or the e-mail belongs to another account. Only for people who may know that: an
    administrator, or whoever has just proven the address by a link."""

    code = "already-registered"


def commit_account(
    ports: Ports,
    before: Account | None,
    after: Account,
    event: Event,
    *,
    messages: Sequence[Message] = (),
    also: Iterable[Change] = (),
) -> Account:
    """Write ``after`` as the next version of ``before`` (``None``: a new account).

    :returns: the account as written.
    :raises LinkExpired: the link behind this act was used at the same moment.
    :raises AlreadyRegistered: its NIK or e-mail is taken.
    :raises CommitRefused: something else moved on; nothing was written.
    """
    now = ports.clock.now()
    note = chained(after.subject, after.note_count, after.note_head, event, now)
    version = before.version + 1 if before else 1
    written = after.replace(version=version, note_count=note.seq, note_head=note.hash)
    try:
        ports.commit(
            Put(written, before), Add(note), *(Add(message) for message in messages), *also
        )
    except CommitRefused as refused:
        if refused.concerns(OneTimeToken):
            raise LinkExpired() from None
        if refused.concerns_only(Account) and _is_taken(ports, written):
            raise AlreadyRegistered() from None
        raise
    ports.announcer.announce(messages)
    return written


def _is_taken(ports: Ports, account: Account) -> bool:
    holders = (ports.accounts.find_by_nik(account.nik), ports.accounts.find_by_email(account.email))
    return any(holder and holder.account_id != account.account_id for holder in holders)


def by_owner(account: Account, name: str, **details: str) -> Event:
    """By id alone: a note can never be erased, and a name must be."""
    return Event(name, account.account_id, "owner", details=details)


def by_officer(actor: Actor | None, role: str, name: str, **details: str) -> Event:
    """``None`` is the seed command, which has no account."""
    if actor is None:
        return Event(name, "system", "system", details=details, public=False)
    said = {**actor.authority(role), **details}
    return Event(name, actor.account_id, role, actor.name, details=said, public=False)
