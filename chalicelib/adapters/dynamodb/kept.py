"""What one request has read: an identity map of items by table and key (``domain/reads.py``).

A context variable, so that requests never share it. ``Table`` fills it and drops what it writes;
``DynamoCommitter`` keeps what a commit has put, and drops everything when one was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

    Wire = Mapping[str, AttributeValueTypeDef]

Place = tuple[str, frozenset[tuple[str, str]]]
"""A table's name, and the key of an item in it; numbers as DynamoDB writes them, as text."""


class Absent:
    """Nothing is known of this place; that nothing lies there is kept as ``None``."""


ABSENT: Final = Absent()

_here: ContextVar[dict[Place, Wire | None] | None] = ContextVar("kept", default=None)


def place(table: str, key: Wire) -> Place:
    return table, frozenset((name, _text(value)) for name, value in key.items())


@contextmanager
def keeping() -> Iterator[None]:
    token = _here.set({})
    try:
        yield
    finally:
        _here.reset(token)


def is_keeping() -> bool:
    return _here.get() is not None


def known(where: Place) -> Wire | None | Absent:
    held = _here.get()
    return ABSENT if held is None else held.get(where, ABSENT)


def keep(where: Place, item: Wire | None) -> None:
    held = _here.get()
    if held is not None:
        held[where] = item


def drop(table: str, item: Mapping[str, Any]) -> None:
    """What was or may have been written: an item, or its key alone."""
    if held := _here.get():
        for where in _places(table, item):
            held.pop(where, None)


def drop_all_of(writes: Iterable[Write]) -> list[tuple[Place, Wire]]:
    """To be kept once they are written: what is put in place of something that was known."""
    put_there: list[tuple[Place, Wire]] = []
    for write in writes:
        if "Put" in write:
            table, item = write["Put"]["TableName"], write["Put"]["Item"]
            put_there += [(where, cast("Wire", item)) for where in _places(table, item)]
            drop(table, item)
        if "Update" in write:
            drop(write["Update"]["TableName"], write["Update"]["Key"])
        if "Delete" in write:
            drop(write["Delete"]["TableName"], write["Delete"]["Key"])
    return put_there


def drop_everything() -> None:
    if held := _here.get():
        held.clear()


def _places(table: str, item: Mapping[str, Any]) -> list[Place]:
    # a copy, for what runs beside this (``SideBySide``) keeps what it reads
    return [where for where in list(_here.get() or ()) if lies_at(where, table, item)]


def lies_at(where: Place, table: str, item: Mapping[str, Any]) -> bool:
    return where[0] == table and all(
        name in item and _text(item[name]) == text for name, text in where[1]
    )


def _text(value: Mapping[str, object]) -> str:
    return str(next(iter(value.values())))
