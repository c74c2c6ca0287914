"""Items that are made when they are looked at: a table with any number of them costs no memory and
no time to fill, and answers as if each lay in it.

What is laid so has to be in order: each item's key, and its place in every index, is behind that of
the one before.
"""

from bisect import bisect_left
from collections.abc import Callable, MutableSequence, Sequence
from functools import lru_cache
from typing import Any

from infra.local.memory_dynamodb.tables import Entry, Index, Key, Table
from infra.local.memory_dynamodb.values import Item, plain

_KEPT = 2_000


class Family:
    """``count`` items of one kind in one table, which are never written to."""

    def __init__(self, table: Table, make: Callable[[int], Item], count: int) -> None:
        """:raises ValueError: their keys are not in order."""
        self.table, self.count = table, count
        self.item = lru_cache(_KEPT)(make)
        self._first, self._last = self._key(0), self._key(count - 1)
        if not self._first < self._key(1) < self._last:
            raise ValueError(f"not in order: {self._first}, {self._last}")

    def find(self, key: Key) -> Item | None:
        if not self._first <= key <= self._last:
            return None
        number = bisect_left(range(self.count), key, key=self._key)
        return self.item(number) if self._key(number) == key else None

    def partition(self, index: Index) -> tuple[Any, Sequence[Entry]] | None:
        """The one that all of them share in this index; ``None`` where there is none, or where each
        has its own.

        :raises ValueError: they are not in order in it.
        """
        places = [index.place(self.item(n)) for n in (0, 1, self.count - 1)]
        first, second, last = places
        sorted_by = index.schema.range
        if sorted_by is None or not (first and second and last) or first[0] != second[0]:
            return None
        if not first < second < last or first[0] != last[0]:
            raise ValueError(f"{index.name} is not in order: {first}, {second}, {last}")
        return first[0], _Entries(self, sorted_by)

    def _key(self, number: int) -> Key:
        return self.table.key_of(self.item(number))


class _Entries(Sequence[Entry]):
    def __init__(self, family: Family, sorted_by: str) -> None:
        self._family, self._sorted_by = family, sorted_by

    def __len__(self) -> int:
        return self._family.count

    def __getitem__(self, number: Any) -> Any:
        item = self._family.item(number)
        return plain(item[self._sorted_by]), self._family.table.key_of(item)


class Rows(dict[Key, Item]):
    """A table's: those that were put, and the families'. Only what was put is told one by one."""

    def __init__(self, own: dict[Key, Item]) -> None:
        super().__init__(own)
        self.families: list[Family] = []

    def __missing__(self, key: Key) -> Item:
        for family in self.families:
            if (item := family.find(key)) is not None:
                return item
        raise KeyError(key)

    def get(self, key: Key, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default


class Merged(MutableSequence[Entry]):
    """A partition of an index: what was put, among what is generated, in order. Only what was put
    may go."""

    def __init__(self, own: Sequence[Entry], generated: Sequence[Entry]) -> None:
        self._own, self._generated = list(own), generated
        self._find_places()

    def _find_places(self) -> None:
        self._places = [
            n + bisect_left(self._generated, entry) for n, entry in enumerate(self._own)
        ]

    def __len__(self) -> int:
        return len(self._own) + len(self._generated)

    def __getitem__(self, at: Any) -> Any:
        before = bisect_left(self._places, at)
        if before < len(self._places) and self._places[before] == at:
            return self._own[before]
        return self._generated[at - before]

    def insert(self, at: int, entry: Entry) -> None:
        self._own.insert(bisect_left(self._places, at), entry)
        self._find_places()

    def __delitem__(self, at: Any) -> None:
        """:raises LookupError: it is generated."""
        if at not in self._places:
            raise LookupError("a generated item does not change")
        del self._own[self._places.index(at)]
        self._find_places()

    def __setitem__(self, at: Any, entry: Any) -> None:
        raise TypeError("an index is moved, never set")


def lay(table: Table, make: Callable[[int], Item], count: int) -> None:
    """As if ``make(0)`` to before ``make(count)`` had been put.

    :raises ValueError: they are not in order.
    """
    if not isinstance(table.rows, Rows):
        table.rows = Rows(table.rows)
    family = Family(table, make, count)
    table.rows.families.append(family)
    for index in table.indexes.values():
        if found := family.partition(index):
            partition, entries = found
            index.partitions[partition] = Merged(index.partitions.get(partition, ()), entries)
