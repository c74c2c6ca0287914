"""A message of a queue that its job could not handle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


class SqsRedelivery:
    """``queue_url`` is the queue's own, ``letters_url`` that of its dead letters."""

    def __init__(self, client: SQSClient, queue_url: str, letters_url: str) -> None:
        self.client = client
        self.queue_url = queue_url
        self.letters_url = letters_url

    def after(self, receipt: str, seconds: int) -> None:
        """Hide it for so long from now on."""
        self.client.change_message_visibility(
            QueueUrl=self.queue_url, ReceiptHandle=receipt, VisibilityTimeout=seconds
        )

    def give_up(self, body: str) -> None:
        """Lay it to the dead letters; the queue forgets it when the job ends well."""
        self.client.send_message(QueueUrl=self.letters_url, MessageBody=body)
