"""Executions that the previous release began end under this one, and its records are read.

``tests/fixtures/previous_release`` says of which commit it is.
"""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demo import stories
from demo.client import Browser, until
from infra import template
from infra.local.names import ACCOUNT, PREFIX
from infra.local.stack import LocalStack

PREVIOUS = Path(__file__).parents[1] / "fixtures" / "previous_release"
RECORDS: dict[str, Any] = json.loads((PREVIOUS / "records.json").read_text(encoding="utf-8"))
APPLICATION, HOLDER = RECORDS["application_id"], RECORDS["account_id"]
BEGUN = RECORDS["execution"]


def no_sweep(_event: Any, _context: Any) -> None:
    """It would replace the execution that is tried here."""


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    """Deployed with the chain of before, whose executions go on with it; then today's over it."""
    patched = pytest.MonkeyPatch()
    before = (PREVIOUS / "chain.asl.json").read_text(encoding="utf-8")
    patched.setattr(template, "chain", lambda: json.dumps(json.loads(before)))
    with LocalStack(handlers={"sweep": no_sweep, "erase": no_sweep}) as running:
        patched.undo()
        _lay_records(running)
        yield running


def _lay_records(stack: LocalStack) -> None:
    for part, items in RECORDS["tables"].items():
        for item in items:
            stack.clients["dynamodb"].put_item(TableName=f"{PREFIX}-{part}", Item=item)
    for file in RECORDS["files"]:
        bucket = f"{PREFIX}-documents-{ACCOUNT}"
        stored = stack.clients["s3"].put_object(
            Bucket=bucket, Key=file["key"], Body=base64.b64decode(file["content"])
        )
        _name_the_version(bucket, file["key"], stored["VersionId"], file["version"])


def _name_the_version(bucket: str, key: str, made: str, wanted: str) -> None:
    """A version's id is AWS's to give; the records know the one of before."""
    from moto.s3.models import s3_backends

    for version in s3_backends[ACCOUNT]["aws"].buckets[bucket].keys.getlist(key):
        if version._version_id == made:
            version._version_id = wanted


def execution(stack: LocalStack) -> dict[str, Any]:
    machine = stack.outputs["ChainArn"].replace(":stateMachine:", ":execution:")
    found: dict[str, Any] = stack.clients["stepfunctions"].describe_execution(
        executionArn=f"{machine}:{BEGUN['name']}"
    )
    return found


def test_an_execution_begun_by_the_previous_release_ends_with_a_signed_permit(
    stack: LocalStack,
) -> None:
    engine = stack.clients["stepfunctions"]
    assert "correlation_id" not in BEGUN["input"]
    engine.start_execution(
        stateMachineArn=stack.outputs["ChainArn"],
        name=BEGUN["name"],
        input=json.dumps(BEGUN["input"]),
    )
    engine.update_state_machine(
        stateMachineArn=stack.outputs["ChainArn"], definition=_deployed(stack)
    )
    offices = {}
    for account in stack.accounts:
        offices[account["role"]] = Browser(stack.url)
        offices[account["role"]].sign_in(account["sign_in"], account["password"])
    next_in_line = offices[BEGUN["input"]["steps"][1]["id"]]
    file = next_in_line.call("GET", f"/officer/applications/{APPLICATION}")["application"]
    people = stories.Offices(offices)
    citizen = stories.Citizen(
        Browser(stack.url), lambda *_: None, "", "", "", {}, application_id=APPLICATION, file=file
    )
    stories.pass_chain(people, citizen, citizen.say)
    until("the end of the execution", lambda: execution(stack)["status"] != "RUNNING" or None)
    assert execution(stack)["status"] == "SUCCEEDED"
    [permit] = stack.ports.permits.by_holder(HOLDER, limit=5, cursor=None).items
    assert permit.application_id == APPLICATION
    assert stack.asides == [] and stack.refused == []


def _deployed(stack: LocalStack) -> str:
    """Today's, with the queues of this stack where CloudFormation puts them."""
    now = stack.clients["stepfunctions"].describe_state_machine(
        stateMachineArn=stack.outputs["ChainArn"]
    )["definition"]
    urls = {url.rpartition("-")[2]: url for url in _urls(json.loads(now))}
    return (
        template.chain()
        .replace("${StepsQueue}", urls["steps"])
        .replace("${SigningQueue}", urls["signing"])
        .replace("${AWS::Partition}", "aws")
    )


def _urls(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "QueueUrl":
                yield value
            else:
                yield from _urls(value)


def test_one_begun_today_without_what_only_todays_functions_give_asks_all_the_same(
    stack: LocalStack,
) -> None:
    """The stack is changed before the functions: for some minutes the older ones start executions
    of the newer definition. And after a way back, for as long as it holds."""
    engine = stack.clients["stepfunctions"]
    engine.update_state_machine(
        stateMachineArn=stack.outputs["ChainArn"], definition=_deployed(stack)
    )
    arn = engine.start_execution(
        stateMachineArn=stack.outputs["ChainArn"],
        name="unknown-1",
        input=json.dumps({**BEGUN["input"], "application_id": "unknown"}),
    )["executionArn"]

    def asked() -> bool | None:
        events = engine.get_execution_history(executionArn=arn)["events"]
        return any(one["type"] == "TaskSubmitted" for one in events) or None

    until("the question of the execution", asked)
    assert engine.describe_execution(executionArn=arn)["status"] == "RUNNING"
