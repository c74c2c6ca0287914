"""The figures of the dashboard, against the records themselves; and what is refused."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.figures import Figures, figures
from infra.local.names import PREFIX
from infra.local.scene import keep
from infra.local.scene.world import World as Scene
from tests.support.api import World
from tests.support.counted import counted_by_hand
from tests.support.small_scene import LAST, SMALL, URL

HEAD = Actor(account_id="nobody", kind="officer", roles=("head",), nik="", name="Kepala")
LONG_AGO = date(2026, 1, 1)


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with keep.told(URL, LAST, SMALL) as made:
        yield made


@pytest.fixture(scope="module")
def records(scene: Scene) -> list[Application]:
    found = scene.dynamodb.items(f"{PREFIX}-applications")
    keys = [item["pk"]["S"] for item in found if item.get("sk", {}).get("S") == "application"]
    return [scene.find(key.removeprefix("app#")) for key in keys]


def told(found: Figures) -> dict[str, Any]:
    total = found.total
    outcomes = ("approved", "returned", "rejected", "signed")
    waiting = {one.role.id: one.in_time + one.overdue + one.broken for one in found.waiting.roles}
    return {
        "sent": total.sent,
        "issued": total.issued,
        "rejected": total.rejected,
        "withdrawn": total.withdrawn,
        "promised": total.kept + total.late,
        "kept": total.kept,
        "median": total.median_days,
        "rounds": Counter(found.rounds),
        "decisions": +Counter(
            {
                (officer.account_id, outcome): getattr(officer, outcome)
                for officer in found.officers
                for outcome in outcomes
            }
        ),
        "waiting": +Counter(waiting),
        "with applicant": +Counter(
            {one.role.id: one.with_applicant for one in found.waiting.roles}
        ),
    }


@pytest.mark.parametrize(
    "asked",
    [
        Scope(LONG_AGO, LAST),
        Scope(LAST - timedelta(days=40), LAST - timedelta(days=3)),
        Scope(LONG_AGO, LAST, type_id="penelitian"),
        Scope(LAST - timedelta(days=60), LAST, type_id="sip_perawat"),
    ],
)
def test_the_figures_are_those_of_the_records(
    scene: Scene, records: list[Application], asked: Scope
) -> None:
    found = told(figures(scene.ports, HEAD, asked))
    assert found == counted_by_hand(scene.ports.calendar, records, asked)
    assert found["sent"] > 0


def test_each_district_and_type_is_a_part_of_the_whole(
    scene: Scene, records: list[Application]
) -> None:
    whole = figures(scene.ports, HEAD, Scope(LONG_AGO, LAST))
    assert sum(one.flow.sent for one in whole.districts) == whole.total.sent
    assert sum(one.flow.sent for one in whole.types) == whole.total.sent
    assert sum(one.flow.issued for one in whole.stretches) == whole.total.issued
    named = [one.code for one in whole.districts if one.code]
    assert named, "no file of the scene names a district"
    for code in named:
        asked = Scope(LONG_AGO, LAST, district=code)
        found = told(figures(scene.ports, HEAD, asked))
        assert found == counted_by_hand(scene.ports.calendar, records, asked)


def ask(world: World, query: str, role: str = "head") -> Any:
    return world.call("GET", f"/officer/figures?{query}", by=world.staff[role])


def test_left_out_are_twelve_weeks_until_today(world: World) -> None:
    found = ask(world, "").body
    first, last = date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
    assert last == world.ports.calendar.local_date(world.clock.now())
    assert first.weekday() == 0 and len(found["stretches"]) == 12
    assert not found["by_month"]
    assert ask(world, "from=2025-01-01&to=2025-12-31").body["by_month"]


def test_who_manages_nobody_is_told_whom_to_ask(world: World) -> None:
    answer = ask(world, "", role="back_office")
    assert (answer.status, answer.body["code"]) == (403, "not-a-manager")
    assert "pimpinan" in answer.body["detail"]


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("from=2026-03-02&to=2026-03-01", "to", "range-reversed"),
        ("from=2020-01-01&to=2026-03-01", "from", "period-too-long"),
    ],
)
def test_days_that_make_no_sense_are_named(world: World, query: str, field: str, code: str) -> None:
    answer = ask(world, query)
    assert answer.status == 422
    assert [(one["field"], one["code"]) for one in answer.body["errors"]] == [(field, code)]
