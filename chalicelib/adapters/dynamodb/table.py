"""Speaking DynamoDB's low-level client with plain Python values.

Numbers come back as ``int`` (nothing here stores fractions). The models' own JSON is kept whole
in one string attribute, ``body``: cheap to write and read, and the few attributes that DynamoDB
itself needs (keys, versions, index keys) stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from chalicelib.adapters.dynamodb import kept
from chalicelib.adapters.dynamodb.batches import asking, read_batches, write_batch
from chalicelib.adapters.dynamodb.wire import Item, from_wire, to_wire

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import (
        DeleteItemInputTypeDef,
        PutItemInputTypeDef,
        QueryInputTypeDef,
        UpdateItemInputTypeDef,
    )

    from chalicelib.adapters.dynamodb.wire import Wire

Sort = (
    tuple[str, Literal["<=", ">", ">=", "<", "begins_with"], str | int]
    | tuple[str, Literal["between"], tuple[str, str]]
)
"""A sort key, how it is compared, and with what; ``between`` is with a pair, ends included."""


class Table:
    """One table. Reads are consistent; indexes never can be."""

    def __init__(self, client: DynamoDBClient, name: str) -> None:
        self.client = client
        self.name = name

    def get(self, key: Item) -> Item | None:
        """Once in a request (``kept.py``)."""
        wire = to_wire(key)
        where = kept.place(self.name, wire)
        item = kept.known(where)
        if isinstance(item, kept.Absent):
            with asking():
                found = self.client.get_item(TableName=self.name, Key=wire, ConsistentRead=True)
            item = found.get("Item")
            kept.keep(where, item)
        return from_wire(item) if item is not None else None

    def forget(self, key: Item) -> None:
        """It is read anew the next time."""
        kept.drop(self.name, to_wire(key))

    def get_all(self, keys: Sequence[Item]) -> list[Item | None]:
        """As ``get``, each of these (different) ones, by one call for what is not kept."""
        asked = [to_wire(key) for key in keys]
        places = [kept.place(self.name, wire) for wire in asked]
        found = {where: kept.known(where) for where in places}
        unknown = [
            (where, wire)
            for where, wire in zip(places, asked, strict=True)
            if isinstance(found[where], kept.Absent)
        ]
        if unknown:
            read = read_batches(
                self.client, [(self.name, wire) for _, wire in unknown], consistent=True
            )
            lying = {kept.place_of(table, item): item for table, item in read}
            for where, _ in unknown:
                found[where] = item = lying.get(where)
                kept.keep(where, item)
        items = [found[where] for where in places]
        return [from_wire(item) if isinstance(item, Mapping) else None for item in items]

    def get_many(self, keys: Sequence[Item], *, consistent: bool = False) -> list[Item]:
        """Those of these (different) items that are there, in any order; always read anew.

        :raises Unavailable: DynamoDB left some of them unread, time and again.
        """
        asked = [(self.name, to_wire(key)) for key in keys]
        found = read_batches(self.client, asked, consistent=consistent)
        return [from_wire(item) for _, item in found]

    def put(self, item: Item, *, only_if_new: str | None = None) -> bool:
        """``only_if_new`` names the key attribute that must not be there; ``False`` if it is."""
        request: PutItemInputTypeDef = {"TableName": self.name, "Item": to_wire(item)}
        if only_if_new:
            request["ConditionExpression"] = "attribute_not_exists(#key)"
            request["ExpressionAttributeNames"] = {"#key": only_if_new}
        return self._written(request["Item"], lambda: self.client.put_item(**request))

    def write_many(self, items: Sequence[Item], gone: Sequence[Item] = ()) -> None:
        """Put these and delete those keys, as ``write_batch`` does."""
        write_batch(
            self.client,
            [(self.name, to_wire(item)) for item in items],
            [(self.name, to_wire(key)) for key in gone],
        )

    def delete(self, key: Item, **condition: str | int) -> bool:
        """``condition``: attributes that must have these values. ``False`` if they have not."""
        request: DeleteItemInputTypeDef = {"TableName": self.name, "Key": to_wire(key)}
        if condition:
            expression, names, values = _equals(condition)
            request["ConditionExpression"] = expression
            request["ExpressionAttributeNames"] = names
            request["ExpressionAttributeValues"] = values
        return self._written(request["Key"], lambda: self.client.delete_item(**request))

    def update(self, key: Item, changes: Item, **condition: str | int) -> bool:
        """Set ``changes``, if the attributes in ``condition`` have these values; ``False`` if
        not."""
        names = {f"#c{i}": name for i, name in enumerate(changes)}
        values = to_wire({f":c{i}": value for i, value in enumerate(changes.values())})
        expression = "SET " + ", ".join(f"#c{i} = :c{i}" for i in range(len(changes)))
        request: UpdateItemInputTypeDef = {
            "TableName": self.name,
            "Key": to_wire(key),
            "UpdateExpression": expression,
        }
        if condition:
            request["ConditionExpression"], asked, wanted = _equals(condition)
            names, values = names | asked, values | wanted
        request["ExpressionAttributeNames"] = names
        request["ExpressionAttributeValues"] = values
        return self._written(request["Key"], lambda: self.client.update_item(**request))

    def change(
        self, key: Item, expression: str, names: Iterable[str], values: Item, *, condition: str
    ) -> bool:
        """An update in DynamoDB's own words, ``#name`` for each of ``names``; ``False`` if the
        condition does not hold."""
        return self._written(
            to_wire(key),
            lambda: self.client.update_item(
                TableName=self.name,
                Key=to_wire(key),
                UpdateExpression=expression,
                ConditionExpression=condition,
                ExpressionAttributeNames={f"#{name}": name for name in names},
                ExpressionAttributeValues=to_wire(values),
            ),
        )

    def query(
        self,
        index: str | None,
        partition: tuple[str, str],
        *,
        sort: Sort | None = None,
        newest_first: bool = False,
        limit: int,
        start: Item | None = None,
    ) -> tuple[list[Item], Item | None]:
        """One page: ``limit`` items at most, and the key to go on from (``None`` at the end)."""
        request = self._question(partition, sort)
        request["ScanIndexForward"] = not newest_first
        request["Limit"] = limit
        if index:
            request["IndexName"] = index
        else:
            request["ConsistentRead"] = True
        if start:
            request["ExclusiveStartKey"] = to_wire(start)
        with asking():
            found = self.client.query(**request)
        last = found.get("LastEvaluatedKey")
        return [from_wire(item) for item in found["Items"]], from_wire(last) if last else None

    def count(
        self, index: str, partition: tuple[str, str], sort: Sort, limit: int
    ) -> tuple[int, bool]:
        """How many there are, up to ``limit``; and whether there are more than were counted."""
        request = self._question(partition, sort)
        request["IndexName"] = index
        request["Select"] = "COUNT"
        request["Limit"] = limit + 1
        with asking():
            found = self.client.query(**request)
        more = found["Count"] > limit or "LastEvaluatedKey" in found
        return min(found["Count"], limit), more

    def _written(self, item: Mapping[str, Any], write: Callable[[], object]) -> bool:
        """``item``: what is written, or its key."""
        kept.drop(self.name, item)
        try:
            with asking():
                write()
        except self.client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def _question(self, partition: tuple[str, str], sort: Sort | None) -> QueryInputTypeDef:
        names: dict[str, str] = {"#p": partition[0]}
        values: Item = {":p": partition[1]}
        condition = "#p = :p"
        if sort and sort[1] == "between":
            names["#s"], (values[":s"], values[":e"]) = sort[0], sort[2]
            condition += " AND #s BETWEEN :s AND :e"
        elif sort:
            names["#s"], values[":s"] = sort[0], sort[2]
            prefix = sort[1] == "begins_with"
            condition += " AND begins_with(#s, :s)" if prefix else f" AND #s {sort[1]} :s"
        return {
            "TableName": self.name,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": to_wire(values),
        }


def _equals(condition: Mapping[str, str | int]) -> tuple[str, dict[str, str], Wire]:
    """The condition, its names, and its values."""
    expression = " AND ".join(f"#{name} = :{name}" for name in condition)
    values = to_wire({f":{name}": value for name, value in condition.items()})
    return expression, {f"#{name}": name for name in condition}, values
