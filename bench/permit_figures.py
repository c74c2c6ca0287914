"""Figures of what was watched, of each route, job and whole permit, and how they are shown."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import median
from typing import Any

from bench import batch, round_trips
from bench.aws_calls import Watch, Work
from bench.tables import table
from bench.waiting import Waiting
from chalicelib.handlers.http import ENDPOINTS
from infra.local.lambdas import SCHEDULED, SOURCES

JOBS = (*SOURCES, *SCHEDULED)
PRESENCE = "PUT /api/officer/applications/{application_id}/presence"
POLLS = 450
"""Of an officer's day: seven and a half hours, half of them with an application open, a report
every thirty seconds."""
UNITS = ("read_units", "write_units", "index_units")


def summary(
    watch: Watch, transitions: Mapping[str, int], waits: Mapping[str, Waiting]
) -> dict[str, Any]:
    by_name: dict[str, list[Work]] = defaultdict(list)
    for work in watch.works:
        by_name[work.name].append(work)
    permits = {}
    for name, count in transitions.items():
        own = [
            work
            for work in watch.works
            if work.story == name and work.name not in (*SCHEDULED, "looks")
        ]
        useful = [work for work in own if not watch.in_vain(work)]
        permits[name] = of_permit(useful, [w for w in own if watch.in_vain(w)], count, waits[name])
    declared = {f"{endpoint.method} {endpoint.path}" for endpoint in ENDPOINTS}
    return {
        "works": {name: of_one(by_name[name]) for name in sorted(by_name, key=_by_path)},
        "permits": permits,
        "not_run": sorted(declared - by_name.keys(), key=_by_path),
    }


def _by_path(name: str) -> tuple[str, str]:
    method, _, path = name.rpartition(" ")
    return path, method


def of_one(works: list[Work]) -> dict[str, Any]:
    """A route's or job's medians over its runs; ``calls_max`` is often the first run of a process,
    which also fetches keys and certificates."""
    calls = [len(work.calls) for work in works]
    services = sorted({call.service for work in works for call in work.calls})
    return {
        "runs": len(works),
        "calls": median(calls),
        "calls_max": max(calls),
        "services": {
            service: median([sum(c.service == service for c in work.calls) for work in works])
            for service in services
        },
        **{part: median([work.total(part) for work in works]) for part in UNITS},
    }


def of_permit(
    works: list[Work], in_vain: list[Work], transitions: int, waiting: Waiting
) -> dict[str, Any]:
    """Everything from the registration to the public verification."""
    operations = Counter(f"{c.service} {c.operation}" for work in works for c in work.calls)
    services: Counter[str] = Counter()
    for name, count in operations.items():
        services[name.split()[0]] += count
    return {
        "requests": sum(work.name not in JOBS for work in works),
        "job_runs": dict(Counter(work.name for work in works if work.name in JOBS)),
        "calls": sum(services.values()) + waiting.calls(),
        "looks": len(waiting.looked),
        "calls_of_looks": waiting.calls(),
        "units_of_looks": {part: waiting.units(part) for part in UNITS},
        "sittings": {"citizen": _sittings(works), "office": waiting.visits},
        "days_waited": round(waiting.days, 1),
        "services": dict(services.most_common()),
        "operations": dict(operations.most_common()),
        "refused_writes": sum(call.failed for work in works for call in work.calls),
        **{part: sum(work.total(part) for work in works) for part in UNITS},
        "state_transitions": transitions,
        "early_looks": {
            "requests": len(in_vain),
            "calls": sum(len(work.calls) for work in in_vain),
        },
    }


def _sittings(works: list[Work]) -> int:
    """Of the applicant: each ends with something sent in, and the last with the permit."""
    return 1 + sum(work.name.endswith(("/submit", "/resubmit")) for work in works)


def show(result: dict[str, Any]) -> None:
    head = ("route or job", "runs", "calls", "most", "read", "write", "index", "calls to")
    rows = [
        (
            name.replace("/api", ""), one["runs"], one["calls"], one["calls_max"],
            *(one[part] for part in UNITS),
            ", ".join(f"{service} {n:g}" for service, n in one["services"].items() if n),
        )
        for name, one in result["works"].items()
    ]  # fmt: skip
    print("Medians of a run; read, write and index are DynamoDB's capacity units.")
    print(table(head, rows))
    print(f"routes not run: {', '.join(result['not_run']) or 'none'}\n")
    names = list(result["permits"])
    lines = [(key, [one[key] for one in result["permits"].values()]) for key in (
        "requests", "calls", "looks", "calls_of_looks", "days_waited", "refused_writes", *UNITS,
        "state_transitions",
    )]  # fmt: skip
    for group in ("job_runs", "services"):
        parts = sorted({part for one in result["permits"].values() for part in one[group]})
        lines += [
            (f"{group}: {part}", [one[group].get(part, 0) for one in result["permits"].values()])
            for part in parts
        ]
    print(table(("one whole permit", *names), [(key, *values) for key, values in lines]))
    signed = [
        (name, *(round(value, 2) for value in one.values()))
        for name, one in result["batches"].items()
    ]
    one = result["works"][PRESENCE]
    day = ", ".join(f"{round(one[part] * POLLS)} {part}" for part in ("calls", *UNITS))
    print(f"\n{POLLS} reports of presence, an officer's day: {day}")
    round_trips.show(result["round_trips"])
    for goal in result["missed"]:
        print(f"MISSED {goal}")
    print(f"\n{batch.PERMITS} permits to be signed; calls and units are those of one of them.")
    print(table(("signed", "requests", "calls", "read", "write", "index"), signed))
