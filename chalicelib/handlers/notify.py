"""Lambda: send one message of the outbox."""

from typing import Any

from chalice import Blueprint

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.delivery.sending import send_one
from chalicelib.handlers.env import queue_name
from chalicelib.handlers.job import queue_job
from chalicelib.handlers.logging import logger

jobs = Blueprint(__name__)


@jobs.on_sqs_message(queue=queue_name("messages"), batch_size=1, name="notify")
@queue_job
def notify(ports: AllPorts, body: dict[str, Any]) -> None:
    outcome = send_one(ports, body["message_id"])
    tell = logger.error if outcome == "failed" else logger.info
    tell("message", outcome=outcome, message_id=body["message_id"])
