"""Reading the store in memory: the ports beside ``commit``."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.domain.applications.changes import ClaimFile
from chalicelib.domain.applications.model import Application, ApplicationSummary, Phase
from chalicelib.domain.applications.ports import MOST_COUNTED, Backlog
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.errors import InvalidInput, NotFound
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.register_entry import RegisterEntry, name_key
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.storage import Page, RememberedAnswer, T
from tests.fakes.store import MemoryStore


@dataclass
class MemoryApplications:
    store: MemoryStore

    def get(self, application_id: str) -> Application:
        try:
            return Application.model_validate_json(self.store.applications[application_id])
        except KeyError:
            raise NotFound("unknown-application") from None

    def get_many(self, application_ids: Sequence[str]) -> Sequence[Application]:
        return [self.get(i) for i in application_ids if i in self.store.applications]

    def file_claims(self, digests: Sequence[str]) -> Sequence[ClaimFile]:
        return [self.store.files[digest] for digest in digests if digest in self.store.files]

    def frozen_type(self, application_id: str) -> PermitType:
        try:
            return PermitType.model_validate_json(self.store.frozen_types[application_id])
        except KeyError:
            raise NotFound("unknown-application") from None

    def find_by_number(self, number: str) -> Application | None:
        application_id = self.store.numbers.get(number)
        return self.get(application_id) if application_id else None

    def by_applicant(
        self, applicant_id: str, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        with self.store.lock:
            applications = [self.get(identity) for identity in self.store.applications]
        own = {
            (application.created_at.isoformat(), application.application_id): (
                self.store.summaries[application.application_id]
            )
            for application in applications
            if application.applicant_id == applicant_id
        }
        return page(own, limit, cursor, newest_first=True)

    def queue(self, role: str, *, limit: int, cursor: str | None) -> Page[ApplicationSummary]:
        return page(self._waiting([role]), limit, cursor)

    def overdue(
        self, roles: Sequence[str], now: datetime, *, limit: int, cursor: str | None
    ) -> Page[ApplicationSummary]:
        waiting = self._waiting(roles)
        late = {key: item for key, item in waiting.items() if item.due_at and item.due_at < now}
        return page(late, limit, cursor)

    def backlog(self, role: str, now: datetime) -> Backlog:
        waiting = self._waiting([role]).values()
        late = sum(item.due_at is not None and item.due_at < now for item in waiting)
        if late > MOST_COUNTED:
            return Backlog(MOST_COUNTED, MOST_COUNTED, at_least=True)
        rest = len(waiting) - late
        return Backlog(late + min(rest, MOST_COUNTED), late, at_least=rest > MOST_COUNTED)

    def _waiting(self, roles: Sequence[str]) -> dict[tuple[str, str], ApplicationSummary]:
        with self.store.lock:
            applications = [self.get(identity) for identity in self.store.applications]
        return {
            (application.due_at.isoformat(), application.application_id): (
                self.store.summaries[application.application_id]
            )
            for application in applications
            if application.phase is Phase.REVIEW
            and application.due_at
            and application.step.role in roles
        }

    def waking(self, until: datetime, *, limit: int) -> Sequence[str]:
        with self.store.lock:
            due = [(at, identity) for identity, at in self.store.wake.items() if at <= until]
        return [identity for _, identity in sorted(due)[:limit]]

    def resting(self, kind: str, until: datetime, *, limit: int) -> Sequence[str]:
        with self.store.lock:
            applications = [self.get(identity) for identity in self.store.applications]
        found = sorted(
            (application.updated_at, application.application_id)
            for application in applications
            if application.resting == kind and application.updated_at <= until
        )
        return [identity for _, identity in found[:limit]]

    def postpone(self, application_id: str, version: int, wake_at: datetime) -> None:
        with self.store.lock:
            held = application_id in self.store.wake
            if held and self.store.versions[application_id] == version:
                self.store.wake[application_id] = wake_at


@dataclass
class MemoryWaits:
    store: MemoryStore

    def put(self, wait: Wait) -> None:
        self.store.waits[wait.application_id] = wait

    def find(self, application_id: str) -> Wait | None:
        return self.store.waits.get(application_id)

    def clear(self, wait: Wait) -> None:
        with self.store.lock:
            held = self.store.waits.get(wait.application_id)
            if held and held.token == wait.token:
                del self.store.waits[wait.application_id]


@dataclass
class MemoryNotes:
    store: MemoryStore

    def of(self, subject: str, *, after: int = 0, limit: int = 100) -> Sequence[Note]:
        return [note for note in self.store.notes_of(subject) if note.seq > after][:limit]

    def newest(self, subject: str, *, before: int | None, limit: int) -> Sequence[Note]:
        notes = [n for n in self.store.notes_of(subject) if before is None or n.seq < before]
        return notes[::-1][:limit]

    def add_view(self, view: DocumentView) -> None:
        self.store.views.append(view)

    def views_of(
        self, application_id: str, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentView]:
        found = {
            (view.at.isoformat(), view.view_id): view
            for view in self.store.views
            if view.application_id == application_id
        }
        return page(found, limit, cursor, newest_first=True)


@dataclass
class MemoryCounters:
    store: MemoryStore

    def last(self, series: str) -> int:
        return self.store.counters.get(series, 0)

    def sums(self, *series: str) -> Sequence[Mapping[str, int]]:
        with self.store.lock:
            return [dict(self.store.sums.get(name, {})) for name in series]


@dataclass
class MemoryOfficeData:
    store: MemoryStore

    def of_kind(self, kind: OfficeKind) -> Sequence[OfficeRecord]:
        with self.store.lock:
            found = {key: record for key, record in self.store.office.items() if key[0] is kind}
        return [found[key] for key in sorted(found)]

    def page(self, kind: OfficeKind, *, limit: int, cursor: str | None) -> Page[OfficeRecord]:
        found = {(kind.value, record.entry_id): record for record in self.of_kind(kind)}
        return page(found, limit, cursor, newest_first=True)

    def find(self, kind: OfficeKind, entry_id: str) -> OfficeRecord | None:
        return self.store.office.get((kind, entry_id))


@dataclass
class MemoryAnswers:
    store: MemoryStore

    def find(self, account_id: str, key: str) -> RememberedAnswer | None:
        return self.store.answers.get((account_id, key))


@dataclass
class MemoryPermits:
    store: MemoryStore

    def find(self, permit_id: str) -> Permit | None:
        return self.store.permits.get(permit_id)

    def find_by_file(self, sha256: str) -> Permit | None:
        return self.find(self.store.permits_by_file.get(sha256, ""))

    def by_holder(self, holder_id: str, *, limit: int, cursor: str | None) -> Page[Permit]:
        held = {
            (permit.issued_at.isoformat(), permit.permit_id): permit
            for permit in self.store.permits.values()
            if permit.holder_id == holder_id
        }
        return page(held, limit, cursor, newest_first=True)

    def find_by_number(self, number: str) -> Permit | None:
        return self.find(self.store.permits_by_number.get(number, ""))

    def by_type(self, type_id: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        listed = {
            (permit.issued_at.isoformat(), permit.number): RegisterEntry.of(permit)
            for permit in self.store.permits.values()
            if permit.type_id == type_id
        }
        return page(listed, limit, cursor, newest_first=True)

    def by_name(self, prefix: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        keys = {permit.permit_id: name_key(permit) for permit in self.store.permits.values()}
        listed = {
            key: RegisterEntry.of(self.store.permits[identity])
            for identity, key in keys.items()
            if key and "".join(key).startswith(prefix)
        }
        return page(listed, limit, cursor)

    def expiring(
        self, first: date, last: date, *, limit: int, cursor: str | None
    ) -> Page[PermitSummary]:
        found = {
            (str(permit.valid_until), permit.permit_id): PermitSummary.of(permit)
            for permit in self.store.permits.values()
            if permit.is_expiring and first <= (permit.valid_until or date.min) <= last
        }
        return page(found, limit, cursor)

    def to_remind(self, today: date, *, limit: int) -> Sequence[str]:
        due = sorted(
            (permit.next_reminder_on, permit.permit_id)
            for permit in self.store.permits.values()
            if permit.next_reminder_on and permit.next_reminder_on <= today
        )
        return [permit_id for _, permit_id in due[:limit]]

    def publications(
        self, *, limit: int, cursor: str | None, hidden: bool = False
    ) -> Page[Publication]:
        found = {
            (item.published_at.isoformat(), item.publication_id): item
            for item in self.store.publications.values()
            if item.hidden is hidden
        }
        return page(found, limit, cursor, newest_first=True)

    def find_publication(self, publication_id: str) -> Publication | None:
        return self.store.publications.get(publication_id)


@dataclass
class MemoryTestimonials:
    store: MemoryStore

    def find(self, testimonial_id: str) -> Testimonial | None:
        return self.store.testimonials.get(testimonial_id)

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        return page(self._in(TestimonialState.WAITING), limit, cursor)

    def published(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        return page(self._in(TestimonialState.PUBLISHED), limit, cursor, newest_first=True)

    def _in(self, state: TestimonialState) -> dict[tuple[str, str], Testimonial]:
        with self.store.lock:
            return {
                (found.given_at.isoformat(), identity): found
                for identity, found in self.store.testimonials.items()
                if found.state is state
            }


@dataclass
class MemoryBatches:
    store: MemoryStore

    def find(self, batch_id: str) -> SigningBatch | None:
        return self.store.batches.get(batch_id)


@dataclass
class MemoryOutbox:
    store: MemoryStore

    def find(self, message_id: str) -> Message | None:
        return self.store.outbox.get(message_id)

    def claim(self, message: Message, until: datetime) -> bool:
        with self.store.lock:
            held = self.store.outbox.get(message.message_id)
            if held is None or held.state is not MessageState.PENDING:
                return False
            if (held.due_at, held.attempts) != (message.due_at, message.attempts):
                return False
            self.store.outbox[message.message_id] = held.replace(due_at=until)
            return True

    def settle(self, message: Message) -> None:
        self.store.outbox[message.message_id] = message

    def due(self, now: datetime, *, limit: int) -> Sequence[str]:
        with self.store.lock:
            messages = list(self.store.outbox.values())
        pending = [
            message
            for message in messages
            if message.state is MessageState.PENDING and message.due_at <= now
        ]
        pending.sort(key=lambda message: message.due_at)
        return [message.message_id for message in pending[:limit]]


def page(
    found: dict[tuple[str, str], T], limit: int, cursor: str | None, *, newest_first: bool = False
) -> Page[T]:
    """The cursor is the last key shown, so what is written in between moves nothing."""
    keys = sorted(found, reverse=newest_first)
    if cursor is not None:
        last = _key(cursor)
        keys = [key for key in keys if (key < last if newest_first else key > last)]
    shown = keys[:limit]
    more = len(keys) > limit
    return Page(tuple(found[key] for key in shown), _cursor(shown[-1]) if more else None)


def _cursor(key: tuple[str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _key(cursor: str) -> tuple[str, str]:
    try:
        moment, identity = json.loads(base64.urlsafe_b64decode(cursor))
        if not (moment and identity and isinstance(moment, str) and isinstance(identity, str)):
            raise ValueError(cursor)
    except (ValueError, TypeError):
        raise InvalidInput("bad-cursor") from None
    return moment, identity
