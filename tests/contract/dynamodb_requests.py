"""Requests to any DynamoDB, made by hypothesis, on a table of their own; and what is answered."""

import re
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError, ParamValidationError
from hypothesis import strategies as st

Request = tuple[str, dict[str, Any]]

TABLE = "conformance"
MOST_PAGES = 50
SCHEMA: dict[str, Any] = {
    "TableName": TABLE,
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": kind}
        for name, kind in (("pk", "S"), ("sk", "N"), ("g", "S"), ("gs", "S"))
    ],
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": name,
            "KeySchema": [
                {"AttributeName": "g", "KeyType": "HASH"},
                {"AttributeName": "gs", "KeyType": "RANGE"},
            ],
            "Projection": projection,
        }
        for name, projection in (
            ("all", {"ProjectionType": "ALL"}),
            ("some", {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["text"]}),
            ("keys", {"ProjectionType": "KEYS_ONLY"}),
        )
    ],
}


# --- requests ---------------------------------------------------------------------------------


def s(text: str) -> dict[str, str]:
    return {"S": text}


def n(number: int | str) -> dict[str, str]:
    return {"N": str(number)}


def key(pk: str, sk: int) -> dict[str, Any]:
    return {"pk": s(pk), "sk": n(sk)}


numbers = st.integers(-2, 4)
texts = st.sampled_from(["p", "pq", "q", "é"])
keys = st.tuples(st.sampled_from("ab"), numbers)


@st.composite
def placed(draw: st.DrawFn, at: tuple[str, int]) -> dict[str, Any]:
    """Attributes of the index; no two items have one sort key, whose order nobody promises."""
    tail = f"{at[0]}{at[1]}"
    return {"g": s(draw(st.sampled_from("xy"))), "gs": s(f"{draw(texts)}{tail}")}


@st.composite
def item(draw: st.DrawFn, at: tuple[str, int]) -> dict[str, Any]:
    made = key(*at) | (draw(placed(at)) if draw(st.booleans()) else {})
    if draw(st.booleans()):
        made["count"] = n(draw(numbers))
    if draw(st.booleans()):
        made["text"] = s(draw(texts))
    if draw(st.booleans()):
        made["more"] = {"L": [s("a"), {"M": {"b": n(1), "c": {"NULL": True}}}, {"BOOL": True}]}
    return made


CONDITIONS = [
    "attribute_not_exists(pk)", "attribute_exists(pk)", "attribute_exists(#count)",
    "#count = :n", "#count <> :n", "#count < :n", "#count <= :n", "#count > :n", "#count >= :n",
    "#count BETWEEN :n AND :m", "#count IN (:n, :m)", "begins_with(#text, :s)",
    "contains(#text, :s)", "#text = :s", "NOT #text = :s", "attribute_type(#text, :type)",
    "attribute_not_exists(#count) OR #count < :n AND #text = :s",
    "(attribute_not_exists(#count) OR #count < :n) AND #text = :s",
]  # fmt: skip
# ``other`` is a number wherever it is: of an update that is refused at its second part, moto leaves
# the first written.
UPDATES = [
    "SET #count = :n", "SET #count = #count + :n", "SET #count = #count - :n, #text = :s",
    "SET #count = if_not_exists(#count, :n)", "SET #copy = #text", "ADD #count :n",
    "ADD #count :n, #other :m", "REMOVE #count", "REMOVE #text, g", "SET #text = :s ADD #other :n",
    "SET g = :g, gs = :gs REMOVE #text",
    "ADD #text :n",
]  # fmt: skip
SORTS = {
    None: ["", "sk = :n", "sk < :n", "sk <= :n", "sk > :n", "sk >= :n", "sk BETWEEN :n AND :m"],
    "all": [
        "",
        "gs = :s",
        "gs < :s",
        "gs > :s",
        "gs <= :s",
        "gs >= :s",
        "begins_with(gs, :s)",
        "gs BETWEEN :s AND :t",
    ],
}


def used(values: dict[str, Any], *expressions: str) -> dict[str, Any]:
    """Names and values of a request: those that its expressions use."""
    names = {"#count": "count", "#text": "text", "#other": "other", "#copy": "copy"}
    words = set(re.findall(r"[#:]\w+", " ".join(expressions)))
    found = {
        "ExpressionAttributeNames": {k: v for k, v in names.items() if k in words},
        "ExpressionAttributeValues": {k: v for k, v in values.items() if k in words},
    }
    return {part: given for part, given in found.items() if given}


@st.composite
def placeholders(draw: st.DrawFn, at: tuple[str, int], *expressions: str) -> dict[str, Any]:
    low, high = sorted((draw(numbers), draw(numbers)))
    first, second = sorted((draw(texts), draw(texts)))
    where = draw(placed(at))
    values = {
        ":n": n(low), ":m": n(high), ":s": s(first), ":t": s(second), ":type": s("S"),
        ":p": s(at[0]), ":q": s(draw(st.sampled_from("xy"))), ":g": where["g"], ":gs": where["gs"],
    }  # fmt: skip
    return used(values, *expressions)


@st.composite
def write(draw: st.DrawFn, at: tuple[str, int], *kinds: str) -> tuple[str, dict[str, Any]]:
    kind = draw(st.sampled_from(kinds))
    made: dict[str, Any] = {"TableName": TABLE}
    texts_of = []
    if kind == "Put":
        made["Item"] = draw(item(at))
    else:
        made["Key"] = key(*at)
    if kind == "Update":
        made["UpdateExpression"] = draw(st.sampled_from(UPDATES))
        texts_of.append(made["UpdateExpression"])
    if kind == "ConditionCheck" or draw(st.booleans()):
        made["ConditionExpression"] = draw(st.sampled_from(CONDITIONS))
        texts_of.append(made["ConditionExpression"])
        if draw(st.booleans()):
            made["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    return kind, made | draw(placeholders(at, *texts_of))


@st.composite
def single(draw: st.DrawFn) -> Request:
    kind, made = draw(write(draw(keys), "Put", "Put", "Update", "Delete"))
    return f"{kind.lower()}_item", made


@st.composite
def transaction(draw: st.DrawFn) -> Request:
    places = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    kinds = ("Put", "Update", "Delete", "ConditionCheck")
    writes = [draw(write(at, *kinds)) for at in places]
    return "transact_write_items", {"TransactItems": [{kind: made} for kind, made in writes]}


@st.composite
def reading(draw: st.DrawFn) -> Request:
    consistent = draw(st.booleans())
    if draw(st.booleans()):
        asked = {"TableName": TABLE, "Key": key(*draw(keys)), "ConsistentRead": consistent}
        return "get_item", asked
    many = draw(st.lists(keys, min_size=1, max_size=5, unique=True))
    wanted = {"Keys": [key(*one) for one in many], "ConsistentRead": consistent}
    return "batch_get_item", {"RequestItems": {TABLE: wanted}}


@st.composite
def walk(draw: st.DrawFn) -> Request:
    """A query, page by page to its end."""
    index = draw(st.sampled_from([None, "all", "some", "keys"]))
    sort = draw(st.sampled_from(SORTS["all" if index else None]))
    condition = ("g = :q" if index else "pk = :p") + (f" AND {sort}" if sort else "")
    shown = draw(st.sampled_from(["", "", "attribute_exists(#text)"])) if index != "keys" else ""
    made: dict[str, Any] = {
        "TableName": TABLE,
        "KeyConditionExpression": condition,
        "ScanIndexForward": draw(st.booleans()),
        "Limit": draw(st.integers(1, 4)),
    }
    if index:
        made["IndexName"] = index
    if shown:
        made["FilterExpression"] = shown
    return "query", made | draw(placeholders(draw(keys), condition, shown))


requests = st.one_of(single(), single(), single(), transaction(), reading(), walk())


# --- answers ----------------------------------------------------------------------------------


def answer(client: Any, request: Request) -> Any:
    operation, made = request
    if operation != "query":
        return told(getattr(client, operation), made)
    items: list[Any] = []
    more: dict[str, Any] = {}
    for _ in range(MOST_PAGES):
        page = told(client.query, made | more)
        if not isinstance(page, dict):
            return page
        items += page["Items"]
        if "LastEvaluatedKey" not in page:
            return items
        more = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
    raise AssertionError("a walk without an end")


def told(call: Callable[..., Any], made: dict[str, Any]) -> Any:
    """An answer without what is said about the request itself; of a refusal, its code, and each
    write's code and item."""
    try:
        found = call(**made) or {}
    except ClientError as error:
        reasons = error.response.get("CancellationReasons", [])
        told_of = [(reason["Code"], reason.get("Item")) for reason in reasons]
        return error.response["Error"]["Code"], told_of, error.response.get("Item")
    except ParamValidationError:
        return "not sent"
    aside = ("ResponseMetadata", "ConsumedCapacity", "ItemCollectionMetrics")
    found = {name: part for name, part in found.items() if name not in aside}
    if "Responses" in found:  # in any order
        found["Responses"] = {k: sorted(v, key=str_of) for k, v in found["Responses"].items()}
    return found


def str_of(found: dict[str, Any]) -> str:
    return str(sorted(found.items()))
