"""Where the next page of a list begins, as text that says nothing to whoever holds it."""

from __future__ import annotations

import base64
import json

from chalicelib.adapters.dynamodb.keys import INDEXES, KEYS
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.records import Stored


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


def partition(kind: type[Stored], index: str | None, value: str) -> tuple[str, str]:
    """The attribute that a list is asked by, and its value."""
    return (INDEXES[index] if index else KEYS[row_of(kind).table])[0], value


def cursor_parts(kind: type[Stored], index: str | None) -> tuple[str, ...]:
    """What of a page's last key its cursor holds: all but the partition, so that a cursor leads
    nowhere outside the list it came from."""
    own = KEYS[row_of(kind).table]
    return (INDEXES[index][1], *own) if index else own[1:]


def numbered(start: Item | None) -> Item | None:
    """Cursors are text; the sort key of the notes is a number.

    :raises InvalidInput: ``bad-cursor``.
    """
    if start is None or "seq" not in start:
        return start
    if not (start["seq"].isascii() and start["seq"].isdigit() and len(start["seq"]) <= 20):
        raise InvalidInput("bad-cursor")
    return {**start, "seq": int(start["seq"])}
