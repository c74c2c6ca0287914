"""Each kind of change as conditional writes, as ``TransactWriteItems`` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import parts
from chalicelib.adapters.dynamodb.chain import stand_at
from chalicelib.adapters.dynamodb.counters import counter_key, sum_key
from chalicelib.adapters.dynamodb.keys import INDEXES
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.domain.applications.document import PutDocument
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.standing import StandAt
from chalicelib.domain.lifting import shape_of
from chalicelib.domain.records import Stored, Versioned
from chalicelib.domain.storage import (
    Add,
    AddTo,
    AdvanceCounter,
    Change,
    Empty,
    GiveBack,
    Overwrite,
    Put,
    RecordTooLarge,
    Spend,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write


LARGEST = 350_000
"""Bytes. DynamoDB ends at 409,600, and its refusal says nothing to anybody."""


def key_of(record: Stored) -> Item:
    row = row_of(type(record))
    return row.key_of(*row.ids(record))


def item_of(record: Stored) -> Item:
    """The whole of it in ``body``, but for its parts; and beside it what DynamoDB itself needs."""
    row = row_of(type(record))
    item = key_of(record) | {
        "body": record.as_stored(exclude=parts.apart(row)),
        "schema": shape_of(type(record)),
    }
    item |= {name: getattr(record, name) for name in row.bare}
    if isinstance(record, Versioned):
        item["version"] = record.version
    if row.ends:
        item["expires_at"] = int(row.ends(record).timestamp())
    for index, entry in row.indexes.items():
        if found := entry(record):
            item |= dict(zip(INDEXES[index], found, strict=True))
    item |= {name: copy(record) for name, copy in row.copies.items()}
    _require_room(item)
    return item


def items_of(record: Stored) -> list[Item]:
    """All items of it: itself, and its parts."""
    apart = parts.items_of(row_of(type(record)), record, key_of(record))
    for item in apart:
        _require_room(item)
    return [item_of(record), *apart]


def size_of(item: Item) -> int:
    """Bytes, as DynamoDB counts them, of what we store: texts and whole numbers."""
    return sum(len(name.encode()) + len(str(value).encode()) for name, value in item.items())


def _require_room(item: Item) -> None:
    size = size_of(item)
    if size > LARGEST:
        raise RecordTooLarge(kilobytes=size // 1000, maximum=LARGEST // 1000)


def writes_of(change: Change, prefix: str) -> list[Write]:
    """``prefix`` is the stage's name prefix; the tables are ``<prefix>-<part>``."""
    match change:
        case Put(record, before):
            return _put(record, before, prefix)
        case Add(record):
            return _put(record, None, prefix)
        case Overwrite(record):
            return _overwrite(record, _table(type(record), prefix))
        case Empty(kind, key):
            # Emptied instead of deleted: nobody may delete from the table of permits.
            item = to_wire(row_of(kind).key_of(key))
            return [{"Put": {"TableName": _table(kind, prefix), "Item": item}}]
        case Spend(record):
            return _spend(record, _table(type(record), prefix))
        case GiveBack(claim):
            return [_give_back(_table(type(claim), prefix), key_of(claim), claim.application_id)]
        case AdvanceCounter(series, last):
            return [_advance(f"{prefix}-counters", series, last)]
        case PutDocument():
            return [_put_document(change, prefix)]
        case StandAt():
            return [stand_at(change, f"{prefix}-applications")]
        case AddTo(series, part, amounts):
            return [_add(f"{prefix}-counters", sum_key(series, part), amounts)]
        case _:
            raise TypeError(f"no write for {type(change).__name__}")


def _table(kind: type[Stored], prefix: str) -> str:
    return f"{prefix}-{row_of(kind).table}"


def _put(record: Stored, before: Versioned | None, prefix: str) -> list[Write]:
    """The record, and the names that lead to it: new ones must be nobody's, others go."""
    row, table = row_of(type(record)), _table(type(record), prefix)
    if before and (type(before), row.ids(before)) != (type(record), row.ids(record)):
        raise TypeError(f"{type(record).__name__} is put over another record")
    if before is None:
        writes = [_conditional_put(table, item, None) for item in items_of(record)]
    else:
        writes = [_conditional_put(table, item_of(record), before)]
        key = key_of(record)
        for part in parts.changed(row, record, before):
            _require_room(parts.item_of(row, part, record, key))
            writes.append(parts.write_of(row, part, record, before, key, table))
    held, wanted = (row.names_of(before) if before else set()), row.names_of(record)
    leads_to = {"leads_to": row.ids(record)[0]}
    for name in sorted(wanted - held):
        writes.append(_conditional_put(table, row.name_key(*name) | leads_to, None))
    return writes + [_delete(table, row.name_key(*name)) for name in sorted(held - wanted)]


def _put_document(change: PutDocument, prefix: str) -> Write:
    row = row_of(Application)
    (part,) = (part for part in row.parts if part.each)
    return parts.entries_written(
        row,
        row.part_key(part, row.key_of(change.application_id)),
        _table(Application, prefix),
        {change.name: change.document},
        read=change.read,
    )


def _overwrite(record: Stored, table: str) -> list[Write]:
    row, items = row_of(type(record)), items_of(record)
    puts: list[Write] = [{"Put": {"TableName": table, "Item": to_wire(item)}} for item in items]
    empty = [
        key
        for key in parts.keys_of(row, key_of(record))
        if not any(key.items() <= i.items() for i in items)
    ]
    gone: list[Write] = [{"Delete": {"TableName": table, "Key": to_wire(key)}} for key in empty]
    return [*puts, *gone]


def _spend(record: Stored, table: str) -> list[Write]:
    head, *others = parts.keys_of(row_of(type(record)), key_of(record))
    gone: list[Write] = [{"Delete": {"TableName": table, "Key": to_wire(key)}} for key in others]
    return [_delete(table, head), *gone]


def _conditional_put(table: str, item: Item, before: Versioned | None) -> Write:
    """Over the version that was read, or where nothing is."""
    if before:
        return {
            "Put": {
                "TableName": table,
                "Item": to_wire(item),
                "ConditionExpression": "#version = :read",
                "ExpressionAttributeNames": {"#version": "version"},
                "ExpressionAttributeValues": to_wire({":read": before.version}),
            }
        }
    return {
        "Put": {
            "TableName": table,
            "Item": to_wire(item),
            "ConditionExpression": "attribute_not_exists(#key)",
            "ExpressionAttributeNames": {"#key": next(iter(item))},
        }
    }


def _delete(table: str, key: Item) -> Write:
    """Of something that must be there."""
    return {
        "Delete": {
            "TableName": table,
            "Key": to_wire(key),
            "ConditionExpression": "attribute_exists(#key)",
            "ExpressionAttributeNames": {"#key": next(iter(key))},
        }
    }


def _give_back(table: str, key: Item, application_id: str) -> Write:
    return {
        "Delete": {
            "TableName": table,
            "Key": to_wire(key),
            "ConditionExpression": "attribute_not_exists(pk) OR application_id = :own",
            "ExpressionAttributeValues": to_wire({":own": application_id}),
        }
    }


def _advance(table: str, series: str, last: int) -> Write:
    condition = "#value = :last" if last else "attribute_not_exists(#value)"
    values = {":next": last + 1} | ({":last": last} if last else {})
    return {
        "Update": {
            "TableName": table,
            "Key": to_wire(counter_key(series)),
            "UpdateExpression": "SET #value = :next",
            "ConditionExpression": condition,
            "ExpressionAttributeNames": {"#value": "value"},
            "ExpressionAttributeValues": to_wire(values),
        }
    }


def _add(table: str, key: Item, amounts: Mapping[str, int]) -> Write:
    names = {f"#a{i}": name for i, name in enumerate(amounts)}
    values = {f":a{i}": amount for i, amount in enumerate(amounts.values())}
    return {
        "Update": {
            "TableName": table,
            "Key": to_wire(key),
            "UpdateExpression": "ADD " + ", ".join(f"#a{i} :a{i}" for i in range(len(amounts))),
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": to_wire(values),
        }
    }
