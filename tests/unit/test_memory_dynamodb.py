"""What a DynamoDB in memory promises besides AWS's answers: costs, copies, threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from math import log2
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.permits import DynamoPermits
from chalicelib.adapters.dynamodb.wire import to_wire
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.domain.storage import Page
from infra.local.memory_dynamodb.client import MemoryDynamo
from infra.local.memory_dynamodb.costs import Costs
from tests.contract import records
from tests.support.tables import PREFIX, memory_dynamodb

COUNTERS = f"{PREFIX}-counters"
FEW, MANY, SHOWN = 200, 5_000, 25
ADD = {"UpdateExpression": "ADD n :n", "ExpressionAttributeValues": {":n": {"N": "1"}}}


@pytest.fixture
def dynamodb() -> MemoryDynamo:
    return memory_dynamodb()


def fill(dynamodb: MemoryDynamo, first: int, last: int) -> None:
    """Permits of one holder, that all end on one day."""
    permit = to_wire(item_of(records.permit()))
    for number in range(first, last):
        place = {"S": f"{number * 7919 % MANY:06d}"}  # in no order
        own = {"pk": {"S": f"permit#{number}"}, "issued_at": place, "expires_on": place}
        dynamodb.put_item(TableName=f"{PREFIX}-permits", Item=permit | own)


def pages(dynamodb: MemoryDynamo, read: Callable[..., Page[Any]]) -> Costs:
    """Of the first page and the next."""
    with dynamodb.counting() as costs:
        first = read(limit=SHOWN, cursor=None)
        second = read(limit=SHOWN, cursor=first.cursor)
    assert len(first.items) == len(second.items) == SHOWN
    return costs


@pytest.mark.parametrize("name", ["by_holder", "expiring"])
def test_a_page_costs_the_same_however_much_lies_around_it(
    dynamodb: MemoryDynamo, name: str
) -> None:
    permits = DynamoPermits(dynamodb, PREFIX)
    reads: dict[str, Callable[..., Page[Any]]] = {
        "by_holder": partial(permits.by_holder, "citizen"),
        "expiring": partial(permits.expiring, date.min, date.max),
    }
    fill(dynamodb, 0, FEW)
    few = pages(dynamodb, reads[name])
    fill(dynamodb, FEW, MANY)
    many = pages(dynamodb, reads[name])
    assert (few.calls, few.read_units) == (many.calls, many.read_units)
    halvings = log2(MANY) - log2(FEW)
    assert many.looked_at - few.looked_at <= 6 * (halvings + 1)
    assert 2 * SHOWN <= few.looked_at <= 2 * SHOWN + 6 * (log2(FEW) + 1)


def test_units_follow_the_rules_of_aws(dynamodb: MemoryDynamo) -> None:
    large = {"series": {"S": "s"}, "part": {"S": "p"}, "text": {"S": "x" * 1500}}
    put = {"TableName": COUNTERS, "Item": large}
    asked = {"TableName": COUNTERS, "Key": {"series": {"S": "s"}, "part": {"S": "p"}}}

    def cost(call: Callable[[], Any]) -> tuple[float, float]:
        with dynamodb.counting() as costs:
            try:
                call()
            except dynamodb.exceptions.ClientError:
                assert costs.calls.total() == 1
        return costs.read_units, costs.write_units

    assert cost(lambda: dynamodb.get_item(**asked)) == (0.5, 0)
    assert cost(lambda: dynamodb.get_item(**asked, ConsistentRead=True)) == (1, 0)
    assert cost(lambda: dynamodb.put_item(**put)) == (0, 2)
    assert cost(lambda: dynamodb.transact_write_items(TransactItems=[{"Put": put}])) == (0, 4)
    refused = put | {"ConditionExpression": "attribute_not_exists(series)"}
    assert cost(lambda: dynamodb.put_item(**refused)) == (0, 2)
    assert cost(lambda: dynamodb.delete_item(**asked)) == (0, 2)


def test_an_index_costs_a_write_of_its_own(dynamodb: MemoryDynamo) -> None:
    with dynamodb.counting() as costs:
        fill(dynamodb, 0, 1)
        # the holder's holds the whole permit, those of type and expiry a part
        assert (costs.write_units, costs.index_units) == (1, 1 + 1 + 1)
        fill(dynamodb, 0, 1)
    assert costs.index_units == 3, "nothing has changed in them"


def test_nothing_that_a_caller_holds_is_what_is_stored(dynamodb: MemoryDynamo) -> None:
    given = {"series": {"S": "s"}, "part": {"S": "p"}, "l": {"L": [{"M": {"a": {"N": "1"}}}]}}
    dynamodb.put_item(TableName=COUNTERS, Item=given)
    given["l"]["L"].clear()
    for _ in range(2):
        found = dynamodb.get_item(
            TableName=COUNTERS, Key={"series": {"S": "s"}, "part": {"S": "p"}}
        )["Item"]
        assert found["l"] == {"L": [{"M": {"a": {"N": "1"}}}]}
        found["l"]["L"][0]["M"].clear()


def test_of_many_at_once_nothing_is_lost(dynamodb: MemoryDynamo) -> None:
    def add(_: int) -> None:
        dynamodb.update_item(
            TableName=COUNTERS, Key={"series": {"S": "s"}, "part": {"S": "p"}}, **ADD
        )

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(add, range(800)))
    (item,) = dynamodb.items(COUNTERS)
    assert item["n"] == {"N": "800"}


def test_what_is_not_understood_is_never_passed_over(dynamodb: MemoryDynamo) -> None:
    key = {"TableName": COUNTERS, "Key": {"series": {"S": "s"}, "part": {"S": "p"}}}
    with pytest.raises(TypeError):
        dynamodb.update_item(**key, **ADD, ReturnValues="UPDATED_OLD")
    with pytest.raises(TypeError):
        dynamodb.get_item(**key, ProjectionExpression="n")
    with pytest.raises(dynamodb.exceptions.ClientError, match="Syntax error"):
        dynamodb.delete_item(**key, ConditionExpression="attribute_exists(a.b)")
