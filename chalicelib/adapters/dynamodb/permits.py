"""Reading permits, testimonials, and the outbox of messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.batches import asking
from chalicelib.adapters.dynamodb.cursors import cursor_of, cursor_parts, key_from, partition
from chalicelib.adapters.dynamodb.keys import instant
from chalicelib.adapters.dynamodb.partitions import (
    BATCHES,
    DECREES,
    DUE,
    EXPIRING,
    HIDDEN,
    RESEARCH,
    UNDELIVERED,
)
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.table import Sort
from chalicelib.adapters.dynamodb.wire import Item, from_wire, to_wire
from chalicelib.domain.delivery.ports import Outbox
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.importing.model import PermitBatch
from chalicelib.domain.importing.ports import Batches
from chalicelib.domain.lookups import number_key
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.undelivered import Undelivered
from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.ports import Permits
from chalicelib.domain.permits.register_entry import NAME_START, RegisterEntry
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.satisfaction.ports import Testimonials
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


_MOST_DECREES = 50
"""Of one sweep: there are a few in a year."""


class DynamoPermits(Permits):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, permit_id: str) -> Permit | None:
        permit = self._store.find(Permit, permit_id)
        return permit if permit and not permit.is_undone else None

    def find_by_file(self, sha256: str) -> Permit | None:
        return self._store.find_by(Permit, "file", sha256)

    def by_holder(self, holder_id: str, *, limit: int, cursor: str | None) -> Page[Permit]:
        return self._store.page(
            Permit, "by_holder", holder_id, newest_first=True, limit=limit, cursor=cursor
        )

    def find_by_number(self, number: str, *, undone: bool = False) -> Permit | None:
        permit = self._store.find_by(Permit, "number", number_key(number))
        return permit if permit and permit.is_undone is undone else None

    def by_type(self, type_id: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        return self._register("by_type", type_id, limit, cursor, newest_first=True)

    def by_name(self, prefix: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        start, rest = prefix[:NAME_START], prefix[NAME_START:]
        return self._register("by_name", start, limit, cursor, prefix=rest)

    def _register(
        self,
        index: str,
        value: str,
        limit: int,
        cursor: str | None,
        *,
        prefix: str = "",
        newest_first: bool = False,
    ) -> Page[RegisterEntry]:
        """The cursor is the last permit's number, which is public; the table's own key would be
        the id that its QR code keeps secret. Going on costs two more reads, on every page."""
        parts = cursor_parts(Permit, index)
        found, last = self._store.query(
            Permit,
            index,
            value,
            sort=(parts[0], "begins_with", prefix) if prefix else None,
            newest_first=newest_first,
            limit=limit,
            start=self._start(cursor, partition(Permit, index, value), parts),
        )
        entries = tuple(self._store.readable_copies(Permit, ("register", RegisterEntry), found))
        end = {"number": entries[-1].number} if last and entries else None
        return Page(entries, cursor_of(end, "number"))

    def _start(
        self, cursor: str | None, by: tuple[str, str], parts: tuple[str, ...]
    ) -> Item | None:
        asked = key_from(cursor, by, "number")
        if asked is None:
            return None
        permit_id = self._store.named(Permit, "number", number_key(asked["number"]))
        item = self._store.item(Permit, permit_id) if permit_id else None
        if item is None or item.get(by[0]) != by[1]:
            raise InvalidInput("bad-cursor")
        return {key: item[key] for key in (by[0], *parts)}

    def issued(
        self, type_id: str, first: datetime, after: datetime, *, limit: int, cursor: str | None
    ) -> Page[Permit]:
        parts = cursor_parts(Permit, "by_type")
        low, high = instant(first), instant(after)
        start = key_from(cursor, partition(Permit, "by_type", type_id), *parts)
        if start and not low <= start[parts[0]] <= high:
            return Page(())
        found, end = self._store.query(
            Permit,
            "by_type",
            type_id,
            sort=(parts[0], "between", (low, high)),
            limit=limit,
            start=start,
        )
        ids = [item["pk"].removeprefix("permit#") for item in found]
        whole = {one.permit_id: one for one in self._store.many(Permit, ((one,) for one in ids))}
        return Page(tuple(whole[one] for one in ids if one in whole), cursor_of(end, *parts))

    def expiring(
        self, first: date, last: date, *, limit: int, cursor: str | None
    ) -> Page[PermitSummary]:
        by, parts = partition(Permit, "by_expiry", EXPIRING), cursor_parts(Permit, "by_expiry")
        # A day's own permits sort behind the day itself, and "$" sorts behind their "#".
        low, high = f"{first}", f"{last}$"
        start = key_from(cursor, by, *parts)
        # DynamoDB refuses to go on from outside the range: a cursor of other days, or of
        # yesterday, when the range has moved on.
        if start and start["expires_on"] > high:
            return Page(())
        found, end = self._store.query(
            Permit,
            "by_expiry",
            EXPIRING,
            sort=("expires_on", "between", (low, high)),
            limit=limit,
            start=start if start and start["expires_on"] >= low else None,
        )
        summaries = self._store.readable_copies(Permit, ("summary", PermitSummary), found)
        return Page(tuple(summaries), cursor_of(end, *parts))

    def to_remind(self, today: date, *, limit: int) -> Sequence[str]:
        found, _ = self._store.query(
            Permit, "by_reminder", DUE, sort=("remind_on", "<=", f"{today}$"), limit=limit
        )
        return [item["pk"].removeprefix("permit#") for item in found]

    def publications(
        self, *, limit: int, cursor: str | None, hidden: bool = False
    ) -> Page[Publication]:
        asked = HIDDEN if hidden else RESEARCH
        return self._store.page(
            Publication, "by_publication", asked, newest_first=True, limit=limit, cursor=cursor
        )

    def open_decrees(self, *, limit: int, cursor: str | None) -> Page[RevocationDecree]:
        return self._store.page(RevocationDecree, "by_holder", DECREES, limit=limit, cursor=cursor)

    def decrees_in_signing(self, until: datetime) -> list[str]:
        late: Sort = ("remind_on", "<=", f"{instant(until)}$")
        found, _ = self._store.query(
            RevocationDecree, "by_reminder", DECREES, sort=late, limit=_MOST_DECREES
        )
        return [item["pk"].removeprefix("decree#") for item in found]

    def find_publication(self, publication_id: str) -> Publication | None:
        return self._store.find(Publication, publication_id)


class DynamoBatches(Batches):
    """Of permits that were issued before; beside those."""

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def newest(self, *, limit: int, cursor: str | None) -> Page[PermitBatch]:
        return self._store.page(
            PermitBatch, "by_holder", BATCHES, newest_first=True, limit=limit, cursor=cursor
        )


class DynamoTestimonials(Testimonials):
    """Beside the permits that they are about."""

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, testimonial_id: str) -> Testimonial | None:
        return self._store.find(Testimonial, testimonial_id)

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        waiting = TestimonialState.WAITING.value
        return self._store.page(Testimonial, "by_testimonial", waiting, limit=limit, cursor=cursor)

    def published(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        return self._store.page(
            Testimonial,
            "by_testimonial",
            TestimonialState.PUBLISHED.value,
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )


class DynamoOutbox(Outbox):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, message_id: str) -> Message | None:
        item = self._store.item(Message, message_id)
        return self._message(item) if item else None

    def claim(self, message_id: str, due_by: datetime, until: datetime) -> Message | None:
        """The claim is the moved due date: whoever moves it first has the attempt, and after a
        crash the message is due again at that time."""
        table = self._store.table(Message)
        given = {
            ":until": instant(until),
            ":pending": MessageState.PENDING.value,
            ":due_by": instant(due_by),
        }
        try:
            with asking():
                claimed = table.client.update_item(
                    TableName=table.name,
                    Key=to_wire({"message_id": message_id}),
                    UpdateExpression="SET #due_at = :until",
                    ConditionExpression="#state = :pending AND #due_at <= :due_by",
                    ExpressionAttributeNames={"#due_at": "due_at", "#state": "state"},
                    ExpressionAttributeValues=to_wire(given),
                    ReturnValues="ALL_NEW",
                )
        except table.client.exceptions.ConditionalCheckFailedException:
            return None
        return self._message(from_wire(claimed["Attributes"]))

    def settle(self, messages: Sequence[Message], news: Sequence[News] = ()) -> None:
        self._store.put(*messages, *news)

    def due(self, now: datetime, *, limit: int) -> Sequence[str]:
        late: Sort = ("due_at", "<=", instant(now))
        pending = MessageState.PENDING.value
        found, _ = self._store.query(Message, "by_state", pending, sort=late, limit=limit)
        return [item["message_id"] for item in found]

    def undelivered(self, whose: str, *, limit: int) -> Sequence[Undelivered]:
        found, _ = self._store.query(
            Undelivered, "by_account", f"{UNDELIVERED}{whose}", newest_first=True, limit=limit
        )
        return self._store.readable(Undelivered, found)

    def _message(self, item: Item) -> Message:
        """A claim moves the due date beside the body. What is done is due no more."""
        message = self._store.read(Message, item)
        due_at = item.get("due_at")
        return message.replace(due_at=datetime.fromisoformat(due_at)) if due_at else message
