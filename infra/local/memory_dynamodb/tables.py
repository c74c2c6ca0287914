"""A table and its indexes: each partition is one list, kept in order, and a page is found in it by
halving. What a page costs does not grow with what lies around it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from typing import Any

from infra.local.capacity import item_size
from infra.local.memory_dynamodb.refusals import invalid
from infra.local.memory_dynamodb.values import Item, Value, number, one, plain

Key = tuple[Any, ...]
Entry = tuple[Any, Key]
"""(sort value, key of the item): a line of an index. Equal sort values stand by key."""
Sort = tuple[str, list[Value]]
"""How the sort key is compared, and with what; ``("", [])``: not at all."""

LARGEST_ITEM = 400 * 1024
_LONGEST = {"HASH": 2048, "RANGE": 1024}
"""Bytes of a key (DynamoDB developer guide, quotas)."""
_EMPTY = "The AttributeValue for a key attribute cannot contain an empty string value."


class Schema:
    """One or two key attributes, of the table itself or of an index."""

    def __init__(self, parts: Sequence[Mapping[str, str]], types: Mapping[str, str]) -> None:
        self.names = [part["AttributeName"] for part in parts]
        self.kinds = {part["AttributeName"]: part["KeyType"] for part in parts}
        self.types = {name: types[name] for name in self.names}
        self.hash = self.names[0]
        self.range = self.names[1] if len(self.names) > 1 else None

    def require(self, name: str, value: Value, index: str | None) -> Any:
        """The plain value of a key attribute.

        :raises ClientError: it can be no key.
        """
        kind, content = one(value)
        if kind != self.types[name]:
            where = "Index Key" if index else "key"
            raise invalid(
                f"One or more parameter values were invalid: Type mismatch for {where} {name} "
                f"expected: {self.types[name]} actual: {kind}"
            )
        if kind == "N":
            return number(content)
        if not content:
            where = f"IndexName: {index}, IndexKey" if index else "Key"
            raise invalid(f"One or more parameter values are not valid. {_EMPTY} {where}: {name}")
        size = len(content.encode()) if kind == "S" else len(content)
        if size > _LONGEST[self.kinds[name]]:
            raise invalid(f"Size of {name} has exceeded the maximum size limit")
        return content


class Index:
    """``name`` is ``None`` for the table itself."""

    def __init__(
        self, name: str | None, schema: Schema, own: Schema, projection: Mapping[str, Any]
    ) -> None:
        self.name, self.schema = name, schema
        self.attributes = list(dict.fromkeys([*schema.names, *own.names]))
        self.whole = projection["ProjectionType"] == "ALL"
        self._kept = {*self.attributes, *projection.get("NonKeyAttributes", ())}
        self.partitions: dict[Any, MutableSequence[Entry]] = {}
        self.looked_at = 0

    def place(self, item: Item) -> tuple[Any, Any] | None:
        """(partition, sort value) of an item; ``None`` where it has none in this index."""
        first = item.get(self.schema.hash)
        if first is None:
            return None
        if self.schema.range is None:
            return plain(first), None
        second = item.get(self.schema.range)
        return None if second is None else (plain(first), plain(second))

    def move(self, key: Key, before: Item | None, after: Item | None) -> None:
        old, new = before and self.place(before), after and self.place(after)
        if old == new:
            return
        if old:
            entries = self.partitions[old[0]]
            del entries[bisect_left(entries, (old[1], key))]
            if not entries:
                del self.partitions[old[0]]
        if new:
            insort(self.partitions.setdefault(new[0], []), (new[1], key))

    def project(self, item: Item) -> Item:
        if self.whole:
            return item
        return {name: value for name, value in item.items() if name in self._kept}

    def walk(
        self, partition: Any, sort: Sort, start: Entry | None, *, forward: bool
    ) -> Iterator[Key]:
        """Keys in order, from behind ``start``."""
        entries = self.partitions.get(partition, [])
        low, high = self._range(entries, sort)
        if start and forward:
            low = max(low, bisect_right(entries, start, key=self._seen))
        elif start:
            high = min(high, bisect_left(entries, start, key=self._seen))
        for at in range(low, high) if forward else range(high - 1, low - 1, -1):
            yield self._seen(entries[at])[1]

    def _range(self, entries: Sequence[Entry], sort: Sort) -> tuple[int, int]:
        how, values = sort[0], [plain(value) for value in sort[1]]

        def left() -> int:
            return bisect_left(entries, values[0], key=lambda entry: self._seen(entry)[0])

        def right(length: int | None = None) -> int:
            def part(entry: Entry) -> Any:
                value = self._seen(entry)[0]
                return value if length is None else value[:length]

            return bisect_right(entries, values[-1], key=part)

        match how:
            case "=" | "BETWEEN":
                return left(), right()
            case "begins_with":
                return left(), right(len(values[0]))
            case ">=":
                return left(), len(entries)
            case ">":
                return right(), len(entries)
            case "<":
                return 0, left()
            case "<=":
                return 0, right()
        return 0, len(entries)

    def _seen(self, entry: Entry) -> Entry:
        self.looked_at += 1
        return entry


class Table:
    """``description`` is what ``create_table`` was told."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        self.description = description
        types = {
            d["AttributeName"]: d["AttributeType"] for d in description["AttributeDefinitions"]
        }
        self.schema = Schema(description["KeySchema"], types)
        self.rows: dict[Key, Item] = {}
        self.indexes: dict[str | None, Index] = {
            None: Index(None, self.schema, self.schema, {"ProjectionType": "ALL"})
        }
        for found in description.get("GlobalSecondaryIndexes", ()):
            schema = Schema(found["KeySchema"], types)
            name = found["IndexName"]
            self.indexes[name] = Index(name, schema, self.schema, found["Projection"])
        self._indexed = {
            name: index
            for index in self.indexes.values()
            for name in index.schema.names
            if name not in self.schema.types
        }

    def key(self, wire: Mapping[str, Value]) -> Key:
        """:raises ClientError: not exactly the table's key."""
        if wire.keys() != self.schema.types.keys():
            raise invalid("The provided key element does not match the schema")
        return self.key_of(wire)

    def key_of(self, item: Mapping[str, Value]) -> Key:
        found = []
        for name in self.schema.names:
            if name not in item:
                raise invalid(f"Missing the key {name} in the item")
            found.append(self.schema.require(name, item[name], None))
        return tuple(found)

    def require_fit(self, item: Item) -> int:
        """Its size in bytes.

        :raises ClientError: it is too large, or an index cannot take it.
        """
        size = item_size(item)
        if size > LARGEST_ITEM:
            raise invalid("Item size has exceeded the maximum allowed size")
        for attribute in self._indexed.keys() & item.keys():
            index = self._indexed[attribute]
            index.schema.require(attribute, item[attribute], index.name)
        return size

    def write(self, key: Key, item: Item | None) -> None:
        before = self.rows.get(key)
        for index in self.indexes.values():
            index.move(key, before, item)
        if item is None:
            self.rows.pop(key, None)
        else:
            self.rows[key] = item
