"""When it will be done, before and after there is a promise: what the steps before the acceptance
may take, and the promised working days after it. Nothing of it binds before the acceptance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.applications.lifecycle import due_at
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.catalogue.schema import PermitType, Step
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.domain.working_time.promise import working_days_taken


@dataclass(frozen=True)
class Reckoned:
    """For somebody who sends in now, and has nothing to correct. ``done_by``: the last day on which
    it is done. ``earliest``: by field with ``lead_days``, the first day that is not too soon."""

    done_by: date
    earliest: Mapping[str, date]


def reckoned(permit_type: PermitType, now: datetime, calendar: WorkingCalendar) -> Reckoned:
    today = calendar.local_date(now)
    return Reckoned(
        done_by=_done_by(permit_type.steps, now, permit_type.promised_days, calendar),
        earliest={
            rule.id: calendar.add_working_days(today, rule.lead_days)
            for rule in permit_type.fields
            if rule.lead_days
        },
    )


def expected_on(
    permit_type: PermitType, application: Application, now: datetime, calendar: WorkingCalendar
) -> date | None:
    """The promised day once there is one; before, what can be counted on by what still has to be
    done. ``None`` while it is with its applicant, and once it is decided."""
    if application.phase is Phase.DRAFT:
        return reckoned(permit_type, now, calendar).done_by
    if application.phase not in (Phase.REVIEW, Phase.SIGNING):
        return None
    if application.accepted_on is not None:
        return application.promised_on
    accepts = application.step.accepts_application
    ahead = () if accepts else application.steps[application.step_index + 1 :]
    this_one = max(application.due_at or now, now)
    return _done_by(ahead, this_one, application.promised_days, calendar)


def days_left(application: Application, now: datetime, calendar: WorkingCalendar) -> int | None:
    """Working days after today up to the promised one; ``None`` without a promise that runs, or
    once the day has passed."""
    today, promised = calendar.local_date(now), application.promised_on
    running = application.phase in (Phase.REVIEW, Phase.SIGNING)
    if promised is None or not running or promised < today:
        return None
    return working_days_taken(today, promised, [], calendar)


def _done_by(
    steps: Sequence[Step], at: datetime, promised_days: int, calendar: WorkingCalendar
) -> date:
    """``steps``: those to come, up to the one that accepts and past it."""
    for step in steps:
        at = due_at(step, at, calendar)
        if step.accepts_application:
            break
    return calendar.add_working_days(calendar.local_date(at), promised_days)
