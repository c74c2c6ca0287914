"""Lambda: number, render, sign and publish a permit whose chain is through, or the decree that
takes one back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.applications.standing import SIGN
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.permits.decree_signing import issue_decree
from chalicelib.domain.permits.issuing import issue_permit
from chalicelib.domain.permits.ports import DECREE
from chalicelib.handlers.job import Jobs

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

jobs = Jobs(__name__)


AT_ONCE = 10
"""Permits of one classification share a counter, and a signing service has its limits: forty at
once would only get into each other's way."""


@jobs.queue("signing", at_once=AT_ONCE)
def sign_permit(ports: AllPorts, body: dict[str, Any]) -> None:
    if body["kind"] == DECREE:
        issue_decree(ports, body["permit_id"])
        return
    issue_permit(
        ports, Wait(application_id=body["application_id"], kind=SIGN, step="", token=body["token"])
    )
