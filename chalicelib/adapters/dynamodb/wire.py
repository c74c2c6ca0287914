"""Items as DynamoDB's low-level client speaks of them: texts, whole numbers, bytes (a sealed
passphrase), and mappings of these, as that is all that is stored.

boto3 has a serializer for everything that DynamoDB knows; it costs each start of a Lambda boto3
with its transfers to S3, and each attribute some microseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from chalicelib.adapters.untyped import Untyped

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

    Wire = dict[str, AttributeValueTypeDef]

Item = Untyped
"""An item as it is written and read: what an attribute holds, only the adapter of it knows."""


def to_wire(item: Item) -> Wire:
    """:raises TypeError: something else."""
    return {name: _to_wire(name, value) for name, value in item.items()}


def from_wire(wire: Mapping[str, AttributeValueTypeDef]) -> Item:
    """:raises TypeError: nothing here has written it."""
    return {name: _from_wire(name, value) for name, value in wire.items()}


def _to_wire(name: str, value: object) -> AttributeValueTypeDef:
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"N": str(value)}
    if isinstance(value, dict):
        return {"M": to_wire(value)}
    if isinstance(value, bytes):
        return {"B": value}
    raise TypeError(f"{name} is of {type(value).__name__}")


def _from_wire(name: str, value: AttributeValueTypeDef) -> str | int | bytes | Item:
    if "S" in value:
        return value["S"]
    if "N" in value:
        return int(value["N"])
    if "M" in value:
        return from_wire(value["M"])
    if "B" in value:
        return bytes(value["B"])
    raise TypeError(f"{name} is none of ours")
