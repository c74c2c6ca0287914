"""Tables, their keys and their indexes, as ``infra/stacks/state`` makes them; and how a row of
``layout.py`` says where the records of one type lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.records import Stored

S = TypeVar("S", bound=Stored)
Id = str | int

KEYS: Mapping[str, tuple[str, ...]] = {
    "applications": ("pk", "sk"),
    "notes": ("subject", "seq"),
    "accounts": ("pk",),
    "sessions": ("pk",),
    "permits": ("pk",),
    "counters": ("series", "part"),
    "outbox": ("message_id",),
    "conversations": ("pk", "sk"),
    "office": ("pk", "sk"),
    "asides": ("pk", "sk"),
}
"""The attributes of each table's key."""

INDEXES: Mapping[str, tuple[str, str]] = {
    "by_applicant": ("applicant_id", "created_at"),
    "by_queue": ("queue", "queue_key"),
    "by_received": ("queue", "received_key"),
    "by_claimant": ("claimant", "claim_key"),
    "by_looker": ("looker", "looked_at"),
    "by_wake": ("wake", "wake_at"),
    "by_rest": ("resting", "rested_at"),
    "by_post": ("post", "created_at"),
    "by_requester": ("requester_id", "asked_at"),
    "by_answer_due": ("open_kind", "answer_due"),
    "by_account": ("account_id", "started_at"),
    "by_holder": ("holder_id", "issued_at"),
    "by_type": ("type_id", "issued_at"),
    "by_name": ("name_start", "name_rest"),
    "by_testimonial": ("testimonial_state", "testimonial_at"),
    "by_expiry": ("expiring", "expires_on"),
    "by_reminder": ("reminder", "remind_on"),
    "by_publication": ("publication", "published_at"),
    "by_state": ("state", "due_at"),
    "by_unread": ("unread", "waiting_since"),
}
"""The two attributes of each index: what is asked for, and in which order it comes."""


@dataclass(frozen=True)
class Part:
    """``fields`` of a record that lie in an item of their own, in its partition under ``sk``
    (``parts.py``). ``version`` names the field that counts the writes of the record in which they
    changed. ``each``: the only field is a mapping, and each of its entries a record with a
    version of its own, so that two of them can be written at the same time."""

    sk: str
    fields: tuple[str, ...]
    version: str
    each: bool = False


@dataclass(frozen=True)
class Row(Generic[S]):
    """Where the records of one type lie, and what finds them.

    ``key``: a pattern for each attribute of the table's key; ``ids`` fill their holes, and are what
    ``Store.find`` is asked with. ``indexes``: in which lists a record stands (``None``: not now),
    under what, and where in it. ``copies``: attributes of their own that lists read, or that move
    on without the body. ``names``: unique values that lead to it, each by an item of its own
    (``nik#<value>``). ``ends``: DynamoDB deletes it some time after. ``parts`` lie in items of
    their own. ``bare``: fields that are attributes and not in the body. ``own_id``: the field that
    copies leave out, for it stands in the key; ``beside``: likewise, attributes of the indexes.
    """

    kind: type[S]
    table: str
    key: tuple[str, ...]
    ids: Callable[[S], tuple[Id, ...]]
    indexes: Mapping[str, Callable[[S], tuple[str, str] | None]] = field(default_factory=dict)
    copies: Mapping[str, Callable[[S], Id]] = field(default_factory=dict)
    names: Mapping[str, Callable[[S], str]] = field(default_factory=dict)
    ends: Callable[[S], datetime] | None = None
    parts: tuple[Part, ...] = ()
    bare: tuple[str, ...] = ()
    own_id: str = ""
    beside: tuple[str, ...] = ()

    def key_of(self, *ids: Id) -> Item:
        """:raises TypeError: more or fewer ids than the pattern has holes."""
        left, key = list(ids), {}
        for attribute, pattern in zip(KEYS[self.table], self.key, strict=True):
            holes = pattern.count("{}")
            filled, left = left[:holes], left[holes:]
            # a number is the key of its own, not a part of a text
            key[attribute] = filled[0] if pattern == "{}" else pattern.format(*filled)
        if left:
            raise TypeError(f"too many ids for {self.kind.__name__}")
        return key

    def id_in(self, key: Item) -> str:
        """Of a record of one id."""
        return str(key[KEYS[self.table][0]]).removeprefix(self.key[0].partition("{")[0])

    def part_key(self, part: Part, key: Item) -> Item:
        """Of the item that a part of the record under ``key`` lies in."""
        return {**key, KEYS[self.table][-1]: part.sk}

    def name_key(self, name: str, value: str) -> Item:
        """Of the item that leads from a unique value to its record."""
        return dict(zip(KEYS[self.table], (f"{name}#{value}", name), strict=False))

    def names_of(self, record: S) -> set[tuple[str, str]]:
        """What leads to it now; an empty value leads nowhere."""
        found = {(name, value(record)) for name, value in self.names.items()}
        return {(name, value) for name, value in found if value}


def instant(moment: datetime) -> str:
    """UTC with a fixed width, so that text order is time order."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def at(moment: datetime, own_id: str) -> str:
    """A place in time that no other record has."""
    return f"{instant(moment)}#{own_id}"


def moment_of(place: str) -> datetime:
    """The time of such a place."""
    return datetime.fromisoformat(place.partition("#")[0].replace("Z", "+00:00"))
