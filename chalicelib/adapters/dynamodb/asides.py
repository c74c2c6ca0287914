"""The records that could not be read, in a partition of their own. ``Store`` marks them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.keys import KEYS
from chalicelib.adapters.dynamodb.layout import LAYOUT
from chalicelib.adapters.dynamodb.lying import read
from chalicelib.adapters.dynamodb.partitions import ASIDE
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.asides import Aside, Asides
from chalicelib.domain.errors import Unreadable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_AT_ONCE = 1000


class DynamoAsides(Asides):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def all(self) -> Sequence[Aside]:
        found: list[Aside] = []
        start = None
        while True:
            page, start = self._store.query(Aside, None, ASIDE, limit=_AT_ONCE, start=start)
            found += self._store.readable(Aside, page)
            if start is None:
                return found

    def find(self, place: str) -> Aside | None:
        return self._store.find(Aside, place)

    def notice(self, aside: Aside, now: datetime) -> None:
        self._store.put(aside.replace(noticed_at=now))

    def try_again(self, aside: Aside) -> bool:
        if self._lies_unread(aside):
            return False
        self._store.delete(Aside, aside.place)
        return True

    def _lies_unread(self, aside: Aside) -> bool:
        kinds = {kind.__name__: kind for kind in LAYOUT}
        if aside.kind not in kinds:  # of a newer release
            return True
        kind = kinds[aside.kind]
        item = self._store.lying(kind, _key(aside, LAYOUT[kind].table))
        if item is None:  # deleted or emptied since
            return False
        try:
            read(kind, item)
        except Unreadable:
            return True
        return False


def _key(aside: Aside, table: str) -> Item:
    return {name: aside.key[name] for name in KEYS[table]}
