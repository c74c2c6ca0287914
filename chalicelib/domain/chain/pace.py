"""How long each step takes: histograms of working hours that grow with the decisions.

A series per quarter, ``steps#<year>-Q<quarter>``, that of the decision, with a part for each step
of each permit type, ``<type>#<step>#<role>``. In it ``<n>`` is how many took ``n`` working hours,
rounded up to one of ``figures.BUCKETS``: exact for two days, then an eighth too much at most.

Each step of an application counts once, when it is approved or rejected or the permit issued:
what was returned for correction counts with the decision that ends the step, all its openings
together, without the time with the applicant.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from chalicelib.domain.applications.lifecycle import minutes_at_step
from chalicelib.domain.applications.model import Application, Decision, Outcome
from chalicelib.domain.catalogue.names import budgets, step_labels, type_name
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.figures import bucket, histogram, median, percentile, quarter_of
from chalicelib.domain.storage import AddTo
from chalicelib.domain.text import Localized

SLOW = 90
"""The percentile that is told beside the median."""

Histograms = dict[str, Counter[int]]
"""By what they are of."""

_ENDING = (Outcome.APPROVED, Outcome.REJECTED)


@dataclass(frozen=True)
class Pace:
    """Of a role or of a step (``of`` is its id), in working hours: half were decided within
    ``median_hours``, nine in ten within ``slow_hours``. ``budget_hours`` is what the step may take
    today, where its type counts in hours."""

    of: str
    label: Localized
    decided: int
    median_hours: float | None
    slow_hours: int | None
    budget_hours: int | None = None


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
    return [step_sum(ports, application, decision)] if decision.outcome in _ENDING else []


def step_sum(ports: Ports, application: Application, decision: Decision) -> AddTo:
    """For the step that ended with this decision."""
    minutes = minutes_at_step(application, decision.at, ports.calendar)
    step, day = application.step, ports.calendar.local_date(decision.at)
    return AddTo(
        _series(day.year, quarter_of(day)),
        "#".join((application.type_id, step.id, step.role)),
        {str(bucket(-(-minutes // 60))): 1},
    )


def pace_report(ports: Ports, year: int | None = None, quarter: int | None = None) -> PaceReport:
    """Left out is this year. One read per quarter, however much was decided."""
    today = ports.calendar.local_date(ports.clock.now())
    year = year or today.year
    by_role: Histograms = defaultdict(Counter)
    by_type: dict[str, Histograms] = defaultdict(lambda: defaultdict(Counter))
    quarters = (quarter,) if quarter else (1, 2, 3, 4)
    for parts in ports.counters.sums(*(_series(year, q) for q in quarters)):
        for part, sums in parts.items():
            type_id, step, role = part.split("#")
            counts = histogram(sums, "")
            by_role[role].update(counts)
            by_type[type_id][step].update(counts)
    return PaceReport(
        year=year,
        quarter=quarter,
        all=_paces({role: item.name for role, item in ports.catalogue.roles.items()}, by_role),
        types=tuple(
            PaceOfType(
                type_id,
                type_name(ports, type_id),
                _paces(step_labels(ports, type_id), by_type[type_id], budgets(ports, type_id)),
            )
            for type_id in sorted(by_type)
        ),
    )


def _paces(
    labels: Mapping[str, Localized],
    histograms: Histograms,
    budgets: Mapping[str, int | None] = MappingProxyType({}),
) -> tuple[Pace, ...]:
    """In the order of ``labels``; what has none today (a step or role that was dropped) after
    them, by its id."""
    known = [of for of in labels if of in histograms]
    return tuple(
        Pace(
            of=of,
            label=labels.get(of, Localized(id=of, en=of)),
            decided=histograms[of].total(),
            median_hours=median(histograms[of]),
            slow_hours=percentile(histograms[of], SLOW),
            budget_hours=budgets.get(of),
        )
        for of in (*known, *sorted(histograms.keys() - labels.keys()))
    )


def _series(year: int, quarter: int) -> str:
    return f"steps#{year}-Q{quarter}"
