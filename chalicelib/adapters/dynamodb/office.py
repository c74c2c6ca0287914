"""What administrators maintain, in DynamoDB: a partition per kind, an item per entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.office_data.store import OfficeStore
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_AT_ONCE = 500


class DynamoOfficeData(OfficeStore):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def of_kind(self, kind: OfficeKind) -> Sequence[OfficeRecord]:
        found: list[Item] = []
        start = None
        while True:
            page, start = self._store.query(
                OfficeRecord, None, kind.value, limit=_AT_ONCE, start=start
            )
            found += page
            if start is None:
                return self._store.readable(OfficeRecord, found)

    def page(self, kind: OfficeKind, *, limit: int, cursor: str | None) -> Page[OfficeRecord]:
        return self._store.page(
            OfficeRecord, None, kind.value, newest_first=True, limit=limit, cursor=cursor
        )

    def find(self, kind: OfficeKind, entry_id: str) -> OfficeRecord | None:
        return self._store.find(OfficeRecord, kind.value, entry_id)
