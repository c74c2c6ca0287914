"""Conditional writes, as ``TransactWriteItems`` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.table import Item, to_wire

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write


def put(table: str, item: Item, expected: int | None, key: str = "pk") -> Write:
    """``expected``: the version that must be there; ``None``: nothing may be."""
    if expected is None:
        return put_new(table, item, key)
    return {
        "Put": {
            "TableName": table,
            "Item": to_wire(item),
            "ConditionExpression": "#version = :expected",
            "ExpressionAttributeNames": {"#version": "version"},
            "ExpressionAttributeValues": to_wire({":expected": expected}),
        }
    }


def put_new(table: str, item: Item, key: str = "pk") -> Write:
    """``key`` is the table's partition key."""
    return {
        "Put": {
            "TableName": table,
            "Item": to_wire(item),
            "ConditionExpression": "attribute_not_exists(#key)",
            "ExpressionAttributeNames": {"#key": key},
        }
    }


def put_over(table: str, item: Item) -> Write:
    """Whatever is there."""
    return {"Put": {"TableName": table, "Item": to_wire(item)}}


def delete(table: str, key: Item) -> Write:
    """Of something that must be there."""
    return {
        "Delete": {
            "TableName": table,
            "Key": to_wire(key),
            "ConditionExpression": "attribute_exists(pk)",
        }
    }
