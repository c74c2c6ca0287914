"""When a message that failed comes again, and when it rests (docs/checks.md 33)."""

from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from chalicelib.domain.errors import Conflict, NotFound, Unavailable, Unreadable
from chalicelib.handlers import retries, wiring
from chalicelib.handlers.duties import FailedInPart
from chalicelib.handlers.job import JobFailed, Jobs
from infra.local.resources import resources
from tests.fakes.ports import FakePorts

THROTTLED = ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "GetItem")
PASSING = [
    Unavailable(),
    Conflict(),
    THROTTLED,
    EndpointConnectionError(endpoint_url="https://sqs"),
    TimeoutError(),
    MemoryError(),
    Unreadable("Application", "newer", "t/k"),
]


class Queue:
    """What the job does with its message."""

    def __init__(self) -> None:
        self.hidden: list[int] = []
        self.resting: list[str] = []

    def after(self, receipt: str, seconds: int) -> None:
        assert receipt == "receipt"
        self.hidden.append(seconds)

    def give_up(self, body: str) -> None:
        self.resting.append(body)


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    queue = Queue()
    monkeypatch.setattr(wiring, "ports", FakePorts)
    monkeypatch.setattr(wiring, "redelivery", {"steps": queue}.__getitem__)
    return queue


def deliver(failure: Exception | None, tries: int, body: str = '{"application_id": "a1"}') -> None:
    """As Lambda hands one message to a job that fails so."""
    jobs = Jobs("tests.failing")

    @jobs.queue("steps")
    def failing(ports: Any, given: dict[str, Any]) -> None:
        if failure:
            raise failure

    record = {
        "body": body,
        "receiptHandle": "receipt",
        "attributes": {"ApproximateReceiveCount": str(tries)},
        "eventSource": "aws:sqs",
    }
    failing({"Records": [record]}, object())


@pytest.mark.parametrize("failure", PASSING)
def test_a_passing_fault_is_tried_after_5_seconds_growing_to_10_minutes_for_half_an_hour(
    queue: Queue, failure: Exception
) -> None:
    for tries in range(1, 10):
        with pytest.raises(JobFailed):
            deliver(failure, tries)
    *waits, last = queue.hidden
    assert waits[0] == 5
    assert waits == sorted(waits)
    assert max(waits) == 600
    assert sum(waits) >= 30 * 60
    assert last == 0, "the ninth lays it to the dead letters at once"
    assert queue.resting == []


@pytest.mark.parametrize(
    "failure",
    [KeyError("token"), TypeError(), NotFound(), FailedInPart([ValueError(), KeyError()])],
)
def test_what_can_never_succeed_rests_at_the_third_try(queue: Queue, failure: Exception) -> None:
    for tries in (1, 2):
        with pytest.raises(JobFailed):
            deliver(failure, tries)
    deliver(failure, 3)
    assert queue.hidden == [5, 15]
    assert queue.resting == ['{"application_id": "a1"}']


def test_a_message_that_is_no_json_rests_as_it_came(queue: Queue) -> None:
    deliver(None, 3, body="\u0000 not json")
    assert queue.resting == ["\u0000 not json"]


def test_a_run_with_one_passing_part_is_tried_again(queue: Queue) -> None:
    with pytest.raises(JobFailed):
        deliver(FailedInPart([KeyError(), Unavailable()]), 3)
    assert queue.resting == []


def test_when_the_queue_itself_refuses_the_failure_stays_a_failure(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise THROTTLED

    monkeypatch.setattr(queue, "give_up", refuse)
    monkeypatch.setattr(queue, "after", refuse)
    for tries in (1, 3):
        with pytest.raises(JobFailed):
            deliver(KeyError(), tries)


def test_what_worked_is_left_alone(queue: Queue) -> None:
    deliver(None, 1)
    assert (queue.hidden, queue.resting) == ([], [])


def test_each_queue_lets_a_message_be_taken_once_more_than_there_are_waits() -> None:
    tries = [
        int(made["RedrivePolicy"]["maxReceiveCount"])
        for made in resources("AWS::SQS::Queue", "app", "dev", "1")
        if "RedrivePolicy" in made
    ]
    assert tries == [len(retries.WAITS) + 1] * 4
