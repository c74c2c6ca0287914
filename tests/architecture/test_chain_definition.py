"""The state machine's text: no wait without an end, no task without a second try."""

import json
from pathlib import Path
from typing import Any

import pytest

import infra

CHAIN = json.loads((Path(infra.__file__).parent / "chain.asl.json").read_text(encoding="utf-8"))
INNER = CHAIN["States"]["Chain"]["ItemProcessor"]["States"]
TASKS = {
    name: state
    for states in (CHAIN["States"], INNER)
    for name, state in states.items()
    if state["Type"] == "Task"
}


def test_there_are_three_waits() -> None:
    assert {*TASKS} == {"Review", "Correct", "Sign"}


@pytest.mark.parametrize("name", TASKS)
def test_every_wait_ends(name: str) -> None:
    assert "TimeoutSeconds" in TASKS[name] or "TimeoutSecondsPath" in TASKS[name]


@pytest.mark.parametrize("name", TASKS)
def test_every_task_is_tried_again_and_caught(name: str) -> None:
    task = TASKS[name]
    retried = {error for rule in task["Retry"] for error in rule["ErrorEquals"]}
    caught = {error for rule in task["Catch"] for error in rule["ErrorEquals"]}
    assert "States.TaskFailed" in retried
    assert caught & {"States.Timeout", "States.ALL"}
    assert all(rule["MaxAttempts"] >= 3 for rule in task["Retry"])


@pytest.mark.parametrize("name", ["Review", "Correct"])
def test_a_wait_for_people_that_times_out_is_asked_again_without_losing_its_input(
    name: str,
) -> None:
    [rule] = TASKS[name]["Catch"]
    assert rule["ErrorEquals"] == ["States.Timeout"]
    assert rule["ResultPath"] is None
    again = INNER[rule["Next"]]
    assert (again["Type"], again["Next"]) == ("Pass", name)


def test_steps_run_one_after_the_other() -> None:
    assert CHAIN["States"]["Chain"]["MaxConcurrency"] == 1


def test_a_rejection_is_caught_outside_and_ends_well() -> None:
    [rule] = CHAIN["States"]["Chain"]["Catch"]
    assert rule["ErrorEquals"] == [INNER["Rejected"]["Error"]]
    assert CHAIN["States"][rule["Next"]]["Type"] == "Succeed"


def test_what_is_sent_names_the_application_the_step_the_token_and_what_it_began_with() -> None:
    """An execution begins with ids and times alone (``adapters/step_functions.py``)."""

    def body(name: str) -> dict[str, Any]:
        return TASKS[name]["Parameters"]["MessageBody"]

    of_all = {"kind", "application_id.$", "token.$", "execution.$"}
    assert {*body("Review")} == {*body("Correct")} == of_all | {"step.$"}
    assert {*body("Sign")} == of_all
