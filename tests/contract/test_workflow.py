"""What every engine of the chain must do: the one in memory, and Step Functions as moto runs it.

Both run ``infra/chain.asl.json``; where the fake differs, the tests built on it prove nothing.
"""

import json
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from chalicelib.adapters.step_functions import StepFunctionsWorkflow
from chalicelib.domain.chain.ports import Workflow
from infra.local.stack import LocalStack
from tests.contract.records import PERMIT_TYPE
from tests.fakes.workflow import FakeWorkflow

PATIENCE = 20.0
STEPS = PERMIT_TYPE.steps[:2]
FIRST, SECOND = STEPS[0].id, STEPS[1].id


@dataclass
class Engine:
    """``questions`` are what the queues would deliver, in order."""

    workflow: Workflow
    questions: "queue.Queue[dict[str, Any]]"
    failures: list[str]

    def question(self) -> tuple[str, str, str]:
        """(kind, step, token) of the next one."""
        if isinstance(self.workflow, FakeWorkflow):
            body = self.workflow.inbox.pop(0)
        else:
            body = self.questions.get(timeout=PATIENCE)
        return body["kind"], body.get("step", ""), body["token"]

    def answer(self, kind: str, step: str, **output: str) -> str:
        """Expect this question and answer it; its token."""
        asked_kind, asked_step, token = self.question()
        assert (asked_kind, asked_step) == (kind, step)
        assert self.workflow.answer(token, output)
        return token

    def has_ended(self, application_id: str, execution: int = 1) -> bool:
        """An execution ends a moment after its last answer."""
        tick, deadline = threading.Event(), time.monotonic() + PATIENCE
        while self.workflow.is_running(application_id, execution):
            if time.monotonic() > deadline:
                return False
            tick.wait(0.02)
        return True


@pytest.fixture(scope="module")
def step_functions() -> Iterator[Engine]:
    questions: queue.Queue[dict[str, Any]] = queue.Queue()
    failures: list[str] = []

    def pass_on(event: dict[str, Any], _context: Any) -> None:
        for record in event["Records"]:
            questions.put(json.loads(record["body"]))

    def ignore(_event: dict[str, Any], _context: Any) -> None:
        """Not under test here."""

    handlers = dict.fromkeys(("check_upload", "notify", "sweep"), ignore)
    handlers |= {"open_step": pass_on, "sign_permit": pass_on}
    with LocalStack(app=None, handlers=handlers) as stack:
        machine = stack.outputs["ChainArn"]
        names = SimpleNamespace(
            state_machine_arn=machine,
            execution_arn=lambda name: f"{machine.replace('stateMachine', 'execution')}:{name}",
        )
        client = stack.clients["stepfunctions"]
        log = lambda message, error, **_: failures.append(f"{message}: {error}")  # noqa: E731
        yield Engine(StepFunctionsWorkflow(client, names, log), questions, failures)


@pytest.fixture
def memory() -> Engine:
    return Engine(FakeWorkflow(), queue.Queue(), [])


@pytest.fixture(params=["memory", "step_functions"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "memory":
        yield request.getfixturevalue("memory")
        return
    shared: Engine = request.getfixturevalue("step_functions")
    yield shared
    assert shared.failures == []
    while not shared.questions.empty():
        shared.questions.get_nowait()


def test_a_chain_asks_step_by_step_and_ends_with_the_signature(engine: Engine) -> None:
    engine.workflow.start("whole", 1, STEPS)
    engine.answer("review", FIRST, outcome="approved")
    engine.answer("review", SECOND, outcome="approved")
    assert engine.workflow.is_running("whole", 1)
    engine.answer("sign", "", outcome="signed")
    assert engine.has_ended("whole")


def test_a_return_waits_for_the_applicant_and_then_asks_the_same_step(engine: Engine) -> None:
    engine.workflow.start("returned", 1, STEPS)
    engine.answer("review", FIRST, outcome="approved")
    for _ in range(2):
        engine.answer("review", SECOND, outcome="returned")
        engine.answer("correct", SECOND)
    engine.answer("review", SECOND, outcome="approved")
    assert engine.question()[0] == "sign"


def test_a_rejection_ends_it(engine: Engine) -> None:
    engine.workflow.start("rejected", 1, STEPS)
    engine.answer("review", FIRST, outcome="rejected")
    assert engine.has_ended("rejected")


def test_what_is_handed_back_by_the_signer_runs_through_the_chain_again(engine: Engine) -> None:
    engine.workflow.start("reopened", 1, STEPS)
    for _ in range(2):
        engine.answer("review", FIRST, outcome="approved")
        engine.answer("review", SECOND, outcome="approved")
        kind, _, token = engine.question()
        assert kind == "sign"
        assert engine.workflow.answer(token, {"outcome": "reopened"})
    assert engine.question()[:2] == ("review", FIRST)


def test_starting_twice_is_one_start(engine: Engine) -> None:
    engine.workflow.start("twice", 1, STEPS)
    engine.workflow.start("twice", 1, STEPS)
    engine.answer("review", FIRST, outcome="approved")
    assert engine.question()[:2] == ("review", SECOND), "not the first step once more"


def test_what_was_never_started_does_not_run_and_can_be_stopped(engine: Engine) -> None:
    assert not engine.workflow.is_running("never", 1)
    engine.workflow.stop("never", 1)


def test_a_used_token_moves_nothing(engine: Engine) -> None:
    """AWS refuses it, moto takes it in silence; the fake refuses."""
    engine.workflow.start("used", 1, STEPS)
    used = engine.answer("review", FIRST, outcome="approved")
    kind, step, token = engine.question()
    assert (kind, step) == ("review", SECOND)
    taken = engine.workflow.answer(used, {"outcome": "rejected"})
    assert not (taken and isinstance(engine.workflow, FakeWorkflow))
    assert engine.workflow.answer(token, {"outcome": "approved"}), "it still waits"
    assert engine.question()[0] == "sign"


@pytest.mark.parametrize("garbage", ["x", "not a token", "x" * 2048])
def test_garbage_is_nobodys_token(engine: Engine, garbage: str) -> None:
    assert not engine.workflow.answer(garbage, {"outcome": "approved"})


# moto 5.2 does not end a stopped execution that waits inside a Map (its worker goes on waiting, or
# fails in moto itself), and answers 500 to stopping one that has ended. AWS does both; so here
# the fake alone is held to what AWS documents.


def test_stopping_twice_or_after_the_end_does_nothing(memory: Engine) -> None:
    memory.workflow.start("stopped", 1, STEPS)
    memory.question()
    for _ in range(2):
        memory.workflow.stop("stopped", 1)
        assert memory.has_ended("stopped")
    memory.workflow.start("ended", 1, STEPS)
    memory.answer("review", FIRST, outcome="rejected")
    assert memory.has_ended("ended")
    memory.workflow.stop("ended", 1)


def test_the_token_of_a_stopped_execution_is_nobodys(memory: Engine) -> None:
    memory.workflow.start("gone", 1, STEPS)
    _, _, token = memory.question()
    memory.workflow.stop("gone", 1)
    assert memory.has_ended("gone")
    assert not memory.workflow.answer(token, {"outcome": "approved"})


def test_a_second_execution_of_an_application_starts_from_the_beginning(memory: Engine) -> None:
    memory.workflow.start("second", 1, STEPS)
    memory.answer("review", FIRST, outcome="approved")
    memory.question()
    memory.workflow.stop("second", 1)
    memory.workflow.start("second", 2, STEPS)
    assert memory.question()[:2] == ("review", FIRST)
    assert memory.workflow.is_running("second", 2)
    assert memory.has_ended("second", 1)
