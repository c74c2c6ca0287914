"""What the notify Lambda is told of messages that wait."""

import json
from typing import Any

from chalicelib.adapters.announcer import SqsAnnouncer
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from tests.fakes.time_and_ids import FakeClock


class Queue:
    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []

    def send_message_batch(self, *, QueueUrl: str, Entries: list[dict[str, str]]) -> None:
        self.told += [json.loads(entry["MessageBody"]) for entry in Entries]


def announcer(queue: Queue) -> SqsAnnouncer:
    # the one call of boto3's client that it makes
    return SqsAnnouncer(queue, "https://queue", lambda *_, **__: None)


def message(message_id: str, **whom: str) -> Message:
    now = FakeClock().now()
    return Message(
        message_id=message_id,
        template="issued",
        channel=Channel.EMAIL,
        recipient=RecipientRef(**whom),
        created_at=now,
        due_at=now,
    )


def test_each_run_is_told_whose_accounts_it_will_need_and_no_address() -> None:
    queue = Queue()
    announcer(queue).announce(
        [
            message("m1", account_id="siti"),
            message("m2", address="fe@kampus.example"),
            message("m3", account_id="siti"),
        ]
    )
    assert queue.told == [
        {"message_ids": ["m1", "m2"], "account_ids": ["siti"]},
        {"message_ids": ["m3"], "account_ids": ["siti"]},
    ]


def test_what_the_sweeper_found_is_told_by_its_id_alone() -> None:
    queue = Queue()
    announcer(queue).announce_again(["m1"])
    assert queue.told == [{"message_ids": ["m1"], "account_ids": []}]
