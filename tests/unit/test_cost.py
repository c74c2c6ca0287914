"""What a permit costs is what was counted times what is asked for it, and a missed goal is told."""

import json
import re
from pathlib import Path

import pytest

from chalicelib.domain.chain.digest import MINUTES_BETWEEN_SWEEPS
from infra import alarms, cost

PERMIT = {
    "read_units": 100,
    "write_units": 200,
    "index_units": 50,
    "state_transitions": 20,
    "requests": 40,
    "job_runs": {"open_step": 5, "notify": 4, "check_upload": 1},
    "services": {"dynamodb": 150, "sqs": 10, "kms": 2, "s3": 10},
    "operations": {"s3 PutObject": 5, "s3 GetObject": 3, "s3 DeleteObject": 2, "kms Sign": 2},
    "units_of_looks": {"read_units": 3, "write_units": 4, "index_units": 5},
    "sittings": {"citizen": 2, "office": 5},
}
IDLE = {"read_units": 2.0, "write_units": 0.0, "index_units": 0.0}
LOOK = {"read_units": 4.0, "write_units": 0.0, "index_units": 0.0}


def test_every_thing_that_is_counted_has_its_price() -> None:
    known = cost.prices()
    each = dict.fromkeys(known["each"], 1.0)
    parts = cost.of_permit(PERMIT, {**known, "each": each})
    assert set(parts) == {*each, "sweeper"}
    assert parts.pop("gb_seconds") > 0
    assert sum(parts.values()) == 100 + 200 + 50 + 20 + 40 + 10 + 10 + 2 + (3 + 4 + 5) + (6 + 3)


def test_a_file_is_sent_by_a_browser_before_it_is_checked_and_to_delete_costs_nothing() -> None:
    assert cost._s3(PERMIT) == (5 + 1, 3)


def test_every_job_begins_cold_and_so_does_each_sitting_of_the_applicant() -> None:
    start = {"api": 100.0, "open_step": 10.0, "notify": 1.0, "check_upload": 0.0}
    seconds = 2 * 100 + 5 * 10 + 4 * 1
    assert cost.cold_gb_seconds(PERMIT, start) == seconds * 1769 / 1024


def test_starts_are_those_that_were_measured() -> None:
    page = Path("docs/decisions/0039-lazy-starts.md").read_text(encoding="utf-8")
    measured = dict(re.findall(r"^\| (\w+) \| (\d+) \|", page, re.MULTILINE))
    start = cost.prices()["start"]
    assert start.pop("status") == min(start.values())
    assert {name.lower(): int(ms) / 1000 for name, ms in measured.items()} == start


def test_a_month_counts_the_runs_that_find_nothing_as_often_as_the_schedule_has_them() -> None:
    known = cost.prices()
    known["each"] = {**dict.fromkeys(known["each"], 0.0), "read_units": 1.0}
    month = cost.of_month({"sweep": IDLE, "erase": IDLE}, known)
    assert month["runs of sweep"] == 12 * 730 * 2 and month["runs of erase"] == 730 * 2
    assert 60 / cost.RUNS_AN_HOUR["sweep"] == MINUTES_BETWEEN_SWEEPS
    status = Path("infra/stacks/watch/status.yaml").read_text(encoding="utf-8")
    assert "rate(5 minutes)" in status and cost.RUNS_AN_HOUR["status"] == 12


def test_a_nearer_region_says_of_each_price_how_much_dearer_it_is() -> None:
    known = cost.prices()
    assert set(known["nearest"]["times"]) == set(known["each"])
    assert all(1 <= times < 1.3 for times in known["nearest"]["times"].values())
    dearer = sum(cost.of_permit(PERMIT, cost.nearest(known)).values())
    assert dearer > sum(cost.of_permit(PERMIT, known).values())


def test_an_officers_day_is_what_the_open_queue_asks_by_itself() -> None:
    each = {"requests": 1.0, "read_units": 0.5, "write_units": 1.0, "index_units": 1.0}
    works = {
        route: {"read_units": 4.0, "write_units": 0, "index_units": 0} for route in cost.LOOKED_AT
    }
    assert cost.of_officers_day(works, each) == cost.LOOKS_A_DAY * 2 * 3.0
    source = Path("frontend/bersama/src/polling.ts").read_text(encoding="utf-8")
    assert "const EVERY = 30_000;" in source and cost.LOOKS_A_DAY == 960


def test_prices_say_whose_and_when() -> None:
    known = cost.prices()
    assert known["region"] and known["read_on"].year >= 2026 and known["source"]
    assert all(0 < price < 0.001 for price in known["each"].values())


def test_a_month_counts_the_alarms_and_metrics_that_there_are() -> None:
    month, rows = cost.prices()["month"], alarms.rows()
    assert month["alarms"] == pytest.approx(0.10 * len(rows["alarm"]))
    assert month["metrics of our own"] == pytest.approx(0.30 * len(rows["metric"]))


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
    works = dict.fromkeys((*cost.LOOKED_AT, "sweep", "erase"), LOOK)
    path.write_text(json.dumps({"permit_cost": {"permits": permits, "works": works}}))
    monkeypatch.setattr("sys.argv", ["cost", str(path)])
    assert cost.main() == code
    said = capsys.readouterr()
    assert "at the prices of ap-southeast-1" in said.out
    assert "research permit: $" in said.out and "An officer's day" in said.out
    assert ("MISSED" in said.err) is bool(code)


def test_without_a_count_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["cost", str(tmp_path / "none.json")])
    assert cost.main() == 1
    assert "make bench" in capsys.readouterr().out
