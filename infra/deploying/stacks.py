"""One CloudFormation stack: what would change is shown, agreed to, done and waited for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError, WaiterError

GUARDED = (
    "AWS::DynamoDB::Table",
    "AWS::S3::Bucket",
    "AWS::KMS::Key",
    "AWS::SecretsManager::Secret",
)
"""Whose replacement or removal takes data along."""

_CHANGE_SET = "deploy"
_NEVER_FINISHED = ("ROLLBACK_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED", "DELETE_FAILED")
"""A stack whose first creation failed takes no updates: it is deleted, and begun again."""

_NOTHING = ("didn't contain changes", "No updates are to be performed")


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


Agree = Callable[[Sequence[Planned]], bool]
"""Is shown what would change; whether to do it."""


def yes(_planned: Sequence[Planned]) -> bool:
    return True


def ensure(
    cloudformation: Any,
    name: str,
    template: str,
    parameters: Mapping[str, str],
    agree: Agree = yes,
    *,
    allow_replacement: bool = False,
    wait: bool = True,
) -> dict[str, str]:
    """Create or update it; its outputs by name, none when it is not waited for.

    :raises StackRefused: somebody else is at it, nobody agreed, or data would go.
    :raises StackFailed: CloudFormation rolled back.
    """
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
    plan = _plan(cloudformation, name, template, parameters, is_new=is_new)
    if plan is not None:
        if why := _refusal(plan, agree, allow_replacement):
            cloudformation.delete_change_set(ChangeSetName=plan.change_set)
            raise StackRefused(f"{name}: {why}")
        _carry_out(cloudformation, name, plan, is_new=is_new, wait=wait)
    return outputs(cloudformation, name) if wait else {}


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
    listed = cloudformation.describe_change_set(ChangeSetName=made).get("Changes", [])
    return _Plan(made, [_planned(entry["ResourceChange"]) for entry in listed])


def _says_nothing(why: str) -> bool:
    return any(words in why for words in _NOTHING)


def _planned(change: Mapping[str, Any]) -> Planned:
    return Planned(
        action=change["Action"],
        logical=change["LogicalResourceId"],
        kind=change["ResourceType"],
        replaced=change.get("Replacement") in ("True", "Conditional"),
    )


def _refusal(plan: _Plan, agree: Agree, allow_replacement: bool) -> str:
    """Why it is not done; empty when it is."""
    lost = [str(one) for one in plan.changes if one.takes_data_along]
    if lost and not allow_replacement:
        return f"data would be lost (--allow-replacement): {'; '.join(lost)}"
    return "" if agree(plan.changes) else "not agreed to"


def _carry_out(cloudformation: Any, name: str, plan: _Plan, *, is_new: bool, wait: bool) -> None:
    cloudformation.execute_change_set(ChangeSetName=plan.change_set)
    if not wait:
        return
    waiter = "stack_create_complete" if is_new else "stack_update_complete"
    try:
        cloudformation.get_waiter(waiter).wait(StackName=name, WaiterConfig={"Delay": 5})
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
