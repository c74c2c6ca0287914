"""One CloudFormation stack: what would change is shown, agreed to, done and waited for."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError, WaiterError

from infra.deploying import indexes

_TABLE = "AWS::DynamoDB::Table"
GUARDED = (
    _TABLE,
    "AWS::S3::Bucket",
    "AWS::KMS::Key",
    "AWS::SecretsManager::Secret",
)
"""Whose replacement or removal takes data along."""

_LOST = "data would be lost (--allow-replacement)"
_CHANGE_SET = "deploy"
_NEVER_FINISHED = ("ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED", "DELETE_FAILED")
"""A stack whose first creation failed takes no updates: it is deleted, and begun again."""

_NOTHING = ("didn't contain changes", "No updates are to be performed")

_PATIENT = {"Delay": 5, "MaxAttempts": 4 * 60 * 12}
"""Four hours: a distribution takes a quarter of one, an index as long as its table is large."""


class StackRefused(Exception):
    """Nothing was changed, and why."""


class StackFailed(Exception):
    """CloudFormation went back, and the first thing that failed."""


@dataclass(frozen=True)
class Planned:
    """One resource that a change set would touch. ``action`` is Add, Modify or Remove."""

    action: str
    logical: str
    kind: str
    replaced: bool

    @property
    def takes_data_along(self) -> bool:
        return self.kind in GUARDED and (self.replaced or self.action == "Remove")

    def __str__(self) -> str:
        return f"{self.action:<7}{' REPLACED ' if self.replaced else ' '}{self.kind} {self.logical}"


Agree = Callable[[Sequence[Planned | indexes.Change]], bool]
"""Is shown what would change; whether to do it."""


def yes(_planned: Sequence[Planned | indexes.Change]) -> bool:
    return True


def ensure(
    clients: Mapping[str, Any],
    name: str,
    template: str,
    parameters: Mapping[str, str],
    agree: Agree = yes,
    *,
    allow_replacement: bool = False,
    wait: bool = True,
    say: Callable[[str], object] = print,
) -> dict[str, str]:
    """Create or update it; its outputs by name, none when it is not waited for.

    An update is one more for each index of a table that changes (infra/deploying/indexes.py). All
    of it is agreed to at once.

    :raises StackRefused: somebody else is at it, nobody agreed, or data would go.
    :raises StackFailed: CloudFormation rolled back.
    """
    cloudformation = clients["cloudformation"]
    status = _status(cloudformation, name)
    if status in _NEVER_FINISHED:
        cloudformation.delete_stack(StackName=name)
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=name)
        status = ""
    elif status == "UPDATE_ROLLBACK_FAILED" or (
        status.endswith("IN_PROGRESS") and status != "REVIEW_IN_PROGRESS"
    ):
        raise StackRefused(f"{name} is {status}: wait for it, or end that first")
    is_new = status in ("", "REVIEW_IN_PROGRESS")
    first, later = indexes.Step(template), list[indexes.Step]()
    if not is_new and _TABLE in template:
        first, *later = _steps(clients, name, template, allow_replacement)
    changes = [step.change for step in later if step.change]
    plan = _plan(cloudformation, name, first.template, parameters, is_new=is_new)
    if plan or changes:
        planned = plan.changes if plan else ()
        if why := _refusal(planned, changes, agree, allow_replacement):
            _drop(cloudformation, plan)
            raise StackRefused(f"{name}: {why}")
    if plan:
        _carry_out(cloudformation, name, plan, is_new=is_new, wait=wait)
    for step in later:
        say(f"  {step.change}")
        _change_index(clients, name, step, parameters)
    return outputs(cloudformation, name) if wait else {}


def _steps(
    clients: Mapping[str, Any], name: str, template: str, allow_replacement: bool
) -> list[indexes.Step]:
    """Of an update. What would fail half way is told before."""
    told = clients["cloudformation"].get_template(StackName=name, TemplateStage="Original")
    deployed = told["TemplateBody"]
    if (lost := indexes.retyped(deployed, template)) and not allow_replacement:
        raise StackRefused(f"{name}: {_LOST}: another type for {', '.join(lost)}")
    steps = indexes.steps(deployed, template)
    for logical in sorted({step.change.table for step in steps if step.change}):
        try:
            table = indexes.deployed_table(deployed, logical)
            indexes.look(clients["dynamodb"], _settled(clients, name, logical), table)
        except indexes.TableDiffers as differs:
            raise StackRefused(f"{name}: {differs}") from None
    return steps


def _change_index(
    clients: Mapping[str, Any], name: str, step: indexes.Step, parameters: Mapping[str, str]
) -> None:
    """In an update that touches its table alone, and until the table takes the next one."""
    cloudformation, change = clients["cloudformation"], step.change
    plan = _plan(cloudformation, name, step.template, parameters, is_new=False)
    if change is None or plan is None:
        return
    others = [str(one) for one in plan.changes if one.logical != change.table or one.replaced]
    if others:
        _drop(cloudformation, plan)
        raise StackRefused(f"{name}: with {change} would change: {'; '.join(others)}")
    _carry_out(cloudformation, name, plan, is_new=False, wait=True)
    _settled(clients, name, change.table)


def _settled(clients: Mapping[str, Any], name: str, logical: str) -> str:
    """The name of a table that can be changed now."""
    found = clients["cloudformation"].describe_stack_resource(
        StackName=name, LogicalResourceId=logical
    )
    table: str = found["StackResourceDetail"]["PhysicalResourceId"]
    if not indexes.settle(clients["dynamodb"], table, time.sleep):
        raise StackRefused(f"{table} is still making an index: deploy again when it is ACTIVE")
    return table


def outputs(cloudformation: Any, name: str) -> dict[str, str]:
    """Of a stack that is there."""
    stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    return {entry["OutputKey"]: entry["OutputValue"] for entry in stack.get("Outputs", [])}


def _status(cloudformation: Any, name: str) -> str:
    """Empty when there is none."""
    try:
        found = cloudformation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if "does not exist" in str(error):
            return ""
        raise
    status: str = found[0]["StackStatus"]
    return "" if status == "DELETE_COMPLETE" else status


@dataclass(frozen=True)
class _Plan:
    """``change_set`` is its ARN: a name alone is not asked for without its stack."""

    change_set: str
    changes: Sequence[Planned]


def _plan(
    cloudformation: Any, name: str, template: str, parameters: Mapping[str, str], *, is_new: bool
) -> _Plan | None:
    """``None`` when nothing would change."""
    try:
        made = cloudformation.create_change_set(
            StackName=name,
            ChangeSetName=_CHANGE_SET,
            ChangeSetType="CREATE" if is_new else "UPDATE",
            TemplateBody=template,
            Parameters=[
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
            ],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )["Id"]
    except ClientError as error:
        if _says_nothing(str(error)):
            return None
        raise
    try:
        cloudformation.get_waiter("change_set_create_complete").wait(
            ChangeSetName=made, WaiterConfig={"Delay": 3}
        )
    except WaiterError:
        why = cloudformation.describe_change_set(ChangeSetName=made).get("StatusReason", "")
        cloudformation.delete_change_set(ChangeSetName=made)
        if _says_nothing(why):
            return None
        raise StackRefused(f"{name}: {why}") from None
    return _Plan(
        made, [_planned(entry["ResourceChange"]) for entry in _listed(cloudformation, made)]
    )


def _listed(cloudformation: Any, change_set: str) -> Iterator[Any]:
    more: dict[str, str] = {}
    while True:
        page = cloudformation.describe_change_set(ChangeSetName=change_set, **more)
        yield from page.get("Changes", [])
        if not page.get("NextToken"):
            return
        more = {"NextToken": page["NextToken"]}


def _says_nothing(why: str) -> bool:
    return any(words in why for words in _NOTHING)


def _planned(change: Mapping[str, Any]) -> Planned:
    return Planned(
        action=change["Action"],
        logical=change["LogicalResourceId"],
        kind=change["ResourceType"],
        replaced=_replaced(change),
    )


def _replaced(change: Mapping[str, Any]) -> bool:
    """Whether it might be. An index more or less changes a table's list of attributes, of which
    CloudFormation says that it might, and which replaces it for another type alone
    (``indexes.retyped`` looks for that)."""
    replaced: str = change.get("Replacement", "False")
    if replaced != "Conditional" or change["ResourceType"] != _TABLE:
        return replaced != "False"
    causes = {
        one["Target"].get("Name")
        for one in change.get("Details", [])
        if one["Target"].get("RequiresRecreation") != "Never"
    }
    return causes != {"AttributeDefinitions"}


def _refusal(
    planned: Sequence[Planned],
    changes: Sequence[indexes.Change],
    agree: Agree,
    allow_replacement: bool,
) -> str:
    """Why it is not done; empty when it is."""
    lost = [str(one) for one in planned if one.takes_data_along]
    if lost and not allow_replacement:
        return f"{_LOST}: {'; '.join(lost)}"
    return "" if agree([*planned, *changes]) else "not agreed to"


def _drop(cloudformation: Any, plan: _Plan | None) -> None:
    if plan:
        cloudformation.delete_change_set(ChangeSetName=plan.change_set)


def _carry_out(cloudformation: Any, name: str, plan: _Plan, *, is_new: bool, wait: bool) -> None:
    cloudformation.execute_change_set(ChangeSetName=plan.change_set)
    if not wait:
        return
    waiter = "stack_create_complete" if is_new else "stack_update_complete"
    try:
        cloudformation.get_waiter(waiter).wait(StackName=name, WaiterConfig=_PATIENT)
    except WaiterError:
        raise StackFailed(f"{name}: {first_failure(cloudformation, name)}") from None


def first_failure(cloudformation: Any, name: str) -> str:
    """The others are cancelled for its sake."""
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    failed = [
        f"{one['LogicalResourceId']} ({one['ResourceType']}): {one.get('ResourceStatusReason', '')}"
        for one in reversed(events)
        if one["ResourceStatus"].endswith("FAILED")
    ]
    return failed[0] if failed else "no event says why"
