"""The outbox: who claims an attempt has it; in memory and in DynamoDB alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from chalicelib.domain.messages.model import MessageState
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


def test_a_claimed_message_cannot_be_claimed_again_from_the_same_reading(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.find("m1")
    assert message
    assert ports.outbox.claim(message, LATER)
    assert not ports.outbox.claim(message, LATER)
    assert list(ports.outbox.due(NOW, limit=9)) == []


def test_a_claim_that_was_not_settled_ends_by_itself(ports: FakePorts) -> None:
    queue(ports)
    first = ports.outbox.find("m1")
    assert first and ports.outbox.claim(first, LATER)
    assert list(ports.outbox.due(LATER, limit=9)) == ["m1"]
    again = ports.outbox.find("m1")
    assert again and ports.outbox.claim(again, LATER + timedelta(minutes=5))


def test_a_sent_message_is_never_due_nor_claimed_again(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.find("m1")
    assert message and ports.outbox.claim(message, LATER)
    ports.outbox.settle(message.sent())
    assert list(ports.outbox.due(NOW + timedelta(days=9), limit=9)) == []
    assert not ports.outbox.claim(message, LATER)
    found = ports.outbox.find("m1")
    assert found and found.state is MessageState.SENT and found.attempts == 1


def test_a_failed_attempt_is_due_again_at_its_new_time(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.find("m1")
    assert message and ports.outbox.claim(message, LATER)
    retry_at = NOW + timedelta(minutes=30)
    ports.outbox.settle(message.failed(retry_at))
    assert list(ports.outbox.due(LATER, limit=9)) == []
    assert list(ports.outbox.due(retry_at, limit=9)) == ["m1"]
    assert not ports.outbox.claim(message, retry_at), "read before the failed attempt"


def test_a_message_that_failed_for_good_rests(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.find("m1")
    assert message
    ports.outbox.settle(message.failed(None))
    failed = ports.outbox.find("m1")
    assert failed and failed.state is MessageState.FAILED
    assert not ports.outbox.claim(failed, LATER)
    assert list(ports.outbox.due(NOW + timedelta(days=9), limit=9)) == []


def test_of_eight_senders_at_once_one_has_the_attempt(ports: FakePorts) -> None:
    queue(ports)
    message = ports.outbox.find("m1")
    assert message
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: ports.outbox.claim(message, LATER), range(8)))
    assert claims.count(True) == 1
