"""A letter that has to wait comes back as the chain itself asked for it; in memory and on SQS."""

import json
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.signing_queue import SqsSigningQueue
from chalicelib.domain.chain.ports import Wait
from tests.fakes.papers import FakeSigningQueue
from tests.fakes.time_and_ids import FakeClock
from tests.fakes.workflow import chain_definition
from tests.support import tables

WAIT = Wait(application_id="a1", kind="sign", step="", token="token-1")


def asked_by_the_chain() -> dict[str, Any]:
    body: dict[str, Any] = chain_definition()["States"]["Sign"]["Parameters"]["MessageBody"]
    values = {"application_id.$": "a1", "token.$": "token-1"}
    return {name.removesuffix(".$"): values.get(name, value) for name, value in body.items()}


@pytest.mark.parametrize("kind", ["memory", "sqs"])
def test_a_letter_that_is_put_off_comes_back_as_the_chain_asked_for_it(kind: str) -> None:
    if kind == "memory":
        queue = FakeSigningQueue([], FakeClock())
        queue.put_off(WAIT, timedelta(seconds=10))
        assert queue.inbox == [asked_by_the_chain()]
        return
    with tables.dynamodb():
        sqs = tables.client("sqs")
        url = sqs.create_queue(QueueName="signing")["QueueUrl"]
        SqsSigningQueue(sqs, url).put_off(WAIT, timedelta(seconds=0))
        (message,) = sqs.receive_message(QueueUrl=url)["Messages"]
        assert json.loads(message["Body"]) == asked_by_the_chain()


def test_it_does_not_come_back_at_once() -> None:
    with tables.dynamodb():
        sqs = tables.client("sqs")
        url = sqs.create_queue(QueueName="signing")["QueueUrl"]
        SqsSigningQueue(sqs, url).put_off(WAIT, timedelta(seconds=10))
        assert "Messages" not in sqs.receive_message(QueueUrl=url, WaitTimeSeconds=0)
        names = ["ApproximateNumberOfMessagesDelayed"]
        found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        assert found == {"ApproximateNumberOfMessagesDelayed": "1"}
