"""What the sweeper's looks at one application cost while people let it wait.

Before each officer takes the file the clock is moved on, from one look to the next, until the step
has lasted its share of ten days or is about to be late; then it is put back. Nobody decides
meanwhile, and a healthy chain is not written to, so the story goes on as if nothing had been.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.aws_calls import Watch, Work
from chalicelib.adapters.system import SystemClock
from chalicelib.domain.applications.model import Application
from chalicelib.handlers import wiring
from infra.local.aws import PREFIX
from infra.local.stack import LocalStack

CALENDAR_DAYS = 10
MARGIN = timedelta(hours=1)
"""Before the step is late."""
EVENT = {
    "version": "0", "id": "sweep", "detail-type": "Scheduled Event", "source": "aws.events",
    "account": "0", "time": "", "region": "", "resources": [], "detail": {},
}  # fmt: skip


class MovedClock(SystemClock):
    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


class Waiting:
    """``sweep`` is one run of the job, watched. ``looks`` counts those that found it due."""

    def __init__(self, stack: LocalStack, watch: Watch, sweep: Callable[[Any, Any], Any]) -> None:
        self.stack, self.watch, self.sweep = stack, watch, sweep
        self.looks, self.days = 0, 0.0
        self.works: list[Work] = []
        self.clock = MovedClock()
        ports: Any = wiring.ports()
        ports.clock = self.clock
        self.idle = len(self._run().calls)
        """Of a run that finds nothing to look at: the office's cost, and no application's."""

    def at(self, application_id: str) -> None:
        """The file lies where it is; whoever comes next takes his time."""
        application: Application = wiring.ports().applications.get(application_id)
        begun = self.clock.now()
        until = begun + timedelta(days=CALENDAR_DAYS) / len(application.steps)
        if application.due_at:
            until = min(until, application.due_at - MARGIN)
        try:
            while (due := self._wakes_at(application_id)) and due <= until:
                self.clock.ahead += max(due - self.clock.now(), timedelta()) + timedelta(seconds=1)
                self.works.append(self._run())
                self.looks += 1
        finally:
            self.clock.ahead = timedelta()
        self.days += max(until - begun, timedelta()) / timedelta(days=1)

    def calls(self) -> int:
        return sum(len(work.calls) - self.idle for work in self.works)

    def _run(self) -> Work:
        with self.watch.work("looks") as work:
            self.sweep(EVENT, None)
        return work

    def _wakes_at(self, application_id: str) -> datetime | None:
        key = {"pk": {"S": f"app#{application_id}"}, "sk": {"S": "wait"}}
        found = self.stack.clients["dynamodb"].get_item(TableName=f"{PREFIX}-applications", Key=key)
        wake_at = found.get("Item", {}).get("wake_at")
        return datetime.fromisoformat(wake_at["S"]).astimezone(UTC) if wake_at else None
