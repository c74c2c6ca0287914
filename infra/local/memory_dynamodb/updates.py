"""Update expressions: ``SET``, ``REMOVE`` and ``ADD`` of numbers, which is what adapters write."""

from functools import lru_cache
from typing import Any

from infra.local.memory_dynamodb.expressions import Given, Node, Reader
from infra.local.memory_dynamodb.refusals import invalid
from infra.local.memory_dynamodb.values import Item, Value, number, written

Action = tuple[str, str, Any]
"""(verb, attribute's token, what it becomes)"""

_SECTIONS = ("SET", "REMOVE", "ADD")


def require_update(expression: str, key: Item, given: Given) -> None:
    """:raises ClientError: it suits no item."""
    touched: set[str] = set()
    for _, token, _ in _actions(expression):
        name = given.name(token)
        if name in touched:
            raise invalid(f"Two document paths overlap with each other: [{name}]")
        if name in key:
            raise invalid(f"Cannot update attribute {name}. This attribute is part of the key")
        touched.add(name)


def updated(expression: str, key: Item, before: Item | None, given: Given) -> Item:
    """The item as it will be. Every value is read from the item as it was.

    :raises ClientError: it does not suit the item.
    """
    old = before or key
    after = dict(old)
    for verb, token, change in _actions(expression):
        name = given.name(token)
        if verb == "REMOVE":
            after.pop(name, None)
        elif verb == "SET":
            after[name] = _value(change, old, given)
        else:
            after[name] = _sum("+", old.get(name, {"N": "0"}), given.values[change])
    return after


def _value(node: Node, old: Item, given: Given) -> Value:
    match node:
        case ("+" | "-" as sign, left, right):
            return _sum(sign, _value(left, old, given), _value(right, old, given))
        case ("if_not_exists", token, other):
            return old.get(given.name(token)) or _value(other, old, given)
    found = given.operand(node, old)
    if found is None:
        raise invalid("The provided expression refers to an attribute that is not in the item")
    return found


def _sum(sign: str, left: Value, right: Value) -> Value:
    if "N" not in left or "N" not in right:
        raise invalid("An operand in the update expression has an incorrect data type")
    first, second = number(left["N"]), number(right["N"])
    return {"N": written(str(first + second if sign == "+" else first - second))}


@lru_cache(maxsize=512)
def _actions(expression: str) -> tuple[Action, ...]:
    reader = Reader(expression)
    found: list[Action] = []
    seen: set[str] = set()
    while reader.next:
        section = reader.take().upper()
        if section not in _SECTIONS or section in seen:
            raise reader.wrong(section)
        seen.add(section)
        found.append(_action(reader, section))
        while reader.taken(","):
            found.append(_action(reader, section))
    if not found:
        raise invalid("Invalid UpdateExpression: The expression can not be empty")
    return tuple(found)


def _action(reader: Reader, section: str) -> Action:
    name = reader.path()
    if section == "REMOVE":
        return section, name, None
    if section == "ADD":
        return section, name, reader.take()
    reader.take("=")
    value = _operand(reader)
    if reader.next in ("+", "-"):
        value = (reader.take(), value, _operand(reader))
    return section, name, value


def _operand(reader: Reader) -> Node:
    if reader.next != "if_not_exists":
        return reader.operand()
    reader.take()
    reader.take("(")
    name = reader.path()
    reader.take(",")
    other = _operand(reader)
    reader.take(")")
    return ("if_not_exists", name, other)
