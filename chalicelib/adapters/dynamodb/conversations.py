"""Conversations in DynamoDB. Each entry is an item of its own in its citizen's partition, by time;
the thread's state is another, so a page costs the same however long the thread is.

What ends by itself (routes by number, ids of the gateway's messages) lies in the sessions table.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.items import instant
from chalicelib.adapters.dynamodb.table import Item, Table
from chalicelib.adapters.dynamodb.writes import put, put_new, put_over
from chalicelib.domain.conversations.changes import AddEntry, PutThread, RememberRoute, TakeInbound
from chalicelib.domain.conversations.model import Entry, Thread
from chalicelib.domain.conversations.ports import Conversations
from chalicelib.domain.storage import Change, Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import TransactWriteItemTypeDef as Write

_UNREAD = "office"
"""Partition of the index of threads that wait: one is enough, for it holds these alone."""


class DynamoConversations(Conversations):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._table = Table(client, f"{prefix}-conversations")
        self._sessions = Table(client, f"{prefix}-sessions")

    def find(self, account_id: str) -> Thread | None:
        item = self._table.get(_thread_key(account_id))
        return Thread.model_validate_json(item["body"]) if item else None

    def find_by_code(self, code: str) -> Thread | None:
        pointer = self._table.get(_code_key(code))
        return self.find(pointer["account_id"]) if pointer else None

    def entries(self, account_id: str, *, limit: int, cursor: str | None) -> Page[Entry]:
        partition = ("pk", f"account#{account_id}")
        return self._table.page(
            Entry, None, partition, "sk", newest_first=True, limit=limit, cursor=cursor
        )

    def erase(self, account_id: str) -> None:
        """The thread last: what a crash leaves behind is found by it."""
        partition = ("pk", f"account#{account_id}")
        while True:
            found, more = self._table.query(None, partition, limit=100)
            for item in found:
                self._table.delete({"pk": item["pk"], "sk": item["sk"]})
            if more is None:
                break
        if thread := self.find(account_id):
            self._table.delete(_code_key(thread.code))
            self._table.delete(_thread_key(account_id))

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Thread]:
        partition, parts = ("unread", _UNREAD), ("waiting_since", "pk", "sk")
        return self._table.page(Thread, "by_unread", partition, *parts, limit=limit, cursor=cursor)

    def route(self, number_digest: str, now: datetime) -> str | None:
        item = self._unexpired(_route_key(number_digest), now)
        return str(item["account_id"]) if item else None

    def was_received(self, digest: str, now: datetime) -> bool:
        return self._unexpired(_inbound_key(digest), now) is not None

    def _unexpired(self, key: dict[str, str], now: datetime) -> Item | None:
        """DynamoDB deletes some time after the end."""
        item = self._sessions.get(key)
        return item if item and item["expires_at"] > now.timestamp() else None


def conversation_writes(change: Change, prefix: str) -> list[Write]:
    """The conditional writes of one change, for ``TransactWriteItems``."""
    conversations, sessions = f"{prefix}-conversations", f"{prefix}-sessions"
    match change:
        case PutThread(thread, None):
            pointer = _code_key(thread.code) | {"account_id": thread.account_id}
            return [put_new(conversations, _thread(thread)), put_new(conversations, pointer)]
        case PutThread(thread, expected):
            return [put(conversations, _thread(thread), expected)]
        case AddEntry(entry):
            return [put_new(conversations, _entry(entry))]
        case RememberRoute(digest, account_id, expires_at):
            end = {"account_id": account_id, "expires_at": expires_at}
            return [put_over(sessions, _route_key(digest) | end)]
        case TakeInbound(digest, expires_at):
            return [put_new(sessions, _inbound_key(digest) | {"expires_at": expires_at})]
        case _:
            raise TypeError(f"no write for {type(change).__name__}")


def _thread(record: Thread) -> Item:
    """``unread`` is there only while the citizen waits, so the index holds nothing else."""
    item: Item = _thread_key(record.account_id) | {
        "version": record.version,
        "body": record.model_dump_json(),
    }
    if record.waiting_since:
        item["unread"] = _UNREAD
        item["waiting_since"] = f"{instant(record.waiting_since)}#{record.account_id}"
    return item


def _entry(record: Entry) -> Item:
    return {
        "pk": f"account#{record.account_id}",
        "sk": f"{instant(record.at)}#{record.entry_id}",
        "body": record.model_dump_json(),
    }


def _thread_key(account_id: str) -> dict[str, str]:
    return {"pk": f"thread#{account_id}", "sk": "thread"}


def _code_key(code: str) -> dict[str, str]:
    return {"pk": f"code#{code}", "sk": "code"}


def _route_key(digest: str) -> dict[str, str]:
    return {"pk": f"route#{digest}"}


def _inbound_key(digest: str) -> dict[str, str]:
    return {"pk": f"inbound#{digest}"}
