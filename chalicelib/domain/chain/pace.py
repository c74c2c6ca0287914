"""How long each step takes: histograms of working hours that grow with the decisions.

A series per quarter, ``steps#<year>-Q<quarter>``, and one per quarter and permit type, with
``#<type>`` behind; the quarter is that of the decision. In the first ``<role>.<n>``, in the second
``<step>.<n>`` is how many took ``n`` working hours (rounded up), from which median and percentile
follow exactly. The first also has ``type.<type>``, so that it tells which types there are.

Each step of an application counts once, when it is approved or rejected or the permit issued:
what was returned for correction counts with the decision that ends the step, all its openings
together, without the time with the applicant.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.applications.lifecycle import minutes_at_step
from chalicelib.domain.applications.model import Application, Decision, Outcome
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import NotFound
from chalicelib.domain.figures import median, percentile, quarter_of
from chalicelib.domain.storage import AddTo
from chalicelib.domain.text import Localized

LONGEST = 240
"""Working hours: some thirty days. What took longer counts as this long, so that a sum ends."""

SLOW = 90
"""The percentile that is told beside the median."""

_ENDING = (Outcome.APPROVED, Outcome.REJECTED)


@dataclass(frozen=True)
class Pace:
    """Of a role or of a step (``of`` is its id), in working hours: half were decided within
    ``median_hours``, nine in ten within ``slow_hours``."""

    of: str
    label: Localized
    decided: int
    median_hours: float | None
    slow_hours: int | None


@dataclass(frozen=True)
class PaceOfType:
    type_id: str
    type_name: Localized
    steps: tuple[Pace, ...]


@dataclass(frozen=True)
class PaceReport:
    """``all``: by role, over all types; ``types`` by step. Only what was decided is in them.
    ``quarter`` ``None`` is the whole year."""

    year: int
    quarter: int | None
    all: tuple[Pace, ...]
    types: tuple[PaceOfType, ...]


def step_sums(ports: Ports, application: Application, decision: Decision) -> list[AddTo]:
    """What the commit of a decision adds: nothing unless the step ends by it. The last step ends
    with the permit, for a refused signature opens it again."""
    return _sums(ports, application, decision) if decision.outcome in _ENDING else []


def signed_step_sums(ports: Ports, application: Application, decision: Decision) -> list[AddTo]:
    """What the commit that issues the permit adds, for the step at which it was signed."""
    return _sums(ports, application, decision)


def pace_report(ports: Ports, year: int | None = None, quarter: int | None = None) -> PaceReport:
    """Left out is this year. One read per quarter, and one per quarter and type of which anything
    was decided, however much."""
    today = ports.calendar.local_date(ports.clock.now())
    year = year or today.year
    quarters = (quarter,) if quarter else (1, 2, 3, 4)
    whole = ports.counters.sums(*(_series(year, q) for q in quarters))
    type_ids = sorted(
        {name.removeprefix("type.") for sums in whole for name in sums if name.startswith("type.")}
    )
    names = [_series(year, q, type_id) for type_id in type_ids for q in quarters]
    sums = iter(ports.counters.sums(*names))
    return PaceReport(
        year=year,
        quarter=quarter,
        all=_paces({role: item.name for role, item in ports.catalogue.roles.items()}, whole),
        types=tuple(
            PaceOfType(
                type_id,
                type_name(ports, type_id),
                _paces(_step_labels(ports, type_id), [next(sums) for _ in quarters]),
            )
            for type_id in type_ids
        ),
    )


def _paces(labels: Mapping[str, Localized], sums: Sequence[Mapping[str, int]]) -> tuple[Pace, ...]:
    """In the order of ``labels``; what has none today (a step or role that was dropped) after
    them, by its id."""
    histograms: dict[str, Counter[int]] = defaultdict(Counter)
    for name, count in ((name, count) for part in sums for name, count in part.items()):
        of, _, hours = name.partition(".")
        if of != "type":
            histograms[of][int(hours)] += count
    known = [of for of in labels if of in histograms]
    return tuple(
        Pace(
            of=of,
            label=labels.get(of, Localized(id=of, en=of)),
            decided=histograms[of].total(),
            median_hours=median(histograms[of]),
            slow_hours=percentile(histograms[of], SLOW),
        )
        for of in (*known, *sorted(histograms.keys() - labels.keys()))
    )


def _step_labels(ports: Ports, type_id: str) -> Mapping[str, Localized]:
    today = ports.calendar.local_date(ports.clock.now())
    try:
        return {step.id: step.label for step in ports.catalogue.get(type_id, today).steps}
    except NotFound:
        return {}


def _sums(ports: Ports, application: Application, decision: Decision) -> list[AddTo]:
    minutes = minutes_at_step(application, decision.at, ports.calendar)
    hours = min(-(-minutes // 60), LONGEST)
    step, type_id = application.step, application.type_id
    day = ports.calendar.local_date(decision.at)
    quarter = quarter_of(day)
    return [
        AddTo(_series(day.year, quarter), {f"{step.role}.{hours}": 1, f"type.{type_id}": 1}),
        AddTo(_series(day.year, quarter, type_id), {f"{step.id}.{hours}": 1}),
    ]


def _series(year: int, quarter: int, type_id: str | None = None) -> str:
    whole = f"steps#{year}-Q{quarter}"
    return f"{whole}#{type_id}" if type_id else whole
