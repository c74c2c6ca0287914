"""Where the next page of a list begins, as text that says nothing to whoever holds it."""

from __future__ import annotations

import base64
import json

from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.errors import InvalidInput


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
