"""Reading permits, testimonials, and the outbox of messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import items
from chalicelib.adapters.dynamodb.table import Item, Table, cursor_of, key_from
from chalicelib.domain.delivery.ports import Outbox
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.ports import Permits
from chalicelib.domain.permits.register_entry import NAME_START, RegisterEntry
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.satisfaction.ports import Testimonials
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoPermits(Permits):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-permits")

    def find(self, permit_id: str) -> Permit | None:
        item = self.table.get(items.permit_key(permit_id))
        return Permit.model_validate_json(item["body"]) if item else None

    def find_by_file(self, sha256: str) -> Permit | None:
        pointer = self.table.get({"pk": f"file#{sha256}"})
        return self.find(pointer["permit_id"]) if pointer else None

    def by_holder(self, holder_id: str, *, limit: int, cursor: str | None) -> Page[Permit]:
        return self.table.page(
            Permit,
            "by_holder",
            ("holder_id", holder_id),
            *("issued_at", "pk"),
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )

    def find_by_number(self, number: str) -> Permit | None:
        item = self._item_of(number)
        return Permit.model_validate_json(item["body"]) if item else None

    def by_type(self, type_id: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        index = ("by_type", "type_id", "issued_at")
        return self._register(index, type_id, limit, cursor, newest_first=True)

    def by_name(self, prefix: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        index = ("by_name", "name_start", "name_rest")
        start, rest = prefix[:NAME_START], prefix[NAME_START:]
        return self._register(index, start, limit, cursor, prefix=rest)

    def _register(
        self,
        index: tuple[str, str, str],
        value: str,
        limit: int,
        cursor: str | None,
        *,
        prefix: str = "",
        newest_first: bool = False,
    ) -> Page[RegisterEntry]:
        """The cursor is the last permit's number, which is public; the table's own key would be
        the id that its QR code keeps secret. Going on costs two more reads, on every page."""
        name, hash_key, sort_key = index
        found, last = self.table.query(
            name,
            (hash_key, value),
            sort=(sort_key, "begins_with", prefix) if prefix else None,
            newest_first=newest_first,
            limit=limit,
            start=self._start(cursor, (hash_key, value), sort_key),
        )
        entries = tuple(RegisterEntry.model_validate_json(item["register"]) for item in found)
        end = {"number": entries[-1].number} if last and entries else None
        return Page(entries, cursor_of(end, "number"))

    def _start(self, cursor: str | None, partition: tuple[str, str], sort_key: str) -> Item | None:
        asked = key_from(cursor, partition, "number")
        if asked is None:
            return None
        item = self._item_of(asked["number"])
        if item is None or item.get(partition[0]) != partition[1]:
            raise InvalidInput("bad-cursor")
        return {key: item[key] for key in (partition[0], sort_key, "pk")}

    def _item_of(self, number: str) -> Item | None:
        pointer = self.table.get({"pk": f"number#{number}"})
        return self.table.get(items.permit_key(pointer["permit_id"])) if pointer else None

    def expiring(
        self, first: date, last: date, *, limit: int, cursor: str | None
    ) -> Page[PermitSummary]:
        partition, parts = ("expiring", items.EXPIRING), ("expires_on", "pk")
        # A day's own permits sort behind the day itself, and "$" sorts behind their "#".
        low, high = f"{first}", f"{last}$"
        start = key_from(cursor, partition, *parts)
        # DynamoDB refuses to go on from outside the range: a cursor of other days, or of
        # yesterday, when the range has moved on.
        if start and start["expires_on"] > high:
            return Page(())
        found, end = self.table.query(
            "by_expiry",
            partition,
            sort=("expires_on", "between", (low, high)),
            limit=limit,
            start=start if start and start["expires_on"] >= low else None,
        )
        summaries = tuple(PermitSummary.model_validate_json(item["summary"]) for item in found)
        return Page(summaries, cursor_of(end, *parts))

    def to_remind(self, today: date, *, limit: int) -> Sequence[str]:
        found, _ = self.table.query(
            "by_reminder", ("reminder", items.DUE), sort=("remind_on", "<=", f"{today}$"),
            limit=limit,
        )  # fmt: skip
        return [item["pk"].removeprefix("permit#") for item in found]

    def publications(
        self, *, limit: int, cursor: str | None, hidden: bool = False
    ) -> Page[Publication]:
        return self.table.page(
            Publication,
            "by_publication",
            ("publication", items.HIDDEN if hidden else items.RESEARCH),
            *("published_at", "pk"),
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )

    def find_publication(self, publication_id: str) -> Publication | None:
        item = self.table.get(items.publication_key(publication_id))
        return Publication.model_validate_json(item["body"]) if item and "body" in item else None


class DynamoTestimonials(Testimonials):
    """Beside the permits that they are about."""

    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-permits")

    def find(self, testimonial_id: str) -> Testimonial | None:
        item = self.table.get(items.testimonial_key(testimonial_id))
        return Testimonial.model_validate_json(item["body"]) if item else None

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        return self._page(TestimonialState.WAITING, limit, cursor, newest_first=False)

    def published(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        return self._page(TestimonialState.PUBLISHED, limit, cursor, newest_first=True)

    def _page(
        self, state: TestimonialState, limit: int, cursor: str | None, *, newest_first: bool
    ) -> Page[Testimonial]:
        return self.table.page(
            Testimonial,
            "by_testimonial",
            ("testimonial_state", state.value),
            *("testimonial_at", "pk"),
            newest_first=newest_first,
            limit=limit,
            cursor=cursor,
        )


class DynamoOutbox(Outbox):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-outbox")

    def find(self, message_id: str) -> Message | None:
        item = self.table.get({"message_id": message_id})
        return Message.model_validate_json(item["body"]) if item else None

    def claim(self, message: Message, until: datetime) -> bool:
        """The claim is the moved due date: whoever moves it first has the attempt, and after a
        crash the message is due again at that time."""
        if message.state is not MessageState.PENDING:
            return False
        moved = message.replace(due_at=until)
        return self.table.update(
            {"message_id": message.message_id},
            {"due_at": items.instant(until), "body": moved.model_dump_json()},
            due_at=items.instant(message.due_at),
            attempts=message.attempts,
        )

    def settle(self, message: Message) -> None:
        self.table.put(items.message(message))

    def due(self, now: datetime, *, limit: int) -> Sequence[str]:
        found, _ = self.table.query(
            "by_state",
            ("state", "pending"),
            sort=("due_at", "<=", items.instant(now)),
            limit=limit,
        )
        return [item["message_id"] for item in found]
