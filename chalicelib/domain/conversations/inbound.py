"""WhatsApp messages that the gateway hands in: genuine, in time, and each with one effect.

A message goes into the thread whose code it carries or quotes, if its sender has to do with that
thread; without a code into the thread that the sender's number was last written to from. KONTAK is
answered with the office's numbers. Whatever fits nowhere gets one answer an hour that says so.
"""

import hashlib
import hmac
import re
from datetime import timedelta
from itertools import islice
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from chalicelib.domain.accounts.model import Account, AccountKind
from chalicelib.domain.accounts.throttling import Limit, may
from chalicelib.domain.conversations.model import CODE, Received, Thread, Way
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import (
    AlreadyReceived,
    answering_officer,
    citizen_wrote,
    digest,
    is_control,
    message,
    office_wrote,
)
from chalicelib.domain.errors import InvalidInput, NotSignedIn, TooManyAttempts
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.storage import Add, Change, CommitRefused

WINDOW = timedelta(minutes=5)
"""How far the gateway's clock and ours, with the way between them, may be apart."""

IDS_KEPT = timedelta(days=7)
"""A gateway that got no answer sends the same message again, signed anew: so much later at most."""

KEYWORD = "KONTAK"

ANSWERS_PER_NUMBER = {
    "contacts": Limit("whatsapp-contacts", 1, timedelta(hours=1)),
    "message_undelivered": Limit("whatsapp-undelivered", 1, timedelta(hours=1)),
}
"""Two machines must not answer each other for ever."""

_CODES_LOOKED_UP = 3
"""Brackets with four letters in them may be anything."""


class InboundMessage(BaseModel):
    """What the gateway posts. ``quoted`` is the text of the message that this one replies to.
    What else it sends is not looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sender: Annotated[str, StringConstraints(pattern=r"^\+?[1-9][0-9]{6,14}$")] = Field(
        alias="from"
    )
    text: Annotated[str, StringConstraints(max_length=70_000)]
    quoted: Annotated[str, StringConstraints(max_length=70_000)] = ""

    @property
    def number(self) -> str:
        """In E.164 form; gateways leave the plus away."""
        return f"+{self.sender.removeprefix('+')}"


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 in hex over ``<timestamp>.<body>``; the timestamp is in seconds since 1970."""
    return hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def require_genuine(ports: Ports, body: bytes, timestamp: str, signed: str) -> None:
    """:raises NotSignedIn: not signed with our secret, or not now."""
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise NotSignedIn("webhook-not-genuine")
    expected = signature(ports.whatsapp_secret, timestamp, body).encode()
    if not hmac.compare_digest(expected, signed.lower().encode(errors="replace")):
        raise NotSignedIn("webhook-not-genuine")
    if abs(ports.clock.now().timestamp() - int(timestamp)) > WINDOW.total_seconds():
        raise NotSignedIn("webhook-late")


def receive(ports: Ports, inbound: InboundMessage) -> None:
    """Once for each id: a repetition has no effect, whoever repeats it."""
    now = ports.clock.now()
    once = Received(digest=digest(inbound.id), expires_at=now + IDS_KEPT)
    if ports.conversations.was_received(once.digest, now):
        return
    try:
        _deliver(ports, inbound, once)
    except AlreadyReceived:
        return


def _deliver(ports: Ports, inbound: InboundMessage, once: Received) -> None:
    if inbound.text.strip(" \n.!?").upper() == KEYWORD:
        lines = (f"{one.label.id}: {one.shown}" for one in ports.office.contacts)
        _answer(ports, inbound, once, "contacts", {"contacts": "\n".join(lines)})
        return
    try:
        placed = _place(ports, inbound, once)
    except (InvalidInput, TooManyAttempts):
        placed = False
    if not placed:
        _answer(ports, inbound, once, "message_undelivered", {"url": ports.public_url})


def _place(ports: Ports, inbound: InboundMessage, once: Received) -> bool:
    """Into a thread, as whichever side the number belongs to; ``False``: into none."""
    thread, text = _thread(ports, inbound)
    citizen = ports.accounts.find(thread.account_id) if thread else None
    if thread and citizen and citizen.kind is AccountKind.CITIZEN:
        if citizen.enabled and citizen.reachable_whatsapp == inbound.number:
            citizen_wrote(ports, citizen, text, Way.WHATSAPP, once)
            return True
        if author := _officer(ports, thread, inbound.number):
            office_wrote(ports, citizen, *author, text, Way.WHATSAPP, once)
            return True
    citizen = _routed(ports, inbound.number)
    if citizen:
        citizen_wrote(ports, citizen, text, Way.WHATSAPP, once)
    return citizen is not None


def _thread(ports: Ports, inbound: InboundMessage) -> tuple[Thread | None, str]:
    """The thread by the code that the sender wrote, else by the one in what they reply to; and
    the words without marks that telephones put in and that code."""
    text = "".join(mark for mark in inbound.text.replace("\t", " ") if not is_control(mark))
    for where in (text, inbound.quoted):
        for found in islice(CODE.finditer(where), _CODES_LOOKED_UP):
            if thread := ports.conversations.find_by_code(found[1].upper()):
                return thread, text.replace(found[0], "", 1)
    return None, text


def _officer(ports: Ports, thread: Thread, number: str) -> tuple[str | None, str] | None:
    """Id and name of the officer whose number this is, if they may answer in this thread: whoever
    answered last, or somebody at one of the office's own numbers."""
    officer = answering_officer(ports, thread)
    if officer and officer.reachable_whatsapp == number:
        return officer.account_id, officer.full_name
    if any(contact.whatsapp == number for contact in ports.office.contacts):
        return None, ports.office.short_name
    return None


def _routed(ports: Ports, number: str) -> Account | None:
    account_id = ports.conversations.route(digest(number), ports.clock.now())
    account = ports.accounts.find(account_id) if account_id else None
    good = account and account.enabled and account.kind is AccountKind.CITIZEN
    return account if account and good and account.reachable_whatsapp == number else None


def _answer(
    ports: Ports,
    inbound: InboundMessage,
    once: Received,
    template: str,
    params: dict[str, str],
) -> None:
    """To the number itself, unless it had this answer within the hour."""
    changes: list[Change] = [Add(once)]
    answers: list[Message] = []
    if may(ports, ANSWERS_PER_NUMBER[template], inbound.number):
        to = RecipientRef(address=inbound.number)
        reply = message(ports, template, Channel.WHATSAPP, to, params)
        changes.append(Add(reply))
        answers.append(reply)
    try:
        ports.commit(*changes)
    except CommitRefused:
        raise AlreadyReceived() from None
    ports.announcer.announce(answers)
