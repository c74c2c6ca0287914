"""Speaking DynamoDB's low-level client with plain Python values.

Numbers come back as ``int`` (nothing here stores fractions). The models' own JSON is kept whole
in one string attribute, ``body``: cheap to write and read, and the few attributes that DynamoDB
itself needs (keys, versions, index keys) stand beside it.
"""

import base64
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeVar

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from pydantic import BaseModel

from chalicelib.domain.errors import InvalidInput, Unavailable
from chalicelib.domain.storage import Page

M = TypeVar("M", bound=BaseModel)
Item = Mapping[str, Any]
Sort = tuple[str, Literal["<=", ">", ">=", "<", "begins_with", "between"], Any]
"""A sort key, how it is compared, and with what; ``between`` is with a pair, ends included."""

_BATCH = 100
"""Items in one ``BatchGetItem``."""
_UNREAD_TRIES = 6

_serializer, _deserializer = TypeSerializer(), TypeDeserializer()


def to_wire(item: Item) -> dict[str, Any]:
    return {name: _serializer.serialize(value) for name, value in item.items()}


def from_wire(wire: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(_deserializer.deserialize(value)) for name, value in wire.items()}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, Decimal) else value


class Table:
    """One table. Reads are consistent; indexes never can be."""

    def __init__(self, client: Any, name: str) -> None:
        self.client = client
        self.name = name

    def get(self, key: Item) -> dict[str, Any] | None:
        found = self.client.get_item(TableName=self.name, Key=to_wire(key), ConsistentRead=True)
        return from_wire(found["Item"]) if "Item" in found else None

    def get_many(self, keys: Sequence[Item], *, consistent: bool = False) -> list[dict[str, Any]]:
        """Those of these (different) items that are there, in any order.

        :raises Unavailable: DynamoDB left some of them unread, time and again.
        """
        found: list[dict[str, Any]] = []
        left, tries = [to_wire(key) for key in keys], 0
        while left:
            asked, left = left[:_BATCH], left[_BATCH:]
            wanted = {"Keys": asked, "ConsistentRead": consistent}
            answer = self.client.batch_get_item(RequestItems={self.name: wanted})
            found += [from_wire(item) for item in answer["Responses"][self.name]]
            if unread := answer.get("UnprocessedKeys", {}).get(self.name, {}).get("Keys"):
                tries += 1
                if tries == _UNREAD_TRIES:
                    raise Unavailable
                time.sleep(0.02 * 2**tries)
                left += unread
        return found

    def put(self, item: Item, *, only_if_new: str | None = None) -> bool:
        """``only_if_new`` names the key attribute that must not be there; ``False`` if it is."""
        options: dict[str, Any] = {}
        if only_if_new:
            options["ConditionExpression"] = "attribute_not_exists(#key)"
            options["ExpressionAttributeNames"] = {"#key": only_if_new}
        return self._conditional("put_item", Item=to_wire(item), **options)

    def delete(self, key: Item, **condition: Any) -> bool:
        """``condition``: attributes that must have these values. ``False`` if they have not."""
        return self._conditional("delete_item", Key=to_wire(key), **self._equals(condition))

    def update(
        self, key: Item, changes: Item, *, remove: Iterable[str] = (), **condition: Any
    ) -> bool:
        """Set ``changes`` and drop ``remove``, if the attributes in ``condition`` have these
        values; ``False`` if not."""
        names = {f"#c{i}": name for i, name in enumerate(changes)}
        values = {f":c{i}": _serializer.serialize(v) for i, v in enumerate(changes.values())}
        expression = "SET " + ", ".join(f"#c{i} = :c{i}" for i in range(len(changes)))
        gone = {f"#r{i}": name for i, name in enumerate(remove)}
        if gone:
            expression += " REMOVE " + ", ".join(gone)
        options = self._equals(condition)
        return self._conditional(
            "update_item",
            Key=to_wire(key),
            UpdateExpression=expression,
            **options
            | {
                "ExpressionAttributeNames": {
                    **options.get("ExpressionAttributeNames", {}), **names, **gone,
                },
                "ExpressionAttributeValues": {
                    **options.get("ExpressionAttributeValues", {}), **values,
                },
            },
        )  # fmt: skip

    def query(
        self,
        index: str | None,
        partition: tuple[str, str],
        *,
        sort: Sort | None = None,
        newest_first: bool = False,
        limit: int,
        start: Item | None = None,
    ) -> tuple[list[dict[str, Any]], Item | None]:
        """One page: ``limit`` items at most, and the key to go on from (``None`` at the end)."""
        options: dict[str, Any] = {
            **_key_condition(partition, sort),
            "ScanIndexForward": not newest_first,
            "Limit": limit,
        }
        if index:
            options["IndexName"] = index
        else:
            options["ConsistentRead"] = True
        if start:
            options["ExclusiveStartKey"] = to_wire(start)
        found = self.client.query(TableName=self.name, **options)
        last = found.get("LastEvaluatedKey")
        return [from_wire(item) for item in found["Items"]], from_wire(last) if last else None

    def page(
        self,
        model: type[M],
        index: str | None,
        partition: tuple[str, str],
        *parts: str,
        kept_in: str = "body",
        newest_first: bool = False,
        limit: int,
        cursor: str | None,
    ) -> Page[M]:
        """The models of one page, as they were kept as JSON in an attribute. ``parts``: the key's
        other attributes, which the cursor holds.

        :raises InvalidInput: ``bad-cursor``.
        """
        found, last = self.query(
            index,
            partition,
            newest_first=newest_first,
            limit=limit,
            start=key_from(cursor, partition, *parts),
        )
        models = tuple(model.model_validate_json(item[kept_in]) for item in found)
        return Page(models, cursor_of(last, *parts))

    def count(
        self, index: str, partition: tuple[str, str], sort: Sort, limit: int
    ) -> tuple[int, bool]:
        """How many there are, up to ``limit``; and whether there are more than were counted."""
        found = self.client.query(
            TableName=self.name,
            IndexName=index,
            Select="COUNT",
            Limit=limit + 1,
            **_key_condition(partition, sort),
        )
        more = found["Count"] > limit or "LastEvaluatedKey" in found
        return min(found["Count"], limit), more

    def _conditional(self, operation: str, **arguments: Any) -> bool:
        try:
            getattr(self.client, operation)(TableName=self.name, **arguments)
        except self.client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    @staticmethod
    def _equals(condition: Mapping[str, Any]) -> dict[str, Any]:
        if not condition:
            return {}
        return {
            "ConditionExpression": " AND ".join(f"#{n} = :{n}" for n in condition),
            "ExpressionAttributeNames": {f"#{name}": name for name in condition},
            "ExpressionAttributeValues": {
                f":{name}": _serializer.serialize(value) for name, value in condition.items()
            },
        }


def _key_condition(partition: tuple[str, str], sort: Sort | None) -> dict[str, Any]:
    names, values = {"#p": partition[0]}, {":p": partition[1]}
    condition = "#p = :p"
    if sort and sort[1] == "between":
        names["#s"], (values[":s"], values[":e"]) = sort[0], sort[2]
        condition += " AND #s BETWEEN :s AND :e"
    elif sort:
        names["#s"], values[":s"] = sort[0], sort[2]
        prefix = sort[1] == "begins_with"
        condition += " AND begins_with(#s, :s)" if prefix else f" AND #s {sort[1]} :s"
    return {
        "KeyConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": to_wire(values),
    }


def cursor_of(key: Item | None, *parts: str) -> str | None:
    """The sort part of a page's last key as an opaque cursor. The partition is left out: a cursor
    leads nowhere outside the list it came from."""
    if key is None:
        return None
    text = json.dumps([key[part] for part in parts])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def key_from(cursor: str | None, partition: tuple[str, str], *parts: str) -> Item | None:
    """:raises InvalidInput: ``bad-cursor``: not one of ours."""
    if cursor is None:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        # DynamoDB takes no empty text in a key.
        if len(values) != len(parts) or not all(isinstance(v, str) and v for v in values):
            raise ValueError(cursor)
    except (ValueError, TypeError):
        raise InvalidInput("bad-cursor") from None
    return {partition[0]: partition[1], **dict(zip(parts, values, strict=True))}
