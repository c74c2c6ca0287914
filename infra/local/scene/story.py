"""Fourteen months at the office: who applies for what, how far it comes, and on which days.

Every application is a story of its own that says when it goes on; the stories are told together in
the order of their days, so that numbers and sums grow as they did.
"""

import heapq
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from infra.local.demo_accounts import CITIZEN
from infra.local.scene import aftermath, complaints
from infra.local.scene.acts import Case, Office
from infra.local.scene.people import People
from infra.local.scene.world import World

ENDED = ("returned", "resubmitted", "rejected", "withdrawn")
"""Ends that are no step of a chain; `issued`, `draft` and the ids of steps are the others."""
_OPENS, _CLOSES = 8.5, 15.5
_RENEWALS, _CLAIMED = 0.3, 0.4

Story = Iterator[datetime]


@dataclass(frozen=True)
class Plan:
    """`acts` are (day as a position among the working days, hour, what); the last one is where
    the application rests."""

    number: int
    kind: PermitType
    form: ApplicationKind
    end: str
    acts: tuple[tuple[int, float, str], ...]


def working_days(world: World, last: date, months: int) -> list[date]:
    """Of so many months, up to `last`."""
    first = last - timedelta(days=months * 30 + 5)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    calendar = world.ports.calendar
    return [day for day in days if calendar.is_working_day(day)]


def tell(world: World, last: date, scene: Mapping[str, Any]) -> None:
    """All of it, up to the evening of `last`."""
    days = working_days(world, last, scene["months"])
    zone = ZoneInfo(world.ports.office.timezone)

    def moment(day: int, hour: float) -> datetime:
        minutes = int(hour * 60)
        at = time(minutes // 60, minutes % 60)
        return datetime.combine(days[day], at, zone).astimezone(UTC)

    world.clock.at = moment(0, 7)
    office = Office.open(world)
    people = People(scene["seed"], last)
    plans = list(_plans(world, scene, days))
    applicants = [people.somebody(plan.kind.id) for plan in plans]
    for number in _of_the_demo_citizen(plans):
        applicants[number] = CITIZEN
    stories = [
        _story(Case(office, applicant, plan.number, scene["seed"]), plan, moment)
        for plan, applicant in zip(plans, applicants, strict=True)
    ]
    stories += aftermath.stories(office, scene, moment, len(days))
    stories += complaints.stories(office, moment, len(days))
    _run(world, stories)
    world.clock.at = moment(len(days) - 1, 19)


def _run(world: World, stories: list[Story]) -> None:
    waiting = [(next(story), number) for number, story in enumerate(stories)]
    heapq.heapify(waiting)
    while waiting:
        world.clock.at, number = heapq.heappop(waiting)
        with world.ports.reads.keeping():  # as each request does
            then = next(stories[number], None)
        if then is not None:
            heapq.heappush(waiting, (then, number))


def _story(case: Case, plan: Plan, moment: Any) -> Story:
    for day, hour, what in plan.acts:
        yield moment(day, hour)
        case.do(what, plan.kind, plan.form)


def _plans(world: World, scene: Mapping[str, Any], days: list[date]) -> Iterator[Plan]:
    chance = random.Random(f"plans {scene['seed']}")  # noqa: S311  (of nobody)
    wanted = [(end, kind) for end, kinds in scene["running"].items() for kind in _each(kinds)]
    issued = [("issued", kind) for kind in _each(scene["issued"])]
    chance.shuffle(issued)
    for number, (end, type_id) in enumerate([*issued, *wanted]):
        kind = world.ports.catalogue.get(type_id, days[-1])
        renews = ApplicationKind.RENEWAL in kind.kinds and chance.random() < _RENEWALS
        form = ApplicationKind.RENEWAL if renews else ApplicationKind.NEW
        acts = _acts(chance, kind, end, scene["pace"]["step_days"])
        if end == "issued":
            share = number / len(issued)
            rests = int(acts[-1][0] + share * (len(days) - 2 - acts[-1][0]))
        else:
            rests = len(days) - 1 - _idle(chance, scene["pace"], number)
        moved = tuple((day + rests - acts[-1][0], hour, what) for day, hour, what in acts)
        yield Plan(number, kind, form, end, moved)


def _acts(
    chance: random.Random, kind: PermitType, end: str, step_days: list[int]
) -> list[tuple[int, float, str]]:
    """From day 0 on. People write before the office opens."""
    acts = [(0, 6 + chance.random(), "draft")]
    if end == "draft":
        return acts
    day = chance.randint(0, 2)
    acts.append((day, 7 + chance.random(), "submit"))
    if end == "withdrawn":
        return [*acts, (day + 1, 7 + chance.random(), "withdraw")]
    if end in ENDED:
        day += chance.randint(1, 2)
        act = "reject" if end == "rejected" else "return"
        acts.append((day, _OPENS + chance.random(), act))
        again = [(day + 1, 7 + chance.random(), "resubmit")] if end == "resubmitted" else []
        return acts + again
    corrected = end == "issued" and chance.random() < 0.15
    if corrected:
        acts.append((day + 1, _OPENS + chance.random(), "return"))
        day += 3
        acts.append((day, 7 + chance.random(), "resubmit"))
    for number, step in enumerate(kind.steps):
        if step.id == end:
            if step.accepts_application and chance.random() < _CLAIMED:
                acts.append((day, _CLOSES, "claim"))
            if step.field_visit:
                acts.append((day, _CLOSES, "plan_visit"))
            break
        day += chance.choice(step_days)
        share = (number + chance.random()) / len(kind.steps)
        what = "approve"
        if step.final:
            what = "sign_in_vain" if end == "signing_refused" else "sign"
        acts.append((day, _OPENS + share * (_CLOSES - _OPENS), what))
    return acts


def _idle(chance: random.Random, pace: dict[str, Any], number: int) -> int:
    """Working days since the last act."""
    late = number % pace["late_every"] == 0
    return chance.randint(*(pace["late_days"] if late else pace["fresh_days"]))


def _each(kinds: dict[str, int]) -> list[str]:
    return [type_id for type_id, count in kinds.items() for _ in range(count)]


def _of_the_demo_citizen(plans: list[Plan]) -> list[int]:
    """One permit and one file at the office, of a midwife, and one to correct."""
    midwives = [plan for plan in plans if plan.kind.id == "sip_bidan"]
    first = {end: next(p.number for p in midwives if p.end == end) for end in ("issued", "head")}
    return [*first.values(), next(plan.number for plan in plans if plan.end == "returned")]
