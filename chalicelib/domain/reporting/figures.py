"""The figures of the office: what came in and went out, whether promises were kept, how long it
took and who decided. Made of sums (``applications/flow.py``) and of the queues as they are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.flow import Counted, counted
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.chain.pace import SLOW, Pace, by_role
from chalicelib.domain.figures import median, percentile
from chalicelib.domain.reporting.asked import Scope, require_manager
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.reporting.waiting import Waiting, waiting_now
from chalicelib.domain.text import Localized

WEEKS_IN_COLUMNS = 26
"""A longer period is told by months."""

_NAMED = 100
"""Officers whose names one read gives; an office has fewer."""


@dataclass(frozen=True)
class Flow:
    """``kept`` and ``late`` of what was issued with a promised day; ``median_days`` and
    ``slow_days`` (nine in ten) in working days of the office."""

    sent: int
    issued: int
    rejected: int
    withdrawn: int
    kept: int
    late: int
    median_days: float | None
    slow_days: int | None

    @property
    def done(self) -> int:
        return self.issued + self.rejected + self.withdrawn

    @property
    def kept_percent(self) -> float | None:
        promised = self.kept + self.late
        return round(100 * self.kept / promised, 1) if promised else None


@dataclass(frozen=True)
class Stretch:
    """A week from ``first`` (a Monday, or the first day that was asked for), or a month."""

    first: date
    flow: Flow


@dataclass(frozen=True)
class OfType:
    type_id: str
    type_name: Localized
    waiting: int
    flow: Flow


@dataclass(frozen=True)
class OfDistrict:
    """``code``: ``None`` for what names no district of the regency."""

    code: str | None
    name: str | None
    flow: Flow


@dataclass(frozen=True)
class OfOfficer:
    """``held``: claimed now; the others of the period."""

    account_id: str
    name: str
    held: int
    approved: int
    returned: int
    rejected: int
    signed: int


@dataclass(frozen=True)
class Figures:
    """``rounds``: of what was issued, how many were given back so often."""

    scope: Scope
    by_month: bool
    total: Flow
    stretches: Sequence[Stretch]
    steps: Sequence[Pace]
    types: Sequence[OfType]
    districts: Sequence[OfDistrict]
    officers: Sequence[OfOfficer]
    rounds: Mapping[int, int]
    waiting: Waiting


def figures(ports: Ports, actor: Actor, scope: Scope) -> Figures:
    """One read for each month, two for each role, and one for the officers' names.

    :raises NotAllowed: ``not-a-manager``.
    """
    require_manager(ports, actor)
    found = [
        one
        for one in counted(ports.counters, scope.first, scope.last)
        if scope.has(one.type_id, one.district)
    ]
    waiting = waiting_now(ports, scope)
    by_month = scope.last - scope.first >= timedelta(weeks=WEEKS_IN_COLUMNS)
    return Figures(
        scope,
        by_month,
        total=flow_of(found),
        stretches=_stretches(scope, found, _month if by_month else _monday),
        steps=by_role(ports, found),
        types=_types(ports, found, waiting),
        districts=_districts(ports, found),
        officers=_officers(ports, found, waiting),
        rounds=_histogram(found, "rounds"),
        waiting=waiting,
    )


def flow_of(sums: Iterable[Counted]) -> Flow:
    sums = list(sums)
    plain: Counter[str] = Counter()
    for one in sums:
        if len(one.name) == 1:
            plain[one.name[0]] += one.count
    days = _histogram(sums, "days")
    return Flow(
        sent=plain["sent"],
        issued=plain["issued"],
        rejected=plain["rejected"],
        withdrawn=plain["withdrawn"],
        kept=plain["kept"],
        late=plain["late"],
        median_days=median(days),
        slow_days=percentile(days, SLOW),
    )


def _histogram(sums: Iterable[Counted], name: str) -> dict[int, int]:
    found: Counter[int] = Counter()
    for one in sums:
        if one.name[0] == name:
            found[int(one.name[1])] += one.count
    return dict(sorted(found.items()))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _stretches(
    scope: Scope, sums: Sequence[Counted], begins: Callable[[date], date]
) -> list[Stretch]:
    """All of the period, those in which nothing happened as well."""
    parts: dict[date, list[Counted]] = {}
    day = scope.first
    while day <= scope.last:
        parts.setdefault(max(begins(day), scope.first), [])
        day += timedelta(days=1)
    for one in sums:
        parts[max(begins(one.day), scope.first)].append(one)
    return [Stretch(first, flow_of(part)) for first, part in parts.items()]


def _types(ports: Ports, sums: Sequence[Counted], waiting: Waiting) -> list[OfType]:
    parts: dict[str, list[Counted]] = defaultdict(list)
    for one in sums:
        parts[one.type_id].append(one)
    return [
        OfType(
            type_id,
            type_name(ports, type_id),
            waiting.types.get(type_id, 0),
            flow_of(parts[type_id]),
        )
        for type_id in sorted(parts.keys() | waiting.types.keys())
    ]


def _districts(ports: Ports, sums: Sequence[Counted]) -> list[OfDistrict]:
    """Those of the regency in which something happened, then all that name none of them."""
    known = ports.catalogue.districts
    parts: dict[str | None, list[Counted]] = defaultdict(list)
    for one in sums:
        parts[one.district if one.district in known else None].append(one)
    return [
        OfDistrict(code, known[code] if code else None, flow_of(parts[code]))
        for code in (*known, None)
        if code in parts
    ]


def _officers(ports: Ports, sums: Sequence[Counted], waiting: Waiting) -> list[OfOfficer]:
    """By name."""
    decided: dict[str, Counter[str]] = defaultdict(Counter)
    for one in sums:
        if one.name[0] == "by":
            decided[one.name[1]][one.name[2]] += one.count
    ids = sorted(decided.keys() | waiting.held.keys())
    names = {one.account_id: one.name for one in ports.accounts.several(ids[:_NAMED])}
    officers = [
        OfOfficer(
            account_id,
            names.get(account_id, account_id),
            waiting.held.get(account_id, 0),
            approved=decided[account_id]["approved"],
            returned=decided[account_id]["returned"],
            rejected=decided[account_id]["rejected"],
            signed=decided[account_id]["signed"],
        )
        for account_id in ids
    ]
    return sorted(officers, key=lambda officer: officer.name)
