"""A DynamoDB transaction that meets another one is repeated; a refused one is not."""

import boto3
import pytest
from botocore.exceptions import ClientError
from botocore.stub import ANY, Stubber

from chalicelib.adapters.dynamodb import commit
from chalicelib.adapters.dynamodb.commit import DynamoCommitter
from chalicelib.adapters.dynamodb.table import Table
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.storage import Add, AdvanceCounter, CommitRefused

COUNTER, NUMBER = AdvanceCounter("series", 0), Add(NumberClaim(number="1/X", application_id="a1"))


@pytest.fixture
def client() -> object:
    return boto3.client(
        "dynamodb",
        region_name="ap-southeast-3",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it would have waited."""
    waited: list[float] = []
    monkeypatch.setattr(commit.time, "sleep", waited.append)
    return waited


def cancelled(stub: Stubber, *reasons: str) -> None:
    stub.add_client_error(
        "transact_write_items",
        "TransactionCanceledException",
        modeled_fields={"CancellationReasons": [{"Code": reason} for reason in reasons]},
    )


def written(stub: Stubber) -> None:
    stub.add_response("transact_write_items", {}, {"TransactItems": ANY})


def test_a_collision_is_tried_again_after_a_pause(client: object, pauses: list[float]) -> None:
    with Stubber(client) as stub:
        cancelled(stub, "TransactionConflict", "None")
        stub.add_client_error("transact_write_items", "TransactionInProgressException")
        written(stub)
        DynamoCommitter(client, "p")(COUNTER, NUMBER)
        stub.assert_no_pending_responses()
    assert len(pauses) == 2


def test_a_condition_that_failed_is_not_tried_again(client: object, pauses: list[float]) -> None:
    with Stubber(client) as stub, pytest.raises(CommitRefused) as refusal:
        cancelled(stub, "TransactionConflict", "ConditionalCheckFailed")
        DynamoCommitter(client, "p")(COUNTER, NUMBER)
    assert refusal.value.refused == (NUMBER,)
    assert pauses == []


def test_collisions_without_end_are_a_refusal_for_now(client: object, pauses: list[float]) -> None:
    with Stubber(client) as stub, pytest.raises(Unavailable):
        for _ in range(6):
            cancelled(stub, "TransactionConflict", "None")
        DynamoCommitter(client, "p")(COUNTER, NUMBER)
    assert len(pauses) == 5


@pytest.mark.parametrize("reason", ["ThrottlingError", "ProvisionedThroughputExceeded"])
def test_no_capacity_for_now_is_a_refusal_for_now(
    client: object, pauses: list[float], reason: str
) -> None:
    with Stubber(client) as stub, pytest.raises(Unavailable):
        for _ in range(6):
            cancelled(stub, reason, "None")
        DynamoCommitter(client, "p")(COUNTER, NUMBER)
    with Stubber(client) as stub, pytest.raises(Unavailable):
        for _ in range(6):
            stub.add_client_error("transact_write_items", "ThrottlingException")
        DynamoCommitter(client, "p")(COUNTER, NUMBER)


@pytest.mark.parametrize("call", ["get_item", "query", "put_item", "batch_get_item"])
def test_so_is_any_other_call_without_capacity(client: object, call: str) -> None:
    table = Table(client, "p-accounts")
    calls = {
        "get_item": lambda: table.get({"pk": "a"}),
        "query": lambda: table.query(None, ("pk", "a"), limit=1),
        "put_item": lambda: table.put({"pk": "a"}),
        "batch_get_item": lambda: table.get_many([{"pk": "a"}]),
    }
    with Stubber(client) as stub, pytest.raises(Unavailable):
        stub.add_client_error(call, "ProvisionedThroughputExceededException")
        calls[call]()
    with Stubber(client) as stub, pytest.raises(ClientError):
        stub.add_client_error(call, "ResourceNotFoundException")
        calls[call]()


def test_any_other_failure_is_not_hidden(client: object, pauses: list[float]) -> None:
    """A right that is missing, say: nothing is waited for, and the alarm hears of it."""
    with Stubber(client) as stub, pytest.raises(client.exceptions.TransactionCanceledException):
        cancelled(stub, "ValidationError", "None")
        DynamoCommitter(client, "p")(COUNTER, NUMBER)
    with Stubber(client) as stub, pytest.raises(ClientError, match="AccessDenied"):
        stub.add_client_error("transact_write_items", "AccessDeniedException")
        DynamoCommitter(client, "p")(COUNTER, NUMBER)
    assert pauses == []
