"""What one request has read: an identity map of items by table and key (``domain/reads.py``).

A context variable, so that requests never share it. ``Table`` fills it and drops what it writes;
``DynamoCommitter`` keeps what a commit has put, and drops everything when one was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, cast

from chalicelib.adapters.dynamodb.keys import KEYS

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


def place_of(table: str, item: Mapping[str, Any]) -> Place:
    """Where this item lies, of whose key alone or more is given."""
    names = KEYS[table.rpartition("-")[2]]
    return table, frozenset((name, _text(item[name])) for name in names)


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
        held.pop(place_of(table, item), None)


def drop_all_of(writes: Iterable[Write]) -> list[tuple[Place, Wire]]:
    """To be kept once they are written: what is put in place of something that was known."""
    put_there: list[tuple[Place, Wire]] = []
    if not (held := _here.get()):
        return put_there
    for write in writes:
        if "Put" in write:
            item = cast("Wire", write["Put"]["Item"])
            where = place_of(write["Put"]["TableName"], item)
            if where in held:
                put_there.append((where, item))
                held.pop(where, None)
        if "Update" in write:
            drop(write["Update"]["TableName"], write["Update"]["Key"])
        if "Delete" in write:
            drop(write["Delete"]["TableName"], write["Delete"]["Key"])
    return put_there


def drop_everything() -> None:
    if held := _here.get():
        held.clear()


def _text(value: Mapping[str, object]) -> str:
    return str(next(iter(value.values())))
