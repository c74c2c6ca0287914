"""Where an application stands in its chain, and when the sweeper looks whether somebody is really
waiting there.

A chain can only break where it moves. So the first look comes soon after a move, unless the engine
has asked by then; after that a chain is seldom looked at, and when something falls due.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.storage import Change
from chalicelib.domain.working_time.calendar import WorkingCalendar

Place = tuple[str, str]
"""The kind of waiting, and the step."""

REVIEW, CORRECT, SIGN = "review", "correct", "sign"
"""The three kinds of waiting in ``infra/chain.asl.json``."""

FIRST_LOOK = timedelta(minutes=2)
"""After a move; a healthy chain is far ahead by then."""

LOOKS = (timedelta(days=4), timedelta(days=7), timedelta(days=14))
"""How long after it came there a chain that was found healthy is looked at again. Steps last one
day or two, and a weekend, so few are; what falls due is looked at then."""

LATER_LOOKS = timedelta(days=14)
"""After the last of ``LOOKS``, from one to the next."""


SIGNING_LOOKS = timedelta(minutes=10)
"""Signing is a machine's work and takes seconds: what is there for longer has got stuck, and the
signer's passphrase is kept for half an hour only."""


@dataclass(frozen=True)
class StandAt(Change):
    """Where the application stands in its chain from now on, for the engine and the sweeper, which
    looks at ``wake_at``, or only at ``then_at`` if the engine has asked before. Without a place it
    has ended, and nobody looks any more. It holds always, beside the application's own change."""

    application_id: str
    place: Place | None = None
    wake_at: datetime | None = None
    then_at: datetime | None = None


def place_of(application: Application) -> Place | None:
    """What a healthy execution waits with now; ``None`` when it has ended."""
    match application.phase:
        case Phase.REVIEW:
            return REVIEW, application.step.id
        case Phase.CORRECTION:
            return CORRECT, application.step.id
        case Phase.SIGNING:
            return SIGN, ""
        case _:
            return None


def moved(
    before: Application, after: Application, now: datetime, calendar: WorkingCalendar
) -> list[StandAt]:
    """The change that goes with a move; none where it stays at its place."""
    place = place_of(after)
    if place == place_of(before):
        return []
    if place is None:
        return [StandAt(after.application_id)]
    then = next_look(after, now, calendar)
    return [StandAt(after.application_id, place, min(now + FIRST_LOOK, then), then)]


def next_look(application: Application, now: datetime, calendar: WorkingCalendar) -> datetime:
    """When to look next at an application that was found healthy now."""
    if application.phase is Phase.SIGNING:
        return now + SIGNING_LOOKS
    came = application.step_opened_at or now
    if application.decisions:
        came = max(came, application.decisions[-1].at)
    look = next((came + age for age in LOOKS if came + age > now), now + LATER_LOOKS)
    due = _falls_due(application, now, calendar)
    return min(look, due) if due else look


def _falls_due(
    application: Application, now: datetime, calendar: WorkingCalendar
) -> datetime | None:
    """A correction lapses at any hour; of an overdue step its superior is told in office hours,
    once, if there is one."""
    due_at = application.due_at
    if due_at is None:
        return None
    if application.phase is Phase.CORRECTION:
        return max(due_at, now)
    if application.escalated_at or (due_at < now and calendar.is_open(now)):
        return None
    return calendar.opens_at(max(due_at, now))
