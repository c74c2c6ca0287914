"""What `make load` calls wrong, and the bad day that it makes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bench.load import people
from bench.load.outcome import Ended, Outcome, wrong
from bench.load.people import Patient, again
from bench.load.troubles import RanOutOfTime, Troubles
from demo.client import Refused


def an_outcome(**changes: Any) -> Outcome:
    """Three applications, all well."""
    ended = [Ended(f"app-{n}", "issued", registered=n, numbered=n) for n in (1, 2, 3)]
    well = Outcome(
        sent={one.application_id for one in ended},
        applications=ended,
        permits={f"permit-{n}": f"app-{n}" for n in (1, 2, 3)},
        files={f"permit-{n}": 1 for n in (1, 2, 3)},
        counters={"registration": 3, "permit": 3},
        executions={"SUCCEEDED": 3, "ABORTED": 1},
        dead={"steps": 0, "signing": 0},
    )
    return replace(well, **changes)


def test_three_that_ended_well_are_well() -> None:
    assert wrong(an_outcome()) == []


THIRD = Ended("app-3", "issued", registered=3, numbered=3)
WELL = [Ended(f"app-{n}", "issued", registered=n, numbered=n) for n in (1, 2)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"counters": {"registration": 3, "permit": 4}},
            "permit numbers that nobody has: [4]",
        ),
        (
            {"applications": [*WELL, replace(THIRD, numbered=2)]},
            "permit numbers that several have: [2]",
        ),
        (
            {"applications": [*WELL, replace(THIRD, registered=5)]},
            "registration numbers above the counter, which is at 3: [5]",
        ),
        (
            {"applications": [*WELL, replace(THIRD, numbered=None)]},
            "1 issued without a permit number",
        ),
        ({"applications": [*WELL, replace(THIRD, phase="signing")]}, "app-3 is signing"),
        ({"applications": WELL}, "app-3 is gone"),
        (
            {"permits": {"permit-1": "app-1", "permit-2": "app-2", "permit-3": "app-2"}},
            "app-2 has 2 permits",
        ),
        (
            {"permits": {"permit-1": "app-1", "permit-2": "app-2", "permit-3": "app-2"}},
            "app-3 has 0 permits",
        ),
        ({"files": {"permit-1": 2, "permit-2": 1, "permit-3": 1}}, "permit permit-1 has 2 files"),
        (
            {"files": {"permit-1": 1, "permit-2": 1, "permit-3": 1, "other": 1}},
            "a file of the permit other, which there is not",
        ),
        ({"executions": {"SUCCEEDED": 2, "RUNNING": 1}}, "1 executions go on"),
        ({"dead": {"steps": 0, "signing": 1}}, "1 dead letters of signing"),
        (
            {"unsound": ["1 chains of notes are broken: app#1"]},
            "1 chains of notes are broken: app#1",
        ),
        ({"refused": ["sweep may not dance"]}, "AWS would have refused: sweep may not dance"),
        ({"unfinished": ["somebody: sent in"]}, "did not end: somebody: sent in"),
    ],
)
def test_what_was_lost_or_doubled_is_named(changes: Mapping[str, Any], said: str) -> None:
    assert said in wrong(an_outcome(**changes))


# --- the bad day -----------------------------------------------------------------------------


def always(troubles: Troubles, monkeypatch: pytest.MonkeyPatch) -> Troubles:
    monkeypatch.setattr(troubles, "_now", lambda _what, _chance: True)
    return troubles


def test_an_event_that_comes_twice_runs_the_job_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Any] = []
    troubles = always(Troubles(1), monkeypatch)
    troubles.handler("notify", lambda: lambda event, _context: ran.append(event))({"one": 1}, None)
    assert ran == [{"one": 1}] * 2


def test_a_function_that_ran_out_of_time_has_failed_as_lambda_says_it() -> None:
    def ends(_event: Any, _context: Any) -> None:
        raise RanOutOfTime

    with pytest.raises(TimeoutError, match="timed out"):
        Troubles(1).handler("notify", lambda: ends)({}, None)


def test_whoever_met_a_fault_begins_again_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people._TICK, "wait", lambda _seconds: True)
    tries: list[int] = []

    def piece() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise Refused(503, {"status": 503})
        return "done"

    def never() -> None:
        raise Refused(409, {"status": 409})

    assert again(piece) == "done"
    with pytest.raises(Refused):
        again(never)


def test_an_act_that_is_tried_again_keeps_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people._TICK, "wait", lambda _seconds: True)
    keys: list[str] = []

    class Answer:
        def __init__(self, status: int) -> None:
            self.status_code = status

        def json(self) -> dict[str, int]:
            return {"status": self.status_code}

    def request(*_: Any, headers: dict[str, str], **__: Any) -> Answer:
        keys.append(headers["Idempotency-Key"])
        return Answer(503 if len(keys) == 1 else 200)

    browser = Patient("http://127.0.0.1")
    monkeypatch.setattr(browser.session, "request", request)
    assert browser.call("POST", "/x", once=True) == {"status": 200}
    assert len(keys) == 2 and len({*keys}) == 1 and browser.in_vain == 1
