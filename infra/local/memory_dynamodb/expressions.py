"""Conditions, filters and key conditions: read once, then asked of any item.

Names are those of an item's own attributes; document paths and ``size``, which no adapter writes,
end as a mistake. Reserved words are not known here: moto and DynamoDB Local refuse those.
"""

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from infra.local.memory_dynamodb.refusals import invalid
from infra.local.memory_dynamodb.values import Item, Value, equal, ordered, plain

Node = tuple[Any, ...]
"""``(kind, part, ...)``; operands are ``("of", name)`` and ``(":", value)``."""

_TOKEN = re.compile(r"\s*(<=|>=|<>|[()<>=,+-]|[#:]?[A-Za-z0-9_]+)\s*")
_COMPARED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_FUNCTIONS = {
    "attribute_exists": 1, "attribute_not_exists": 1, "attribute_type": 2, "begins_with": 2,
    "contains": 2,
}  # fmt: skip
_WORDS = {"AND", "OR", "NOT", "BETWEEN", "IN"}


@dataclass
class Given:
    """The placeholders of one request, and the expressions that they are for."""

    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, request: Mapping[str, Any], *expressions: str | None) -> "Given":
        """:raises ClientError: something is given and not used, or used and not given."""
        names = request.get("ExpressionAttributeNames")
        values = request.get("ExpressionAttributeValues")
        used = {token for text in expressions if text for token in _placeholders(text)}
        for part, given in (("Names", names), ("Values", values)):
            if given is None:
                continue
            if not given:
                raise invalid(f"ExpressionAttribute{part} must not be empty")
            if unused := given.keys() - used:
                keys = ", ".join(sorted(unused))
                what = f"ExpressionAttribute{part}"
                raise invalid(f"Value provided in {what} unused in expressions: keys: {{{keys}}}")
            used -= given.keys()
        if used:
            raise invalid(f"An expression attribute is not defined: {', '.join(sorted(used))}")
        return cls(names or {}, values or {})

    def name(self, token: str) -> str:
        return self.names[token] if token.startswith("#") else token

    def operand(self, node: Node, item: Item) -> Value | None:
        kind, token = node
        return self.values[token] if kind == ":" else item.get(self.name(token))


def holds(node: Node, item: Item, given: Given) -> bool:
    """``item`` is empty where there is none."""
    kind, *parts = node
    if kind == "OR":
        return any(holds(part, item, given) for part in parts)
    if kind == "AND":
        return all(holds(part, item, given) for part in parts)
    if kind == "NOT":
        return not holds(parts[0], item, given)
    first, *others = [given.operand(part, item) for part in parts]
    match kind:
        case "attribute_exists":
            return first is not None
        case "attribute_not_exists":
            return first is None
        case "=":
            return equal(first, others[0])
        case "<>":
            return not equal(first, others[0])
        case "IN":
            return any(equal(first, other) for other in others)
        case "BETWEEN":
            low, high = ordered(others[0], first), ordered(first, others[1])
            return bool(low and high and low[0] <= low[1] and high[0] <= high[1])
        case "attribute_type":
            return first is not None and others[0] is not None and plain(others[0]) in first
        case "begins_with" | "contains":
            return _within(kind, first, others[0])
    pair = ordered(first, others[0])
    return bool(pair and _COMPARED[kind](*pair))


def _within(kind: str, whole: Value | None, part: Value | None) -> bool:
    if whole is None or part is None:
        return False
    (shape,), found, wanted = whole, plain(whole), plain(part)
    if shape in ("S", "B") and shape in part:
        return bool(found.startswith(wanted) if kind == "begins_with" else wanted in found)
    if kind == "begins_with":
        return False
    if shape == "L":
        return any(equal(one, part) for one in whole["L"])
    return shape in ("SS", "NS", "BS") and shape[0] in part and wanted in found


@lru_cache(maxsize=512)
def condition(text: str) -> Node:
    """:raises ClientError: it cannot be read."""
    return Reader(text).whole_condition()


@lru_cache(maxsize=512)
def _placeholders(text: str) -> frozenset[str]:
    return frozenset(token for token in Reader(text).tokens if token[:1] in ("#", ":"))


class Reader:
    """Takes an expression apart, word by word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise self.wrong(text[at:])
            self.tokens.append(found[1])
            at = found.end()
        self.tokens.append("")
        self.at = 0

    @property
    def next(self) -> str:
        return self.tokens[self.at]

    def wrong(self, near: str) -> Exception:
        return invalid(f'Invalid expression: Syntax error; token: "{near}", in: "{self.text}"')

    def take(self, wanted: str = "") -> str:
        token = self.next
        if not token or (wanted and token != wanted):
            raise self.wrong(token)
        self.at += 1
        return token

    def taken(self, wanted: str) -> bool:
        """Whether this comes next; then it is behind us."""
        found = self.next.upper() == wanted
        self.at += found
        return found

    def end(self) -> None:
        if self.next:
            raise self.wrong(self.next)

    def whole_condition(self) -> Node:
        found = self._either()
        self.end()
        return found

    def _either(self) -> Node:
        parts = [self._both()]
        while self.taken("OR"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else ("OR", *parts)

    def _both(self) -> Node:
        parts = [self._not()]
        while self.taken("AND"):
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else ("AND", *parts)

    def _not(self) -> Node:
        return ("NOT", self._not()) if self.taken("NOT") else self._single()

    def _single(self) -> Node:
        if self.taken("("):
            found = self._either()
            self.take(")")
            return found
        if (function := self.next) in _FUNCTIONS:
            self.take()
            operands = self._listed()
            if len(operands) != _FUNCTIONS[function]:
                raise self.wrong(function)
            return (function, *operands)
        left = self.operand()
        if self.taken("BETWEEN"):
            low = self.operand()
            if not self.taken("AND"):
                raise self.wrong(self.next)
            return ("BETWEEN", left, low, self.operand())
        if self.taken("IN"):
            return ("IN", left, *self._listed())
        sign = self.take()
        if sign not in ("=", "<>", *_COMPARED):
            raise self.wrong(sign)
        return (sign, left, self.operand())

    def _listed(self) -> list[Node]:
        """``(a, b)``"""
        self.take("(")
        found = [self.operand()]
        while self.taken(","):
            found.append(self.operand())
        self.take(")")
        return found

    def operand(self) -> Node:
        if self.next.startswith(":"):
            return (":", self.take())
        return ("of", self.path())

    def path(self) -> str:
        token = self.take()
        if not (token[0] == "#" or token[0].isalpha()) or token.upper() in _WORDS:
            raise self.wrong(token)
        return token
