"""The office never gets stuck: a service that hangs eats neither the other's time nor the run's
(docs/checks.md 57). Each wait moves the clock by as much."""

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest

from chalicelib.domain.delivery.sending import send
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.messages.model import Channel, Message, MessageState, RecipientRef
from chalicelib.domain.messages.templates import RenderedMessage
from chalicelib.domain.storage import Add
from tests.contract import records
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen

MAIL, WHATSAPP = Channel.EMAIL, Channel.WHATSAPP
ENDED_AFTER = timedelta(seconds=60)
PARAMS = dict.fromkeys(("name", "permit_type", "receipt", "url"), "x")
IDS = [f"m{number}" for number in range(8)]


class SlowChannels:
    """``takes``: seconds until the answer. Who is in ``hangs`` gives none, but at its limit."""

    def __init__(self, ports: FakePorts, takes: dict[Channel, float], hangs: set[Channel]) -> None:
        self._clock, self.takes, self.hangs = ports.clock, takes, hangs
        self.asked = Counter[Channel]()
        self.sent: list[tuple[str, Channel]] = []

    def send(
        self, channel: Channel, address: str, rendered: RenderedMessage, message_id: str
    ) -> None:
        self.asked[channel] += 1
        self._clock.advance(seconds=self.takes[channel])
        if channel in self.hangs:
            raise Unavailable()
        self.sent.append((message_id, channel))


@pytest.fixture
def ports() -> FakePorts:
    """Eight messages that one act announced, each by e-mail and by WhatsApp."""
    made = FakePorts()
    for number, identity in enumerate(IDS):
        to = RecipientRef(account_id=a_citizen(made, 11 + number).account_id)
        now = made.clock.now()
        changes = {"recipient": to, "due_at": now, "created_at": now, "params": PARAMS}
        message = records.message(identity, template="lapsed", also=(WHATSAPP,), **changes)
        made.commit(Add(message))
    return made


def slow(
    ports: FakePorts, mail: float, whatsapp: float, hangs: set[Channel] | None = None
) -> SlowChannels:
    ports.channels = made = SlowChannels(ports, {MAIL: mail, WHATSAPP: whatsapp}, hangs or set())
    return made


def run(ports: FakePorts) -> dict[str, str]:
    """One, which ends before Lambda would end it."""
    began = ports.clock.now()
    outcomes = send(ports, IDS, duties())
    assert ports.clock.now() - began < ENDED_AFTER
    return outcomes


def found(ports: FakePorts, identity: str) -> Message:
    message = ports.outbox.find(identity)
    assert message
    return message


@pytest.mark.parametrize(("gone", "other"), [(WHATSAPP, MAIL), (MAIL, WHATSAPP)])
def test_while_one_service_hangs_everybody_is_reached_by_the_other(
    ports: FakePorts, gone: Channel, other: Channel
) -> None:
    channels = slow(ports, mail=22, whatsapp=10, hangs={gone})
    channels.takes[other] = 0.2
    assert set(run(ports).values()) == {"later"}
    assert channels.sent == [(identity, other) for identity in IDS]
    assert channels.asked[gone] == 1, "who hangs is asked once a run"
    assert {(left.channel, *left.also) for left in map(partial(found, ports), IDS)} == {(gone,)}
    channels.hangs.clear()
    ports.clock.advance(minutes=5)
    send(ports, ports.outbox.due(ports.clock.now(), limit=50), duties())
    assert {found(ports, one).state for one in IDS} <= {MessageState.SENT, MessageState.PENDING}
    assert Counter(channel for _, channel in channels.sent)[other] == len(IDS), "nothing twice"


def test_while_both_hang_the_run_ends_and_everything_is_tried_again(ports: FakePorts) -> None:
    channels = slow(ports, mail=22, whatsapp=10, hangs={MAIL, WHATSAPP})
    assert "sent" not in run(ports).values()
    assert channels.asked == {MAIL: 1, WHATSAPP: 1}
    ports.clock.advance(minutes=5)
    assert set(ports.outbox.due(ports.clock.now(), limit=50)) == set(IDS)


def test_what_two_slow_services_leave_no_time_for_stays_due_and_nothing_goes_twice(
    ports: FakePorts,
) -> None:
    channels = slow(ports, mail=9, whatsapp=9)
    outcomes = run(ports)
    assert Counter(outcomes.values()) == {"sent": 2, "not-begun": 6}
    assert {found(ports, one).state for one in IDS[:2]} == {MessageState.SENT}
    assert ports.outbox.due(ports.clock.now(), limit=50) == IDS[2:]
    while due := ports.outbox.due(ports.clock.now(), limit=50):
        send(ports, due, duties())
    assert sorted(channels.sent) == sorted((one, way) for one in IDS for way in (MAIL, WHATSAPP))


def test_a_service_that_says_no_at_once_is_asked_for_each(ports: FakePorts) -> None:
    """It may be about one address, or a rate of so many a second."""
    channels = slow(ports, mail=0.2, whatsapp=0.2, hangs={WHATSAPP})
    run(ports)
    assert channels.asked[WHATSAPP] == len(IDS)
