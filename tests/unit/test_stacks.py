"""One stack on a CloudFormation that says what ours is told: a first creation that failed, somebody
else at it, and the first thing that went wrong."""

from typing import Any

import pytest
from botocore.exceptions import ClientError, WaiterError

from infra.deploying import stacks


class Waiter:
    def __init__(self, owner: "CloudFormation", name: str) -> None:
        self.owner, self.name = owner, name

    def wait(self, **_: Any) -> None:
        if self.name in self.owner.failing:
            raise WaiterError(self.name, "failed", {})
        self.owner.done.append(self.name)


class CloudFormation:
    def __init__(self, status: str, *failing: str) -> None:
        self.status, self.failing = status, failing
        self.done: list[str] = []
        self.kinds: list[str] = []

    def describe_stacks(self, StackName: str) -> Any:
        if not self.status:
            said = {"Error": {"Code": "ValidationError", "Message": "x does not exist"}}
            raise ClientError(said, "DescribeStacks")
        return {"Stacks": [{"StackStatus": self.status, "Outputs": []}]}

    def delete_stack(self, StackName: str) -> None:
        self.done.append("deleted")

    def create_change_set(self, ChangeSetType: str, **_: Any) -> Any:
        self.kinds.append(ChangeSetType)
        return {"Id": "arn:changes"}

    def describe_change_set(self, ChangeSetName: str) -> Any:
        return {"StatusReason": "The submitted information didn't contain changes.", "Changes": []}

    def delete_change_set(self, ChangeSetName: str) -> None:
        self.done.append("plan dropped")

    def execute_change_set(self, ChangeSetName: str) -> None:
        self.done.append("executed")
        self.status = self.status or "CREATE_COMPLETE"

    def get_waiter(self, name: str) -> Waiter:
        return Waiter(self, name)

    def describe_stack_events(self, StackName: str) -> Any:
        def event(logical: str, status: str, why: str) -> dict[str, str]:
            return {
                "LogicalResourceId": logical,
                "ResourceType": "AWS::X::Y",
                "ResourceStatus": status,
                "ResourceStatusReason": why,
            }

        return {
            "StackEvents": [  # newest first, as AWS does
                event("Table", "CREATE_FAILED", "Resource creation cancelled"),
                event("Queue", "CREATE_FAILED", "no such key"),
                event("Queue", "CREATE_IN_PROGRESS", ""),
            ]
        }


@pytest.mark.parametrize("status", ["ROLLBACK_COMPLETE", "CREATE_FAILED", "DELETE_FAILED"])
def test_a_stack_whose_first_creation_failed_is_deleted_and_begun_again(status: str) -> None:
    aws = CloudFormation(status)
    stacks.ensure({"cloudformation": aws}, "x", "", {})
    assert aws.done[:2] == ["deleted", "stack_delete_complete"]
    assert aws.kinds == ["CREATE"]
    assert "stack_create_complete" in aws.done


@pytest.mark.parametrize("status", ["UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_FAILED"])
def test_nothing_is_begun_while_somebody_is_at_it_or_it_is_stuck(status: str) -> None:
    aws = CloudFormation(status)
    with pytest.raises(stacks.StackRefused, match=status):
        stacks.ensure({"cloudformation": aws}, "x", "", {})
    assert aws.kinds == []


def test_what_failed_first_is_told_and_not_what_was_cancelled_for_it() -> None:
    aws = CloudFormation("", "stack_create_complete")
    with pytest.raises(stacks.StackFailed, match=r"Queue .*no such key"):
        stacks.ensure({"cloudformation": aws}, "x", "", {})


def test_when_nothing_would_change_nothing_is_done() -> None:
    aws = CloudFormation("UPDATE_COMPLETE", "change_set_create_complete")
    stacks.ensure({"cloudformation": aws}, "x", "", {})
    assert aws.done == ["plan dropped"]


def test_what_is_not_agreed_to_is_not_done() -> None:
    aws = CloudFormation("UPDATE_COMPLETE")
    with pytest.raises(stacks.StackRefused, match="not agreed"):
        stacks.ensure({"cloudformation": aws}, "x", "", {}, agree=lambda _: False)
    assert "executed" not in aws.done


def _change(**told: Any) -> dict[str, Any]:
    kind = "AWS::DynamoDB::Table"
    return {"Action": "Modify", "LogicalResourceId": "Notes", "ResourceType": kind, **told}


def _because_of(*names: str) -> list[dict[str, Any]]:
    return [{"Target": {"Name": name, "RequiresRecreation": "Conditionally"}} for name in names]


@pytest.mark.parametrize(
    ("told", "lost"),
    [
        ({"Replacement": "False"}, False),
        ({"Replacement": "True"}, True),
        ({"Replacement": "Conditional", "Details": _because_of("AttributeDefinitions")}, False),
        ({"Replacement": "Conditional", "Details": _because_of("KeySchema")}, True),
        (
            {
                "Replacement": "Conditional",
                "Details": _because_of("AttributeDefinitions", "TableName"),
            },
            True,
        ),
    ],
)
def test_a_longer_list_of_attributes_alone_replaces_no_table(told: Any, lost: bool) -> None:
    assert stacks._planned(_change(**told)).takes_data_along is lost


def test_what_would_be_lost_is_seen_on_every_page_of_a_change_set() -> None:
    aws = CloudFormation("UPDATE_COMPLETE")
    pages = {
        "": {"Changes": [], "NextToken": "second"},
        "second": {"Changes": [{"ResourceChange": _change(Action="Remove")}]},
    }
    aws.describe_change_set = lambda ChangeSetName, NextToken="": pages[NextToken]  # type: ignore[method-assign]  # its pages
    with pytest.raises(stacks.StackRefused, match="data would be lost"):
        stacks.ensure({"cloudformation": aws}, "x", "", {})
