"""A record whose parts lie in items of their own: what changes often, or grows, does not rewrite
the rest, and is not rewritten with it.

The head says by a number which writing of each part it goes with, and the part says which one it
is. Items that were read one before and one after somebody's commit do not match, and are read
again. A commit writes the parts that changed, each over what was read of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chalicelib.adapters.dynamodb.keys import Part, Row
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.domain.lifting import FIRST_SHAPE, shape_of
from chalicelib.domain.records import Stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

BODY, VERSION = "body#", "version#"
"""Of an entry: its JSON and its version, as attributes of their own."""


def apart(row: Row[Any]) -> set[str]:
    """The fields that are not in the body."""
    return {field for part in row.parts for field in part.fields} | set(row.bare)


def keys_of(row: Row[Any], key: Item) -> list[Item]:
    """Of all items of the record under ``key``; its head first."""
    return [key, *(row.part_key(part, key) for part in row.parts)]


def items_of(row: Row[Any], record: Stored, key: Item) -> list[Item]:
    """The parts as they are now. One without entries has no item."""
    return [
        item
        for part in row.parts
        if (item := item_of(row, part, record, key)).keys() - {*key, "version", "schema"}
    ]


def item_of(row: Row[Any], part: Part, record: Stored, key: Item) -> Item:
    """All of this part, as it is now."""
    item: Item = row.part_key(part, key) | {
        "version": getattr(record, part.version),
        "schema": shape_of(row.kind),
    }
    if not part.each:
        return item | {"body": record.as_stored(include=set(part.fields))}
    for name, entry in _entries(part, record).items():
        item |= {BODY + name: entry.as_stored(), VERSION + name: entry.version}
    return item


def _entries(part: Part, record: Stored) -> Mapping[str, Any]:
    entries: Mapping[str, Any] = getattr(record, part.fields[0])
    return entries


def changed(row: Row[Any], record: Stored, before: Stored) -> list[Part]:
    """:raises TypeError: a part changed and was not counted."""
    found = [
        part
        for part in row.parts
        if any(getattr(record, name) != getattr(before, name) for name in part.fields)
    ]
    for part in found:
        if getattr(record, part.version) == getattr(before, part.version):
            raise TypeError(f"{part.version} does not count a change of {part.sk}")
    return found


def write_of(
    row: Row[Any], part: Part, record: Stored, before: Stored, key: Item, table: str
) -> Write:
    """The part over what was read of it."""
    if part.each:
        entries, read = _entries(part, record), _entries(part, before)
        written = {name: one for name, one in entries.items() if one != read.get(name)}
        return entries_written(
            row,
            row.part_key(part, key),
            table,
            written,
            read={name: read.get(name) for name in (*written, *(read.keys() - entries.keys()))},
            version=getattr(record, part.version),
        )
    return {
        "Put": {
            "TableName": table,
            "Item": to_wire(item_of(row, part, record, key)),
            "ConditionExpression": "#version = :read",
            "ExpressionAttributeNames": {"#version": "version"},
            "ExpressionAttributeValues": to_wire({":read": getattr(before, part.version)}),
        }
    }


def entries_written(
    row: Row[Any],
    key: Item,
    table: str,
    written: Mapping[str, Any],
    *,
    read: Mapping[str, Any],
    version: int | None = None,
) -> Write:
    """These entries, if all of ``read`` are still as they were (``None``: not there). What was read
    and is not ``written`` goes, where the record is written with it (``version``)."""
    sets, removes, holds = ["#schema = if_not_exists(#schema, :schema)"], [], []
    names = {"#schema": "schema"}
    values: Item = {":schema": shape_of(row.kind)}
    if version is not None:
        sets.append("#version = :version")
        names["#version"], values[":version"] = "version", version
    for n, name in enumerate(dict.fromkeys((*read, *written))):
        names[f"#v{n}"] = VERSION + name
        if name in read and read[name] is None:
            holds.append(f"attribute_not_exists(#v{n})")
        elif name in read:
            holds.append(f"#v{n} = :r{n}")
            values[f":r{n}"] = read[name].version
        if name in written:
            names[f"#b{n}"] = BODY + name
            sets += [f"#b{n} = :b{n}", f"#v{n} = :v{n}"]
            values[f":b{n}"] = written[name].as_stored()
            values[f":v{n}"] = written[name].version
        elif version is not None:
            names[f"#b{n}"] = BODY + name
            removes += [f"#b{n}", f"#v{n}"]
    expression = "SET " + ", ".join(sets)
    if removes:
        expression += " REMOVE " + ", ".join(removes)
    return {
        "Update": {
            "TableName": table,
            "Key": to_wire(key),
            "UpdateExpression": expression,
            "ConditionExpression": " AND ".join(holds),
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": to_wire(values),
        }
    }


def whole(row: Row[Any], head: Item, parts: Sequence[Item | None]) -> Item | None:
    """The head with all of the record in its body; ``None``: they do not match.

    The oldest shape among them is that of the whole: a lift of such a record finds some of it
    lifted before. One that is newer than this release makes the whole unreadable.
    """
    said, shapes = [], {head.get("schema", FIRST_SHAPE)}
    for part, item in zip(row.parts, parts, strict=True):
        if (item.get("version") if item else 0) != head.get(part.version, 0):
            return None
        if item is None:
            continue
        shapes.add(item.get("schema", FIRST_SHAPE))
        if part.each:
            said.append(f'"{part.fields[0]}":{{{",".join(_listed(item))}}}')
        else:
            said.append(_inside(item.get("body", "")))
    said += [f'"{name}":{json.dumps(head[name])}' for name in row.bare if name in head]
    body = head.get("body", "")
    if body.startswith("{"):  # else it is none, and whoever reads it says so
        body = "{" + ",".join(filter(None, [body[1:-1], *said])) + "}"
    newest = max(shapes)
    schema = newest if newest > shape_of(row.kind) else min(shapes)
    return {**head, "body": body, "schema": schema}


def _inside(body: str) -> str:
    """Its fields. What is no object stays as it is, so that nobody takes it for an empty one."""
    return body[1:-1] if body.startswith("{") and body.endswith("}") else body or "?"


def _listed(item: Item) -> Iterable[str]:
    for name, text in item.items():
        if name.startswith(BODY):
            yield f"{json.dumps(name.removeprefix(BODY))}:{text}"
