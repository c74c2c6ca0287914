"""Ten calendar days of one application, on a moved clock, with the sweeper's looks at it.

A story begins on a Friday morning. Before each officer takes the file the clock moves on to an hour
before the step is due, and stays there: nobody decides meanwhile, and weekends go by. The sweeper
comes at its next run when a look is due. What a run costs that finds nothing is the office's,
whoever has applied.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.aws_calls import Watch, Work
from chalicelib.adapters.system import SystemClock
from chalicelib.domain.applications.model import Application
from chalicelib.domain.chain.digest import MINUTES_BETWEEN_SWEEPS
from chalicelib.handlers import wiring
from infra.local.names import PREFIX
from infra.local.stack import LocalStack

CALENDAR_DAYS = 10
"""At least, from sending in to the last decision."""
BEGINS = 4, timedelta(hours=9)
"""The day of the week, Monday being 0, and the hour at the office."""
MARGIN = timedelta(hours=1)
"""Before the step is late."""
EVENT = {
    "version": "0", "id": "sweep", "detail-type": "Scheduled Event", "source": "aws.events",
    "account": "0", "time": "", "region": "", "resources": [], "detail": {},
}  # fmt: skip


class MovedClock(SystemClock):
    """It goes on from wherever it was moved to. ``now`` takes a zone as ``datetime.now`` does, so
    that it can stand in its place."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self, zone: object = UTC) -> datetime:
        return super().now() + self.ahead

    def move_to(self, moment: datetime) -> None:
        self.ahead += max(moment - self.now(), timedelta())


def begin(clock: MovedClock) -> None:
    """Move on to the next morning on which a story begins."""
    calendar = wiring.ports().calendar
    weekday, hour = BEGINS
    today = calendar.local_date(clock.now())
    day = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    clock.move_to(calendar.start_of_day(day) + hour)


class Waiting:
    """``sweep`` is one run of the job; ``days`` of calendar time have gone by. ``visits``: how
    often somebody at the office took the file up."""

    def __init__(
        self,
        stack: LocalStack,
        watch: Watch,
        sweep: Callable[[Any, Any], Any],
        clock: MovedClock,
    ) -> None:
        self.stack, self.watch, self.sweep, self.clock = stack, watch, sweep, clock
        self.days = 0.0
        self.visits = 0
        self.looked: list[tuple[Work, Work]] = []
        """Each run that looked at it, and one that found nothing at the same moment."""

    def at(self, application_id: str) -> None:
        """The file lies where it is; whoever comes next takes the time that there is."""
        self.visits += 1
        application: Application = wiring.ports().applications.get(application_id)
        begun = self.clock.now()
        until = application.due_at - MARGIN if application.due_at else begun
        while (due := self._wakes_at(application_id)) and (run := _next_run(due)) <= until:
            self.clock.move_to(run)
            self.looked.append((self._run(), self._run()))
        self.clock.move_to(until)
        self.days += (self.clock.now() - begun) / timedelta(days=1)

    def calls(self) -> int:
        return sum(len(look.calls) - len(idle.calls) for look, idle in self.looked)

    def units(self, part: str) -> float:
        """Of DynamoDB, that the looks at it took above those that found nothing."""
        return sum(look.total(part) - idle.total(part) for look, idle in self.looked)

    def _run(self) -> Work:
        with self.watch.work("looks") as work:
            self.sweep(EVENT, None)
        return work

    def _wakes_at(self, application_id: str) -> datetime | None:
        key = {"pk": {"S": f"app#{application_id}"}, "sk": {"S": "wait"}}
        found = self.stack.clients["dynamodb"].get_item(TableName=f"{PREFIX}-applications", Key=key)
        wake_at = found.get("Item", {}).get("wake_at")
        return datetime.fromisoformat(wake_at["S"]).astimezone(UTC) if wake_at else None


def _next_run(due: datetime) -> datetime:
    """Of the sweeper, which comes every few minutes from the full hour on."""
    every = timedelta(minutes=MINUTES_BETWEEN_SWEEPS)
    hour = due.replace(minute=0, second=0, microsecond=0)
    return hour - (hour - due) // every * every
