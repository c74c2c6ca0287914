"""Lambda: an execution has begun to wait at a step (review or correct)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import open_wait
from chalicelib.handlers.job import Jobs

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

jobs = Jobs(__name__)


AT_ONCE = 10


@jobs.queue("steps", at_once=AT_ONCE)
def open_step(ports: AllPorts, body: dict[str, Any]) -> None:
    wait = Wait(
        application_id=body["application_id"],
        kind=body["kind"],
        step=body["step"],
        token=body["token"],
    )
    open_wait(ports, wait)
