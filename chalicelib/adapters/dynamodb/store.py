"""Reading records as the domain knows them, wherever ``layout.py`` says that they lie; and the few
writes that are no part of a commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from botocore.exceptions import ClientError

from chalicelib.adapters.dynamodb import parts
from chalicelib.adapters.dynamodb.batches import write_batch
from chalicelib.adapters.dynamodb.cursors import (
    cursor_of,
    cursor_parts,
    key_from,
    numbered,
    partition,
)
from chalicelib.adapters.dynamodb.keys import KEYS, Id, Row, S
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.lying import R, copied, read
from chalicelib.adapters.dynamodb.table import Sort, Table
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.adapters.dynamodb.writes import item_of, items_of, key_of
from chalicelib.domain.asides import Aside
from chalicelib.domain.errors import Unavailable, Unreadable
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import Page, Records

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

T = TypeVar("T")

_TORN_TRIES = 6
"""How often a record is read again whose parts were written meanwhile."""


class Store(Records):
    """``prefix`` is the stage's name prefix; the tables are ``<prefix>-<part>``."""

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._client = client
        self._prefix = prefix

    def table(self, kind: type[Stored]) -> Table:
        return Table(self._client, f"{self._prefix}-{row_of(kind).table}")

    def item(self, kind: type[Stored], *ids: Id) -> Item | None:
        """As it lies there, with its parts; ``None`` also of what was emptied."""
        return self.lying(kind, row_of(kind).key_of(*ids))

    def lying(self, kind: type[Stored], key: Item) -> Item | None:
        """Likewise, what lies under this key."""
        row, table = row_of(kind), self.table(kind)
        if not row.parts:
            item = table.get(key)
            return item if item and "body" in item else None
        head = None
        for _ in range(_TORN_TRIES):
            head, *others = table.get_all(parts.keys_of(row, key))
            if head is None or (item := parts.whole(row, head, others)):
                return head and item
            for one in parts.keys_of(row, key):
                table.forget(one)
        return head and {**head, "body": ""}  # its parts are not its own, and nobody can read it

    def head(self, kind: type[Stored], *ids: Id) -> Item | None:
        """The item itself, without what lies apart from it."""
        return self.table(kind).get(row_of(kind).key_of(*ids))

    def find(self, kind: type[S], *ids: Id) -> S | None:
        item = self.item(kind, *ids)
        return self.read(kind, item) if item else None

    def many(
        self, kind: type[S], ids: Iterable[tuple[Id, ...]], *, consistent: bool = False
    ) -> list[S]:
        """Those of these (different) ones that are there and can be read, in any order."""
        row, table = row_of(kind), self.table(kind)
        keys = [row.key_of(*own) for own in ids]
        if row.parts:
            return self.readable(kind, self._whole_ones(row, keys, consistent=consistent))
        return self.readable(kind, table.get_many(keys, consistent=consistent))

    def _whole_ones(self, row: Row[S], keys: Sequence[Item], *, consistent: bool) -> Iterator[Item]:
        def place(key: Item) -> tuple[object, ...]:
            return tuple(key[name] for name in KEYS[row.table])

        wanted = [parts.keys_of(row, key) for key in keys]
        every = [one for own in wanted for one in own]
        read = self.table(row.kind).get_many(every, consistent=consistent)
        by_place = {place(item): item for item in read}
        for key, own in zip(keys, wanted, strict=True):
            head, *others = (by_place.get(place(one)) for one in own)
            if head and (item := parts.whole(row, head, others) or self.lying(row.kind, key)):
                yield item

    def kept_ones(self, kind: type[S], ids: Iterable[tuple[Id, ...]]) -> list[S]:
        """As ``many``, consistently, by one call for those that this request has not read."""
        keys = [row_of(kind).key_of(*own) for own in ids]
        found = self.table(kind).get_all(keys)
        return self.readable(kind, [item for item in found if item])

    def all_of(self, kind: type[S], ids: Iterable[tuple[Id, ...]]) -> list[S]:
        """Likewise, consistently, and none is left out.

        :raises Unreadable:
        """
        keys = [row_of(kind).key_of(*own) for own in ids]
        found = self.table(kind).get_many(keys, consistent=True)
        return [self.read(kind, item) for item in found]

    def read(self, kind: type[S], item: Item) -> S:
        """:raises Unreadable: it is set aside."""
        return self.parsed(kind, item, lambda: read(kind, item))

    def parsed(self, kind: type[Stored], item: Item, parse: Callable[[], T]) -> T:
        """What ``parse`` makes of this item.

        :raises Unreadable: as ``parse`` does; it is set aside.
        """
        try:
            return parse()
        except Unreadable as refused:
            table = row_of(kind).table
            key = {name: item[name] for name in KEYS[table]}
            place = "/".join([table, *map(str, key.values())])
            aside = Aside(place=place, kind=kind.__name__, why=refused.why, key=key)
            # what reads it next marks it as well, so nothing is lost when this fails
            with suppress(ClientError, Unavailable):
                self.add(aside)
            raise Unreadable(kind.__name__, refused.why, place) from None

    def readable(self, kind: type[S], items: Iterable[Item]) -> list[S]:
        """For lists: what cannot be read is set aside and left out."""
        return self._each(items, partial(self.read, kind))[0]

    def readable_copies(
        self, kind: type[Stored], copy: tuple[str, type[R]], items: Iterable[Item]
    ) -> list[R]:
        """Likewise, of what lies beside the records."""
        return self._each(items, partial(self._copied, kind, copy))[0]

    def named(self, kind: type[Stored], name: str, value: str) -> str | None:
        """The id of the record that this unique value leads to."""
        found = self.table(kind).get(row_of(kind).name_key(name, value))
        return found["leads_to"] if found else None

    def find_by(self, kind: type[S], name: str, value: str) -> S | None:
        own_id = self.named(kind, name, value)
        return self.find(kind, own_id) if own_id is not None else None

    def page(
        self,
        kind: type[S],
        index: str | None,
        value: str,
        *,
        newest_first: bool = False,
        limit: int,
        cursor: str | None,
    ) -> Page[S]:
        """One page of an index, or of a partition of the table itself.

        :raises InvalidInput: ``bad-cursor``.
        """
        found, after = self.items(
            kind, index, value, newest_first=newest_first, limit=limit, cursor=cursor
        )
        records, aside = self._each(found, partial(self.read, kind))
        return Page(tuple(records), after, aside)

    def copies(
        self,
        kind: type[Stored],
        copy: tuple[str, type[R]],
        index: str,
        value: str,
        *,
        newest_first: bool = False,
        limit: int,
        cursor: str | None,
    ) -> Page[R]:
        """Likewise, of what lies beside the records: ``copy`` names the attribute and its type."""
        found, after = self.items(
            kind, index, value, newest_first=newest_first, limit=limit, cursor=cursor
        )
        copies, aside = self._each(found, partial(self._copied, kind, copy))
        return Page(tuple(copies), after, aside)

    def items(
        self,
        kind: type[Stored],
        index: str | None,
        value: str,
        *,
        newest_first: bool = False,
        limit: int,
        cursor: str | None,
    ) -> tuple[Sequence[Item], str | None]:
        """Likewise, as they lie there: of an index that holds keys alone."""
        by, rest = partition(kind, index, value), cursor_parts(kind, index)
        start = numbered(key_from(cursor, by, *rest))
        found, last = self.query(
            kind, index, value, newest_first=newest_first, limit=limit, start=start
        )
        return found, cursor_of(last and {part: str(last[part]) for part in rest}, *rest)

    def page_of_kinds(
        self,
        kind_of: Callable[[Item], type[S]],
        table_of: type[Stored],
        index: str,
        value: str,
        span: tuple[str, str],
        *,
        limit: int,
        cursor: str | None,
    ) -> Page[S]:
        """What of several kinds stands in an index of ``table_of``'s table, within a span of its
        order (ends included), the latest first."""
        by, rest = partition(table_of, index, value), cursor_parts(table_of, index)
        start = numbered(key_from(cursor, by, *rest))
        # DynamoDB refuses to go on from outside the range: a cursor of other days
        if start and not span[0] <= start[rest[0]] <= span[1]:
            return Page(())
        found, last = self.query(
            table_of,
            index,
            value,
            sort=(rest[0], "between", span),
            newest_first=True,
            limit=limit,
            start=start,
        )
        records, aside = self._each(found, lambda item: self.read(kind_of(item), item))
        after = cursor_of(last and {part: str(last[part]) for part in rest}, *rest)
        return Page(tuple(records), after, aside)

    def query(
        self,
        kind: type[Stored],
        index: str | None,
        value: str,
        *,
        sort: Sort | None = None,
        newest_first: bool = False,
        limit: int,
        start: Item | None = None,
    ) -> tuple[list[Item], Item | None]:
        """The items of a partition, and the key to go on from."""
        by = partition(kind, index, value)
        return self.table(kind).query(
            index, by, sort=sort, newest_first=newest_first, limit=limit, start=start
        )

    def put(self, *records: Stored) -> None:
        """Whatever is there, each item by itself; at most 25."""
        items = [
            (self.table(type(record)).name, to_wire(item))
            for record in records
            for item in items_of(record)
        ]
        write_batch(self._client, items)

    def add(self, record: Stored) -> bool:
        """``False`` if it is there."""
        table = self.table(type(record))
        return table.put(item_of(record), only_if_new=next(iter(key_of(record))))

    def update(
        self, kind: type[Stored], ids: tuple[Id, ...], changes: Item, **condition: str | int
    ) -> bool:
        """Attributes beside the record, if those in ``condition`` have these values; ``False`` if
        they have not."""
        return self.table(kind).update(row_of(kind).key_of(*ids), changes, **condition)

    def delete(self, kind: type[Stored], *ids: Id, **condition: str | int) -> bool:
        """``condition``: attributes that must have these values. ``False`` if they have not."""
        return self.table(kind).delete(row_of(kind).key_of(*ids), **condition)

    def _copied(self, kind: type[Stored], copy: tuple[str, type[R]], item: Item) -> R:
        return self.parsed(kind, item, lambda: copied(kind, copy, item))

    @staticmethod
    def _each(
        items: Iterable[Item], read_one: Callable[[Item], T]
    ) -> tuple[list[T], tuple[str, ...]]:
        """Those that can be read, and the places of the others."""
        found, aside = [], []
        for item in items:
            try:
                found.append(read_one(item))
            except Unreadable as refused:
                aside.append(refused.place)
        return found, tuple(aside)
