"""The engine of the chain in memory: it interprets ``infra/chain.asl.json`` itself.

Only what that file uses is understood: Map (one at a time), Task with a task token, Choice, Pass,
Fail, Succeed, Retry and Catch. Time does not pass by itself: a test says which wait times out.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

from chalicelib.domain.catalogue.schema import Step
from chalicelib.domain.errors import Unavailable

CHAIN = Path(__file__).parents[2] / "infra" / "chain.asl.json"


@cache
def chain_definition() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(CHAIN.read_text(encoding="utf-8"))
    return loaded


@dataclass
class Execution:
    """``item`` is the step of the Map that runs, ``None`` outside of it. ``asked`` is the message
    of the wait that it stands in, ``None`` while it does not wait."""

    name: str
    input: dict[str, Any]
    state: str = ""
    item: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    status: str = "RUNNING"
    asked: dict[str, str] | None = None
    retries: dict[int, int] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str] | None:
        """(kind, step) of its wait, as ``review/chain.waits_for`` names it."""
        return (self.asked["kind"], self.asked.get("step", "")) if self.asked else None


class FakeWorkflow:
    """``inbox`` holds the messages that the queues would deliver; whoever takes one out delivers
    it (``tests/fakes/deliveries.py``). While ``down``, calls fail as those of the adapter do."""

    def __init__(self) -> None:
        self.executions: dict[str, Execution] = {}
        self.inbox: list[dict[str, str]] = []
        self.down = False
        self._tokens = 0
        self._lock = RLock()

    # --- the port ----------------------------------------------------------------------------

    def start(self, application_id: str, execution: int, steps: Sequence[Step]) -> None:
        name = f"{application_id}-{execution}"
        with self._lock:
            if self.down or name in self.executions:
                return
            chain = [{"id": step.id} for step in steps]
            made = Execution(name, {"application_id": application_id, "steps": chain})
            made.data = dict(made.input)
            self.executions[name] = made
            self._enter(made, chain_definition()["StartAt"])

    def is_running(self, application_id: str, execution: int) -> bool:
        if self.down:
            raise Unavailable
        found = self.executions.get(f"{application_id}-{execution}")
        return found is not None and found.status == "RUNNING"

    def stop(self, application_id: str, execution: int) -> None:
        if not self.down:
            self.kill(f"{application_id}-{execution}")

    def answer(self, token: str, output: Mapping[str, str]) -> bool:
        if self.down:
            raise Unavailable
        with self._lock:
            waiting = self._waiting_with(token)
            if waiting is None:
                return False
            state = self._states(waiting)[waiting.state]
            waiting.asked, waiting.retries = None, {}
            if state.get("ResultPath"):
                waiting.data[state["ResultPath"].removeprefix("$.")] = dict(output)
            self._enter(waiting, state["Next"])
            return True

    # --- what happens to it, and what it shows ----------------------------------------------

    def kill(self, name: str) -> None:
        with self._lock:
            found = self.executions.get(name)
            if found and found.status == "RUNNING":
                found.status, found.asked = "ABORTED", None

    def time_out(self, token: str) -> None:
        """The wait with this token has lasted too long."""
        with self._lock:
            waiting = self._waiting_with(token)
            if waiting:
                waiting.asked = None
                self._failed(waiting, "States.Timeout", inside_task=True)

    def running(self, application_id: str) -> list[Execution]:
        return [
            execution
            for execution in self.executions.values()
            if execution.input["application_id"] == application_id and execution.status == "RUNNING"
        ]

    # --- the interpreter ---------------------------------------------------------------------

    def _states(self, execution: Execution) -> dict[str, Any]:
        states: dict[str, Any] = chain_definition()["States"]
        if execution.item is not None:
            states = states[self._map_name()]["ItemProcessor"]["States"]
        return states

    def _map_name(self) -> str:
        states = chain_definition()["States"]
        return next(name for name, state in states.items() if state["Type"] == "Map")

    def _enter(self, execution: Execution, name: str) -> None:
        execution.state = name
        state = self._states(execution)[name]
        match state["Type"]:
            case "Map":
                self._next_item(execution, 0)
            case "Task":
                self._ask(execution, state)
            case "Pass":
                self._enter(execution, state["Next"])
            case "Choice":
                self._enter(execution, self._chosen(execution, state))
            case "Fail":
                self._failed(execution, state["Error"])
            case "Succeed" if execution.item is not None:
                self._next_item(execution, execution.item + 1)
            case "Succeed":
                execution.status = "SUCCEEDED"

    def _next_item(self, execution: Execution, item: int) -> None:
        chain = chain_definition()["States"][self._map_name()]
        if item < len(execution.input["steps"]):
            execution.item = item
            execution.data = {
                "application_id": execution.input["application_id"],
                "step": execution.input["steps"][item],
            }
            self._enter(execution, chain["ItemProcessor"]["StartAt"])
        else:
            execution.item, execution.data = None, dict(execution.input)
            self._enter(execution, chain["Next"])

    def _ask(self, execution: Execution, state: dict[str, Any]) -> None:
        self._tokens += 1
        token = f"token-{self._tokens}"
        body = {
            key.removesuffix(".$"): self._value(execution, value, token) if "$" in key else value
            for key, value in state["Parameters"]["MessageBody"].items()
        }
        execution.asked = body
        self.inbox.append(body)

    def _value(self, execution: Execution, path: str, token: str) -> Any:
        if path == "$$.Task.Token":
            return token
        if path == "$$.Execution.Input":
            return execution.input
        found: Any = execution.data
        for part in path.removeprefix("$.").split("."):
            found = found[part]
        return found

    def _chosen(self, execution: Execution, state: dict[str, Any]) -> str:
        for choice in state["Choices"]:
            if self._value(execution, choice["Variable"], "") == choice["StringEquals"]:
                return str(choice["Next"])
        return str(state["Default"])

    def _failed(self, execution: Execution, error: str, *, inside_task: bool = False) -> None:
        """Retried or caught by the state itself, else caught around the Map, else the end."""
        state = self._states(execution)[execution.state]
        if inside_task:
            for number, rule in enumerate(state.get("Retry", [])):
                used = execution.retries.get(number, 0)
                if error in rule["ErrorEquals"] and used < rule["MaxAttempts"]:
                    execution.retries[number] = used + 1
                    self._ask(execution, state)
                    return
            execution.retries = {}
            if self._caught(execution, state, error):
                return
        if execution.item is not None:
            execution.item, execution.data = None, dict(execution.input)
            if self._caught(execution, chain_definition()["States"][self._map_name()], error):
                return
        execution.status = "FAILED"

    def _caught(self, execution: Execution, state: dict[str, Any], error: str) -> bool:
        for rule in state.get("Catch", []):
            if error in rule["ErrorEquals"] or "States.ALL" in rule["ErrorEquals"]:
                self._enter(execution, rule["Next"])
                return True
        return False

    def _waiting_with(self, token: str) -> Execution | None:
        for execution in self.executions.values():
            asked = execution.asked
            if execution.status == "RUNNING" and asked and asked["token"] == token:
                return execution
        return None
