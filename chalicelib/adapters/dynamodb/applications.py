"""Reading applications, their frozen types, waits, notes and counters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb import items
from chalicelib.adapters.dynamodb.table import Item, Sort, Table, cursor_of, key_from
from chalicelib.domain.applications.changes import ClaimFile
from chalicelib.domain.applications.model import Application, ApplicationSummary
from chalicelib.domain.applications.ports import MOST_COUNTED, Applications, Backlog
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.ports import Notes
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain.ports import Wait, Waits
from chalicelib.domain.errors import InvalidInput, NotFound
from chalicelib.domain.storage import Answers, Counters, Page, RememberedAnswer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoApplications(Applications):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-applications")

    def get(self, application_id: str) -> Application:
        item = self.table.get(items.application_key(application_id))
        if item is None:
            raise NotFound("unknown-application")
        return Application.model_validate_json(item["body"])

    def get_many(self, application_ids: Sequence[str]) -> Sequence[Application]:
        found = self.table.get_many([items.application_key(i) for i in application_ids])
        return [Application.model_validate_json(item["body"]) for item in found]

    def file_claims(self, digests: Sequence[str]) -> Sequence[ClaimFile]:
        keys = [items.file_key(digest) for digest in digests]
        found = self.table.get_many(keys, consistent=True)
        return [
            ClaimFile(item["pk"].removeprefix("file#"), item["application_id"], item["owner_id"])
            for item in found
        ]

    def frozen_type(self, application_id: str) -> PermitType:
        item = self.table.get({"pk": f"app#{application_id}", "sk": "type"})
        if item is None:
            raise NotFound("unknown-application")
        return PermitType.model_validate_json(item["body"])

    def find_by_number(self, number: str) -> Application | None:
        pointer = self.table.get(items.number_key(number))
        return self.get(pointer["application_id"]) if pointer else None

    def by_applicant(
        self, applicant_id: str, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        return self.table.page(
            ApplicationSummary,
            "by_applicant",
            ("applicant_id", applicant_id),
            *("created_at", "pk", "sk"),
            kept_in="summary",
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )

    def queue(self, role: str, *, limit: int, cursor: str | None) -> Page[ApplicationSummary]:
        return self.table.page(
            ApplicationSummary,
            "by_queue",
            ("queue", role),
            *("queue_key", "pk", "sk"),
            kept_in="summary",
            limit=limit,
            cursor=cursor,
        )

    def overdue(
        self, roles: Sequence[str], now: datetime, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        """The cursor is the last queue key shown: the next page begins behind it in every queue.
        All keys are of one length, so with one more character it stands before the next one."""
        after = key_from(cursor, ("queue", ""), "queue_key")
        first, last = f"{after['queue_key']} " if after else "0", items.instant(now)
        if first > last:
            return Page(())
        late: Sort = ("queue_key", "between", (first, last))
        found: list[Item] = []
        more = False
        for role in roles:
            page, rest = self.table.query("by_queue", ("queue", role), sort=late, limit=limit)
            found += page
            more = more or rest is not None
        found.sort(key=lambda item: item["queue_key"])
        shown = found[:limit]
        more = more or len(found) > limit
        summaries = tuple(ApplicationSummary.model_validate_json(i["summary"]) for i in shown)
        return Page(summaries, cursor_of(shown[-1], "queue_key") if more and shown else None)

    def backlog(self, role: str, now: datetime) -> Backlog:
        late, more = self.table.count(
            "by_queue", ("queue", role), ("queue_key", "<=", items.instant(now)), MOST_COUNTED
        )
        if more:
            return Backlog(late, late, at_least=True)
        rest, more = self.table.count(
            "by_queue", ("queue", role), ("queue_key", ">", items.instant(now)), MOST_COUNTED
        )
        return Backlog(late + rest, late, at_least=more)

    def waking(self, until: datetime, *, limit: int) -> Sequence[str]:
        found, _ = self.table.query(
            "by_wake",
            ("wake", items.RUNNING),
            sort=("wake_at", "<=", items.instant(until)),
            limit=limit,
        )
        return [item["pk"].removeprefix("app#") for item in found]

    def resting(self, kind: str, until: datetime, *, limit: int) -> Sequence[str]:
        found, _ = self.table.query(
            "by_rest",
            ("resting", kind),
            sort=("rested_at", "<=", f"{items.instant(until)}$"),
            limit=limit,
        )
        return [item["pk"].removeprefix("app#") for item in found]

    def postpone(self, application_id: str, version: int, wake_at: datetime) -> None:
        """Moves the index entry alone: the record itself is unchanged and keeps its version."""
        key = items.application_key(application_id)
        self.table.update(key, {"wake_at": items.instant(wake_at)}, version=version)


class DynamoWaits(Waits):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-applications")

    def put(self, wait: Wait) -> None:
        self.table.put(items.wait(wait))

    def find(self, application_id: str) -> Wait | None:
        item = self.table.get(items.wait_key(application_id))
        if item is None:
            return None
        return Wait(application_id, item["kind"], item["step"], item["token"])

    def clear(self, wait: Wait) -> None:
        self.table.delete(items.wait_key(wait.application_id), token=wait.token)


class DynamoNotes(Notes):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-notes")

    def of(self, subject: str, *, after: int = 0, limit: int = 100) -> Sequence[Note]:
        found, _ = self.table.query(
            None, ("subject", subject), sort=("seq", ">", after), limit=limit
        )
        return [Note.model_validate_json(item["body"]) for item in found]

    def newest(self, subject: str, *, before: int | None, limit: int) -> Sequence[Note]:
        found, _ = self.table.query(
            None,
            ("subject", subject),
            sort=None if before is None else ("seq", "<", before),
            newest_first=True,
            limit=limit,
        )
        return [Note.model_validate_json(item["body"]) for item in found]

    def add_view(self, view: DocumentView) -> None:
        self.table.put(items.view(view), only_if_new="subject")

    def views_of(
        self, application_id: str, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentView]:
        partition = ("subject", f"views#{application_id}")
        start = key_from(cursor, partition, "seq")
        found, last = self.table.query(
            None, partition, newest_first=True, limit=limit, start=_numbered(start)
        )
        views = tuple(DocumentView.model_validate_json(item["body"]) for item in found)
        return Page(views, cursor_of(last and {"seq": str(last["seq"])}, "seq"))


def _numbered(start: Item | None) -> Item | None:
    """Cursors are text; this table's sort key is a number.

    :raises InvalidInput: ``bad-cursor``.
    """
    if start is None:
        return None
    if not (start["seq"].isascii() and start["seq"].isdigit() and len(start["seq"]) <= 20):
        raise InvalidInput("bad-cursor")
    return {**start, "seq": int(start["seq"])}


class DynamoCounters(Counters):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-counters")

    def last(self, series: str) -> int:
        item = self.table.get({"series": series})
        last: int = item["value"] if item else 0
        return last

    def sums(self, *series: str) -> Sequence[Mapping[str, int]]:
        found = self.table.get_many([{"series": name} for name in series])
        by_series = {item.pop("series"): item for item in found}
        return [by_series.get(name, {}) for name in series]


class DynamoAnswers(Answers):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self.table = Table(client, f"{prefix}-sessions")

    def find(self, account_id: str, key: str) -> RememberedAnswer | None:
        item = self.table.get(items.answer_key(account_id, key))
        return RememberedAnswer(item["digest"], item["answer"]) if item else None
