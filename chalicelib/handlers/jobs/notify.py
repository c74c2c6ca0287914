"""Lambda: send the messages of the outbox that one act announced; note what SES tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.delivery.sending import send
from chalicelib.domain.delivery.undelivered import report
from chalicelib.domain.messages.model import Channel
from chalicelib.handlers import mail_events
from chalicelib.handlers.duties import each_alone
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import logger

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

jobs = Jobs(__name__)


AT_ONCE = 10


@jobs.queue("messages", at_once=AT_ONCE)
def notify(ports: AllPorts, body: dict[str, Any]) -> None:
    if mail_events.is_one(body):
        _note(ports, body)
        return
    with each_alone() as duties:
        readers = body.get("account_ids", ())  # none of an older release, or of the sweeper
        for message_id, outcome in send(ports, body["message_ids"], duties, readers).items():
            tell = logger.error if outcome == "failed" else logger.info
            tell("message", outcome=outcome, message_id=message_id)


def _note(ports: AllPorts, body: dict[str, Any]) -> None:
    event = mail_events.read(body)
    if event and report(ports, event.message_id, Channel.EMAIL, event.why, event.at):
        logger.info("mail lost", why=event.why.value, message_id=event.message_id)
