"""Lambda, every hour: erase persons who asked for it, and what is past its time. It alone may
delete documents, with their versions, and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalice import Rate

from chalicelib.domain.privacy import erasing
from chalicelib.handlers.duties import each_alone
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import logger

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

jobs = Jobs(__name__)


@jobs.schedule(Rate(1, unit=Rate.HOURS))
def erase(ports: AllPorts, detail: dict[str, Any]) -> None:
    with each_alone() as duties:
        erased = erasing.erase(ports, duties)
        for account_id in erased.persons:
            logger.info("person erased", account_id=account_id)
        logger.info(
            "erased",
            persons=len(erased.persons),
            applications=erased.applications,
            warned=erased.warned,
            scans=erased.scans,
            replaced=erased.replaced,
            complaints=erased.complaints,
            unreadable=len(duties.aside),
            failed=duties.failed,
        )
