"""Which messages an act puts into the outbox, and sending one of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from chalicelib.domain.accounts.model import AccountKind
from chalicelib.domain.delivery import on_paper
from chalicelib.domain.delivery.daily import HeldBack, give_back, next_day, require_room
from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.delivery.undelivered import note
from chalicelib.domain.delivery.ways import news_of, ways_of
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import DomainError, InvalidInput
from chalicelib.domain.messages.model import Channel, Message, MessageState
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.undelivered import Lost

CLAIMED_FOR = timedelta(minutes=5)
"""One attempt holds its message for so long; a crash frees it after that."""

CLOCKS_APART = timedelta(seconds=30)
"""Whoever queued it may have a clock that is ahead of ours. Shorter than any wait below."""

SLOW = timedelta(seconds=5)
"""A service that took so long to say no is not asked again in this run: its outage is not to eat
the time of the others."""

RUN = timedelta(seconds=55)
PATIENCE = {Channel.EMAIL: timedelta(seconds=22), Channel.WHATSAPP: timedelta(seconds=10)}
"""How long a run may take, so that what was done is written down before Lambda ends it; and how
long a channel's answer is waited for. No message is begun that might take longer than is left: it
stays due, and the sweeper announces it."""

_DAY = 24 * 60
BACK_OFF = (1, 5, 30, 120, 360, 720, _DAY, _DAY, _DAY, _DAY, _DAY, _DAY)
"""Minutes until the next attempt: an outage of a long weekend, or an account that the mail service
holds back, loses nothing. After the last, about a week, the message has failed."""


def send(
    ports: Ports, message_ids: Sequence[str], duties: Duties, readers: Sequence[str] = ()
) -> dict[str, str]:
    """Attempt each of these messages that is due and that nobody else is at, each on its own.
    ``readers``: the accounts that they are for, as far as that is known before they are read.

    Delivered at least once: a crash between the gateway's yes and our record sends it again, with
    the same id, by which the gateway can know it.

    :returns: for the log, by id: ``sent``, ``later`` (it will be tried again), ``failed`` (for
        good), ``not-due``, or ``not-begun`` (there was no time).
    """
    began, away = ports.clock.now(), set[Channel]()
    outcomes = dict.fromkeys(message_ids, "not-due")
    attempted: list[Message] = []
    news: list[News] = []
    for message_id in message_ids:
        with duties.alone("not sent", message_id=message_id):
            now = ports.clock.now()
            if now - began > RUN - _longest(away):
                outcomes[message_id] = "not-begun"
                continue
            message = _claimed(ports, message_id, now, readers)
            if message is None:
                continue
            news += news_of(ports, message)
            after, lost = _attempted(ports, message, now, away)
            for channel, why in lost.items():  # first: a crash then notes it again, not never
                note(ports, message, channel, why, now)
            attempted.append(after)
            later = after.state is MessageState.PENDING
            outcomes[message_id] = "later" if later else after.state.value
    if attempted or news:
        ports.outbox.settle(attempted, news)
    return outcomes


def _longest(away: set[Channel]) -> timedelta:
    """That one message may take by all channels that are asked."""
    return sum((PATIENCE[one] for one in PATIENCE.keys() - away), timedelta())


def _claimed(
    ports: Ports, message_id: str, now: datetime, readers: Sequence[str]
) -> Message | None:
    """While it is claimed, their accounts and the office's particulars are read, which are kept
    for what follows."""
    claimed, _ = ports.both(
        lambda: ports.outbox.claim(message_id, now + CLOCKS_APART, now + CLAIMED_FOR),
        lambda: ports.both(
            lambda: [ports.accounts.find(account_id) for account_id in readers],
            lambda: ports.office,
        ),
    )
    return claimed


def _attempted(
    ports: Ports, message: Message, now: datetime, away: set[Channel]
) -> tuple[Message, dict[Channel, Lost]]:
    """The message as it is after this attempt, and by which channels it will never go. ``away``:
    the channels that are not asked in this run; what is found to be slow and away comes in."""
    if on_paper.kept(ports, message):
        return message.attempted(), {}
    later: list[Channel] = []
    held: list[Channel] = []
    lost: dict[Channel, Lost] = {}
    ways = list(_ways(ports, message))
    left_out = [way for way in (message.channel, *message.also) if way not in ways]
    while ways:
        channel = ways.pop(0)
        if channel in away:
            later.append(channel)
            continue
        asked_at = ports.clock.now()
        try:
            _send_by(ports, channel, message)
        except (InvalidInput, LookupError):  # no such address, or words that lack a param
            lost[channel] = Lost.NO_ADDRESS
            ways, left_out = [*ways, *left_out], []
        except HeldBack:
            held.append(channel)
        except DomainError:
            later.append(channel)
            if ports.clock.now() - asked_at >= SLOW:
                away.add(channel)
    delays = BACK_OFF[message.attempts : message.attempts + 1]
    if not delays:
        lost |= dict.fromkeys(later, Lost.GIVEN_UP)
        later = []
    retry_at = now + timedelta(minutes=delays[0]) if later else next_day(now)
    after = message.attempted([*later, *held], list(lost), retry_at=retry_at)
    tried = bool(later) or not held  # waiting for another day is no attempt
    return (after if tried else after.replace(attempts=message.attempts)), lost


def _ways(ports: Ports, message: Message) -> tuple[Channel, ...]:
    account_id = message.recipient.account_id
    account = ports.accounts.find(account_id) if account_id else None
    return ways_of(message, ports.message_texts.told(message.template), account)


def _send_by(ports: Ports, channel: Channel, message: Message) -> None:
    """Nothing goes to a number that the account's owner has not proven.

    :raises InvalidInput: there is no such account, or never will be this address.
    :raises HeldBack: not today. :raises Unavailable: not now.
    """
    address, officer = _address(ports, channel, message)
    if address is None:
        raise InvalidInput("no-address")
    if not address:
        return
    language = message.language
    rendered = ports.message_texts.render(message.template, channel, language, message.params)
    if rendered.warns:
        ports.channels.send(channel, address, rendered, message.message_id)
        return
    limit = require_room(ports, address, officer=officer)
    try:
        ports.channels.send(channel, address, rendered, message.message_id)
    except DomainError:
        give_back(ports, limit, address)
        raise


def _address(ports: Ports, channel: Channel, message: Message) -> tuple[str | None, bool]:
    """``None``: there is none. And whether it is known to be an officer's."""
    if message.recipient.address:
        return message.recipient.address, False
    account = ports.accounts.find(message.recipient.account_id or "")
    if account is None:
        return None, False
    address = account.email if channel is Channel.EMAIL else account.reachable_whatsapp
    return address, account.kind is AccountKind.OFFICER
