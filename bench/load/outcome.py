"""What must be true when everybody has gone home: all ended, none twice, no number missing."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

ISSUED = "issued"


@dataclass(frozen=True)
class Ended:
    """One application at the end; numbers are their place in the series, from 1."""

    application_id: str
    phase: str
    registered: int | None
    numbered: int | None


@dataclass(frozen=True)
class Outcome:
    """``sent``: the ids that people hold. ``permits``: permit id -> application id; ``files``: how
    many objects each permit id has in the bucket. ``counters``: the last of each series.
    ``executions``: how many by status. ``dead``: letters by queue. ``unsound``: what the drill's
    look at the tables found wrong; ``refused``: rights that lacked. ``unfinished``: whose story did
    not end, and why."""

    sent: Collection[str]
    applications: Collection[Ended]
    permits: Mapping[str, str]
    files: Mapping[str, int]
    counters: Mapping[str, int]
    executions: Mapping[str, int]
    dead: Mapping[str, int]
    unsound: Collection[str] = ()
    refused: Collection[str] = ()
    unfinished: Collection[str] = field(default=())


def wrong(outcome: Outcome) -> list[str]:
    """Empty when it is as it must be."""
    return [*_told(outcome), *_ends(outcome), *_numbers(outcome), *_twice(outcome)]


def _told(outcome: Outcome) -> Iterator[str]:
    yield from (f"did not end: {one}" for one in outcome.unfinished)
    yield from outcome.unsound
    yield from (f"AWS would have refused: {one}" for one in outcome.refused)
    yield from (
        f"{count} dead letters of {queue}" for queue, count in outcome.dead.items() if count
    )


def _ends(outcome: Outcome) -> Iterator[str]:
    phases = {one.application_id: one.phase for one in outcome.applications}
    for application_id in outcome.sent:
        if (phase := phases.get(application_id, "gone")) != ISSUED:
            yield f"{application_id} is {phase}"
    if running := outcome.executions.get("RUNNING", 0):
        yield f"{running} executions go on"


def _numbers(outcome: Outcome) -> Iterator[str]:
    issued = [one for one in outcome.applications if one.phase == ISSUED]
    given = {
        "registration": [one.registered for one in issued],
        "permit": [one.numbered for one in issued],
    }
    for series, numbers in given.items():
        held = Counter(number for number in numbers if number is not None)
        last = outcome.counters.get(series, 0)
        if missing := sorted({*range(1, last + 1)} - {*held}):
            yield f"{series} numbers that nobody has: {missing}"
        if double := sorted(number for number, times in held.items() if times > 1):
            yield f"{series} numbers that several have: {double}"
        if over := sorted(number for number in held if number > last):
            yield f"{series} numbers above the counter, which is at {last}: {over}"
        if without := numbers.count(None):
            yield f"{without} issued without a {series} number"


def _twice(outcome: Outcome) -> Iterator[str]:
    per_application = Counter(outcome.permits.values())
    for application_id in outcome.sent:
        if (found := per_application.get(application_id, 0)) != 1:
            yield f"{application_id} has {found} permits"
    for permit_id in outcome.permits:
        if (found := outcome.files.get(permit_id, 0)) != 1:
            yield f"permit {permit_id} has {found} files"
    for permit_id in outcome.files.keys() - outcome.permits.keys():
        yield f"a file of the permit {permit_id}, which there is not"
