"""How often the hot routes and jobs wait for AWS, one call after the other.

Two calls that are made side by side (``ports.both``) are one wait, and count by the longer side.
What a process reads once, its keys and certificates, is no route's.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bench.aws_calls import Call, Work
from bench.tables import table

GOALS = {
    "GET /api/applications/{application_id}": 1,
    "GET /api/officer/dashboard": 4,
    "GET /api/officer/queue": 3,
    "GET /api/officer/applications/{application_id}": 2,
    "GET /api/officer/applications/{application_id}/file": 2,
    "POST /api/officer/applications/{application_id}/approve": 3,
    "POST /api/officer/applications/{application_id}/claim": 2,
    "PUT /api/officer/applications/{application_id}/marks": 2,
    "POST /api/applications/{application_id}/uploads": 3,
    "POST /api/applications/{application_id}/documents/{document_id}/upload": 3,
    "POST /api/applications/{application_id}/submit": 3,
    "POST /api/officer/counter": 6,
    "GET /api/officer/counter/{application_id}": 3,
    "PATCH /api/officer/counter/{application_id}/data": 4,
    "POST /api/officer/counter/{application_id}/documents/{document_id}/upload": 4,
    "POST /api/officer/counter/{application_id}/submission": 6,
    "POST /api/sessions": 4,
    "POST /api/sessions/second-factor": 4,
    "sign_permit": 6,
    "check_upload": 4,
    "notify": 3,
    "open_step": 2,
}
_FOR_EACH = {"notify": "sesv2"}
"""Jobs that may do several things in one run: those runs are looked at that did one."""
SLACK = 1
"""Above a goal."""
_ONCE = ("secretsmanager", "ssm")


def waits(calls: Iterable[Call], depth: int = 0) -> int:
    """Calls in a row. ``Call.sides`` says beside what each was made, from the outside in."""
    alone, groups = 0, dict[int, dict[int, list[Call]]]()
    for call in calls:
        if len(call.sides) == depth:
            alone += 1
        else:
            group, side = call.sides[depth]
            groups.setdefault(group, {}).setdefault(side, []).append(call)
    return alone + sum(
        max(waits(side, depth + 1) for side in sides.values()) for sides in groups.values()
    )


def measured(works: Sequence[Work]) -> dict[str, Any]:
    """The most that any run of each waited."""
    found = {name: [w for w in works if w.name == name and _is_one(w)] for name in GOALS}
    return {
        name: {
            "runs": len(runs),
            "calls": max(len(_own(work)) for work in runs),
            "waits": max(waits(_own(work)) for work in runs),
            "goal": GOALS[name],
        }
        for name, runs in found.items()
    }


def missed(found: dict[str, Any]) -> list[str]:
    return [
        f"{name}: waits {one['waits']} times, at most {one['goal'] + SLACK}"
        for name, one in found.items()
        if one["waits"] > one["goal"] + SLACK
    ]


def show(found: dict[str, Any]) -> None:
    print(f"\nWaits for AWS in a row, in the longest run; at most {SLACK} above the goal.")
    rows = [(name.replace("/api", ""), *one.values()) for name, one in found.items()]
    print(table(("hot route or job", "runs", "calls", "waits", "goal"), rows))


def _is_one(work: Work) -> bool:
    service = _FOR_EACH.get(work.name)
    return service is None or sum(call.service == service for call in work.calls) < 2


def _own(work: Work) -> list[Call]:
    return [call for call in work.calls if call.service not in _ONCE]
