"""Measurements run for an hour: what one part found is kept, whatever becomes of the next."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench import __main__ as bench


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Parts of a test are run in its own process."""
    monkeypatch.setattr(bench, "OUT", tmp_path / "build" / "bench.json")
    monkeypatch.setattr(bench, "_alone", lambda measure: measure())
    return bench.OUT


def part(result: dict[str, Any], shown: Any = lambda result: None) -> tuple[str, Any]:
    return "A measurement", SimpleNamespace(measure=lambda: result, show=shown)


def failing(out: Path) -> tuple[str, Any]:
    """Looks what was written before it, and then fails."""

    def measure() -> None:
        assert json.loads(out.read_text())["first"]["ratio"] == 3
        raise OSError("no room left")

    return "One that fails", SimpleNamespace(measure=measure)


def test_a_part_that_fails_loses_no_other_and_is_told(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = {
        "first": part({"ratio": 3, "at_least": 2}),
        "second": failing(out),
        "third": part({"calls": 7}),
    }
    monkeypatch.setattr(bench, "PARTS", parts)
    assert bench.main() == 1
    found = json.loads(out.read_text())
    assert found["second"]["missed"] == ["failed: OSError"]
    assert (found["first"]["ratio"], found["third"]["calls"]) == (3, 7)
    assert "MISSED: One that fails" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("result", "met"),
    [
        ({}, True),
        ({"ratio": 2, "at_least": 2, "at_most": 2}, True),
        ({"ratio": 1.9, "at_least": 2}, False),
        ({"ratio": 2.1, "at_most": 2}, False),
        ({"ratio": 2, "missed": ["a goal"]}, False),
    ],
)
def test_a_goal_that_is_missed_ends_the_run_with_1(
    out: Path, monkeypatch: pytest.MonkeyPatch, result: dict[str, Any], met: bool
) -> None:
    monkeypatch.setattr(bench, "PARTS", {"only": part(result)})
    assert bench.main() == (0 if met else 1)
