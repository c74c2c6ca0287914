"""Reading applications, their frozen types, notes and counters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.adapters.dynamodb.cursors import cursor_of, cursor_parts, key_from, partition
from chalicelib.adapters.dynamodb.frozen_types import FrozenTypes
from chalicelib.adapters.dynamodb.keys import INDEXES, instant, moment_of
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.partitions import SEARCHES, VIEWS
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.table import Sort
from chalicelib.adapters.dynamodb.wire import Item
from chalicelib.domain.applications.claims import FileClaim, FrozenType, NumberClaim
from chalicelib.domain.applications.listing import Listing, ListOrder, with_applicant
from chalicelib.domain.applications.model import Amendment, Application
from chalicelib.domain.applications.ports import (
    COUNT_MAY_BE,
    MOST_COUNTED,
    Applications,
    Backlog,
    Resting,
)
from chalicelib.domain.applications.rounds import Round
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applications.terms import FileTerm
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.ports import Looked, Notes
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lifting import read_copy
from chalicelib.domain.lookups import number_key
from chalicelib.domain.storage import Answers, Page, RememberedAnswer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_SUMMARY = ("summary", ApplicationSummary)
_LISTS = {ListOrder.DEADLINE: "by_queue", ListOrder.RECEIVED: "by_received"}


class DynamoApplications(Applications):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)
        self.types = FrozenTypes()
        self._backlogs: dict[str, tuple[datetime, Backlog]] = {}

    def get(self, application_id: str) -> Application:
        found = self._store.find(Application, application_id)
        if found is None:
            raise NotFound("unknown-application")
        self.types.is_from(application_id, found.applicant_id)
        return found

    def applicant_of(self, application_id: str) -> str | None:
        return self.types.applicant_of(application_id)

    def get_many(self, application_ids: Sequence[str]) -> Sequence[Application]:
        return self._store.many(Application, ((one,) for one in application_ids))

    def file_claims(self, digests: Sequence[str]) -> Sequence[FileClaim]:
        return self._store.kept_ones(FileClaim, ((one,) for one in digests))

    def amendments(self, application: Application) -> Sequence[Amendment]:
        numbers = range(1, application.amended + 1)
        own = ((application.application_id, number) for number in numbers)
        found = self._store.all_of(Amendment, own)
        return sorted(found, key=lambda one: one.number)

    def rounds(self, application: Application) -> Sequence[Round]:
        numbers = range(1, len(application.pauses) + 1)
        own = ((application.application_id, number) for number in numbers)
        found = self._store.all_of(Round, own)
        return sorted(found, key=lambda one: one.number)

    def frozen_type(self, application_id: str) -> PermitType:
        digest = self.types.digest_of(application_id)
        if digest is None:
            head = self._store.head(Application, application_id)
            if not head or not head["type_digest"]:
                raise NotFound("unknown-application")
            digest = str(head["type_digest"])
            self.types.belongs(application_id, digest)
        if known := self.types.find(digest):
            return known
        frozen = self._store.find(FrozenType, digest)
        if frozen is None:
            raise NotFound("unknown-application")
        # nobody writes it back, so what only a newer release knows of it need not be kept
        known = read_copy(PermitType, frozen.permit_type.model_dump_json())
        return self.types.put(frozen.replace(permit_type=known))

    def keep_type(self, frozen: FrozenType) -> None:
        if self.types.find(frozen.digest):
            return
        if self._store.find(FrozenType, frozen.digest) is None:
            self._store.add(frozen)
        self.types.put(frozen)

    def find_by_number(self, number: str) -> Application | None:
        claim = self._store.find(NumberClaim, number_key(number))
        return self.get(claim.application_id) if claim else None

    def by_applicant(
        self, applicant_id: str, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        return self._store.copies(
            Application,
            _SUMMARY,
            "by_applicant",
            applicant_id,
            newest_first=True,
            limit=limit,
            cursor=cursor,
        )

    def listed(
        self,
        listing: Listing,
        *,
        limit: int,
        cursor: str | None,
        keep: Callable[[ApplicationSummary], bool] | None = None,
        budget: int = 0,
    ) -> Page[ApplicationSummary]:
        index = "by_claimant" if listing.held else _LISTS[listing.order]
        order, *_ = parts = cursor_parts(Application, index)
        start = key_from(cursor, partition(Application, index, listing.name), *parts)
        first = instant(listing.first) if listing.first else "0"
        last = instant(listing.last) if listing.last else "~"
        # DynamoDB refuses to go on from outside the range: a cursor of other days
        if start and start[order] > last:
            return Page(())
        found, end = self._store.query(
            Application,
            index,
            listing.name,
            sort=(order, "between", (first, last)),
            limit=budget if keep else limit,
            start=start if start and start[order] >= first else None,
        )
        kept: list[ApplicationSummary] = []
        for item in found:
            for summary in self._store.readable_copies(Application, _SUMMARY, [item]):
                if keep is None or keep(summary):
                    kept.append(summary)
            if len(kept) == limit and item is not found[-1]:
                end = {part: item[part] for part in parts}
                break
        return Page(tuple(kept), cursor_of(end, *parts))

    def counted(self, listing: Listing) -> int:
        index = "by_claimant" if listing.held else _LISTS[listing.order]
        by = partition(Application, index, listing.name)
        everything: Sort = (INDEXES[index][1], ">", "0")
        found, _ = self._store.table(Application).count(index, by, everything, MOST_COUNTED)
        return found

    def of_term(self, term: str, *, limit: int, cursor: str | None) -> Page[FileTerm]:
        own = f"term#{term}"
        return self._store.page(FileTerm, None, own, newest_first=True, limit=limit, cursor=cursor)

    def overdue(
        self, roles: Sequence[str], now: datetime, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        """The cursor is the last queue key shown: the next page begins behind it in every queue.
        All keys are of one length, so with one more character it stands before the next one."""
        after = key_from(cursor, ("queue", ""), "queue_key")
        first, last = f"{after['queue_key']} " if after else "0", instant(now)
        if first > last:
            return Page(())
        late: Sort = ("queue_key", "between", (first, last))
        found: list[Item] = []
        more = False
        for role in roles:
            page, rest = self._store.query(Application, "by_queue", role, sort=late, limit=limit)
            found += page
            more = more or rest is not None
        found.sort(key=lambda item: item["queue_key"])
        shown = found[:limit]
        more = more or len(found) > limit
        summaries = self._store.readable_copies(Application, _SUMMARY, shown)
        return Page(tuple(summaries), cursor_of(shown[-1], "queue_key") if more and shown else None)

    def backlog(self, role: str, now: datetime, *, may_be: timedelta = timedelta()) -> Backlog:
        counted_at, known = self._backlogs.get(role, (now, None))
        if known:
            may_be = max(may_be, COUNT_MAY_BE) if known.at_least else may_be
            if counted_at <= now < counted_at + may_be:
                return known
        found = self._counted(role, now)
        self._backlogs[role] = now, found
        return found

    def _counted(self, role: str, now: datetime) -> Backlog:
        table, queue = self._store.table(Application), ("queue", role)
        given_back = self.counted(Listing(with_applicant(role)))
        late, more = table.count("by_queue", queue, ("queue_key", "<=", instant(now)), MOST_COUNTED)
        if more:
            return Backlog(late, late, given_back, at_least=True)
        rest, more = table.count("by_queue", queue, ("queue_key", ">", instant(now)), MOST_COUNTED)
        return Backlog(late + rest, late, given_back, at_least=more)

    def resting(self, kind: str, until: datetime, *, limit: int) -> Sequence[str]:
        late: Sort = ("rested_at", "<=", f"{instant(until)}$")
        found, _ = self._store.query(Application, "by_rest", kind, sort=late, limit=limit)
        return [item["pk"].removeprefix("app#") for item in found]

    def at_rest(
        self, kind: str, *, newest_first: bool = False, limit: int, cursor: str | None
    ) -> Page[Resting]:
        found, after = self._store.items(
            Application, "by_rest", kind, newest_first=newest_first, limit=limit, cursor=cursor
        )
        own = row_of(Application)
        resting = [Resting(own.id_in(item), moment_of(item["rested_at"])) for item in found]
        return Page(tuple(resting), after)


class DynamoNotes(Notes):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def of(self, subject: str, *, after: int = 0, limit: int = 100) -> Sequence[Note]:
        later: Sort = ("seq", ">", after)
        found, _ = self._store.query(Note, None, subject, sort=later, limit=limit)
        return self._store.readable(Note, found)

    def newest(self, subject: str, *, before: int | None, limit: int) -> Sequence[Note]:
        earlier: Sort | None = None if before is None else ("seq", "<", before)
        found, _ = self._store.query(
            Note, None, subject, sort=earlier, newest_first=True, limit=limit
        )
        return self._store.readable(Note, found)

    def add_view(self, view: DocumentView) -> None:
        """Two looks of one moment are a microsecond apart, which is their key."""
        while not self._store.add(view):
            view = view.replace(at=view.at + timedelta(microseconds=1))

    def views_of(
        self, application_id: str, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentView]:
        views = f"{VIEWS}{application_id}"
        return self._store.page(
            DocumentView, None, views, newest_first=True, limit=limit, cursor=cursor
        )

    def looks_of(
        self, officer_id: str, first: datetime, last: datetime, *, limit: int, cursor: str | None
    ) -> Page[Looked]:
        return self._store.page_of_kinds(
            _look_kind,
            DocumentView,
            "by_looker",
            officer_id,
            (instant(first), instant(last)),
            limit=limit,
            cursor=cursor,
        )


def _look_kind(item: Item) -> type[Looked]:
    subject = item["subject"]
    if subject.startswith(VIEWS):
        return DocumentView
    return SearchLog if subject.startswith(SEARCHES) else Note


class DynamoAnswers(Answers):
    def __init__(self, client: DynamoDBClient, prefix: str) -> None:
        self._store = Store(client, prefix)

    def find(self, account_id: str, key: str) -> RememberedAnswer | None:
        return self._store.find(RememberedAnswer, account_id, key)
