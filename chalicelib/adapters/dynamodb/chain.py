"""What the engine and the sweeper need of a running application, in a small item of its own beside
it: where it stands, the last token, the number of its execution, and when to look.

A move of the application is written here in the same transaction (``stand_at``). Whatever else
happens in the chain changes this item alone, so no officer's decision is stale because of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.keys import instant
from chalicelib.adapters.dynamodb.partitions import RUNNING
from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.domain.applications.standing import StandAt
from chalicelib.domain.chain.ports import FIRST_EXECUTION, Wait, Waits

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

    from chalicelib.domain.applications.standing import Place


class DynamoWaits(Waits):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-applications")

    def put(self, wait: Wait) -> bool:
        """Whoever was never told where it stands takes any."""
        return self.table.change(
            wait_key(wait.application_id),
            "SET #kind = :kind, #step = :step, #token = :token, "
            "#wake_at = if_not_exists(#then_at, :never)",
            ("kind", "step", "token", "wake_at", "then_at", "stands_at"),
            {
                ":kind": wait.kind,
                ":step": wait.step,
                ":token": wait.token,
                ":never": "9",
                ":place": _text((wait.kind, wait.step)),
            },
            condition="attribute_not_exists(#stands_at) OR #stands_at = :place",
        )

    def find(self, application_id: str) -> Wait | None:
        item = self._item(application_id)
        if "token" not in item:
            return None
        return Wait(
            application_id=application_id,
            kind=item["kind"],
            step=item["step"],
            token=item["token"],
        )

    def execution(self, application_id: str) -> int:
        execution: int = self._item(application_id).get("execution", FIRST_EXECUTION)
        return execution

    def replace_execution(self, application_id: str, execution: int, wake_at: datetime) -> bool:
        unknown = "attribute_not_exists(#execution) OR " if execution == FIRST_EXECUTION else ""
        return self.table.change(
            wait_key(application_id),
            "SET #execution = :next, #wake_at = :wake_at REMOVE #kind, #step, #token",
            ("execution", "wake_at", "kind", "step", "token"),
            {":last": execution, ":next": execution + 1, ":wake_at": instant(wake_at)},
            condition=f"{unknown}#execution = :last",
        )

    def waking(self, until: datetime, *, limit: int) -> Sequence[str]:
        found, _ = self.table.query(
            "by_wake",
            ("wake", RUNNING),
            sort=("wake_at", "<=", instant(until)),
            limit=limit,
        )
        return [item["pk"].removeprefix("app#") for item in found]

    def postpone(self, application_id: str, place: Place, wake_at: datetime) -> None:
        changed = {"wake_at": instant(wake_at)}
        self.table.update(wait_key(application_id), changed, stands_at=_text(place))

    def put_off(self, application_id: str, wake_at: datetime) -> None:
        changed = {"wake_at": instant(wake_at)}
        self.table.update(wait_key(application_id), changed, wake=RUNNING)

    def _item(self, application_id: str) -> Item:
        return self.table.get(wait_key(application_id)) or {}


def wait_key(application_id: str) -> Item:
    return {"pk": f"app#{application_id}", "sk": "wait"}


def stand_at(change: StandAt, table: str) -> Write:
    """``then_at`` waits until the engine has asked; the token stays, for it may still have to be
    answered."""
    names, values = ["stands_at", "wake", "wake_at", "then_at"], {":place": "-"}
    expression = "SET #stands_at = :place REMOVE #wake, #wake_at, #then_at"
    if change.place and change.wake_at and change.then_at:
        expression = (
            "SET #stands_at = :place, #wake = :wake, #wake_at = :wake_at, #then_at = :then_at"
        )
        values = {
            ":place": _text(change.place),
            ":wake": RUNNING,
            ":wake_at": instant(change.wake_at),
            ":then_at": instant(change.then_at),
        }
    return {
        "Update": {
            "TableName": table,
            "Key": to_wire(wait_key(change.application_id)),
            "UpdateExpression": expression,
            "ExpressionAttributeNames": {f"#{name}": name for name in names},
            "ExpressionAttributeValues": to_wire(values),
        }
    }


def _text(place: Place) -> str:
    return "#".join(place)
