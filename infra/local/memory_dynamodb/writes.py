"""One conditional write: whether it holds, and what lies there then."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from infra.local.memory_dynamodb.expressions import Given, condition, holds
from infra.local.memory_dynamodb.tables import Key, Table
from infra.local.memory_dynamodb.updates import updated
from infra.local.memory_dynamodb.values import Item, copied, kept


@dataclass
class Write:
    """One conditional write, taken apart and found to be one."""

    kind: str
    request: Mapping[str, Any]
    table: Table
    key: Key
    given: Given
    item: Item
    """Of a put, the item; else its key."""
    size: int
    """In bytes, of a put."""
    before: Item | None

    @cached_property
    def holds(self) -> bool:
        text = self.request.get("ConditionExpression")
        return not text or holds(condition(text), self.before or {}, self.given)

    @property
    def seen(self) -> Item | None:
        """The item as it was found, for a refusal that is to show it."""
        wanted = self.request.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD"
        return copied(self.before) if wanted and self.before else None

    def after(self) -> Item | None:
        """:raises ClientError: the table cannot take it."""
        match self.kind:
            case "Delete":
                return None
            case "ConditionCheck":
                return self.before
            case "Update":
                expression = self.request["UpdateExpression"]
                made = kept(updated(expression, self.item, self.before, self.given))
                self.table.require_fit(made)
                return made
        return self.item


def reason_of(write: Write) -> dict[str, Any]:
    if write.holds:
        return {"Code": "None"}
    failed: dict[str, Any] = {
        "Code": "ConditionalCheckFailed", "Message": "The conditional request failed",
    }  # fmt: skip
    return failed | ({"Item": write.seen} if write.seen else {})
