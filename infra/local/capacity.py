"""Capacity units by DynamoDB's published rules, from what was really read and written.

moto's own figures are constants (half a unit for any read, one for any write), so they say
nothing. The rules (DynamoDB developer guide, "Read and write operations", "Item sizes and
formats", "Global secondary indexes", "Transactions"):

- a consistent read is one unit for every 4 KB begun, any other half of that; a query counts the
  sum of its items; an item that is not there counts as one unit;
- a write is one unit for every KB begun of the larger of the item before and after; in a
  transaction two; a write whose condition fails counts the item that was there;
- an index takes a write of its own when its entry comes, goes or changes, and two when the
  entry's key changes. Of transactions only the table's share doubles.
"""

from collections.abc import Mapping
from math import ceil
from typing import Any

Wire = Mapping[str, Mapping[str, Any]]
"""An item in DynamoDB's own form: ``{"name": {"S": "..."}}``."""


def item_size(item: Wire | None) -> int:
    """Bytes, names included."""
    size = 0
    for name, value in (item or {}).items():
        text = value.get("S")  # nearly all that is ever stored
        size += _bytes(name) + (_value_size(value) if text is None else _bytes(text))
    return size


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _value_size(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    match kind:
        case "S":
            return _bytes(content)
        case "N":
            return (len(content.strip("-0.")) + 1) // 2 + 1
        case "B":
            return len(content)
        case "BOOL" | "NULL":
            return 1
        case "SS":
            return sum(map(_bytes, content))
        case "L":
            return 3 + sum(1 + _value_size(part) for part in content)
        case "M":
            return 3 + len(content) + item_size(content)
    raise ValueError(f"no rule for the size of {kind}")


def read_units(size: int, *, consistent: bool) -> float:
    return max(1, ceil(size / 4096)) * (1.0 if consistent else 0.5)


def write_units(before: Wire | None, after: Wire | None) -> float:
    return float(max(1, ceil(max(item_size(before), item_size(after)) / 1024)))


def index_units(table: Mapping[str, Any], before: Wire | None, after: Wire | None) -> float:
    """Of all indexes together. ``table`` is the table's description."""
    own = {part["AttributeName"] for part in table["KeySchema"]}
    units = 0.0
    for index in table.get("GlobalSecondaryIndexes", ()):
        keys = {part["AttributeName"] for part in index["KeySchema"]}
        old = _entry(index["Projection"], own | keys, keys, before)
        new = _entry(index["Projection"], own | keys, keys, after)
        if old == new:
            continue
        if old and new and any(old[key] != new[key] for key in keys):
            units += write_units(old, None) + write_units(None, new)
        else:
            units += write_units(old, new)
    return units


def _entry(
    projection: Mapping[str, Any], always: set[str], keys: set[str], item: Wire | None
) -> Wire | None:
    """What an index keeps of an item: nothing when the item lacks one of the index's keys."""
    if item is None or not keys <= item.keys():
        return None
    if projection["ProjectionType"] == "ALL":
        return item
    kept = always | set(projection.get("NonKeyAttributes", ()))
    return {name: value for name, value in item.items() if name in kept}
