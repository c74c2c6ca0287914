"""Items that are made when they are looked at answer as those that were put."""

from typing import Any

import pytest

from infra.local.memory_dynamodb.client import MemoryDynamo
from tests.support.tables import PREFIX, memory_dynamodb

TABLE, COUNT = f"{PREFIX}-permits", 300
HELD = {"ExpressionAttributeNames": {"#h": "holder_id"}, "IndexName": "by_holder"}


def permit(number: int, place: str = "") -> dict[str, Any]:
    at = place or f"{number:06d}"
    return {
        "pk": {"S": f"permit#{number:06d}"}, "holder_id": {"S": "citizen"},
        "issued_at": {"S": at}, "body": {"S": f"{number}"},
    }  # fmt: skip


def put(dynamodb: MemoryDynamo, item: dict[str, Any]) -> None:
    dynamodb.put_item(TableName=TABLE, Item=item)


@pytest.fixture
def both() -> tuple[MemoryDynamo, MemoryDynamo]:
    """The same twice: put, and laid. With three that were put before and after the others."""
    plain, laid = memory_dynamodb(), memory_dynamodb()
    own = [permit(900_001, "000000"), permit(900_002, "000150x"), permit(900_003, "9")]
    for number in range(COUNT):
        put(plain, permit(number))
    put(plain, own[0])
    put(laid, own[0])
    laid.lay(TABLE, permit, COUNT)
    for dynamodb in (plain, laid):
        for item in own[1:]:
            put(dynamodb, item)
    return plain, laid


def walk(dynamodb: MemoryDynamo, condition: str, *, forward: bool, **values: str) -> list[Any]:
    """All pages."""
    pages: list[Any] = []
    asked: dict[str, Any] = {
        "TableName": TABLE, "KeyConditionExpression": f"#h = :h {condition}", "Limit": 40,
        "ScanIndexForward": forward, **HELD,
        "ExpressionAttributeValues": {":h": {"S": "citizen"}}
        | {f":{name}": {"S": value} for name, value in values.items()},
    }  # fmt: skip
    if condition:
        asked["ExpressionAttributeNames"] = {"#h": "holder_id", "#i": "issued_at"}
    while True:
        page = dynamodb.query(**asked)
        pages.append(page)
        if "LastEvaluatedKey" not in page:
            return pages
        asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]


@pytest.mark.parametrize("forward", [True, False], ids=["forward", "backward"])
@pytest.mark.parametrize(
    ("condition", "values"),
    [
        ("", {}),
        ("AND #i > :a", {"a": "000150"}),
        ("AND #i <= :a", {"a": "000150x"}),
        ("AND #i BETWEEN :a AND :b", {"a": "000149", "b": "000201"}),
        ("AND begins_with(#i, :a)", {"a": "00015"}),
        ("AND #i = :a", {"a": "000000"}),
    ],
)
def test_every_page_of_a_query_is_the_same(
    both: tuple[MemoryDynamo, MemoryDynamo], condition: str, values: dict[str, str], forward: bool
) -> None:
    plain, laid = (walk(one, condition, forward=forward, **values) for one in both)
    assert laid == plain and plain[0]["Items"]


def test_an_item_is_got_by_its_key_and_a_strange_key_gets_none(
    both: tuple[MemoryDynamo, MemoryDynamo],
) -> None:
    for key in ("permit#000000", "permit#000299", "permit#000300", "permit#0001501", "permit#"):
        plain, laid = (
            one.get_item(TableName=TABLE, Key={"pk": {"S": key}}).get("Item") for one in both
        )
        assert laid == plain


def test_what_was_put_goes_again_and_what_is_generated_stays_where_it_is(
    both: tuple[MemoryDynamo, MemoryDynamo],
) -> None:
    _, laid = both
    laid.delete_item(TableName=TABLE, Key={"pk": {"S": "permit#900002"}})
    assert sum(page["Count"] for page in walk(laid, "", forward=True)) == COUNT + 2
    with pytest.raises(LookupError):
        laid.delete_item(TableName=TABLE, Key={"pk": {"S": "permit#000150"}})


def test_items_that_are_not_in_order_are_refused() -> None:
    laid = memory_dynamodb()
    with pytest.raises(ValueError, match="by_holder is not in order"):
        laid.lay(TABLE, lambda number: permit(number, f"{999 - number:03d}"), COUNT)
    with pytest.raises(ValueError, match="not in order"):
        laid.lay(TABLE, lambda number: permit(999 - number), COUNT)
