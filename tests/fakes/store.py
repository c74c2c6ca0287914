"""The tables in memory: one lock, one commit, the conditions of ``adapters/dynamodb/commit.py``.

``tests/contract`` runs the same tests on this store and on DynamoDB's. Records are kept as the
JSON that DynamoDB would keep, so nothing that a test holds is what the store holds.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from threading import RLock

from chalicelib.domain.applications.changes import (
    ClaimFile,
    ClaimNumber,
    ClaimRunning,
    EndRunning,
    FreeFile,
    FreezeType,
    PutApplication,
)
from chalicelib.domain.applications.model import Application, ApplicationSummary
from chalicelib.domain.audit.changes import (
    AppendNote,
)
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.conversations.changes import (
    AddEntry,
    PutThread,
    RememberRoute,
    TakeInbound,
)
from chalicelib.domain.messages.changes import (
    QueueMessage,
)
from chalicelib.domain.messages.model import Message
from chalicelib.domain.office_data.changes import (
    PutOfficeRecord,
)
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.permits.changes import (
    DropPublication,
    PutPermit,
    PutPublication,
)
from chalicelib.domain.permits.model import Permit, Publication
from chalicelib.domain.review.changes import (
    PutBatch,
)
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.satisfaction.changes import (
    PutTestimonial,
)
from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.domain.storage import (
    AddTo,
    AdvanceCounter,
    Change,
    CommitRefused,
    RememberAnswer,
    RememberedAnswer,
)
from tests.fakes.accounts import ACCOUNT_CHANGES, MemoryAccounts, MemorySessions
from tests.fakes.conversation_tables import ConversationTables, conversation_item

LARGEST_TRANSACTION = 100
"""Items in one ``TransactWriteItems``."""


class MemoryStore:
    """``commit`` is the port; the readers (``reads.py``) look at these attributes.

    ``history`` keeps every version of every application, for tests to look back at.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.sessions = MemorySessions()
        self.accounts = MemoryAccounts(self.sessions)
        self.applications: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.summaries: dict[str, ApplicationSummary] = {}
        self.wake: dict[str, datetime] = {}
        self.history: dict[str, list[Application]] = {}
        self.frozen_types: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.files: dict[str, ClaimFile] = {}
        self.running: dict[tuple[str, str], str] = {}
        self.waits: dict[str, Wait] = {}
        self.notes: dict[tuple[str, int], Note] = {}
        self.views: list[DocumentView] = []
        self.counters: dict[str, int] = {}
        self.answers: dict[tuple[str, str], RememberedAnswer] = {}
        self.permits: dict[str, Permit] = {}
        self.permits_by_file: dict[str, str] = {}
        self.permits_by_number: dict[str, str] = {}
        self.publications: dict[str, Publication] = {}
        self.outbox: dict[str, Message] = {}
        self.batches: dict[str, SigningBatch] = {}
        self.sums: dict[str, dict[str, int]] = {}
        self.testimonials: dict[str, Testimonial] = {}
        self.conversations = ConversationTables()
        self.office: dict[tuple[OfficeKind, str], OfficeRecord] = {}

    def commit(self, *changes: Change) -> None:
        _require_one_write_per_item(changes)
        with self.lock:
            refused = tuple(change for change in changes if self._refuses(change))
            if refused:
                raise CommitRefused(refused)
            for change in changes:
                self._apply(change)

    def notes_of(self, subject: str) -> list[Note]:
        with self.lock:
            found = [note for (about, _), note in self.notes.items() if about == subject]
        return sorted(found, key=lambda note: note.seq)

    def _refuses(self, change: Change) -> bool:
        match change:
            case PutApplication(application, expected):
                return self.versions.get(application.application_id) != expected
            case FreezeType(application_id, _):
                return application_id in self.frozen_types
            case ClaimNumber(number, _):
                return number in self.numbers
            case ClaimRunning(applicant, type_id, _):
                return (applicant, type_id) in self.running
            case EndRunning(applicant, type_id, application_id):
                return self.running.get((applicant, type_id)) not in (None, application_id)
            case ClaimFile(sha256):
                return sha256 in self.files
            case FreeFile(sha256, application_id):
                claim = self.files.get(sha256)
                return claim is not None and claim.application_id != application_id
            case AppendNote(note):
                return (note.subject, note.seq) in self.notes
            case QueueMessage(message):
                return message.message_id in self.outbox
            case AdvanceCounter(series, last):
                return self.counters.get(series) != (last or None)
            case PutPermit(permit, expected):
                held = self.permits.get(permit.permit_id)
                stale = (held.version if held else None) != expected
                taken = (
                    permit.sha256 in self.permits_by_file or permit.number in self.permits_by_number
                )
                return stale or (expected is None and taken)
            case PutPublication() | DropPublication():
                return False
            case PutBatch(batch, expected):
                begun = self.batches.get(batch.batch_id)
                return (begun.version if begun else None) != expected
            case RememberAnswer(idempotency):
                return (idempotency.account_id, idempotency.key) in self.answers
            case AddTo():
                return False
            case PutTestimonial(testimonial, expected):
                earlier = self.testimonials.get(testimonial.testimonial_id)
                return (earlier.version if earlier else None) != expected
            case PutOfficeRecord(record, expected):
                held_record = self.office.get((record.kind, record.entry_id))
                return (held_record.version if held_record else None) != expected
            case PutThread() | AddEntry() | RememberRoute() | TakeInbound():
                return self.conversations.refuses(change)
            case _:
                return self.accounts.refuses(change)

    def _apply(self, change: Change) -> None:
        match change:
            case PutApplication(application, _):
                self._put(application)
            case FreezeType(application_id, permit_type):
                self.frozen_types[application_id] = permit_type.model_dump_json()
            case ClaimNumber(number, application_id):
                self.numbers[number] = application_id
            case ClaimRunning(applicant, type_id, application_id):
                self.running[applicant, type_id] = application_id
            case EndRunning(applicant, type_id, _):
                self.running.pop((applicant, type_id), None)
            case ClaimFile(sha256):
                self.files[sha256] = change
            case FreeFile(sha256):
                self.files.pop(sha256, None)
            case AppendNote(note):
                self.notes[note.subject, note.seq] = note
            case QueueMessage(message):
                self.outbox[message.message_id] = message
            case AdvanceCounter(series, last):
                self.counters[series] = last + 1
            case PutPermit(permit, expected):
                self.permits[permit.permit_id] = permit
                if expected is None:
                    self.permits_by_file[permit.sha256] = permit.permit_id
                    self.permits_by_number[permit.number] = permit.permit_id
            case PutPublication(publication):
                self.publications[publication.publication_id] = publication
            case DropPublication(publication_id):
                self.publications.pop(publication_id, None)
            case PutBatch(batch, _):
                self.batches[batch.batch_id] = batch
            case RememberAnswer(idempotency, answer):
                key = (idempotency.account_id, idempotency.key)
                self.answers[key] = RememberedAnswer(idempotency.digest, answer)
            case AddTo(series, amounts):
                sums = self.sums.setdefault(series, {})
                for name, amount in amounts.items():
                    sums[name] = sums.get(name, 0) + amount
            case PutTestimonial(testimonial, _):
                self.testimonials[testimonial.testimonial_id] = testimonial
            case PutOfficeRecord(record, _):
                self.office[record.kind, record.entry_id] = record
            case PutThread() | AddEntry() | RememberRoute() | TakeInbound():
                self.conversations.apply(change)
            case _:
                self.accounts.apply(change)

    def _put(self, application: Application) -> None:
        identity = application.application_id
        self.applications[identity] = application.model_dump_json()
        self.versions[identity] = application.version
        self.summaries[identity] = ApplicationSummary.of(application)
        self.history.setdefault(identity, []).append(application)
        if application.phase.is_running and application.wake_at:
            self.wake[identity] = application.wake_at
        else:
            self.wake.pop(identity, None)


def _require_one_write_per_item(changes: Iterable[Change]) -> None:
    """DynamoDB refuses such a transaction as a mistake of the program, and so does this.

    :raises ValueError: two changes of one item, or too many of them.
    """
    items = Counter(_item(change) for change in changes)
    twice = [item for item, count in items.items() if count > 1]
    if twice or not 0 < items.total() <= LARGEST_TRANSACTION:
        raise ValueError(f"not one transaction: {items.total()} changes, twice: {twice}")


def _item(change: Change) -> object:
    match change:
        case PutApplication(application, _):
            return "application", application.application_id
        case FreezeType(application_id, _):
            return "type", application_id
        case ClaimNumber(number, _):
            return "number", number
        case ClaimRunning(applicant, type_id, _) | EndRunning(applicant, type_id, _):
            return "running", applicant, type_id
        case ClaimFile(sha256) | FreeFile(sha256):
            return "file", sha256
        case AppendNote(note):
            return "note", note.subject, note.seq
        case QueueMessage(message):
            return "message", message.message_id
        case AdvanceCounter(series, _):
            return "counter", series
        case PutPermit(permit, _):
            return "permit", permit.permit_id
        case PutPublication(publication):
            return "publication", publication.publication_id
        case DropPublication(publication_id):
            return "publication", publication_id
        case PutBatch(batch, _):
            return "batch", batch.batch_id
        case RememberAnswer(idempotency):
            return "answer", idempotency.account_id, idempotency.key
        case AddTo(series, _):
            return "counter", series
        case PutTestimonial(testimonial, _):
            return "testimonial", testimonial.testimonial_id
        case PutOfficeRecord(record, _):
            return "office", record.kind, record.entry_id
        case PutThread() | AddEntry() | RememberRoute() | TakeInbound():
            return conversation_item(change)
        case _:
            assert isinstance(change, ACCOUNT_CHANGES)
            return id(change)
