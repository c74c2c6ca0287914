"""Fetching what a request needs by one ``BatchGetItem`` over several tables."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import kept
from chalicelib.adapters.dynamodb.batches import read_batches
from chalicelib.adapters.dynamodb.chain import wait_key
from chalicelib.adapters.dynamodb.counters import counter_key
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.parts import keys_of
from chalicelib.adapters.dynamodb.wire import Item, to_wire
from chalicelib.adapters.vault import passphrase_key
from chalicelib.domain.reads import Beside, Reads, Wanted

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from chalicelib.adapters.dynamodb.wire import Wire


class DynamoReads(Reads):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.client = client
        self.prefix = prefix

    def keeping(self) -> AbstractContextManager[None]:
        return kept.keeping()

    def together(self, *wanted: Wanted) -> None:
        if not kept.is_keeping():
            return
        asked: dict[kept.Place, tuple[str, Wire]] = {}
        for one in wanted:
            for part, lies_at in _lies(one):
                table, key = f"{self.prefix}-{part}", to_wire(lies_at)
                where = kept.place(table, key)
                if kept.known(where) is kept.ABSENT:
                    asked[where] = table, key
        if len(asked) < 2:  # whoever needs it reads it, at the same cost
            return
        read = read_batches(self.client, list(asked.values()), consistent=True)
        found = {kept.place_of(table, item): item for table, item in read}
        for where in asked:
            kept.keep(where, found.get(where))

    def anew(self, *wanted: Wanted) -> None:
        for one in wanted:
            for part, lies_at in _lies(one):
                kept.drop(f"{self.prefix}-{part}", to_wire(lies_at))
        if not wanted:
            kept.drop_everything()


def _lies(wanted: Wanted) -> list[tuple[str, Item]]:
    """For each item of it the part of the table's name, and the key in it."""
    match wanted.kind:
        case Beside.WAIT:
            return [("applications", wait_key(*wanted.ids))]
        case Beside.COUNTER:
            return [("counters", counter_key(wanted.ids[0]))]
        case Beside.PASSPHRASE:
            return [("sessions", passphrase_key(*wanted.ids))]
        case Beside.APPLICANT:
            raise TypeError("whose account that is, has to be said")
        case kind:
            row = row_of(kind)
            if wanted.name:
                return [(row.table, row.name_key(wanted.name, *wanted.ids))]
            return [(row.table, key) for key in keys_of(row, row.key_of(*wanted.ids))]
