"""Lambda, every five minutes: repair what was lost (chains, tokens, unsent messages)."""

from chalice import Blueprint, Rate

from chalicelib.domain.errors import DomainError
from chalicelib.domain.ports import Ports
from chalicelib.domain.review.signals import repair
from chalicelib.handlers.job import scheduled_job
from chalicelib.handlers.logging import log_failure, logger

jobs = Blueprint(__name__)

BATCH = 200
"""How much one run looks at; the rest is still due five minutes later."""


@jobs.schedule(Rate(5, unit=Rate.MINUTES), name="sweep")
@scheduled_job
def sweep(ports: Ports) -> None:
    now = ports.clock.now()
    applications = ports.applications.waking(now, limit=BATCH)
    for application_id in applications:
        try:
            repair(ports, application_id)
        except DomainError as error:
            log_failure("not repaired", error, application_id=application_id)
    messages = ports.outbox.due(now, limit=BATCH)
    ports.announcer.announce(messages)
    logger.info("swept", applications=len(applications), messages=len(messages))
