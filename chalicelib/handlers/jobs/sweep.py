"""Lambda, every five minutes: repair what was lost (chains, tokens, unsent messages),
and remind holders of permits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalice import Rate

from chalicelib.domain import sweeping
from chalicelib.handlers.duties import each_alone
from chalicelib.handlers.job import Jobs
from chalicelib.handlers.logging import logger

if TYPE_CHECKING:
    from chalicelib.domain.all_ports import AllPorts

jobs = Jobs(__name__)


@jobs.schedule(Rate(5, unit=Rate.MINUTES))
def sweep(ports: AllPorts, detail: dict[str, Any]) -> None:
    """``{"detail": {"everything": true}}`` looks at all running applications, due or not: after
    an outage of Step Functions, and at each start of the local stack."""
    with each_alone() as duties:
        swept = sweeping.sweep(ports, duties, everything=detail.get("everything") is True)
        for application_id, outcome in swept.outcomes:
            logger.info("chain", outcome=outcome, application_id=application_id)
        # alarms ring by ``asides`` and ``certificate_days`` (infra/stacks/watch/alarms.toml)
        logger.info(
            "swept",
            applications=len(swept.looked_at),
            reminded=swept.reminded,
            told=swept.told,
            messages=swept.messages,
            asides=swept.asides,
            certificate_days=swept.certificate_days,
            failed=duties.failed,
        )
