"""``MemoryDynamo``: the part of boto3's client for DynamoDB that the adapters use."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, NoReturn

from botocore.exceptions import ParamValidationError

from infra.local.memory_dynamodb import refusals
from infra.local.memory_dynamodb.costs import Costs
from infra.local.memory_dynamodb.expressions import Given, condition, holds
from infra.local.memory_dynamodb.generated import lay
from infra.local.memory_dynamodb.queries import key_condition, page_of, require_no_keys, start_of
from infra.local.memory_dynamodb.refusals import invalid
from infra.local.memory_dynamodb.tables import Table
from infra.local.memory_dynamodb.updates import require_update
from infra.local.memory_dynamodb.values import Item, copied, kept
from infra.local.memory_dynamodb.writes import Write, reason_of

MOST_KEYS = 100
"""Of one ``BatchGetItem``, and writes of one transaction."""
MOST_BATCH_WRITES = 25
LARGEST_TRANSACTION = 4 * 1024 * 1024

_WRITES = {"Put": "Item", "Update": "Key", "Delete": "Key", "ConditionCheck": "Key"}
_WITH_ALL = {
    "TableName",
    "ConditionExpression",
    "ExpressionAttributeNames",
    "ExpressionAttributeValues",
    "ReturnValuesOnConditionCheckFailure",
}
_KNOWN = {kind: _WITH_ALL | {body} for kind, body in _WRITES.items()}
_KNOWN["Update"].add("UpdateExpression")


class MemoryDynamo:
    """Starts without tables; ``create_table`` makes one as CloudFormation would. Safe among
    threads: one request after the other. An index is never behind its table.

    Arguments that are not understood are a ``TypeError``, never passed over.
    """

    exceptions = refusals.Exceptions

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}
        self._costs: Costs | None = None
        self._lock = RLock()

    def create_table(self, **description: Any) -> None:
        self._tables[description["TableName"]] = Table(description)

    def lay(self, table: str, make: Callable[[int], Item], count: int) -> None:
        """As if ``count`` items had been put (``generated.lay``)."""
        lay(self._table(table), make, count)

    def items(self, table: str) -> list[Item]:
        """All of a table, in the order of their first writing; AWS has nothing like it."""
        with self._lock:
            return [copied(item) for item in self._table(table).rows.values()]

    @contextmanager
    def counting(self) -> Iterator[Costs]:
        """Of all requests until its end."""
        self._costs = costs = Costs()
        try:
            yield costs
        finally:
            self._costs = None

    # --- reading -----------------------------------------------------------------------------

    def get_item(self, *, TableName: str, Key: Any, ConsistentRead: bool = False) -> dict[str, Any]:
        with self._lock:
            table = self._table(TableName)
            found = table.rows.get(table.key(Key))
            self._count_read("get_item", [found], consistent=ConsistentRead)
            return {"Item": copied(found)} if found is not None else {}

    def batch_get_item(self, *, RequestItems: Mapping[str, Any]) -> dict[str, Any]:
        if not RequestItems or not all(asked.get("Keys") for asked in RequestItems.values()):
            _refuse_to_send("no keys")
        if sum(len(asked["Keys"]) for asked in RequestItems.values()) > MOST_KEYS:
            raise invalid("Too many items requested for the BatchGetItem call")
        with self._lock:
            found = {name: self._many(name, **asked) for name, asked in RequestItems.items()}
        return {"Responses": found, "UnprocessedKeys": {}}

    def _many(self, name: str, *, Keys: Any, ConsistentRead: bool = False) -> list[Item]:
        table = self._table(name)
        keys = [table.key(key) for key in Keys]
        if len(set(keys)) < len(keys):
            raise invalid("Provided list of item keys contains duplicates")
        rows = [table.rows.get(key) for key in keys]
        if self._costs:
            self._costs.calls["batch_get_item"] += 1
            for row in rows:
                self._costs.read(row, consistent=ConsistentRead)
        return [copied(row) for row in rows if row is not None]

    def query(
        self,
        *,
        TableName: str,
        KeyConditionExpression: str,
        IndexName: str | None = None,
        FilterExpression: str | None = None,
        Limit: int | None = None,
        ScanIndexForward: bool = True,
        ConsistentRead: bool = False,
        ExclusiveStartKey: Any = None,
        Select: str | None = None,
        **placeholders: Any,
    ) -> dict[str, Any]:
        _require_placeholders(placeholders)
        if Limit is not None and Limit < 1:
            _refuse_to_send("Limit below 1")
        given = Given.of(placeholders, KeyConditionExpression, FilterExpression)
        with self._lock:
            table = self._table(TableName)
            index = table.indexes.get(IndexName)
            if index is None:
                raise invalid(f"The table does not have the specified index: {IndexName}")
            if ConsistentRead and IndexName:
                raise invalid("Consistent reads are not supported on global secondary indexes")
            wanted = condition(KeyConditionExpression)
            partition, sort = key_condition(wanted, index, given)
            start = ExclusiveStartKey and start_of(ExclusiveStartKey, table, index, wanted, given)
            before = index.looked_at
            keys = index.walk(partition, sort, start, forward=ScanIndexForward)
            page, last = page_of(keys, table, index, Limit)
            if self._costs:
                self._costs.looked_at += index.looked_at - before
            self._count_read("query", page, consistent=ConsistentRead)
            if FilterExpression:
                require_no_keys(FilterExpression, index, given)
            kept_by = condition(FilterExpression) if FilterExpression else None
            shown = [item for item in page if not kept_by or holds(kept_by, item, given)]
            answer: dict[str, Any] = {"Count": len(shown), "ScannedCount": len(page)}
            if Select != "COUNT":
                answer["Items"] = [copied(item) for item in shown]
            if last is not None:
                answer["LastEvaluatedKey"] = copied({name: last[name] for name in index.attributes})
            return answer

    def _count_read(self, operation: str, items: Sequence[Any], *, consistent: bool) -> None:
        if self._costs:
            self._costs.calls[operation] += 1
            self._costs.read(*items, consistent=consistent)

    # --- writing -----------------------------------------------------------------------------

    def put_item(self, **request: Any) -> dict[str, Any]:
        self._single("Put", request)
        return {}

    def update_item(self, *, ReturnValues: str = "NONE", **request: Any) -> dict[str, Any]:
        if ReturnValues not in ("NONE", "ALL_NEW"):
            raise TypeError(f"not understood: {ReturnValues}")
        after = self._single("Update", request)
        return {"Attributes": copied(after)} if after and ReturnValues == "ALL_NEW" else {}

    def delete_item(self, **request: Any) -> dict[str, Any]:
        self._single("Delete", request)
        return {}

    def batch_write_item(self, *, RequestItems: Mapping[str, Any]) -> dict[str, Any]:
        parts = [
            (kind.removesuffix("Request"), {"TableName": name, **request})
            for name, asked in RequestItems.items()
            for one in asked
            for kind, request in one.items()
        ]
        if not 0 < len(parts) <= MOST_BATCH_WRITES:
            raise invalid("Member must have length less than or equal to 25")
        with self._lock:
            writes = [self._read(kind, request) for kind, request in parts]
            if len({(id(write.table), write.key) for write in writes}) < len(writes):
                raise invalid("Provided list of item keys contains duplicates")
            done = [(write, write.after()) for write in writes]
            for write, after in done:
                write.table.write(write.key, after)
            self._count_writes("batch_write_item", done)
        return {"UnprocessedItems": {}}

    def _single(self, kind: str, request: dict[str, Any]) -> Item | None:
        """What lies there then."""
        with self._lock:
            write = self._read(kind, request)
            if not write.holds:
                self._count_writes(f"{kind.lower()}_item", [(write, write.before)])
                raise refusals.condition_failed(write.seen)
            after = write.after()
            write.table.write(write.key, after)
            self._count_writes(f"{kind.lower()}_item", [(write, after)])
            return after

    def transact_write_items(self, *, TransactItems: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        if not TransactItems:
            _refuse_to_send("no writes")
        if len(TransactItems) > MOST_KEYS:
            raise invalid("Member must have length less than or equal to 100")
        if any(len(part) != 1 for part in TransactItems):
            raise invalid("TransactItems can only contain one of Check, Put, Update or Delete")
        with self._lock:
            writes = [self._read(*one) for part in TransactItems for one in part.items()]
            if len({(id(write.table), write.key) for write in writes}) < len(writes):
                message = "Transaction request cannot include multiple operations on one item"
                raise invalid(message)
            if sum(write.size for write in writes) > LARGEST_TRANSACTION:
                raise invalid("Transaction payload size cannot exceed 4MB")
            reasons = [reason_of(write) for write in writes]
            done = [(write, write.after()) for write in writes if write.holds]
            if len(done) < len(writes):
                self._count_writes("transact_write_items", [(w, w.before) for w in writes])
                raise refusals.cancelled(reasons)
            for write, after in done:
                if write.kind != "ConditionCheck":
                    write.table.write(write.key, after)
            self._count_writes("transact_write_items", done)
            return {}

    def _read(self, kind: str, request: Mapping[str, Any]) -> Write:
        """:raises ClientError: it can be no write, whatever is stored."""
        body = _WRITES[kind]
        if unknown := request.keys() - _KNOWN[kind]:
            raise TypeError(f"not understood: {unknown}")
        table = self._table(request["TableName"])
        item = kept(request[body])
        key = table.key_of(item) if kind == "Put" else table.key(item)
        expressions = (request.get("ConditionExpression"), request.get("UpdateExpression"))
        given = Given.of(request, *expressions)
        if kind == "Update":
            require_update(request["UpdateExpression"], item, given)
        size = table.require_fit(item) if kind == "Put" else 0
        return Write(kind, request, table, key, given, item, size, table.rows.get(key))

    def _count_writes(self, operation: str, writes: list[tuple[Write, Item | None]]) -> None:
        """Each with the item as it is now."""
        if self._costs is None:
            return
        self._costs.calls[operation] += 1
        times = 2 if operation == "transact_write_items" else 1
        for write, after in writes:
            self._costs.write(write.table.description, write.before, after, times)

    def _table(self, name: str) -> Table:
        if name not in self._tables:
            raise refusals.no_table(name)
        return self._tables[name]


def _require_placeholders(given: Mapping[str, Any]) -> None:
    if unknown := given.keys() - {"ExpressionAttributeNames", "ExpressionAttributeValues"}:
        raise TypeError(f"not understood: {unknown}")


def _refuse_to_send(why: str) -> NoReturn:
    raise ParamValidationError(report=why)
