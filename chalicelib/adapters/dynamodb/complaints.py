"""Complaints in DynamoDB."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.keys import instant
from chalicelib.adapters.dynamodb.partitions import COMPLAINT, COMPLAINT_CLOSED, COMPLAINT_OPEN
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
        return self._until(COMPLAINT_OPEN, f"{day}$", limit)

    def closed_before(self, moment: datetime, *, limit: int) -> Sequence[Complaint]:
        return self._until(COMPLAINT_CLOSED, f"{instant(moment)}$", limit)

    def _until(self, state: str, end: str, limit: int) -> Sequence[Complaint]:
        early: Sort = ("answer_due", "<=", end)
        found, _ = self._store.query(Complaint, "by_answer_due", state, sort=early, limit=limit)
        return self._store.readable(Complaint, found)
