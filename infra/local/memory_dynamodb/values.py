"""Values in DynamoDB's own form (``{"S": "text"}``): copied, checked, compared."""

from decimal import Decimal, InvalidOperation
from typing import Any

from botocore.exceptions import ParamValidationError

from infra.local.memory_dynamodb.refusals import invalid

Value = dict[str, Any]
Item = dict[str, Value]

_TYPES: dict[str, type] = {
    "S": str, "N": str, "B": bytes, "BOOL": bool, "NULL": bool, "L": list, "M": dict,
    "SS": list, "NS": list, "BS": list,
}  # fmt: skip


def kept(item: Any) -> Item:
    """A copy that shares nothing with what the caller holds, numbers written as DynamoDB does.

    :raises ParamValidationError: what botocore would not send.
    """
    return {name: _kept(value) for name, value in item.items()}


def copied(item: Item) -> Item:
    return {name: _copied(value) for name, value in item.items()}


def _kept(value: Any) -> Value:
    kind, content = one(value)
    match kind:
        case "S":  # nearly all that is ever written
            return {"S": content}
        case "N":
            return {"N": written(content)}
        case "L":
            return {"L": [_kept(part) for part in content]}
        case "M":
            return {"M": kept(content)}
        case "SS" | "NS" | "BS":
            if not content:
                raise invalid("One or more parameter values were invalid: a set may not be empty")
            return {kind: [written(part) for part in content] if kind == "NS" else [*content]}
    return {kind: content}


def _copied(value: Value) -> Value:
    ((kind, content),) = value.items()
    match kind:
        case "L":
            return {"L": [_copied(part) for part in content]}
        case "M":
            return {"M": copied(content)}
        case "SS" | "NS" | "BS":
            return {kind: [*content]}
    return {kind: content}


def one(value: Any) -> tuple[str, Any]:
    """(kind, content) of a value that botocore would send."""
    try:
        ((kind, content),) = value.items()
    except (AttributeError, ValueError):
        kind = content = None
    if type(content) is not _TYPES.get(kind):
        raise ParamValidationError(report=f"not a value of DynamoDB: {value!r:.80}")
    return kind, content


def number(text: str) -> Decimal | int:
    if text.isascii() and text.isdigit():
        return int(text)
    try:
        return Decimal(text)
    except InvalidOperation:
        raise invalid(f"The parameter cannot be converted to a numeric value: {text}") from None


def written(text: str) -> str:
    """The one way that DynamoDB writes this number."""
    found = number(text)
    if isinstance(found, int):
        return str(found)
    return f"{found.normalize():f}" if found else "0"


def plain(value: Value) -> Any:
    """What compares and hashes as DynamoDB compares: numbers by value, texts by their bytes (the
    order of code points is that of UTF-8), sets without order."""
    ((kind, content),) = value.items()
    match kind:
        case "N":
            return number(content)
        case "L":
            return [(*part, plain(part)) for part in content]
        case "M":
            return {name: (*part, plain(part)) for name, part in content.items()}
        case "NS":
            return frozenset(map(number, content))
        case "SS" | "BS":
            return frozenset(content)
    return content


def equal(left: Value | None, right: Value | None) -> bool:
    if left is None or right is None:
        return False
    return left.keys() == right.keys() and plain(left) == plain(right)


def ordered(left: Value | None, right: Value | None) -> tuple[Any, Any] | None:
    """Both, to be compared by size; ``None`` where DynamoDB calls no comparison true."""
    if left is None or right is None or left.keys() != right.keys():
        return None
    if not left.keys() & {"S", "N", "B"}:
        return None
    return plain(left), plain(right)
