"""How long each step takes, of the sums that grow with the decisions (``applications/flow.py``)."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from chalicelib.domain.applications.flow import Counted, counted
from chalicelib.domain.catalogue.names import budgets, step_labels, type_name
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.figures import median, percentile
from chalicelib.domain.text import Localized

SLOW = 90
"""The percentile that is told beside the median."""

Histograms = dict[str, Counter[int]]
"""By what they are of."""


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


def pace_report(ports: Ports, year: int | None = None, quarter: int | None = None) -> PaceReport:
    """Left out is this year. One read for each month, however much was decided."""
    year = year or ports.calendar.local_date(ports.clock.now()).year
    first = date(year, 3 * (quarter or 1) - 2, 1)
    end = 3 * (quarter or 4)
    last = date(year, end, monthrange(year, end)[1])
    sums = list(counted(ports.counters, first, last))
    return PaceReport(year, quarter, all=by_role(ports, sums), types=by_type(ports, sums))


def by_role(ports: Ports, sums: Iterable[Counted]) -> tuple[Pace, ...]:
    """Over all types, in the order of ``roles.toml``."""
    found: Histograms = defaultdict(Counter)
    for role, hours, count in ((one.name[2], one.name[3], one.count) for one in _steps(sums)):
        found[role][int(hours)] += count
    return _paces({role: item.name for role, item in ports.catalogue.roles.items()}, found)


def by_type(ports: Ports, sums: Iterable[Counted]) -> tuple[PaceOfType, ...]:
    found: dict[str, Histograms] = defaultdict(lambda: defaultdict(Counter))
    for one in _steps(sums):
        _, step, _, hours = one.name
        found[one.type_id][step][int(hours)] += one.count
    return tuple(
        PaceOfType(
            type_id,
            type_name(ports, type_id),
            _paces(step_labels(ports, type_id), found[type_id], budgets(ports, type_id)),
        )
        for type_id in sorted(found)
    )


def _steps(sums: Iterable[Counted]) -> Iterable[Counted]:
    return (one for one in sums if one.name[0] == "step")


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
