"""Lambda: send the messages of the outbox that one act announced."""

from typing import Any

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.delivery.sending import send
from chalicelib.handlers.duties import each_alone
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import logger

jobs = Jobs(__name__)


AT_ONCE = 10


@jobs.queue("messages", at_once=AT_ONCE)
def notify(ports: AllPorts, body: dict[str, Any]) -> None:
    with each_alone() as duties:
        for message_id, outcome in send(ports, body["message_ids"], duties).items():
            tell = logger.error if outcome == "failed" else logger.info
            tell("message", outcome=outcome, message_id=message_id)
