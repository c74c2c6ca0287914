"""Counters and sums: a partition per series, in which a counter is one item, and each part of a sum
lies in several, so that those who add at the same moment seldom meet."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.storage import Counters

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SHARDS = 4
_PAGE = 1000


class DynamoCounters(Counters):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-counters")

    def last(self, series: str) -> int:
        item = self.table.get(counter_key(series))
        last: int = item["value"] if item else 0
        return last

    def sums(self, *series: str) -> Sequence[Mapping[str, Mapping[str, int]]]:
        return [self._sums(name) for name in series]

    def _sums(self, series: str) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, Counter[str]] = {}
        start: Item | None = None
        while True:
            page, start = self.table.query(None, ("series", series), limit=_PAGE, start=start)
            for item in page:
                part = item["part"].rpartition("/")[0]
                del item["series"], item["part"]
                found.setdefault(part, Counter()).update(item)
            if start is None:
                return found


def counter_key(series: str) -> Item:
    return {"series": series, "part": "last"}


def sum_key(series: str, part: str) -> Item:
    """Of any of the items that a part lies in."""
    return {"series": series, "part": f"{part}/{random.randrange(SHARDS)}"}  # noqa: S311 — no secret
