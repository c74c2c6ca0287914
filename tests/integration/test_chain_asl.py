"""The chain as deployed by infra/stacks/state, run by moto's Step Functions, with fake handlers
that only pass on what they were asked."""

import contextlib
import json
import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from infra.local.stack import LocalStack

PATIENCE = 20.0
STEPS = ("back-office", "section-head", "head")


@dataclass
class Chain:
    """Starts executions and answers what they ask."""

    stack: LocalStack
    asked: "queue.Queue[dict[str, Any]]"
    machine: str

    def start(
        self, application_id: str, timeout: int = 1000, steps: tuple[str, ...] = STEPS
    ) -> str:
        given = {
            "application_id": application_id,
            "steps": [{"id": step, "timeout": timeout} for step in steps],
        }
        started = self.stack.clients["stepfunctions"].start_execution(
            stateMachineArn=self.machine, name=f"{application_id}-1", input=json.dumps(given)
        )
        return started["executionArn"]

    def next_question(self) -> dict[str, Any]:
        return self.asked.get(timeout=PATIENCE)

    def answer(self, question: dict[str, Any], **output: str) -> None:
        self.stack.clients["stepfunctions"].send_task_success(
            taskToken=question["token"], output=json.dumps(output)
        )

    def play(self, outcomes: list[str]) -> list[tuple[str, str | None]]:
        """Answer reviews with these outcomes and everything between; what was asked, in order."""
        asked = []
        remaining = list(outcomes)
        while remaining:
            question = self.next_question()
            asked.append((question["kind"], question.get("step")))
            if question["kind"] in ("review", "sign"):
                self.answer(question, outcome=remaining.pop(0))
            else:
                self.answer(question)
        return asked

    def end(self, execution: str) -> dict[str, Any]:
        """The execution once it no longer runs."""
        states = self.stack.clients["stepfunctions"]
        tick = threading.Event()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            described = states.describe_execution(executionArn=execution)
            if described["status"] != "RUNNING":
                return described
            tick.wait(0.02)
        raise AssertionError("the execution did not end")


@pytest.fixture(scope="module")
def stack_and_questions() -> Iterator[tuple[LocalStack, "queue.Queue[dict[str, Any]]"]]:
    asked: queue.Queue[dict[str, Any]] = queue.Queue()

    def pass_on(event: dict[str, Any], _context: Any) -> None:
        for record in event["Records"]:
            asked.put(json.loads(record["body"]))

    def ignore(_event: dict[str, Any], _context: Any) -> None:
        """Not under test here."""

    handlers = {
        "open_step": pass_on,
        "sign_permit": pass_on,
        "check_upload": ignore,
        "notify": ignore,
        "sweep": ignore,
    }
    with LocalStack(app=None, handlers=handlers) as stack:
        yield stack, asked


@pytest.fixture
def chain(stack_and_questions: tuple[LocalStack, "queue.Queue[dict[str, Any]]"]) -> Chain:
    stack, asked = stack_and_questions
    while not asked.empty():
        asked.get_nowait()
    return Chain(stack, asked, stack.outputs["ChainArn"])


@pytest.fixture
def impatient_chain(chain: Chain) -> Chain:
    """The same definition with every wait of fixed length shortened to a second."""
    states = chain.stack.clients["stepfunctions"]
    deployed = states.describe_state_machine(stateMachineArn=chain.machine)
    definition = json.loads(deployed["definition"])
    inner = definition["States"]["Chain"]["ItemProcessor"]["States"]
    inner["Correct"]["TimeoutSeconds"] = 1
    sign = definition["States"]["Sign"]
    sign["TimeoutSeconds"] = 1
    sign["Retry"] = [{**rule, "IntervalSeconds": 1, "BackoffRate": 1} for rule in sign["Retry"]]
    name = "impatient"
    machine = states.create_state_machine(
        name=name, definition=json.dumps(definition), roleArn=deployed["roleArn"]
    )
    return Chain(chain.stack, chain.asked, machine["stateMachineArn"])


def test_approvals_pass_every_step_in_order_and_end_in_signing(chain: Chain) -> None:
    execution = chain.start("all-approved")
    asked = chain.play(["approved", "approved", "approved"])
    signing = chain.next_question()
    chain.answer(signing, outcome="signed")
    assert asked == [("review", step) for step in STEPS]
    assert signing["kind"] == "sign"
    assert chain.end(execution)["status"] == "SUCCEEDED"


def test_a_return_waits_for_the_correction_and_asks_the_same_step_again(chain: Chain) -> None:
    execution = chain.start("returned-once")
    asked = chain.play(["approved", "returned", "approved", "approved"])
    chain.answer(chain.next_question(), outcome="signed")
    assert asked == [
        ("review", "back-office"),
        ("review", "section-head"),
        ("correct", "section-head"),
        ("review", "section-head"),
        ("review", "head"),
    ]
    assert chain.end(execution)["status"] == "SUCCEEDED"


def test_a_refused_signature_goes_through_the_chain_again(chain: Chain) -> None:
    execution = chain.start("reopened", steps=("head",))
    asked = chain.play(["approved", "reopened", "approved", "signed"])
    assert asked == [("review", "head"), ("sign", None), ("review", "head"), ("sign", None)]
    assert chain.end(execution)["status"] == "SUCCEEDED"


def test_a_rejection_ends_the_execution_well_without_signing(chain: Chain) -> None:
    execution = chain.start("rejected")
    assert chain.play(["approved", "rejected"]) == [
        ("review", "back-office"),
        ("review", "section-head"),
    ]
    assert chain.end(execution)["status"] == "SUCCEEDED"
    assert chain.asked.empty()


def test_a_review_that_times_out_is_asked_again_with_a_new_token(chain: Chain) -> None:
    execution = chain.start("slow-review", timeout=1, steps=("head",))
    first, second = chain.next_question(), chain.next_question()
    assert (second["kind"], second["step"]) == ("review", "head")
    assert first["token"] != second["token"]
    chain.answer(second, outcome="rejected")
    assert chain.end(execution)["status"] == "SUCCEEDED"


def test_a_correction_that_times_out_is_asked_again(impatient_chain: Chain) -> None:
    execution = impatient_chain.start("slow-correction", steps=("head",))
    impatient_chain.answer(impatient_chain.next_question(), outcome="returned")
    first, second = impatient_chain.next_question(), impatient_chain.next_question()
    assert first["kind"] == second["kind"] == "correct"
    impatient_chain.answer(second)
    impatient_chain.answer(impatient_chain.next_question(), outcome="rejected")
    assert impatient_chain.end(execution)["status"] == "SUCCEEDED"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (["aproved"], "UnknownOutcome"),
        (["approved", "aproved"], "SigningStuck"),
        (["approved", ""], "SigningStuck"),
    ],
)
def test_an_outcome_that_nobody_knows_fails_loudly_and_issues_nothing(
    chain: Chain, said: list[str], error: str
) -> None:
    execution = chain.start(f"unknown-{len(said)}-{said[-1]}", steps=("head",))
    asked = chain.play(said)
    assert len(asked) == len(said)
    ended = chain.end(execution)
    assert (ended["status"], ended["error"]) == ("FAILED", error)
    assert chain.asked.empty()


def test_signing_is_asked_four_times_and_then_the_execution_fails_for_the_alarm(
    impatient_chain: Chain,
) -> None:
    execution = impatient_chain.start("stuck", steps=("head",))
    impatient_chain.answer(impatient_chain.next_question(), outcome="approved")
    ended = impatient_chain.end(execution)
    assert (ended["status"], ended["error"]) == ("FAILED", "SigningStuck")
    asked = [impatient_chain.next_question()["kind"] for _ in range(4)]
    assert asked == ["sign"] * 4


def test_a_token_answered_twice_decides_once(chain: Chain) -> None:
    """AWS refuses the second answer, moto takes it and does nothing with it."""
    states = chain.stack.clients["stepfunctions"]
    execution = chain.start("twice", steps=("section-head", "head"))
    question = chain.next_question()
    chain.answer(question, outcome="approved")
    following = chain.next_question()
    refused = (
        states.exceptions.InvalidToken,
        states.exceptions.TaskDoesNotExist,
        states.exceptions.TaskTimedOut,
    )
    with contextlib.suppress(*refused):
        chain.answer(question, outcome="rejected")
    assert following["step"] == "head"
    chain.answer(following, outcome="approved")
    chain.answer(chain.next_question(), outcome="signed")
    assert chain.end(execution)["status"] == "SUCCEEDED"


def test_the_execution_carries_ids_and_timeouts_only(chain: Chain) -> None:
    chain.start("quiet", steps=("head",))
    question = chain.next_question()
    assert question.keys() == {"kind", "application_id", "step", "token", "execution"}
    steps = [{"id": "head", "timeout": 1000}]
    assert question["execution"] == {"application_id": "quiet", "steps": steps}
    assert len(question["token"]) <= 2048
