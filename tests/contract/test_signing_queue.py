"""A letter that has to wait comes back as the chain itself asked for it; in memory and on SQS."""

import json
from datetime import timedelta
from typing import Any

from chalicelib.adapters.signing_queue import SqsSigningQueue
from chalicelib.domain import correlation
from chalicelib.domain.chain.ports import Wait
from tests.fakes.papers import FakeSigningQueue
from tests.fakes.time_and_ids import FakeClock
from tests.fakes.workflow import chain_definition
from tests.support import tables

WAIT = Wait(application_id="a1", kind="sign", step="", token="token-1")


FOLLOWED = "0b9a7c1e-6a0d-4f57-9a8e-3f1d2c4b5a69"


def asked_by_the_chain() -> dict[str, Any]:
    body: dict[str, Any] = chain_definition()["States"]["Sign"]["Parameters"]["MessageBody"]
    execution = {correlation.NAME: FOLLOWED}
    values = {"application_id.$": "a1", "token.$": "token-1", "execution.$": execution}
    return {name.removesuffix(".$"): values.get(name, value) for name, value in body.items()}


def as_read(body: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Whose work it goes on with, and what is asked."""
    beside = {"execution", correlation.NAME}
    return correlation.of_message(body), {k: v for k, v in body.items() if k not in beside}


def test_a_letter_that_is_put_off_comes_back_as_the_chain_asked_for_it() -> None:
    queue = FakeSigningQueue([], FakeClock())
    queue.put_off(WAIT, timedelta(seconds=10))
    assert as_read(queue.inbox[0])[1] == as_read(asked_by_the_chain())[1]


def test_on_sqs_it_is_followed_as_before() -> None:
    with tables.dynamodb():
        sqs = tables.client("sqs")
        url = sqs.create_queue(QueueName="signing")["QueueUrl"]
        with correlation.following(FOLLOWED):
            SqsSigningQueue(sqs, url).put_off(WAIT, timedelta(seconds=0))
        (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
    assert as_read(json.loads(message["Body"])) == as_read(asked_by_the_chain())
    assert as_read(asked_by_the_chain())[0] == FOLLOWED


def test_it_does_not_come_back_at_once() -> None:
    with tables.dynamodb():
        sqs = tables.client("sqs")
        url = sqs.create_queue(QueueName="signing")["QueueUrl"]
        SqsSigningQueue(sqs, url).put_off(WAIT, timedelta(seconds=10))
        assert "Messages" not in sqs.receive_message(QueueUrl=url, WaitTimeSeconds=0)
        names = ["ApproximateNumberOfMessagesDelayed"]
        found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        assert found == {"ApproximateNumberOfMessagesDelayed": "1"}
