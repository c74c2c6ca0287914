"""Asking the signing Lambda: for a permit once more, later, and for a decree of revocation."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from chalicelib.domain import correlation
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.permits.ports import AT_ONCE, DECREE, SigningQueue

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class SqsSigningQueue(SigningQueue):
    def __init__(self, client: SQSClient, queue_url: str) -> None:
        self.client = client
        self.queue_url = queue_url

    def put_off(self, wait: Wait, delay: timedelta) -> None:
        """The message that the chain itself sends (``infra/chain.asl.json``), delayed."""
        said = {"kind": wait.kind, "application_id": wait.application_id, "token": wait.token}
        self._send(said, delay)

    def ask_for_decree(self, permit_id: str, delay: timedelta = AT_ONCE) -> None:
        self._send({"kind": DECREE, "permit_id": permit_id}, delay)

    def _send(self, said: dict[str, str], delay: timedelta) -> None:
        self.client.send_message(
            QueueUrl=self.queue_url,
            MessageBody=json.dumps({**said, **correlation.carried()}),
            DelaySeconds=int(delay.total_seconds()),
        )
