"""A stack and a release that do not belong together still fit: the deployment changes the stack
first, a way back changes the functions alone, and executions keep the definition that they began
with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chalicelib.domain import correlation
from infra import template

PREVIOUS = Path(__file__).parents[1] / "fixtures" / "previous_release" / "chain.asl.json"
BEFORE: dict[str, Any] = json.loads(PREVIOUS.read_text(encoding="utf-8"))
NOW: dict[str, Any] = json.loads(template.chain())


def states(definition: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, state in definition["States"].items():
        yield name, state
        if inner := state.get("ItemProcessor"):
            yield from states(inner)


def questions(definition: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What is sent to which queue, by the state that asks."""
    return {
        name: state["Parameters"] for name, state in states(definition) if state["Type"] == "Task"
    }


def outcomes(definition: dict[str, Any]) -> dict[str, set[str]]:
    return {
        name: {choice["StringEquals"] for choice in state["Choices"]}
        for name, state in states(definition)
        if state["Type"] == "Choice"
    }


def paths(node: Any) -> Iterator[str]:
    """Into the state's own input: what is not there ends an execution."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key.endswith((".$", "Path")) and isinstance(value, str):
                yield value
            yield from paths(value)
    elif isinstance(node, list):
        for value in node:
            yield from paths(value)


def test_the_functions_of_before_find_in_todays_messages_all_that_they_read() -> None:
    asked = questions(NOW)
    for name, before in questions(BEFORE).items():
        assert asked[name]["QueueUrl"] == before["QueueUrl"]
        assert before["MessageBody"].items() <= asked[name]["MessageBody"].items()


def test_todays_chain_understands_every_answer_of_the_functions_of_before() -> None:
    understood = outcomes(NOW)
    for name, before in outcomes(BEFORE).items():
        assert before <= understood[name]


def test_todays_chain_asks_of_its_input_only_what_the_functions_of_before_gave() -> None:
    """Of a field that is not there, Step Functions makes a failed execution."""
    known = set(paths(BEFORE)) | {"$$.Execution.Input"}
    assert set(paths(NOW)) <= known


def test_a_message_of_before_carries_no_id_and_is_read_all_the_same() -> None:
    message = {"kind": "sign", "application_id": "a", "token": "t"}
    assert correlation.of_message(message) == ""
    assert correlation.of_message(["no object"]) == ""
    assert correlation.of_message({"execution": {"correlation_id": "1302105003930004"}}) == ""
