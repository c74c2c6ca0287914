"""Canary values in one application all the way on AWS: what calls, queues, executions, keys and
tables hold (docs/checks.md 41)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from chalicelib.adapters.step_functions import StepFunctionsWorkflow
from chalicelib.domain.accounts.model import Actor
from chalicelib.handlers import env
from chalicelib.handlers.logging import log_failure
from tests.fakes.workflow import CHAIN, FakeWorkflow
from tests.support import api, tables, worlds
from tests.support.api import World
from tests.support.canaries import NIK, PASSPHRASE, Walk, watched
from tests.support.stories import (
    NEW_PASSWORD,
    know_newcomers,
    link_token,
    registering,
    registration_form,
    submitted,
)


class BothEngines(FakeWorkflow):
    """Interprets the chain, and calls Step Functions as the real one does."""

    def __init__(self, real: StepFunctionsWorkflow) -> None:
        super().__init__()
        self.real = real
        self.questions: list[dict[str, str]] = []

    def start(self, application_id: str, execution: int, steps: Any) -> None:
        self.real.start(application_id, execution, steps)
        super().start(application_id, execution, steps)

    def answer(self, token: str, output: Any) -> bool:
        self.real.answer(token, output)
        return super().answer(token, output)


@dataclass
class Trail(Walk):
    """``calls``: parameters of all calls to AWS, by service."""

    calls: list[tuple[str, str]] = field(default_factory=list)
    sealed: list[dict[str, Any]] = field(default_factory=list)

    def of(self, *services: str) -> list[str]:
        return [text for service, text in self.calls if service in services]


@pytest.fixture(scope="module")
def trail() -> Iterator[Trail]:
    with worlds.aws_world(real_signing=True) as world:
        made = Trail(world)
        states = world.aws("stepfunctions")
        states.create_state_machine(
            name=api.table("chain"),
            definition=CHAIN.read_text(encoding="utf-8"),
            roleArn=f"arn:aws:iam::{tables.ACCOUNT}:role/chain",
        )
        engine = BothEngines(StepFunctionsWorkflow(states, env.settings(), log_failure))
        world.workflow = vars(world.ports)["workflow"] = engine
        with recorded(world, made), watched(made):
            _follow(made)
        yield made


@contextmanager
def recorded(world: World, trail: Trail) -> Iterator[None]:
    def note(params: Any, model: Any, **_: Any) -> None:
        trail.calls.append((model.service_model.service_name, json.dumps(params, default=str)))

    services = [world.aws(name) for name in ("sqs", "stepfunctions", "s3", "dynamodb")]
    for client in services:
        client.meta.events.register("provide-client-params", note)
    try:
        yield
    finally:
        for client in services:
            client.meta.events.unregister("provide-client-params", note)


def _follow(trail: Trail) -> None:
    world = trail.world
    form = registration_form(1)
    assert registering(world, 1).send_scan().complete().status == 200
    world.call("POST", "/accounts/verify", {"token": link_token(world.send_messages())})
    world.call("POST", "/passwords/forgotten", {"login": form["nik"]})
    reset = {"token": link_token(world.send_messages()), "password": NEW_PASSWORD}
    assert world.call("POST", "/passwords/reset", reset).status == 200
    signed_in = world.call("POST", "/sessions", {"login": form["nik"], "password": NEW_PASSWORD})
    assert signed_in.status == 201
    owner = Actor.of(world.ports.accounts.find_by_nik(form["nik"]))
    know_newcomers(world)
    case = submitted(world, owner).approve_up_to("head")
    world.run_chain()
    path = f"/officer/applications/{case.application_id}/sign"
    body = {"version": case.now.version, "passphrase": PASSPHRASE}
    answer = world.call("POST", path, body, by=world.staff["head"], key="canary-signature")
    assert answer.status == 200, answer.text
    trail.sealed = [item for item in world.items("sessions") if "sealed" in item]
    world.run_chain()
    assert case.now.phase == "issued"
    world.send_messages()


def test_execution_inputs_and_answers_hold_ids_and_times_alone(trail: Trail) -> None:
    told = trail.of("stepfunctions")
    assert any('"input"' in text for text in told)
    assert any('"output"' in text for text in told)
    assert [leak for text in told if (leak := trail.leaks(text, personal=True))] == []
    started = json.loads(next(json.loads(text)["input"] for text in told if '"input"' in text))
    assert sorted(started) == ["application_id", "steps"]
    assert {key for step in started["steps"] for key in step} == {"id", "timeout"}


def test_queues_carry_ids_alone(trail: Trail) -> None:
    told = trail.of("sqs")
    assert any("message_id" in text for text in told)
    assert [leak for text in told if (leak := trail.leaks(text, personal=True))] == []
    questions = [execution.input for execution in trail.world.workflow.executions.values()]
    assert trail.leaks(json.dumps(questions), personal=True) == []


def test_keys_of_objects_tell_nothing_of_a_person(trail: Trail) -> None:
    told = [json.loads(text) for text in trail.of("s3")]
    keys = [call["Key"] for call in told if "Key" in call]
    assert keys
    assert [leak for key in keys if (leak := trail.leaks(key, personal=True))] == []
    assert not any("Metadata" in call or "Tagging" in call for call in told)


def test_secrets_lie_in_no_table_in_clear(trail: Trail) -> None:
    """Neither while they are good nor afterwards; links only in messages that still wait."""
    parts = ("applications", "notes", "accounts", "sessions", "permits", "counters", "outbox")
    for part in parts:
        text = json.dumps(trail.world.items(part), default=str)
        assert [secret for secret in trail.secrets if secret in text] == [], part


def test_the_keys_of_tables_hold_a_nik_only_where_it_must_be_unique(trail: Trail) -> None:
    keys = ("pk", "sk", "subject", "series", "message_id", "applicant_id", "queue", "queue_key",
            "holder_id", "kind", "created_at", "issued_at")  # fmt: skip
    with_nik = {
        value["S"].partition("#")[0]
        for part in ("applications", "notes", "accounts", "sessions", "permits", "outbox")
        for item in trail.world.items(part)
        for name, value in item.items()
        if name in keys and "S" in value and NIK.search(value["S"])
    }
    assert with_nik == {"nik"}


def test_the_passphrase_waits_sealed_and_is_gone_after_the_signature(trail: Trail) -> None:
    [sealed] = trail.sealed
    assert PASSPHRASE.encode() not in bytes(sealed["sealed"]["B"])
    assert int(sealed["expires_at"]["N"]) - trail.world.clock.now().timestamp() <= 1800
    assert not any("sealed" in item for item in trail.world.items("sessions"))


def test_on_aws_too_the_logs_hold_nothing(trail: Trail) -> None:
    assert any("sign" in line for line in trail.logs)
    assert [leak for line in trail.logs if (leak := trail.leaks(line, personal=True))] == []
    assert trail.leaks(trail.printed, personal=True) == []


def test_no_permit_is_kept_under_a_name_that_tells_whose_it_is(trail: Trail) -> None:
    found = trail.world.aws("s3").list_objects_v2(Bucket=tables.bucket("permits"))["Contents"]
    assert [trail.leaks(stored["Key"], personal=True) for stored in found] == [[]]
