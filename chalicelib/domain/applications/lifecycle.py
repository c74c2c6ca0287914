"""How an application moves: which acts its phase allows, and what each act changes.

One table, and one pure function per move. Whoever acts, and what is told to whom, is the use
cases' matter.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from chalicelib.domain.applications.model import (
    Application,
    Correction,
    Decision,
    Outcome,
    Pause,
    Phase,
    SigningRefusal,
)
from chalicelib.domain.catalogue.schema import PermitType, Step
from chalicelib.domain.errors import Conflict
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.domain.working_time.promise import promised_date


class Act(StrEnum):
    EDIT = "edit"
    UPLOAD = "upload"
    SUBMIT = "submit"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    AMEND = "amend"
    CLAIM = "claim"
    MARK = "mark"
    NOTE = "note"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    SIGN = "sign"


ALLOWED: dict[Phase, frozenset[Act]] = {
    Phase.DRAFT: frozenset({Act.EDIT, Act.UPLOAD, Act.SUBMIT, Act.WITHDRAW}),
    Phase.REVIEW: frozenset(
        {Act.CLAIM, Act.MARK, Act.NOTE, Act.APPROVE, Act.RETURN, Act.REJECT, Act.SIGN}
        | {Act.WITHDRAW, Act.AMEND}
    ),
    Phase.CORRECTION: frozenset(
        {Act.EDIT, Act.UPLOAD, Act.RESUBMIT, Act.WITHDRAW, Act.NOTE, Act.AMEND}
    ),
    Phase.SIGNING: frozenset({Act.NOTE}),
    Phase.ISSUED: frozenset(),
    Phase.REJECTED: frozenset(),
    Phase.WITHDRAWN: frozenset(),
}

CORRECTION_DAYS = 60
"""Calendar days that an applicant has for a correction; then the application lapses."""


def allowed_acts(application: Application) -> frozenset[Act]:
    """By phase, and: only the last step signs instead of approving. A permit number binds while
    it is held (numbers are gapless): from then on it can only be signed."""
    acts = ALLOWED[application.phase]
    if application.phase is Phase.REVIEW:
        acts -= {Act.APPROVE} if application.step.final else {Act.SIGN}
        if application.permit_number:
            acts -= {Act.RETURN, Act.REJECT, Act.WITHDRAW, Act.AMEND}
    return acts


def require(application: Application, act: Act) -> None:
    """:raises Conflict: ``act-not-possible-now``; tells the act and the phase."""
    if act not in allowed_acts(application):
        raise Conflict("act-not-possible-now", act=act.value, phase=application.phase.value)


def submitted(
    application: Application, permit_type: PermitType, now: datetime, calendar: WorkingCalendar
) -> Application:
    require(application, Act.SUBMIT)
    return _at_step(
        application.replace(
            phase=Phase.REVIEW,
            submitted_at=now,
            steps=permit_type.steps,
            promised_days=permit_type.promised_days,
            rule_set=permit_type.rule_set,
        ),
        0,
        now,
        calendar,
    )


def approved(
    application: Application, decision: Decision, now: datetime, calendar: WorkingCalendar
) -> Application:
    """On to the next step. The step that accepts the application starts the promise clock."""
    require(application, Act.APPROVE)
    changed = application.replace(decisions=(*application.decisions, decision))
    if application.step.accepts_application and application.accepted_on is None:
        changed = changed.replace(accepted_on=calendar.local_date(now))
        changed = _promising(changed, calendar)
    return _at_step(changed, application.step_index + 1, now, calendar)


def returned(
    application: Application,
    decision: Decision,
    correction: Correction,
    now: datetime,
    calendar: WorkingCalendar,
) -> Application:
    """Back to the applicant; the clock stops (docs/domain.md §6)."""
    require(application, Act.RETURN)
    today = calendar.local_date(now)
    return _promising(
        unclaimed(application).replace(
            phase=Phase.CORRECTION,
            decisions=(*application.decisions, decision),
            correction=correction,
            signing_refusal=None,
            pauses=(*application.pauses, Pause(started_on=today)),
            spent_minutes=minutes_at_step(application, now, calendar),
            due_at=now + timedelta(days=CORRECTION_DAYS),
        ),
        calendar,
    )


def resubmitted(application: Application, now: datetime, calendar: WorkingCalendar) -> Application:
    """The same step again, with the clock running again."""
    require(application, Act.RESUBMIT)
    *earlier, last = application.pauses
    pauses = (*earlier, last.replace(ended_on=calendar.local_date(now)))
    changed = application.replace(phase=Phase.REVIEW, pauses=pauses, correction=None)
    return _at_step(_promising(changed, calendar), application.step_index, now, calendar)


def sent_to_signing(application: Application, decision: Decision, now: datetime) -> Application:
    """The last officer has signed; what is left is the machine's work. The day of this act is
    the day on the permit."""
    require(application, Act.SIGN)
    return unclaimed(application).replace(
        phase=Phase.SIGNING,
        decisions=(*application.decisions, decision),
        signing_refusal=None,
    )


def back_to_signer(
    application: Application, refusal: SigningRefusal, now: datetime, calendar: WorkingCalendar
) -> Application:
    """Signing was refused (wrong passphrase, unusable certificate): the last step again."""
    if application.phase is not Phase.SIGNING:
        raise Conflict("act-not-possible-now", act="sign", phase=application.phase.value)
    *decisions, undone = application.decisions
    return _at_step(
        application.replace(
            phase=Phase.REVIEW,
            decisions=tuple(decisions),
            signing_refusal=refusal,
            spent_minutes=minutes_at_step(application, undone.at, calendar),
        ),
        application.step_index,
        now,
        calendar,
    )


def issued(application: Application, permit_id: str, now: datetime) -> Application:
    if application.phase is not Phase.SIGNING:
        raise Conflict("act-not-possible-now", act="issue", phase=application.phase.value)
    return _closed(application, Phase.ISSUED, now).replace(permit_id=permit_id)


def rejected(
    application: Application, decision: Decision, now: datetime, reason: str | None
) -> Application:
    require(application, Act.REJECT)
    changed = application.replace(decisions=(*application.decisions, decision))
    return _closed(changed, Phase.REJECTED, now, reason)


def withdrawn(application: Application, now: datetime, reason: str | None) -> Application:
    require(application, Act.WITHDRAW)
    return _closed(application, Phase.WITHDRAWN, now, reason)


def lapsed(application: Application, now: datetime) -> Application:
    """Withdrawn by us, because no correction came in time."""
    return withdrawn(application, now, None).replace(lapsed=True)


def unclaimed(application: Application) -> Application:
    """Nobody's: the next officer may take it."""
    return application.replace(claimed_by=None, claimed_by_name=None, claimed_until=None)


def decided_here(application: Application) -> Sequence[Decision]:
    """The decisions that moved the chain forward, one per step passed."""
    return [d for d in application.decisions if d.outcome in (Outcome.APPROVED, Outcome.SIGNED)]


def minutes_at_step(application: Application, at: datetime, calendar: WorkingCalendar) -> int:
    """Working minutes of the office at this step until then, over all its openings: without the
    time with the applicant, and without that of a signing service which refused."""
    opened = application.step_opened_at or at
    return application.spent_minutes + calendar.working_minutes(opened, at)


def _at_step(
    application: Application, index: int, now: datetime, calendar: WorkingCalendar
) -> Application:
    step = application.steps[index]
    return unclaimed(application).replace(
        step_index=index,
        step_opened_at=now,
        spent_minutes=application.spent_minutes if index == application.step_index else 0,
        escalated_at=None,
        due_at=due_at(step, now, calendar),
    )


def due_at(step: Step, now: datetime, calendar: WorkingCalendar) -> datetime:
    """Until when a step that opens now is to be done."""
    if step.working_hours is not None:
        return calendar.after_working_minutes(now, 60 * step.working_hours)
    return calendar.end_of_day(
        calendar.add_working_days(calendar.local_date(now), step.working_days)
    )


def _promising(application: Application, calendar: WorkingCalendar) -> Application:
    """The promised day, from the day of acceptance; open while it is with the applicant."""
    if application.accepted_on is None:
        return application
    promised: date | None = promised_date(
        application.accepted_on,
        [(pause.started_on, pause.ended_on) for pause in application.pauses],
        application.promised_days,
        calendar,
    )
    return application.replace(promised_on=promised)


def _closed(
    application: Application, phase: Phase, now: datetime, reason: str | None = None
) -> Application:
    return unclaimed(application).replace(
        phase=phase, closed_at=now, closing_reason=reason, due_at=None
    )
