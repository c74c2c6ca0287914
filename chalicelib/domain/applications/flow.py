"""What came in, went out and was decided: sums that grow in the commit of each act.

A series per month, ``flow#<year>-<month>``, with a part for each permit type and district,
``<type>#<district>`` (dotted Kemendagri code of the village in the form, ``-`` without one). Each
name in it ends in the day: ``issued.07`` is how many were issued on the seventh. Before the day:

- ``sent``; ``issued``, ``rejected``, ``withdrawn`` (also what lapsed): in and out;
- of what was issued: ``kept`` or ``late``, by the day that was promised; ``days.<n>``, working days
  of the office; ``rounds.<n>``, how often it was given back;
- ``step.<step>.<role>.<n>``: a step that ended after ``n`` working hours, rounded up;
- ``by.<account>.<outcome>``: what an officer decided.

``n`` is one of ``figures.BUCKETS``: exact up to fourteen, then an eighth too much at most. Each
step of an application counts once, when it is approved or rejected or the permit issued: what was
returned counts with the decision that ends the step, all its openings together, without the time
with the applicant. A signature counts with its permit, on the day that is printed on it, for a
refused one opens the step again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.applications.lifecycle import minutes_at_step
from chalicelib.domain.applications.model import Application, Decision, Outcome, Phase
from chalicelib.domain.applications.summary import district_of_form
from chalicelib.domain.figures import bucket
from chalicelib.domain.storage import AddTo, Counters
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.domain.working_time.promise import working_days_taken

NOWHERE = "-"
"""The district of what names none."""

_OUT = (Phase.ISSUED, Phase.REJECTED, Phase.WITHDRAWN)
_Days = Counter[tuple[date, str]]


@dataclass(frozen=True)
class Counted:
    """``count`` of what ``name`` says (without its day) on one ``day``."""

    type_id: str
    district: str | None
    day: date
    name: tuple[str, ...]
    count: int


def flow_sums(before: Application, after: Application, calendar: WorkingCalendar) -> list[AddTo]:
    """What the commit of this act adds; nothing for most acts."""
    days: _Days = Counter()
    if before.phase is Phase.DRAFT and after.phase.is_running and after.submitted_at:
        days[calendar.local_date(after.submitted_at), "sent"] += 1
    for decision in after.decisions[len(before.decisions) :]:
        if decision.outcome is not Outcome.SIGNED:
            _decided(days, before, decision, calendar)
    if before.phase.is_running and after.phase in _OUT:
        _left(days, before, after, calendar)
    months: dict[str, dict[str, int]] = defaultdict(dict)
    for (day, name), count in days.items():
        months[_series(day)][f"{name}.{day:%d}"] = count
    part = f"{after.type_id}#{district_of_form(after.data) or NOWHERE}"
    return [AddTo(series, part, amounts) for series, amounts in months.items()]


def as_promised(application: Application, issued_on: date) -> list[str]:
    """``kept`` or ``late``; nothing where nothing was promised."""
    promised = application.promised_on
    return ["kept" if issued_on <= promised else "late"] if promised else []


def counted(counters: Counters, first: date, last: date) -> Iterator[Counted]:
    """All sums of these days, both included. One read for each month."""
    for month in _months(first, last):
        [parts] = counters.sums(_series(month))
        for part, sums in parts.items():
            type_id, _, district = part.partition("#")
            where = None if district == NOWHERE else district
            for name, count in sums.items():
                what, _, day = name.rpartition(".")
                on = month.replace(day=int(day))
                if first <= on <= last:
                    yield Counted(type_id, where, on, tuple(what.split(".")), count)


def _decided(
    days: _Days, before: Application, decision: Decision, calendar: WorkingCalendar
) -> None:
    day = calendar.local_date(decision.at)
    days[day, f"by.{decision.officer_id}.{decision.outcome}"] += 1
    if decision.outcome is not Outcome.RETURNED:
        hours = bucket(-(-minutes_at_step(before, decision.at, calendar) // 60))
        days[day, f"step.{before.step.id}.{before.step.role}.{hours}"] += 1


def _left(days: _Days, before: Application, after: Application, calendar: WorkingCalendar) -> None:
    closed = after.closed_at or after.updated_at
    if after.phase is not Phase.ISSUED:
        days[calendar.local_date(closed), after.phase.value] += 1
        return
    day = after.signed_on
    _decided(days, before, after.decisions[-1], calendar)
    taken = working_days_taken(
        after.accepted_on or day,
        day,
        [(pause.started_on, pause.ended_on) for pause in after.pauses],
        calendar,
    )
    names = ["issued", f"days.{bucket(taken)}", f"rounds.{bucket(len(after.pauses))}"]
    for name in [*names, *as_promised(after, day)]:
        days[day, name] += 1


def _series(day: date) -> str:
    return f"flow#{day:%Y-%m}"


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month that these days touch."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
