"""What happened to a person's applications, in the sessions table: it ends by itself. Beside it
what they are told on paper, until they fetch it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.cursors import partition
from chalicelib.adapters.dynamodb.keys import INDEXES, instant
from chalicelib.adapters.dynamodb.partitions import NEWS, ON_PAPER, WAITING_LETTERS
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.table import Sort
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.on_paper import PaperLetter, WaitingLetter
from chalicelib.domain.messages.ports import NewsList
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_INDEX = "by_account"


class DynamoNews(NewsList):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def of(self, account_id: str, *, limit: int, cursor: str | None) -> Page[News]:
        own = f"{NEWS}{account_id}"
        return self._store.page(News, _INDEX, own, newest_first=True, limit=limit, cursor=cursor)

    def since(self, account_id: str, after: datetime | None, most: int) -> int:
        own = partition(News, _INDEX, f"{NEWS}{account_id}")
        # behind all that came at that very moment
        later = f"{instant(after)}$" if after else "0"
        table = self._store.table(News)
        newer: Sort = (INDEXES[_INDEX][1], ">", later)
        return table.count(_INDEX, own, newer, most)[0]

    def on_paper(self, account_id: str, *, limit: int) -> Sequence[PaperLetter]:
        own = f"{ON_PAPER}{account_id}"
        found, _ = self._store.query(PaperLetter, _INDEX, own, limit=limit)
        return self._store.readable(PaperLetter, found)

    def count_on_paper(self, account_id: str, most: int) -> int:
        own = partition(PaperLetter, _INDEX, f"{ON_PAPER}{account_id}")
        any_time: Sort = (INDEXES[_INDEX][1], ">", "0")
        return self._store.table(PaperLetter).count(_INDEX, own, any_time, most)[0]

    def letters_waiting(self, *, limit: int, cursor: str | None) -> Page[WaitingLetter]:
        return self._store.page(WaitingLetter, _INDEX, WAITING_LETTERS, limit=limit, cursor=cursor)
