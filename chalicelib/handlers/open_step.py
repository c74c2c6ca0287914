"""Lambda: an execution has begun to wait at a step (review or correct)."""

from typing import Any

from chalice import Blueprint

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import open_wait
from chalicelib.handlers.env import queue_name
from chalicelib.handlers.job import queue_job

jobs = Blueprint(__name__)


@jobs.on_sqs_message(queue=queue_name("steps"), batch_size=1, name="open_step")
@queue_job
def open_step(ports: AllPorts, body: dict[str, Any]) -> None:
    open_wait(ports, Wait(body["application_id"], body["kind"], body["step"], body["token"]))
