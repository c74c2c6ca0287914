"""Lambda: send one message of the outbox."""

from typing import Any

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.delivery.sending import send_one
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import logger

jobs = Jobs(__name__)


@jobs.queue("messages")
def notify(ports: AllPorts, body: dict[str, Any]) -> None:
    outcome = send_one(ports, body["message_id"])
    tell = logger.error if outcome == "failed" else logger.info
    tell("message", outcome=outcome, message_id=body["message_id"])
