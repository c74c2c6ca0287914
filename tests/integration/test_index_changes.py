"""A stage that an earlier release made, with records in it, and today's tables: on moto, which
refuses, as CloudFormation does, an update that changes more than one index."""

from collections.abc import Iterator, Mapping
from typing import Any
from unittest import mock

import pytest
from botocore.exceptions import ClientError

from infra import template
from infra.deploying import stacks
from infra.deploying.place import Clients
from infra.local.aws import REGION, LocalAws
from infra.rehearsal import imagined
from tests.support.earlier_tables import releases, template_of

STACK = "sisfo-izin-dev"
APPLICATIONS = f"{STACK}-applications"
PARAMETERS = {"AppName": "sisfo-izin", "Stage": "dev", "PublicUrl": "https://izin.example"}
[BEFORE] = [name for name in releases() if name.endswith("8106ff6d")]
"""The last release whose three indexes of the queue carry less than today's."""


@pytest.fixture
def clients() -> Iterator[Mapping[str, Any]]:
    aws = LocalAws()
    aws.start()
    try:
        with imagined.installed():
            clients = Clients(REGION)
            stacks.ensure(clients, STACK, template_of(BEFORE), PARAMETERS)
            clients["dynamodb"].put_item(TableName=APPLICATIONS, Item=_an_application())
            yield clients
    finally:
        aws.stop()


def _an_application() -> dict[str, Any]:
    told = {
        "pk": "app#a1",
        "sk": "application",
        "queue": "back_office",
        "queue_key": "2026-12-01",
        "summary": "x",
        "created_at": "2026-12-01",
    }
    return {name: {"S": value} for name, value in told.items()}


def _carried(clients: Mapping[str, Any]) -> dict[str, Any]:
    """What the queue's index tells of the one application."""
    found = clients["dynamodb"].query(
        TableName=APPLICATIONS,
        IndexName="by_queue",
        KeyConditionExpression="queue = :q",
        ExpressionAttributeValues={":q": {"S": "back_office"}},
    )
    [item] = found["Items"]
    told: dict[str, Any] = item
    return told


def _indexes(clients: Mapping[str, Any], table: str) -> set[str]:
    told = clients["dynamodb"].describe_table(TableName=f"{STACK}-{table}")["Table"]
    return {one["IndexName"] for one in told["GlobalSecondaryIndexes"]}


def test_the_emulated_cloudformation_refuses_two_indexes_in_one_update(
    clients: Mapping[str, Any],
) -> None:
    plan = stacks._plan(
        clients["cloudformation"], STACK, template.render(), PARAMETERS, is_new=False
    )
    assert plan
    with pytest.raises(ClientError, match="more than one GSI creation or deletion"):
        clients["cloudformation"].execute_change_set(ChangeSetName=plan.change_set)


def test_a_stage_of_an_earlier_release_gets_todays_indexes_and_keeps_its_records(
    clients: Mapping[str, Any],
) -> None:
    shown: list[str] = []

    def agree(planned: Any) -> bool:
        shown.extend(map(str, planned))
        return True

    assert "created_at" not in _carried(clients)
    stacks.ensure(clients, STACK, template.render(), PARAMETERS, agree)
    assert _carried(clients)["created_at"] == {"S": "2026-12-01"}
    assert "by_looker" in _indexes(clients, "notes")
    assert len([line for line in shown if "in an update of its own" in line]) == 7

    again: list[str] = []
    stacks.ensure(clients, STACK, template.render(), PARAMETERS, lambda p: not again.extend(p))
    assert again == [], "and a second run changes nothing"


def test_nothing_is_done_to_an_index_that_nobody_agreed_to(clients: Mapping[str, Any]) -> None:
    with pytest.raises(stacks.StackRefused, match="not agreed to"):
        stacks.ensure(clients, STACK, template.render(), PARAMETERS, lambda _: False)
    assert "created_at" not in _carried(clients)
    assert "by_looker" not in _indexes(clients, "notes")


@pytest.mark.parametrize("done", [1, 2, 5, 7])
def test_a_deployment_that_ends_between_two_indexes_is_finished_by_the_next(
    clients: Mapping[str, Any], done: int
) -> None:
    act, acts = stacks._change_index, 0

    def interrupted(*given: Any) -> None:
        nonlocal acts
        acts += 1
        if acts == done:
            raise KeyboardInterrupt
        act(*given)

    with (
        mock.patch.object(stacks, "_change_index", interrupted),
        pytest.raises(KeyboardInterrupt),
    ):
        stacks.ensure(clients, STACK, template.render(), PARAMETERS)
    stacks.ensure(clients, STACK, template.render(), PARAMETERS)
    assert _carried(clients)["created_at"] == {"S": "2026-12-01"}
    assert "by_looker" in _indexes(clients, "notes")


def test_an_index_that_a_failed_update_left_behind_stops_the_next_before_it_begins(
    clients: Mapping[str, Any],
) -> None:
    clients["dynamodb"].update_table(
        TableName=f"{STACK}-notes",
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": kind}
            for name, kind in (("subject", "S"), ("seq", "N"), ("looker", "S"))
        ],
        GlobalSecondaryIndexUpdates=[
            {
                "Create": {
                    "IndexName": "by_looker",
                    "KeySchema": [{"AttributeName": "looker", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"},
                }
            }
        ],
    )
    with pytest.raises(stacks.StackRefused, match=r"aws dynamodb update-table .*by_looker"):
        stacks.ensure(clients, STACK, template.render(), PARAMETERS)
    assert "created_at" not in _carried(clients)
