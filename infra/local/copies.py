"""moto's copies, made as small as what is changed afterwards.

For each write of a transaction moto copies the whole table, to put it back where one fails; to list
the versions under a prefix it copies every file of the bucket. With a regency's records and scans a
commit takes a second and a list half a minute, and the copies pile up to gigabytes within minutes.
Here a copy of a table shares its items, and an update changes a copy of its own; files in a list
are themselves.
"""

import copy
import functools
from typing import Any

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table
from moto.s3.models import FakeKey


def install() -> None:
    Table.__deepcopy__ = _twin
    FakeKey.__deepcopy__ = lambda file, _memo: file
    _update_a_copy()


def _twin(table: Table, _memo: Any) -> Table:
    """As it is now: puts and deletions of either are not seen in the other."""
    twin = copy.copy(table)
    twin.items = copy.copy(table.items)
    if table.has_range_key:
        for hash_key, by_range in table.items.items():
            twin.items[hash_key] = dict(by_range)
    return twin


def _update_a_copy() -> None:
    original = DynamoDBBackend.update_item

    @functools.wraps(original)
    def update(self: Any, table_name: str, key: Any, *args: Any, **kwargs: Any) -> Any:
        table, item = self.get_table(table_name), self.get_item(table_name, key)
        if item is not None:
            place = table.items[item.hash_key] if table.has_range_key else table.items
            place[item.range_key if table.has_range_key else item.hash_key] = copy.deepcopy(item)
        return original(self, table_name, key, *args, **kwargs)

    DynamoDBBackend.update_item = update
