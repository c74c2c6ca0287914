"""Telling the notify Lambda which messages wait, through SQS."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.clients import FailureLog
from chalicelib.domain import correlation
from chalicelib.domain.messages.ports import Announcer

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import SendMessageBatchRequestEntryTypeDef

_BATCH = 10
_AT_ONCE = 2
"""Messages of one run: an act mostly tells one person by both channels."""


class SqsAnnouncer(Announcer):
    def __init__(self, client: SQSClient, queue_url: str, log: FailureLog) -> None:
        self.client = client
        self.queue_url = queue_url
        self.log = log

    def announce(self, message_ids: Sequence[str]) -> None:
        """Best effort: what fails here is due in the outbox and found by the sweeper."""
        bodies = [
            json.dumps(
                {"message_ids": list(message_ids[start : start + _AT_ONCE])} | correlation.carried()
            )
            for start in range(0, len(message_ids), _AT_ONCE)
        ]
        for start in range(0, len(bodies), _BATCH):
            entries: list[SendMessageBatchRequestEntryTypeDef] = [
                {"Id": str(index), "MessageBody": body}
                for index, body in enumerate(bodies[start : start + _BATCH])
            ]
            try:
                self.client.send_message_batch(QueueUrl=self.queue_url, Entries=entries)
            except (ClientError, BotoCoreError) as error:
                self.log("messages not announced", error, count=len(entries))
