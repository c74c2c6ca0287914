"""The figures of the office, of every record: the service adds sums up, this looks at each."""

from collections import Counter
from datetime import date
from statistics import median
from typing import Any

from chalicelib.domain.applications.model import Application, Outcome, Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.domain.working_time.promise import working_days_taken


def counted_by_hand(
    calendar: WorkingCalendar, records: list[Application], asked: Scope
) -> dict[str, Any]:
    """``promised``: issued with a promised day, ``kept`` of them by that day."""
    own = [one for one in records if asked.has(one.type_id, ApplicationSummary.of(one).district)]

    def within(day: date | None) -> bool:
        return day is not None and asked.first <= day <= asked.last

    def on(moment: Any) -> date | None:
        return calendar.local_date(moment) if moment else None

    permits = [one for one in own if one.phase is Phase.ISSUED and within(one.issue_date)]
    closed = [one for one in own if within(on(one.closed_at)) and one.submitted_at]
    days = [
        working_days_taken(
            one.accepted_on or one.signed_on,
            one.signed_on,
            [(pause.started_on, pause.ended_on) for pause in one.pauses],
            calendar,
        )
        for one in permits
    ]
    decisions = Counter(
        (decision.officer_id, decision.outcome.value)
        for one in own
        for decision in one.decisions
        if within(on(decision.at))
        and (decision.outcome is not Outcome.SIGNED or one.phase is Phase.ISSUED)
    )
    return {
        "sent": sum(within(on(one.submitted_at)) for one in own),
        "issued": len(permits),
        "rejected": sum(one.phase is Phase.REJECTED for one in closed),
        "withdrawn": sum(one.phase is Phase.WITHDRAWN for one in closed),
        "promised": sum(bool(one.promised_on) for one in permits),
        "kept": sum(one.signed_on <= one.promised_on for one in permits if one.promised_on),
        "median": median(days) if days else None,
        "rounds": Counter(len(one.pauses) for one in permits),
        "decisions": decisions,
        "waiting": Counter(one.step.role for one in own if one.phase is Phase.REVIEW),
        "with applicant": Counter(one.step.role for one in own if one.phase is Phase.CORRECTION),
    }
