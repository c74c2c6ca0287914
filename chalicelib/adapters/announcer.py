"""Telling the notify Lambda which messages wait, through SQS."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.clients import FailureLog
from chalicelib.domain import correlation
from chalicelib.domain.messages.model import Message
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

    def announce(self, messages: Sequence[Message]) -> None:
        """Best effort: what fails here is due in the outbox and found by the sweeper."""
        self._announce([(one.message_id, one.recipient.account_id) for one in messages])

    def announce_again(self, message_ids: Sequence[str]) -> None:
        self._announce([(one, None) for one in message_ids])

    def _announce(self, messages: Sequence[tuple[str, str | None]]) -> None:
        """Each by its id, with its reader's account."""
        runs = [messages[start : start + _AT_ONCE] for start in range(0, len(messages), _AT_ONCE)]
        bodies = [
            json.dumps(
                {
                    "message_ids": [message_id for message_id, _ in run],
                    "account_ids": sorted({reader for _, reader in run if reader}),
                }
                | correlation.carried()
            )
            for run in runs
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
