"""Each picture of docs/architecture.md shows what there is, no more and no less."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra import functions
from infra.deploying import run
from infra.ops import status

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
HOUSE, FLOORS, CHAIN, DEPLOYMENT = re.findall(r"^```mermaid\n(.*?)^```$", PAGE, re.M | re.S)


def boxes(picture: str, opening: str, closing: str) -> list[str]:
    """The words in all boxes of one form."""
    return re.findall(rf'{re.escape(opening)}"(.+?)"{re.escape(closing)}', picture)


def test_the_house_has_every_function_queue_and_bucket() -> None:
    named = {text.partition(",")[0] for text in re.findall(r'\w\["(.+?)"\]', HOUSE)}
    assert named == set(functions.load_config()["lambda_functions"])
    queues = {text.removeprefix("queue: ") for text in boxes(HOUSE, "[/", "/]")}
    assert queues == set(status.QUEUES)
    stacks = "".join(part.read_text("utf-8") for part in (ROOT / "infra/stacks").glob("*/*.yaml"))
    buckets = [text for text in boxes(HOUSE, "[(", ")]") if text.startswith("bucket: ")]
    assert len(buckets) == 4
    for text in buckets:
        assert f"${{AppName}}-${{Stage}}-{text.removeprefix('bucket: ')}-" in stacks


def test_the_floors_are_those_that_the_linter_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    [held] = [one["layers"] for one in contracts if one["name"] == "floors of the domain"]
    assert [text.split(" · ") for text in boxes(FLOORS, "[", "]")] == [
        floor.split(" | ") for floor in held
    ]


def transitions(machine: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "[*]", machine["StartAt"]
    for name, state in machine["States"].items():
        ways = [state, *state.get("Choices", []), *state.get("Catch", [])]
        yield from ((name, way["Next"]) for way in ways if "Next" in way)
        if "Default" in state:
            yield name, state["Default"]
        if state["Type"] in ("Succeed", "Fail"):
            yield name, "[*]"


def test_the_chain_has_every_state_and_every_way() -> None:
    machine = json.loads((ROOT / "infra" / "chain.asl.json").read_text(encoding="utf-8"))
    inner = machine["States"]["Chain"]["ItemProcessor"]
    drawn = re.findall(r"^\s+(\S+) --> ([^\s:]+)", CHAIN, re.M)
    assert sorted(drawn) == sorted([*transitions(machine), *transitions(inner)])


def test_a_deployment_goes_through_the_steps_of_the_program() -> None:
    steps = [(step.__name__, name) for name, step in (*run.BEFORE, *run.LOCKED)]
    drawn = re.findall(r'^ +(?!subgraph)(\w+)\["(.+?)"\]$', DEPLOYMENT, re.M)
    assert drawn == steps
    [line] = re.findall(r"^.*-->.*$", DEPLOYMENT, re.M)
    assert [name.strip() for name in line.split("-->")] == [name for name, _ in steps]
