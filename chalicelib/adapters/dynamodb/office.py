"""What administrators maintain, in DynamoDB: a partition per kind, an item per entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import items
from chalicelib.adapters.dynamodb.table import Item, Table
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.office_data.store import OfficeStore
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_AT_ONCE = 500


class DynamoOfficeData(OfficeStore):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._table = Table(client, f"{prefix}-office")

    def of_kind(self, kind: OfficeKind) -> Sequence[OfficeRecord]:
        found: list[Item] = []
        start = None
        while True:
            page, start = self._table.query(None, ("pk", kind.value), limit=_AT_ONCE, start=start)
            found += page
            if start is None:
                return [OfficeRecord.model_validate_json(item["body"]) for item in found]

    def page(self, kind: OfficeKind, *, limit: int, cursor: str | None) -> Page[OfficeRecord]:
        partition = ("pk", kind.value)
        return self._table.page(
            OfficeRecord, None, partition, "sk", newest_first=True, limit=limit, cursor=cursor
        )

    def find(self, kind: OfficeKind, entry_id: str) -> OfficeRecord | None:
        item = self._table.get(items.office_key(kind, entry_id))
        return OfficeRecord.model_validate_json(item["body"]) if item else None
