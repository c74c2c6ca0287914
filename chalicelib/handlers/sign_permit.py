"""Lambda: the chain is through; number, render, sign and publish the permit."""

from typing import Any

from chalice import Blueprint

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.chain.answers import SIGN
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.permits.issuing import issue_permit
from chalicelib.handlers.env import queue_name
from chalicelib.handlers.job import queue_job

jobs = Blueprint(__name__)


AT_ONCE = 10
"""Permits of one classification share a counter, and a signing service has its limits: forty at
once would only get into each other's way."""


@jobs.on_sqs_message(
    queue=queue_name("signing"), batch_size=1, maximum_concurrency=AT_ONCE, name="sign_permit"
)
@queue_job
def sign_permit(ports: AllPorts, body: dict[str, Any]) -> None:
    issue_permit(ports, Wait(body["application_id"], SIGN, "", body["token"]))
