"""The trials of a batch's passphrase, in the table of things that end by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.domain.permits.ports import Trial, Trials

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_TRIALS_KEPT = timedelta(days=1)
"""Longer than any letter of the batch can be on its way: its passphrase rests for half an hour."""


class DynamoTrials(Trials):
    """One item per batch: ``trying_until`` (microseconds) while somebody tries, then its
    ``outcome``."""

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-sessions")

    def take(self, batch_id: str, now: datetime, until: datetime) -> Trial:
        client = self.table.client
        item = self._item(batch_id, now) | {"trying_until": _microseconds(until)}
        try:
            client.put_item(
                TableName=self.table.name,
                Item=to_wire(item),
                ConditionExpression="attribute_not_exists(outcome) AND "
                "(attribute_not_exists(pk) OR trying_until <= :now)",
                ExpressionAttributeValues=to_wire({":now": _microseconds(now)}),
            )
        except client.exceptions.ConditionalCheckFailedException:
            held = self.table.get(self._key(batch_id)) or {}
            return Trial(outcome=held.get("outcome", ""), params=held.get("params", {}))
        return Trial(ours=True)

    def settle(self, batch_id: str, outcome: str, params: Mapping[str, str], now: datetime) -> None:
        known = {"outcome": outcome, "params": dict(params)}
        self.table.put(self._item(batch_id, now) | known)

    @staticmethod
    def _key(batch_id: str) -> dict[str, str]:
        return {"pk": f"trial#{batch_id}"}

    def _item(self, batch_id: str, now: datetime) -> Item:
        return self._key(batch_id) | {"expires_at": int((now + _TRIALS_KEPT).timestamp())}


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
