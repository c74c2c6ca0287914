"""From an item as it lies to the record that it is, in today's shape."""

from __future__ import annotations

import json
from typing import TypeVar

from chalicelib.adapters.dynamodb.keys import S
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain import lifting
from chalicelib.domain.records import Record, Stored

R = TypeVar("R", bound=Record)


def read(kind: type[S], item: Item) -> S:
    """:raises Unreadable:"""
    return lifting.read(kind, *shape_and_body(item))


def shape_and_body(item: Item) -> tuple[int, str]:
    return item.get("schema", lifting.FIRST_SHAPE), item.get("body", "")


def copied(kind: type[Stored], copy: tuple[str, type[R]], item: Item) -> R:
    """:raises Unreadable:"""
    attribute, model = copy
    row, text = row_of(kind), item.get(attribute, "")
    if row.own_id and text.startswith("{"):
        # of a place in time (``keys.at``), the time
        beside = {name: item[name].partition("#")[0] for name in row.beside}
        left_out = {row.own_id: row.id_in(item)} | beside
        text = f"{text[:-1]},{json.dumps(left_out)[1:]}"
    return lifting.read_copy(model, text)
