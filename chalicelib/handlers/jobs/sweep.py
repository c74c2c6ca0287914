"""Lambda, every five minutes: repair what was lost (chains, tokens, unsent messages),
and remind holders of permits."""

from datetime import timedelta
from typing import Any

from chalice import Rate

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.model import Application
from chalicelib.domain.chain.signals import repair
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits import reminders
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import log_failure, logger

jobs = Jobs(__name__)


BATCH = 200
"""How much one run looks at; the rest is still due five minutes later."""


FOREVER = timedelta(days=365)
EVERYTHING = 1000
"""How much a run over everything looks at: more than a regency has running at one time."""


@jobs.schedule(Rate(5, unit=Rate.MINUTES))
def sweep(ports: AllPorts, detail: dict[str, Any]) -> None:
    """``{"detail": {"everything": true}}`` looks at all running applications, due or not: after
    an outage of Step Functions, and at each start of the local stack."""
    now = ports.clock.now()
    everything = detail.get("everything") is True
    applications = ports.waits.waking(
        now + FOREVER if everything else now, limit=EVERYTHING if everything else BATCH
    )
    for application_id in applications:
        _repair(ports, application_id)
    reminded = _remind(ports) if reminders.is_waking_hour(ports) else 0
    messages = ports.outbox.due(now, limit=BATCH)
    ports.announcer.announce(messages)
    logger.info("swept", applications=len(applications), reminded=reminded, messages=len(messages))


def _repair(ports: AllPorts, application_id: str) -> None:
    ports.reads.together(
        Wanted.of(Application, application_id), Wanted.of(Beside.WAIT, application_id)
    )
    try:
        outcome = repair(ports, application_id)
    except DomainError as error:
        log_failure("not repaired", error, application_id=application_id)
    else:
        if outcome != "healthy":
            logger.info("chain", outcome=outcome, application_id=application_id)


def _remind(ports: AllPorts) -> int:
    today = ports.calendar.local_date(ports.clock.now())
    reminded = 0
    for permit_id in ports.permits.to_remind(today, limit=BATCH):
        try:
            reminded += reminders.remind(ports, permit_id)
        except DomainError as error:
            log_failure("not reminded", error, permit_id=permit_id)
    return reminded
