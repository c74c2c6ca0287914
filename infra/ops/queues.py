"""Messages that were given up, and the sweeper now instead of when its time comes."""

import json
from typing import Any

from infra.deploying.place import Place

AGAIN = ("uploads", "signing")
"""What can be done again: a file is there for a day, a permit is one whatever is repeated."""

USELESS = {
    "steps": "their tokens are old, and the sweeper starts the chain anew (make sweep)",
    "messages": "what is still to be sent lies in the outbox, and the sweeper announces it",
}

EVERYTHING = {
    "version": "0",
    "id": "by-hand",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "",
    "time": "1970-01-01T00:00:00Z",
    "region": "",
    "resources": [],
    "detail": {"everything": True},
}
"""Chalice refuses an event that lacks a field."""


def redrive(place: Place, queue: str, *, purge: bool) -> int:
    """Moves the dead letters back, or throws away those that cannot succeed again."""
    sqs = place.home["sqs"]
    source = sqs.get_queue_url(QueueName=f"{place.prefix}-{queue}-dlq")["QueueUrl"]
    if queue in USELESS and not purge:
        print(f"Letters of {queue} are not moved back: {USELESS[queue]}. PURGE=1 throws them away.")
        return 1
    goal = sqs.get_queue_url(QueueName=f"{place.prefix}-{queue}")["QueueUrl"]
    moved = 0
    while messages := _some(sqs, source):
        for message in messages:
            if not purge:
                sqs.send_message(QueueUrl=goal, MessageBody=message["Body"])
            sqs.delete_message(QueueUrl=source, ReceiptHandle=message["ReceiptHandle"])
            moved += 1
    print(f"{moved} {'thrown away' if purge else f'moved back to {queue}'}")
    return 0


def _some(sqs: Any, url: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = sqs.receive_message(
        QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=60
    ).get("Messages", [])
    return found


def sweep(place: Place) -> int:
    answer = place.home["lambda"].invoke(
        FunctionName=f"{place.prefix}-sweep", Payload=json.dumps(EVERYTHING).encode()
    )
    if "FunctionError" in answer:
        print("Something was left undone: make logs, or docs/operations.md#alarm-sweep-failed")
        return 1
    print("Swept: every running application was looked at.")
    return 0
