"""Conversations in DynamoDB. Each entry is an item of its own in its citizen's partition, by time;
the thread's state is another, so a page costs the same however long the thread is.

What ends by itself (routes by number, ids of the gateway's messages) lies in the sessions table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.partitions import ANSWERED, UNREAD, held_by
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.domain.conversations.model import (
    Entry,
    Handling,
    InnerNote,
    Received,
    Route,
    Thread,
)
from chalicelib.domain.conversations.ports import Conversations
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoConversations(Conversations):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, account_id: str) -> Thread | None:
        return self._store.find(Thread, account_id)

    def several(self, account_ids: Sequence[str]) -> Sequence[Thread]:
        return self._store.many(Thread, ((one,) for one in account_ids)) if account_ids else ()

    def waiting_count(self, most: int) -> int:
        table = self._store.table(Thread)
        found, _ = table.count("by_unread", ("unread", UNREAD), ("waiting_since", ">", "0"), most)
        return found

    def find_by_code(self, code: str) -> Thread | None:
        return self._store.find_by(Thread, "code", code)

    def entries(self, account_id: str, *, limit: int, cursor: str | None) -> Page[Entry]:
        own = f"account#{account_id}"
        return self._store.page(Entry, None, own, newest_first=True, limit=limit, cursor=cursor)

    def erase(self, account_id: str) -> None:
        """The thread last: what a crash leaves behind is found by it."""
        for partition in (f"account#{account_id}", f"inner#{account_id}"):
            self._erase_all(partition)
        self._store.delete(Handling, account_id)
        if thread := self.find(account_id):
            self._store.table(Thread).delete(row_of(Thread).name_key("code", thread.code))
            self._store.delete(Thread, account_id)

    def _erase_all(self, partition: str) -> None:
        table = self._store.table(Entry)
        while True:
            found, more = table.query(None, ("pk", partition), limit=100)
            for item in found:
                table.delete({"pk": item["pk"], "sk": item["sk"]})
            if more is None:
                return

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Thread]:
        return self._store.page(Thread, "by_unread", UNREAD, limit=limit, cursor=cursor)

    def answered(self, *, limit: int, cursor: str | None) -> Page[Thread]:
        return self._store.page(
            Thread, "by_unread", ANSWERED, newest_first=True, limit=limit, cursor=cursor
        )

    def held_by(self, officer_id: str, *, limit: int, cursor: str | None) -> Page[Handling]:
        own = held_by(officer_id)
        return self._store.page(Handling, "by_unread", own, limit=limit, cursor=cursor)

    def handlings(self, account_ids: Sequence[str]) -> Sequence[Handling]:
        return self._store.many(Handling, ((one,) for one in account_ids)) if account_ids else ()

    def inner_notes(self, account_id: str, *, limit: int) -> Sequence[InnerNote]:
        own = f"inner#{account_id}"
        found, _ = self._store.query(InnerNote, None, own, newest_first=True, limit=limit)
        return self._store.readable(InnerNote, found)

    def route(self, number_digest: str, now: datetime) -> str | None:
        found = self._store.find(Route, number_digest)
        return found.account_id if found and found.expires_at > now else None

    def was_received(self, digest: str, now: datetime) -> bool:
        found = self._store.find(Received, digest)
        return found is not None and found.expires_at > now
