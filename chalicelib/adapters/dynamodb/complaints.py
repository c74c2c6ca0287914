"""Complaints in DynamoDB."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.keys import instant
from chalicelib.adapters.dynamodb.partitions import (
    COMPLAINT,
    COMPLAINT_CLOSED,
    COMPLAINT_OPEN,
    COMPLAINT_UNREAD,
)
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.table import Sort
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.complaints.ports import Complaints
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoComplaints(Complaints):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, complaint_id: str) -> Complaint | None:
        return self._store.find(Complaint, complaint_id)

    def find_by_code(self, code_hash: str) -> Complaint | None:
        return self._store.find_by(Complaint, "complaint-code", code_hash)

    def of_account(self, account_id: str, *, limit: int, cursor: str | None) -> Page[Complaint]:
        own = f"{COMPLAINT}{account_id}"
        return self._store.page(
            Complaint, "by_requester", own, newest_first=True, limit=limit, cursor=cursor
        )

    def open(self, *, limit: int, cursor: str | None) -> Page[Complaint]:
        return self._store.page(
            Complaint, "by_answer_due", COMPLAINT_OPEN, limit=limit, cursor=cursor
        )

    def closed(self, *, limit: int, cursor: str | None) -> Page[Complaint]:
        return self._store.page(
            Complaint, "by_answer_due", COMPLAINT_CLOSED, newest_first=True, limit=limit,
            cursor=cursor,
        )  # fmt: skip

    def due_by(self, day: date, *, limit: int) -> Sequence[Complaint]:
        """Those unread stand apart in their list."""
        unread = self._between(COMPLAINT_OPEN, COMPLAINT_UNREAD, f"{COMPLAINT_UNREAD}{day}$", limit)
        others = self._between(COMPLAINT_OPEN, "0", f"{day}$", limit)
        return sorted((*unread, *others), key=lambda one: one.due_on)[:limit]

    def closed_before(self, moment: datetime, *, limit: int) -> Sequence[Complaint]:
        return self._between(COMPLAINT_CLOSED, "0", f"{instant(moment)}$", limit)

    def _between(self, state: str, start: str, end: str, limit: int) -> Sequence[Complaint]:
        span: Sort = ("answer_due", "between", (start, end))
        found, _ = self._store.query(Complaint, "by_answer_due", state, sort=span, limit=limit)
        return self._store.readable(Complaint, found)
