"""What a query asks for, and its page."""

from collections.abc import Iterator
from typing import Any

from infra.local.capacity import item_size
from infra.local.memory_dynamodb.expressions import Given, Node, condition, holds
from infra.local.memory_dynamodb.refusals import invalid
from infra.local.memory_dynamodb.tables import Entry, Index, Key, Sort, Table
from infra.local.memory_dynamodb.values import Item

LARGEST_PAGE = 1024 * 1024

_SORTED_BY = ("=", "<", "<=", ">", ">=", "BETWEEN", "begins_with")


def key_condition(node: Node, index: Index, given: Given) -> tuple[Any, Sort]:
    """(partition, condition of the sort key)"""
    partition: Any = None
    sort: Sort = ("", [])
    for kind, *operands in node[1:] if node[0] == "AND" else (node,):
        named, *others = operands
        if kind not in _SORTED_BY or named[0] != "of" or any(o[0] != ":" for o in others):
            raise invalid(f"Invalid operator used in KeyConditionExpression: {kind}")
        name, values = given.name(named[1]), [given.values[token] for _, token in others]
        if name not in index.schema.names:
            raise invalid("Query condition missed key schema element")
        plains = [index.schema.require(name, value, index.name) for value in values]
        if name == index.schema.hash and kind == "=" and partition is None:
            (partition,) = plains
        elif name == index.schema.range and not sort[0]:
            if kind == "BETWEEN" and plains[0] > plains[1]:
                raise invalid("The BETWEEN operator requires upper bound >= lower bound")
            sort = (kind, values)
        else:
            raise invalid("Query condition missed key schema element")
    if partition is None:
        raise invalid("Query condition missed key schema element")
    return partition, sort


def page_of(
    keys: Iterator[Key], table: Table, index: Index, limit: int | None
) -> tuple[list[Item], Item | None]:
    """A page, and its last item where there may be more: DynamoDB does not look behind a full
    page, so that the next one may be empty."""
    page: list[Item] = []
    size = 0
    for key in keys:
        row = table.rows[key]
        page.append(index.project(row))
        size += item_size(page[-1])
        if len(page) == limit or size >= LARGEST_PAGE:
            return page, row
    return page, None


def require_no_keys(text: str, index: Index, given: Given) -> None:
    named = {given.name(token) for token in _names(condition(text))}
    if named & set(index.schema.names):
        raise invalid("Filter Expression can only contain non-primary key attributes")


def _names(node: Node) -> Iterator[str]:
    if node[0] == "of":
        yield node[1]
        return
    for part in node[1:]:
        if isinstance(part, tuple):
            yield from _names(part)


def start_of(start: Item, table: Table, index: Index, wanted: Node, given: Given) -> Entry:
    """Where to go on from; nothing needs to be there.

    :raises ClientError: it is no key of this index, or not one that the query would find.
    """
    if start.keys() != set(index.attributes):
        raise invalid("The provided starting key is invalid: it does not match the schema")
    for name in index.schema.names:
        index.schema.require(name, start[name], index.name)
    place = index.place(start)
    if place is None or not holds(wanted, start, given):
        raise invalid("The provided starting key is outside query boundaries")
    return place[1], table.key_of(start)
