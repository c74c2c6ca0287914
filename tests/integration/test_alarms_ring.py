"""Each alarm, as the stack "watch" makes it, rings for its fault and not before.

The fault is caused on the local stack. What CloudWatch would have of it is read under the alarm's
own name and dimensions: a queue, a function or a state machine that is not there fails the test.
``NOT_HERE`` is what no emulator shows (docs/operations.md, "What only an account can show").
"""

import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from moto.sqs.models import sqs_backends

from chalicelib.adapters.dynamodb.wire import to_wire
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.adapters.signing.chain_end import ParameterChain
from chalicelib.domain.asides import Aside
from chalicelib.domain.audit.notes import Note
from chalicelib.handlers import answering
from chalicelib.handlers.jobs import erase, notify, sweep
from chalicelib.handlers.logging import logger
from chalicelib.handlers.wiring.parts import no_filter
from demo.client import until
from infra import alarms
from infra.local.lambdas import SOURCES, scheduled_event
from infra.local.names import ACCOUNT, APP, PREFIX, REGION, STAGE
from infra.local.stack import LocalStack
from tests.contract.samples import SAMPLES
from tests.support.alarm_values import rings
from tests.support.watched import Watched

ROWS = alarms.rows()
NOT_HERE = {
    "api-throttled": "moto never lacks a place to run",
    "failures": "moto leaves nothing behind of a run that is ended",
    "mail-bounces": "moto's mails all arrive",
    "mail-complaints": "likewise",
}
Patch = pytest.MonkeyPatch


def _resolved(value: Any) -> Any:
    """As CloudFormation would: ``Fn::Sub`` with the local stage's names."""
    if isinstance(value, list):
        return [_resolved(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "Fn::Sub" not in value:
        return {key: _resolved(one) for key, one in value.items()}
    text = value["Fn::Sub"]
    for name, meant in {
        "AppName": APP,
        "Stage": STAGE,
        "AWS::Partition": "aws",
        "AWS::Region": REGION,
        "AWS::AccountId": ACCOUNT,
    }.items():
        text = text.replace(f"${{{name}}}", meant)
    return text


ALARMS = {
    name: _resolved(alarms._alarm(name, row)["Properties"]) for name, row in ROWS["alarm"].items()
}


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with LocalStack(demo_accounts=False, sweep_seconds=3600) as stack:
        watching = Watched(stack)
        service = logging.getLogger(logger.name)
        service.addHandler(watching.handler)
        yield watching
        service.removeHandler(watching.handler)


# --- the faults ---------------------------------------------------------------------------------


def _given_up(part: str) -> Callable[[Watched, Patch], None]:
    """A message that nobody can read, taken three times."""

    def cause(watched: Watched, _: Patch) -> None:
        sqs = watched.stack.clients["sqs"]
        url = sqs.get_queue_url(QueueName=f"{PREFIX}-{part}")["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody="{")
        until(f"a dead letter of {part}", lambda: watched.visible(f"{PREFIX}-{part}-dlq") or None)

    return cause


def _old(part: str) -> Callable[[Watched, Patch], None]:
    """A message that lies there for longer than half an hour, and is not taken."""

    def cause(watched: Watched, _: Patch) -> None:
        sqs = watched.stack.clients["sqs"]
        url = sqs.get_queue_url(QueueName=f"{PREFIX}-{part}")["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody="{}", DelaySeconds=900)
        queue = sqs_backends[ACCOUNT][REGION].queues[f"{PREFIX}-{part}"]
        queue._messages[-1].sent_timestamp -= 1_900_000

    return cause


def _failing(function: str, *, times: int = 1) -> Callable[[Watched, Patch], None]:
    """Its run cannot do what it is for."""

    def cause(watched: Watched, patched: Patch) -> None:
        for where, what in ((sweep.sweeping, "_mend_chains"), (erase.erasing, "_persons")):
            patched.setattr(where, what, _broken)
        record = {
            "body": "{",
            "receiptHandle": "r",
            "attributes": {"ApproximateReceiveCount": "1"},
            "eventSource": "aws:sqs",
        }
        event = {"Records": [record]} if function in SOURCES else scheduled_event({})
        for _ in range(times):
            watched.run(function, event)

    return cause


def _chain_failed(watched: Watched, _: Patch) -> None:
    states = watched.stack.clients["stepfunctions"]
    [machine] = states.list_state_machines()["stateMachines"]
    arn = machine["stateMachineArn"]
    run = states.start_execution(stateMachineArn=arn, name="a1-1", input='{"nothing": "right"}')
    until(
        "an execution that failed",
        lambda: (
            states.describe_execution(executionArn=run["executionArn"])["status"] == "FAILED"
            or None
        ),
    )


def _chain_timed_out(watched: Watched, _: Patch) -> None:
    """The chain has no time limit of its own, and AWS gives it a year: here it has a second."""
    states = watched.stack.clients["stepfunctions"]
    [machine] = states.list_state_machines()["stateMachines"]
    arn = machine["stateMachineArn"]
    own = states.describe_state_machine(stateMachineArn=arn)["definition"]
    waiting = {"Waiting": {"Type": "Wait", "Seconds": 30, "End": True}}
    short = {"StartAt": "Waiting", "TimeoutSeconds": 1, "States": waiting}
    states.update_state_machine(stateMachineArn=arn, definition=json.dumps(short))
    try:
        run = states.start_execution(stateMachineArn=arn, name="a1-late", input="{}")
        until(
            "an execution that ran out of time",
            lambda: (
                states.describe_execution(executionArn=run["executionArn"])["status"] == "TIMED_OUT"
                or None
            ),
        )
    finally:
        states.update_state_machine(stateMachineArn=arn, definition=own)


def _swept(**found: Any) -> Callable[[Watched, Patch], None]:
    def cause(watched: Watched, patched: Patch) -> None:
        patched.setattr(sweep.sweeping, "sweep", lambda *_, **__: sweep.sweeping.Swept(**found))
        watched.stack.sweep()

    return cause


def _asides(watched: Watched, _: Patch) -> None:
    """A note that is no JSON, and marked so."""
    [note] = [one for one in SAMPLES if isinstance(one, Note)]
    key = {"subject": note.subject, "seq": note.seq}
    dynamodb, place = watched.stack.clients["dynamodb"], f"notes/{note.subject}/{note.seq}"
    dynamodb.put_item(TableName=f"{PREFIX}-notes", Item=to_wire({**key, "body": "?"}))
    mark = Aside(place=place, kind="Note", why="garbage", key=key)
    dynamodb.put_item(TableName=f"{PREFIX}-asides", Item=to_wire(item_of(mark)))
    watched.stack.sweep()


def _nothing(_: Watched, __: Patch) -> None:
    """Silence is the fault."""


def _broken_api(watched: Watched, patched: Patch) -> None:
    patched.setattr(answering, "_run", _broken)
    for _ in range(3):
        assert requests.get(f"{watched.stack.url}/api/office", timeout=30).status_code == 500


def _slow_api(watched: Watched, patched: Patch) -> None:
    """Four seconds pass whenever somebody looks at the clock."""
    ticks = iter(range(0, 4000, 4))
    patched.setattr(answering.time, "perf_counter", lambda: float(next(ticks)))
    requests.get(f"{watched.stack.url}/api/office", timeout=30)


def _guessing(watched: Watched, _: Patch) -> None:
    """One wrong password, as often as it takes."""
    wrong = {"login": "1302100303010099", "password": "salah"}
    address = f"{watched.stack.url}/api/sessions"
    assert requests.post(address, json=wrong, timeout=30).status_code == 401
    line = watched.stream.getvalue().splitlines()[-1]
    watched.stream.write(f"{line}\n" * 499)


def _messages_failed(watched: Watched, patched: Patch) -> None:
    patched.setattr(notify, "send", lambda *_: {f"m{n}": "failed" for n in range(5)})
    record = {
        "body": json.dumps({"message_ids": ["m0"]}),
        "receiptHandle": "r",
        "attributes": {"ApproximateReceiveCount": "1"},
        "eventSource": "aws:sqs",
    }
    watched.run("notify", {"Records": [record]})


def _memory_readable(watched: Watched, _: Patch) -> None:
    """The line without which nobody would know, of a function whose memory is hidden first."""
    no_filter(hidden=True)
    alarm = ALARMS["memory-readable"]
    assert watched.stream.getvalue() and not rings(alarm, watched.values(alarm))
    no_filter(hidden=False)


def _ending(days: int) -> Callable[[Watched, Patch], None]:
    def cause(watched: Watched, patched: Patch) -> None:
        ends = datetime.now(UTC) + timedelta(days=days)
        patched.setattr(ParameterChain, "first_end", lambda _: ends)
        watched.stack.sweep()

    return cause


def _broken(*_: object) -> None:
    raise RuntimeError


FAULTS: dict[str, Callable[[Watched, Patch], None]] = {
    **{f"{part}-dlq": _given_up(part) for part in SOURCES.values()},
    "uploads-age": _old("uploads"),
    "signing-age": _old("signing"),
    "chain-failed": _chain_failed,
    "chain-timed-out": _chain_timed_out,
    "sweep-failed": _failing("sweep"),
    "sweep-silent": _nothing,
    "erase-failed": _failing("erase"),
    "erase-silent": _nothing,
    "asides": _asides,
    "chains-restarted": _swept(outcomes=[(f"a{n}", "restarted") for n in range(20)]),
    "api-failed": _broken_api,
    "sign-ins-refused": _guessing,
    "api-slow": _slow_api,
    "signing-errors": _failing("sign_permit", times=5),
    "messages-failed": _messages_failed,
    "memory-readable": _memory_readable,
    "certificate-ends-soon": _ending(29),
    "certificate-ends": _ending(6),
}


@pytest.mark.parametrize("name", FAULTS)
def test_an_alarm_rings_for_its_fault_and_not_before(
    name: str, watched: Watched, monkeypatch: Patch
) -> None:
    alarm = ALARMS[name]
    watched.begin()
    if name.endswith("-silent"):
        watched.run(name.partition("-")[0], scheduled_event({}))
    assert not rings(alarm, watched.values(alarm)), "it rings while all is well"
    if name.endswith("-silent"):
        watched.begin()
    FAULTS[name](watched, monkeypatch)
    assert rings(alarm, watched.values(alarm)), f"silent at {watched.values(alarm)}"


def test_every_alarm_has_its_fault_or_a_reason_why_not() -> None:
    assert sorted([*FAULTS, *NOT_HERE]) == sorted(ALARMS)


def test_what_rings_on_an_account_alone_stands_where_such_things_are_listed() -> None:
    page = Path("docs/operations.md").read_text(encoding="utf-8")
    _, _, listed = page.partition("## What only an account can show")
    assert set(re.findall(r"\(#alarm-([\w-]+)\)", listed)) == set(NOT_HERE)


def test_an_alarm_whose_queue_is_misspelt_is_noticed(watched: Watched) -> None:
    other = {**ALARMS["signing-dlq"], "Dimensions": [{"Name": "QueueName", "Value": "signing"}]}
    with pytest.raises(Exception, match="NonExistentQueue"):
        watched.values(other)
