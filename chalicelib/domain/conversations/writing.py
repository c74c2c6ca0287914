"""Writing into a thread: the entry, the state of the thread and the message to the other side are
one commit, so that nothing stands in a thread that was not sent on, nor the other way round."""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from itertools import takewhile

from chalicelib.domain.accounts.model import Account, AccountKind, Actor
from chalicelib.domain.accounts.throttling import Limit, require
from chalicelib.domain.conversations.model import (
    CODE,
    CODE_LENGTH,
    Entry,
    Received,
    Route,
    Side,
    Thread,
    Way,
)
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.storage import Add, Change, CommitRefused, Overwrite, Put, until_written

ANSWERING_ROLE = "back_office"
"""The officers who answer citizens (docs/domain.md §1.23)."""

_HOUR = timedelta(hours=1)

ROUTES_KEPT = timedelta(days=30)
"""How long a reply without a code still finds the thread."""

LOOKED_BACK = 20
"""Messages among which a colleague's answer is looked for."""

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the order of letters around, so that a text reads otherwise than it is."""


class AlreadyReceived(Conflict):
    """This message of the gateway has had its effect."""


def checked_text(text: str, longest: int, field: str = "text") -> str:
    """As it is kept: lines end with a line feed, nothing blank around it.

    :raises InvalidInput: nothing, more than ``longest``, or control characters in it.
    """
    clean = unicodedata.normalize("NFC", text[: 4 * longest]).replace("\r\n", "\n").strip()
    if not clean:
        raise InvalidInput(fields=[FieldProblem(field, "required")])
    if len(clean) > longest:
        problem = FieldProblem(field, "too-long", {"max_length": longest})
        raise InvalidInput(fields=[problem])
    if any(is_control(mark) for mark in clean):
        raise InvalidInput(fields=[FieldProblem(field, "control-characters")])
    return clean


def is_control(mark: str) -> bool:
    """Line ends are none; nor is what joins the parts of an emoji."""
    return mark != "\n" and (unicodedata.category(mark) in ("Cc", "Cs") or mark in _BIDI)


def write_as_citizen(ports: Ports, actor: Actor, text: str) -> Entry:
    """:raises InvalidInput: ``checked_text``. :raises TooManyAttempts: within the hour"""
    return citizen_wrote(ports, citizen_account(ports, actor.account_id), text, Way.WEB)


def write_as_officer(
    ports: Ports, actor: Actor, account_id: str, text: str, seen: str | None = None
) -> Entry:
    """An answer, or the first message of a thread. ``seen``: the last message that the officer has
    seen; left out, what a colleague wrote meanwhile is not looked for.

    :raises NotAllowed: the role is another one. :raises NotFound: no such citizen.
    :raises InvalidInput: ``checked_text``. :raises TooManyAttempts: in this thread.
    :raises Conflict: ``answered-meanwhile``: a colleague did, and this officer has not seen it.
    """
    require_answering(actor)
    citizen = citizen_account(ports, account_id)
    return office_wrote(ports, citizen, actor.account_id, actor.name, text, Way.WEB, seen=seen)


def citizen_wrote(
    ports: Ports, citizen: Account, text: str, way: Way, once: Received | None = None
) -> Entry:
    """``once`` goes into the same commit, for a message of the gateway.

    :raises AlreadyReceived: by ``once``.
    """
    limits = ports.limits.messages
    clean = checked_text(text, limits.characters)
    require(ports, Limit("messages", limits.an_hour, _HOUR), citizen.account_id)
    entry = _entry(ports, citizen, Side.CITIZEN, citizen.account_id, citizen.full_name, clean, way)
    return _append(ports, citizen, entry, once)


def office_wrote(
    ports: Ports,
    citizen: Account,
    author_id: str | None,
    author_name: str,
    text: str,
    way: Way,
    once: Received | None = None,
    seen: str | None = None,
) -> Entry:
    """Like ``citizen_wrote``, for the other side; ``seen`` as in ``write_as_officer``."""
    limits = ports.limits.messages
    clean = checked_text(text, limits.characters)
    # over all threads there is no limit: answering is their work
    in_thread = Limit("answers", limits.an_hour, _HOUR)
    require(ports, in_thread, f"{author_id}#{citizen.account_id}")
    entry = _entry(ports, citizen, Side.OFFICE, author_id, author_name, clean, way)
    return _append(ports, citizen, entry, once, seen)


def answers(actor: Actor) -> bool:
    return actor.has_role(ANSWERING_ROLE)


def require_answering(actor: Actor) -> None:
    """:raises NotAllowed: this officer does not answer citizens."""
    if not answers(actor):
        raise NotAllowed("not-for-this-role")


def citizen_account(ports: Ports, account_id: str) -> Account:
    """:raises NotFound: no such citizen."""
    account = ports.accounts.find(account_id)
    if account is None or account.kind is not AccountKind.CITIZEN:
        raise NotFound()
    return account


def answering_officer(ports: Ports, thread: Thread) -> Account | None:
    """Who answered last, if they may still answer."""
    officer = ports.accounts.find(thread.officer_id) if thread.officer_id else None
    today = ports.calendar.local_date(ports.clock.now())
    may = officer and officer.enabled and ANSWERING_ROLE in officer.roles_on(today)
    return officer if may else None


def digest(value: str) -> str:
    """What lies in a key instead of a telephone number or of somebody else's id."""
    return hashlib.sha256(value.encode()).hexdigest()


def _entry(
    ports: Ports,
    citizen: Account,
    side: Side,
    author_id: str | None,
    author_name: str,
    text: str,
    way: Way,
) -> Entry:
    return Entry(
        account_id=citizen.account_id,
        entry_id=ports.ids.new_id(),
        at=ports.clock.now(),
        side=side,
        way=way,
        author_id=author_id,
        author_name=author_name,
        text=text,
    )


def _append(
    ports: Ports, citizen: Account, entry: Entry, once: Received | None, seen: str | None = None
) -> Entry:
    """Both sides may write at once: whoever comes second reads and writes anew."""
    also = [Add(once)] if once else []

    def attempt() -> list[Message]:
        before = ports.conversations.find(citizen.account_id)
        if seen is not None:  # after the thread: what comes later makes the commit fail
            _require_seen(ports, entry, seen)
        thread = before or Thread.opened(
            citizen.account_id, citizen.full_name, ports.ids.code(CODE_LENGTH), entry.at
        )
        after = thread.with_entry(entry).replace(
            version=before.version + 1 if before else 1, name=citizen.full_name
        )
        messages = _messages(ports, citizen, after, entry)
        changes: list[Change] = [
            Put(after, before),
            Add(entry),
            *(Add(message) for message in messages),
            *_route(ports, citizen, entry),
            *also,
        ]
        try:
            ports.commit(*changes)
        except CommitRefused as refused:
            if refused.concerns(Received):
                raise AlreadyReceived() from None
            raise
        return messages

    messages = until_written(attempt)
    ports.announcer.announce(messages)
    return entry


def _require_seen(ports: Ports, entry: Entry, seen: str) -> None:
    """:raises Conflict: among what came after ``seen`` is a colleague's answer."""
    page = ports.conversations.entries(entry.account_id, limit=LOOKED_BACK, cursor=None)
    for earlier in takewhile(lambda one: one.entry_id != seen, page.items):
        if earlier.side is Side.OFFICE and earlier.author_id != entry.author_id:
            raise Conflict("answered-meanwhile", officer=earlier.author_name)


def _messages(ports: Ports, citizen: Account, thread: Thread, entry: Entry) -> list[Message]:
    """To the other side. The office is the officer who answered last, else its own number."""
    to_citizen = RecipientRef(account_id=citizen.account_id)
    # The thread's own code must be the only one: a reply follows the code that it quotes.
    words = CODE.sub(r"(\1)", entry.text)
    params = {"name": citizen.full_name, "code": thread.code, "message": words}
    if entry.side is Side.OFFICE:
        params["url"] = ports.public_url
        return [
            message(ports, "message_to_citizen", channel, to_citizen, params, citizen.account_id)
            for channel in (Channel.EMAIL, Channel.WHATSAPP)
        ]
    officer = answering_officer(ports, thread)
    number = ports.office.contacts[0].whatsapp
    reached = officer and officer.reachable_whatsapp
    to = (
        RecipientRef(account_id=officer.account_id)
        if officer and reached
        else RecipientRef(address=number)
    )
    about = citizen.account_id
    return [message(ports, "message_to_office", Channel.WHATSAPP, to, params, about)]


def message(
    ports: Ports,
    template: str,
    channel: Channel,
    to: RecipientRef,
    params: dict[str, str],
    about: str | None = None,
) -> Message:
    """One row of the outbox, due now."""
    now = ports.clock.now()
    return Message(
        message_id=ports.ids.new_id(),
        template=template,
        channel=channel,
        recipient=to,
        params=params,
        created_at=now,
        due_at=now,
        subject_id=about,
    )


def _route(ports: Ports, citizen: Account, entry: Entry) -> Iterable[Change]:
    """A number leads into a thread only once it was proven and the office has written to it from
    there, and the newest such message decides among accounts that share it: that one its owner has
    read, and answers."""
    if entry.side is Side.OFFICE and citizen.reachable_whatsapp:
        yield Overwrite(
            Route(
                number_digest=digest(citizen.whatsapp),
                account_id=citizen.account_id,
                expires_at=ports.clock.now() + ROUTES_KEPT,
            )
        )
