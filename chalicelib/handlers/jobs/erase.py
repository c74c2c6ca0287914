"""Lambda, every hour: erase persons who asked for it, and what is past its time. It alone may
delete documents, with their versions, and messages."""

from typing import Any

from chalice import Rate

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.errors import DomainError
from chalicelib.domain.privacy import erasure, retention
from chalicelib.domain.privacy.model import RequestKind
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import log_failure, logger

jobs = Jobs(__name__)


PERSONS, APPLICATIONS = 20, 50
"""At most so many in one run; the rest is still due at the next."""


@jobs.schedule(Rate(1, unit=Rate.HOURS))
def erase(ports: AllPorts, detail: dict[str, Any]) -> None:
    persons = 0
    for request in ports.data_requests.open(RequestKind.ERASURE, limit=PERSONS).items:
        try:
            erasure.carry_out(ports, request)
            persons += 1
            logger.info("person erased", account_id=request.account_id)
        except DomainError as error:
            log_failure("not erased", error, request_id=request.request_id)
    applications, warned = retention.sweep(ports, limit=APPLICATIONS)
    logger.info("erased", persons=persons, applications=applications, warned=warned)
