"""The outbox: who claims an attempt has it; in memory and in DynamoDB alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from chalicelib.domain.messages.model import Channel, MessageState
from chalicelib.domain.storage import Add
from tests.contract import records
from tests.fakes.ports import FakePorts

NOW = records.NOW
LATER = NOW + timedelta(minutes=5)


def queue(ports: FakePorts, identity: str = "m1", minute: int = 0) -> None:
    due_at = NOW + timedelta(minutes=minute)
    ports.commit(Add(records.message(identity, due_at=due_at)))


def test_messages_are_due_in_the_order_of_their_times(ports: FakePorts) -> None:
    for identity, minute in (("c", 3), ("a", 1), ("b", 2)):
        queue(ports, identity, minute)
    assert list(ports.outbox.due(NOW, limit=9)) == []
    assert list(ports.outbox.due(NOW + timedelta(minutes=2), limit=9)) == ["a", "b"]
    assert list(ports.outbox.due(LATER, limit=2)) == ["a", "b"]


def test_a_claimed_message_cannot_be_claimed_by_another(ports: FakePorts) -> None:
    queue(ports)
    claimed = ports.outbox.claim("m1", NOW, LATER)
    assert claimed == records.message("m1", due_at=LATER) == ports.outbox.find("m1")
    assert ports.outbox.claim("m1", NOW, LATER) is None
    assert list(ports.outbox.due(NOW, limit=9)) == []


def test_a_message_is_claimed_no_earlier_than_it_is_due(ports: FakePorts) -> None:
    queue(ports, minute=1)
    assert ports.outbox.claim("m1", NOW + timedelta(seconds=59), LATER) is None
    assert ports.outbox.claim("m1", NOW + timedelta(minutes=1), LATER)
    assert ports.outbox.claim("unknown", LATER, LATER) is None


def test_a_claim_that_was_not_settled_ends_by_itself(ports: FakePorts) -> None:
    queue(ports)
    assert ports.outbox.claim("m1", NOW, LATER)
    assert list(ports.outbox.due(LATER, limit=9)) == ["m1"]
    assert ports.outbox.claim("m1", LATER, LATER + timedelta(minutes=5))


def test_a_sent_message_is_never_due_nor_claimed_again(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.claim("m1", NOW, LATER)
    assert message
    ports.outbox.settle([message.attempted()])
    assert list(ports.outbox.due(NOW + timedelta(days=9), limit=9)) == []
    assert ports.outbox.claim("m1", NOW + timedelta(days=9), LATER) is None
    found = ports.outbox.find("m1")
    assert found and found.state is MessageState.SENT and found.attempts == 1


def test_a_failed_attempt_is_due_again_at_its_new_time(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.claim("m1", NOW, LATER)
    assert message
    retry_at = NOW + timedelta(minutes=30)
    ports.outbox.settle([message.attempted([Channel.EMAIL], retry_at=retry_at)])
    assert list(ports.outbox.due(LATER, limit=9)) == []
    assert list(ports.outbox.due(retry_at, limit=9)) == ["m1"]
    assert ports.outbox.claim("m1", LATER, LATER) is None
    again = ports.outbox.claim("m1", retry_at, retry_at)
    assert again and again.attempts == 1


def test_a_message_that_failed_for_good_rests(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.find("m1")
    assert message
    ports.outbox.settle([message.attempted(lost=[Channel.EMAIL])])
    failed = ports.outbox.find("m1")
    assert failed and failed.state is MessageState.FAILED
    assert ports.outbox.claim("m1", LATER, LATER) is None
    assert list(ports.outbox.due(NOW + timedelta(days=9), limit=9)) == []


def test_of_eight_senders_at_once_one_has_the_attempt(ports: FakePorts) -> None:
    queue(ports)
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: ports.outbox.claim("m1", NOW, LATER), range(8)))
    assert len([claim for claim in claims if claim]) == 1


def test_several_outcomes_are_stored_at_once(ports: FakePorts) -> None:
    for identity in ("m1", "m2"):
        queue(ports, identity)
    claimed = [ports.outbox.claim(identity, NOW, LATER) for identity in ("m1", "m2")]
    first, second = [message for message in claimed if message]
    ports.outbox.settle([first.attempted(), second.attempted([Channel.EMAIL], retry_at=LATER)])
    assert list(ports.outbox.due(LATER, limit=9)) == ["m2"]
    assert ports.outbox.find("m1") == first.attempted()
