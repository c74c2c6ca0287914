"""What a permit costs is what was counted times what is asked for it, and a missed goal is told."""

import json
from pathlib import Path

import pytest

from infra import alarms, cost

PERMIT = {
    "read_units": 100,
    "write_units": 200,
    "index_units": 50,
    "state_transitions": 20,
    "requests": 40,
    "job_runs": {"open_step": 5, "notify": 5},
    "services": {"dynamodb": 150, "sqs": 10, "kms": 2, "s3": 10},
}


def test_every_thing_that_is_counted_has_its_price() -> None:
    each = dict.fromkeys(cost.prices()["each"], 1.0)
    parts = cost.of_permit(PERMIT, each)
    assert set(parts) == set(each)
    assert sum(parts.values()) == 100 + 200 + 50 + 20 + 40 + 10 + 10 + 2 + 10


def test_an_officers_day_is_what_the_open_queue_asks_by_itself() -> None:
    each = {"requests": 1.0, "read_units": 0.5, "write_units": 1.0, "index_units": 1.0}
    works = {
        route: {"read_units": 4.0, "write_units": 0, "index_units": 0} for route in cost.LOOKED_AT
    }
    assert cost.of_officers_day(works, each) == cost.LOOKS_A_DAY * 2 * 3.0
    source = Path("frontend/bersama/src/polling.ts").read_text(encoding="utf-8")
    assert "const EVERY = 30_000;" in source and cost.LOOKS_A_DAY == 960


def test_what_a_month_costs_by_itself_is_no_permits_cost() -> None:
    assert cost.of_year(0.001, {"keys": 2.0}, 1000) == pytest.approx(1 + 24)


def test_prices_say_whose_and_when() -> None:
    known = cost.prices()
    assert known["region"] and known["read_on"].year >= 2026 and known["source"]
    assert all(0 < price < 0.001 for price in known["each"].values())


def test_a_month_counts_the_alarms_and_metrics_that_there_are() -> None:
    month, rows = cost.prices()["month"], alarms.rows()
    assert month["alarms"] == pytest.approx(0.10 * len(rows["alarm"]))
    assert month["metrics of our own"] == pytest.approx(0.30 * len(rows["metric"]))


def test_it_says_how_much_dearer_a_region_may_be() -> None:
    assert "at most 25 % higher" in cost._margin(0.00096, 0.0012)
    assert "at most -20 % higher" in cost._margin(0.0015, 0.0012)


@pytest.mark.parametrize(("transitions", "code"), [(20, 0), (2000, 1)])
def test_a_goal_that_is_missed_is_told(
    transitions: int,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    permits = {name: {**PERMIT, "state_transitions": transitions} for name in cost.GOALS}
    path = tmp_path / "bench.json"
    look = {"read_units": 4, "write_units": 0, "index_units": 0}
    works = dict.fromkeys(cost.LOOKED_AT, look)
    path.write_text(json.dumps({"permit_cost": {"permits": permits, "works": works}}))
    monkeypatch.setattr("sys.argv", ["cost", str(path)])
    assert cost.main() == code
    said = capsys.readouterr()
    assert "research permit: $" in said.out and "An officer's day" in said.out
    assert ("MISSED" in said.err) is bool(code)


def test_without_a_count_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["cost", str(tmp_path / "none.json")])
    assert cost.main() == 1
    assert "make bench" in capsys.readouterr().out
