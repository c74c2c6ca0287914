"""Canary values through every route and job: NIK, passwords, tokens and passphrase turn up neither
in logs nor URLs, execution inputs, queues, tables or refusals (checks page, line 41)."""

import io
import json
import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pytest

from chalicelib.adapters.step_functions import StepFunctionsWorkflow
from chalicelib.domain.accounts.model import Actor
from chalicelib.handlers import env
from chalicelib.handlers.http import ENDPOINTS
from chalicelib.handlers.logging import log_failure
from tests.fakes.workflow import CHAIN, FakeWorkflow
from tests.support import api, tables, worlds
from tests.support.api import World
from tests.support.route_cases import GOOD_CALLS, OWNER, ROUTES, GoodCall, who
from tests.support.stories import (
    NEW_PASSWORD,
    PASSWORD,
    draft,
    link_token,
    registering,
    registration_form,
    submitted,
)

PASSPHRASE = "sandi-penanda-tangan"
NIK = re.compile(r"(?<!\d)1302\d{12}(?!\d)")
"""Of everybody in these tests."""
PERSONAL = re.compile(r"\d@contoh\.id|\+628\d{8,}|Warga Contoh|Petugas Contoh|Rahmat Hidayat")
CANARY = "1302107105900999 kenari-kuning"
"""What a careless exception or a wrong field may hold."""
BAD_HEADERS = {"Registration-Secret": CANARY, "Cookie": f"sisfo_refresh={CANARY}"}
LINK = re.compile(r"#token=([\w-]+)")

DECLARED = {f"{endpoint.method} {endpoint.path}": endpoint for endpoint in ENDPOINTS}


class Broken:
    """A part that fails, and says too much about it."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise RuntimeError(CANARY)


class Everything(logging.Handler):
    """All records of all loggers, as they are printed and with all that they carry."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        carried = {name: str(value) for name, value in vars(record).items() if name != "args"}
        self.lines.append(f"{record.getMessage()} {json.dumps(carried)}")


@dataclass
class Walk:
    """What was seen on a walk through a world, and the secrets that were in play."""

    world: World
    logs: list[str] = field(default_factory=list)
    printed: str = ""
    raised: list[str] = field(default_factory=list)

    @cached_property
    def secrets(self) -> set[str]:
        found = {PASSWORD, NEW_PASSWORD, PASSPHRASE, "kenari-kuning", *self.world._tokens.values()}
        for _, answer in self.world.history:
            if answer.status < 300:
                found |= {
                    str(answer.body[n]) for n in ("access_token", "secret") if n in answer.body
                }
            cookie = answer.headers.get("set-cookie", "").partition("=")[2].partition(";")[0]
            found |= {cookie.partition(".")[2]} - {""}  # before it stands the session's id
        for sent in self.world.channels.sent:
            found |= set(LINK.findall(sent.body))
        return found

    def leaks(self, text: str, *, personal: bool = False) -> list[str]:
        """Which canaries are in there."""
        found = [secret for secret in self.secrets if secret in text] + NIK.findall(text)
        return found + (PERSONAL.findall(text) if personal else [])


@contextmanager
def watched(walk: Walk) -> Iterator[None]:
    everything, printed = Everything(), io.StringIO()
    root = logging.getLogger()
    root.addHandler(everything)
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            yield
    finally:
        root.removeHandler(everything)
        walk.logs, walk.printed = everything.lines, printed.getvalue()


def caller_of(good: GoodCall) -> str:
    return OWNER if OWNER in good.allowed else min(good.allowed)


def poisoned(body: Any) -> Any:
    """The same body with a canary wherever a text was."""
    if isinstance(body, dict):
        return {name: poisoned(value) for name, value in body.items()}
    if isinstance(body, list):
        return [poisoned(value) for value in body]
    return CANARY if isinstance(body, str) else body


def fail_everywhere(world: World) -> None:
    """From here on nothing behind the domain works, but who asks is still known."""
    for part in ("commit", "sessions", "applications", "permits", "permit_files", "files", "notes",
                 "waits", "answers", "outbox", "signatures", "inspector", "announcer"):  # fmt: skip
        vars(world.ports)[part] = Broken()


# --- every route and job, in memory -------------------------------------------------------------


@pytest.fixture(scope="module")
def walk() -> Iterator[Walk]:
    with worlds.world() as world:
        made = Walk(world)
        with watched(made):
            _walk_routes(world)
            _walk_failing_routes_and_jobs(made)
        yield made


def _walk_routes(world: World) -> None:
    """Each well, then with canaries in all fields, with a field too much, and as nobody."""
    for route in ROUTES:
        good, method = GOOD_CALLS[route](world), route.split()[0]
        caller = caller_of(good)
        if DECLARED[route].body:
            for body in (poisoned(good.body), {**(good.body or {}), "status": CANARY}):
                good.make(world, method, caller, body=body)
            good.make(world, method, caller, raw=json.dumps({"x": CANARY})[:-1].encode())
        good.make(world, method, caller, headers=BAD_HEADERS)
        good.make(world, method, caller, by=CANARY)
        answer = good.make(world, method, caller)
        assert answer.status < 500, answer.text
    world.send_messages()
    world.sweep()


def _walk_failing_routes_and_jobs(walk: Walk) -> None:
    world = walk.world
    built: dict[str, GoodCall] = {route: GOOD_CALLS[route](world) for route in ROUTES}
    case = submitted(world)
    event = world.post_file(draft(world).ask_upload("ktp").key, CANARY.encode())
    announced = world.announced()
    vars(world.ports)["channels"] = Broken()
    vars(world.ports)["inspector"] = Broken()
    jobs = [("notify", announced[0]), ("check_upload", event)]
    for number, (job, body) in enumerate(jobs):
        walk.raised.append(_raised(world, job, body, number))
    people = {route: who(world, good, caller_of(good)) for route, good in built.items()}
    tokens = {route: world.token(person) if person else None for route, person in people.items()}
    fail_everywhere(world)
    for route, good in built.items():
        good.make(world, route.split()[0], caller_of(good), by=tokens[route])
    question = {"application_id": case.application_id, "step": "back_office", "token": CANARY}
    jobs = [
        ("open_step", {"kind": "review", **question}),
        ("sign_permit", {"kind": "sign", **question}),
        ("notify", announced[1]),
        ("check_upload", event),
    ]
    for number, (job, body) in enumerate(jobs):
        walk.raised.append(_raised(world, job, body, number))
    with suppress(Exception):
        world.sweep()


def _raised(world: World, job: str, body: dict[str, Any], number: int) -> str:
    """What Lambda itself would write into the log: the exception that leaves the handler."""
    try:
        world.job(job, body)
    except Exception as failure:
        return "".join(traceback.format_exception_only(failure)) + repr(failure.__cause__)
    return f"{job} {number}: nothing raised"


def test_the_walk_went_everywhere(walk: Walk) -> None:
    """Else the tests below would prove little."""
    statuses = {answer.status for _, answer in walk.world.history}
    assert {200, 201, 202, 401, 404, 409, 422, 500} <= statuses
    routes = {found for line in walk.logs for found in re.findall(r'"route": "([^"]+)"', line)}
    assert set(ROUTES) <= routes
    assert sum("unexpected failure" in line for line in walk.logs) > 30
    assert sum(line.startswith("job failed") for line in walk.logs) >= 5
    assert len(walk.secrets) > 100


def test_no_log_holds_a_canary_or_anything_of_a_person(walk: Walk) -> None:
    leaks = [leak for line in walk.logs if (leak := walk.leaks(line, personal=True))]
    assert leaks == []
    assert walk.leaks(walk.printed, personal=True) == []


def test_no_failure_that_leaves_a_job_tells_what_was_in_it(walk: Walk) -> None:
    """Lambda writes the text of an exception into the log, whatever the handler logged."""
    assert not any("nothing raised" in text for text in walk.raised)
    assert [leak for text in walk.raised if (leak := walk.leaks(text, personal=True))] == []


def test_no_url_holds_a_canary(walk: Walk) -> None:
    for asked, answer in walk.world.history:
        assert walk.leaks(asked, personal=True) == [], asked
        for url in re.findall(r"https?://[^\s\"\\]+|memory://[^\s\"\\]+", answer.text):
            assert walk.leaks(url.partition("#")[0], personal=True) == [], url


def test_no_refusal_repeats_what_was_sent(walk: Walk) -> None:
    """But for the names of fields, by which the client knows its own."""
    for asked, answer in walk.world.history:
        if answer.status >= 400:
            problem = answer.body
            told = [{**error, "field": ""} for error in problem["errors"]]
            assert walk.leaks(json.dumps({**problem, "errors": told}), personal=True) == [], asked


def test_no_answer_gives_back_a_password_or_the_token_it_came_with(walk: Walk) -> None:
    for asked, answer in walk.world.history:
        held = [secret for secret in (PASSWORD, NEW_PASSWORD, PASSPHRASE) if secret in answer.text]
        assert held == [], asked
        tokens = [token for token in walk.world._tokens.values() if token in answer.text]
        assert tokens == [], asked


def test_links_in_messages_carry_their_secret_in_the_fragment_alone(walk: Walk) -> None:
    sent = [message.body for message in walk.world.channels.sent]
    assert any(LINK.search(body) for body in sent)
    for body in sent:
        assert walk.leaks(LINK.sub("", body)) == []


# --- one application all the way, on AWS --------------------------------------------------------


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
