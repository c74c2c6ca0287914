"""The DynamoDB in memory answers and refuses as others do: the same requests go to it, to moto, and
(``make test-conformance``) to AWS's own DynamoDB Local."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.local.memory_dynamodb.client import MemoryDynamo
from tests.contract.dynamodb_requests import (
    CONDITIONS,
    SCHEMA,
    SORTS,
    TABLE,
    UPDATES,
    Request,
    answer,
    key,
    n,
    requests,
    s,
    used,
)

AT = key("a", 1)
INVALID = ("ValidationException", [], None)


def in_memory() -> MemoryDynamo:
    made = MemoryDynamo()
    made.create_table(**SCHEMA)
    return made


def emptied(client: Any) -> Any:
    if TABLE in client.list_tables()["TableNames"]:
        client.delete_table(TableName=TABLE)
    client.create_table(**SCHEMA)
    return client


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=st.lists(requests, min_size=8, max_size=24))
def test_the_same_requests_get_the_same_answers_and_refusals(
    other_dynamodb: Any, made: list[Request]
) -> None:
    memory, other = in_memory(), emptied(other_dynamodb)
    for request in made:
        same(memory, other, request)


def same(memory: MemoryDynamo, other: Any, request: Request) -> None:
    assert answer(memory, request) == answer(other, request), request


VALUES = {
    ":n": n(1), ":m": n(2), ":s": s("p"), ":t": s("pz"), ":type": s("S"), ":p": s("a"),
    ":q": s("x"), ":g": s("x"), ":gs": s("new"),
}  # fmt: skip
COUNTS: list[dict[str, Any]] = [{}, *({"count": n(count)} for count in range(4))]
WORDS: list[dict[str, Any]] = [{}, *({"text": s(word)} for word in ("p", "pq", "q"))]


def test_each_condition_and_each_update_on_each_kind_of_item(other_dynamodb: Any) -> None:
    memory, other = in_memory(), emptied(other_dynamodb)
    places = [AT | count | word for count in COUNTS for word in WORDS]
    for number, item in enumerate(places):
        for client in (memory, other):
            client.put_item(TableName=TABLE, Item=item | {"sk": n(number)})
        made = {"TableName": TABLE, "Key": key("a", number)}
        for text in CONDITIONS:
            check = made | {"ConditionExpression": text} | used(VALUES, text)
            same(
                memory,
                other,
                ("transact_write_items", {"TransactItems": [{"ConditionCheck": check}]}),
            )
    for number in range(len(places)):
        made = {"TableName": TABLE, "Key": key("a", number)}
        for text in UPDATES:
            same(
                memory,
                other,
                ("update_item", made | {"UpdateExpression": text} | used(VALUES, text)),
            )
            same(memory, other, ("get_item", made))


def test_each_range_of_keys_in_both_directions(other_dynamodb: Any) -> None:
    memory, other = in_memory(), emptied(other_dynamodb)
    for number, word in enumerate(("o", "p", "pq", "pz", "q")):
        item = key("a", number) | {"g": s("x"), "gs": s(word), "text": s(word)}
        for client in (memory, other):
            client.put_item(TableName=TABLE, Item=item)
    for index, start in (
        (None, "pk = :p"),
        ("all", "g = :q"),
        ("some", "g = :q"),
        ("keys", "g = :q"),
    ):
        for sort in SORTS["all" if index else None]:
            condition = start + (f" AND {sort}" if sort else "")
            for forward in (True, False):
                for limit in (1, 2, 9):
                    made = {"TableName": TABLE, "KeyConditionExpression": condition,
                            "ScanIndexForward": forward, "Limit": limit}  # fmt: skip
                    made |= {"IndexName": index} if index else {}
                    same(memory, other, ("query", made | used(VALUES, condition)))


# --- what is refused whatever is stored -------------------------------------------------------


def put(item: dict[str, Any], **more: Any) -> Request:
    return "put_item", {"TableName": TABLE, "Item": item, **more}


def update(expression: str, **values: Any) -> Request:
    made: dict[str, Any] = {"TableName": TABLE, "Key": AT, "UpdateExpression": expression}
    if values:
        made["ExpressionAttributeValues"] = {f":{name}": value for name, value in values.items()}
    return "update_item", made


def query(condition: str, index: str | None = None, *, also: Any = None, **values: Any) -> Request:
    named = {f":{name}": value for name, value in values.items()}
    made = {
        "TableName": TABLE, "KeyConditionExpression": condition,
        "ExpressionAttributeValues": named, **(also or {}),
    }  # fmt: skip
    return "query", made | ({"IndexName": index} if index else {})


def going_on(**start: Any) -> dict[str, Any]:
    return {"ExclusiveStartKey": start}


def transaction(*items: dict[str, Any]) -> Request:
    return "transact_write_items", {
        "TransactItems": [{"Put": {"TableName": TABLE, "Item": item}} for item in items]
    }


def batch(*keys: dict[str, Any]) -> Request:
    return "batch_get_item", {"RequestItems": {TABLE: {"Keys": list(keys)}}}


IN_ALL = {"g": s("x"), "gs": s("p")}
REFUSED: dict[str, Request] = {
    "no sort key": put({"pk": s("a")}),
    "an empty key": put({"pk": s(""), "sk": n(1)}),
    "a key of another kind": put({"pk": n(1), "sk": n(1)}),
    "a key that is too long": put(key("k" * 2049, 1)),
    "an empty key of an index": put(AT | {"g": s(""), "gs": s("p")}),
    "an empty sort key of an index that the item is not in": put(AT | {"gs": s("")}),
    "a key of an index of another kind": put(AT | {"g": n(1)}),
    "an item above 400 KB": put(AT | {"text": s("x" * 409_600)}),
    "an empty set": put(AT | {"text": {"SS": []}}),
    "a number that is none": put({"pk": s("a"), "sk": n("x")}),
    "a condition that cannot be read": put(AT, ConditionExpression="pk = = sk"),
    "a value that is not given": put(AT, ConditionExpression="pk = :p"),
    "a value that is not used": put(
        AT, ConditionExpression="attribute_exists(pk)", ExpressionAttributeValues={":p": s("a")}
    ),
    "a name that is not used": put(
        AT, ConditionExpression="attribute_exists(pk)", ExpressionAttributeNames={"#p": "pk"}
    ),
    "no values at all": put(
        AT, ConditionExpression="attribute_exists(pk)", ExpressionAttributeValues={}
    ),
    "a key with too much": ("get_item", {"TableName": TABLE, "Key": AT | {"g": s("x")}}),
    "a key with too little": ("get_item", {"TableName": TABLE, "Key": {"pk": s("a")}}),
    "an update of nothing": update(""),
    "one attribute twice": update("SET other = :n, other = :m", n=n(1), m=n(2)),
    "a section twice": update("SET other = :n SET text = :n", n=n(1)),
    "an update of the key": update("SET sk = :n", n=n(5)),
    "an update from what is not there": update("SET other = missing"),
    "an update above 400 KB": update("SET other = :s", s=s("x" * 409_600)),
    "an update that empties a key of an index": update("SET g = :s", s=s("")),
    "a text added to": update("ADD other :s", s=s("p")),
    "a consistent read of an index": query(
        "g = :g", "all", g=s("x"), also={"ConsistentRead": True}
    ),
    "an index that is not there": query("g = :g", "none", g=s("x")),
    "a query without its partition": query("sk > :n", n=n(1)),
    "a query by what is no key": query("pk = :p AND g = :g", p=s("a"), g=s("x")),
    "a query of one thing or another": query("pk = :p OR sk = :n", p=s("a"), n=n(1)),
    "a range the wrong way round": query(
        "pk = :p AND sk BETWEEN :n AND :m", p=s("a"), n=n(2), m=n(1)
    ),
    "a query by an empty key": query("g = :g AND gs > :s", "all", g=s("x"), s=s("")),
    "a filter by the key": query("pk = :p", p=s("a"), n=n(1), also={"FilterExpression": "sk = :n"}),
    "going on from another partition": query("pk = :p", p=s("a"), also=going_on(**key("b", 1))),
    "going on from outside the range": query(
        "pk = :p AND sk > :n", p=s("a"), n=n(1), also=going_on(**AT)
    ),
    "going on from half a key": query("pk = :p", p=s("a"), also=going_on(pk=s("a"))),
    "going on from more than a key": query("pk = :p", p=s("a"), also=going_on(**AT, g=s("x"))),
    "going on from an empty key of an index": query(
        "g = :g", "all", g=s("x"), also=going_on(**AT, g=s("x"), gs=s(""))
    ),
    "the same item twice": transaction(AT, AT),
    "a hundred and one writes": transaction(*(key("a", number) for number in range(101))),
    "more than 4 MB at once": transaction(
        *(key("a", number) | {"text": s("x" * 300_000)} for number in range(15))
    ),
    "a hundred and one keys": batch(*(key("a", number) for number in range(101))),
    "the same key twice": batch(AT, AT),
    "a table that is not there": ("get_item", {"TableName": "nowhere", "Key": AT}),
    "no writes": transaction(),
    "no keys": batch(),
    "a page of none": query("pk = :p", p=s("a"), also={"Limit": 0}),
    "a number that is not written as text": put({"pk": s("a"), "sk": {"N": 1}}),
}
ELSEWHERE = {
    "a table that is not there": ("ResourceNotFoundException", [], None),
    **dict.fromkeys(
        ("no writes", "no keys", "a page of none", "a number that is not written as text"),
        "not sent",
    ),
}
"""Refusals with another code."""

LENIENT = {
    "moto": {
        "a key of an index of another kind", "a condition that cannot be read",
        "a value that is not given", "a value that is not used", "a key with too much",
        "an index that is not there", "a query of one thing or another",
        "a range the wrong way round", "a filter by the key", "going on from another partition",
        "going on from outside the range", "going on from half a key",
        "going on from more than a key", "going on from an empty key of an index",
        "more than 4 MB at once",
    },
    "local": set[str](),
}  # fmt: skip
"""What the other one lets pass, or stumbles over itself: AWS refuses all of it."""


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_of_the_program_is_refused_as_one(other_dynamodb: Any, name: str) -> None:
    request = REFUSED[name]
    memory, other = in_memory(), emptied(other_dynamodb)
    expected = ELSEWHERE.get(name, INVALID)
    assert answer(memory, request) == expected
    assert memory.items(TABLE) == []
    try:
        found = answer(other, request)
    except (TypeError, AssertionError, ValueError, KeyError) as mistake:
        found = mistake  # moto's own
    assert (found != expected) is (name in LENIENT[other_dynamodb.kind]), found


def test_a_page_that_is_full_may_not_be_the_last_one(other_dynamodb: Any) -> None:
    """DynamoDB does not look behind it; moto does."""
    asked = query("pk = :p", p=s("a"), also={"Limit": 2})[1]
    for client in (in_memory(), emptied(other_dynamodb)):
        for number in (1, 2):
            client.put_item(TableName=TABLE, Item=key("a", number))
        page = client.query(**asked)
        assert len(page["Items"]) == 2
        looked = getattr(client, "kind", "memory") == "moto"
        assert page.get("LastEvaluatedKey") == (None if looked else key("a", 2))


def test_a_page_ends_at_one_megabyte(other_dynamodb: Any) -> None:
    for client in (in_memory(), emptied(other_dynamodb)):
        for number in range(6):
            item = key("a", number) | {"text": s("x" * 300_000)}
            client.put_item(TableName=TABLE, Item=item)
        page = client.query(**query("pk = :p", p=s("a"))[1])
        assert 3 <= len(page["Items"]) <= 4  # with or without the one that passes it
        assert page["LastEvaluatedKey"] == key("a", len(page["Items"]) - 1)
