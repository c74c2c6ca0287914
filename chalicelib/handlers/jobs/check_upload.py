"""Lambda: a file has arrived in quarantine; check it, keep a clean copy, record the verdict.

Events come at least once and in any order: only the upload that is still awaited is looked at,
and the verdict is written under that upload's id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.handlers import starting, wiring
from chalicelib.handlers.duties import each_alone
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import logger

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

jobs = Jobs(__name__)

if starting.on_lambda():
    # It loads while Lambda goes on starting, and before any client of AWS is there.
    _ = wiring.ports().inspector


AT_ONCE = 20
"""A wave of files takes no place from the API: an account runs 1,000 functions at once, a new one
fewer (``infra/deploying/preflight.py``)."""


@jobs.queue("uploads", at_once=AT_ONCE)
def check_upload(ports: AllPorts, body: dict[str, Any]) -> None:
    with each_alone(all_of_it=True) as duties:
        for record in body.get("Records", []):  # S3's own test event has none
            with duties.alone("upload not checked"):
                given = record["s3"]["object"]
                outcome = check_arrived(
                    ports, given["key"], given.get("versionId"), given.get("eTag")
                )
                logger.info("upload checked", outcome=outcome)
