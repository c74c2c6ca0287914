"""How each record lies in its table: keys, index attributes, and the whole of it in ``body``."""

from datetime import datetime, timedelta

from chalicelib.adapters.dynamodb.table import Item
from chalicelib.domain.applications.changes import ClaimFile
from chalicelib.domain.applications.model import Application, ApplicationSummary, Phase
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.views import DocumentView
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.register_entry import RegisterEntry, name_key
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.storage import RememberAnswer

RUNNING = "running"
"""Partition of the sweeper's index. One partition is enough: it holds running applications only,
some hundreds, and is read a page at a time."""

EXPIRING, DUE, RESEARCH, HIDDEN = "expiring", "due", "research", "hidden"
"""Partitions of the permits' indexes: one each, for each is read by pages."""

MESSAGES_KEPT = timedelta(days=180)


def instant(moment: datetime) -> str:
    """UTC with a fixed width, so that text order is time order."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def application_key(application_id: str) -> dict[str, str]:
    return {"pk": f"app#{application_id}", "sk": "application"}


def application(record: Application) -> Item:
    """``queue`` is there only while an officer is awaited, ``wake`` only while the chain runs."""
    item = application_key(record.application_id) | {
        "version": record.version,
        "body": record.model_dump_json(),
        "summary": ApplicationSummary.of(record).model_dump_json(),
        "applicant_id": record.applicant_id,
        "created_at": f"{instant(record.created_at)}#{record.application_id}",
    }
    if record.phase is Phase.REVIEW and record.due_at:
        item["queue"] = record.step.role
        item["queue_key"] = f"{instant(record.due_at)}#{record.application_id}"
    if record.resting:
        item["resting"] = record.resting
        item["rested_at"] = f"{instant(record.updated_at)}#{record.application_id}"
    if record.phase.is_running and record.wake_at:
        item["wake"] = RUNNING
        item["wake_at"] = instant(record.wake_at)
    return item


def frozen_type(application_id: str, permit_type: PermitType) -> Item:
    key = {"pk": f"app#{application_id}", "sk": "type"}
    return key | {"body": permit_type.model_dump_json()}


def number_key(number: str) -> dict[str, str]:
    return {"pk": f"number#{number}", "sk": "number"}


def number(value: str, application_id: str) -> Item:
    return number_key(value) | {"application_id": application_id}


def running_key(applicant_id: str, type_id: str) -> dict[str, str]:
    return {"pk": f"running#{applicant_id}#{type_id}", "sk": "running"}


def file_key(sha256: str) -> dict[str, str]:
    return {"pk": f"file#{sha256}", "sk": "file"}


def file_claim(record: ClaimFile) -> Item:
    owners = {"application_id": record.application_id, "owner_id": record.applicant_id}
    return file_key(record.sha256) | owners


def wait_key(application_id: str) -> dict[str, str]:
    return {"pk": f"app#{application_id}", "sk": "wait"}


def wait(record: Wait) -> Item:
    item = wait_key(record.application_id)
    return item | {"kind": record.kind, "step": record.step, "token": record.token}


def note(record: Note) -> Item:
    return {"subject": record.subject, "seq": record.seq, "body": record.model_dump_json()}


def view(record: DocumentView) -> Item:
    """In the append-only table as well, in order of time."""
    return {
        "subject": f"views#{record.application_id}",
        "seq": int(record.at.timestamp() * 1_000_000),
        "body": record.model_dump_json(),
    }


def message(record: Message) -> Item:
    """``state`` is there only while pending, so the index holds nothing that is done."""
    item: Item = {
        "message_id": record.message_id,
        "body": record.model_dump_json(),
        "attempts": record.attempts,
        "expires_at": int((record.created_at + MESSAGES_KEPT).timestamp()),
    }
    if record.state is MessageState.PENDING:
        item |= {"state": "pending", "due_at": instant(record.due_at)}
    return item


def permit_key(permit_id: str) -> dict[str, str]:
    return {"pk": f"permit#{permit_id}"}


def permit(record: Permit) -> Item:
    """The indexes of the public register carry ``register`` alone. Only a name that may be shown
    can be searched for. ``expiring`` is there only while its end is to be watched, ``reminder``
    only while one is still to be sent: both indexes hold nothing that is done."""
    entry = RegisterEntry.of(record)
    item = permit_key(record.permit_id) | {
        "version": record.version,
        "body": record.model_dump_json(),
        "summary": PermitSummary.of(record).model_dump_json(),
        "holder_id": record.holder_id,
        "issued_at": f"{instant(record.issued_at)}#{record.permit_id}",
        "type_id": record.type_id,
        "register": entry.model_dump_json(),
    }
    if key := name_key(record):
        item["name_start"], item["name_rest"] = key
    if record.is_expiring:
        item |= {"expiring": EXPIRING, "expires_on": f"{record.valid_until}#{record.permit_id}"}
    if record.next_reminder_on:
        item |= {"reminder": DUE, "remind_on": f"{record.next_reminder_on}#{record.permit_id}"}
    return item


def publication_key(publication_id: str) -> dict[str, str]:
    return {"pk": f"publication#{publication_id}"}


def publication(record: Publication) -> Item:
    return publication_key(record.publication_id) | {
        "body": record.model_dump_json(),
        "publication": HIDDEN if record.hidden else RESEARCH,
        "published_at": f"{instant(record.published_at)}#{record.publication_id}",
    }


def permit_pointers(record: Permit) -> list[Item]:
    return [
        {"pk": f"file#{record.sha256}", "permit_id": record.permit_id},
        {"pk": f"number#{record.number}", "permit_id": record.permit_id},
    ]


def testimonial_key(testimonial_id: str) -> dict[str, str]:
    return {"pk": f"testimonial#{testimonial_id}"}


def testimonial(record: Testimonial) -> Item:
    """In the table of permits. Refused ones leave the index, which two lists are read from."""
    item = testimonial_key(record.testimonial_id) | {
        "version": record.version,
        "body": record.model_dump_json(),
        "testimonial_at": f"{instant(record.given_at)}#{record.testimonial_id}",
    }
    if record.state is not TestimonialState.REFUSED:
        item["testimonial_state"] = record.state.value
    return item


def office_key(kind: OfficeKind, entry_id: str) -> dict[str, str]:
    return {"pk": kind.value, "sk": entry_id}


def office_record(record: OfficeRecord) -> Item:
    key = office_key(record.kind, record.entry_id)
    return key | {"version": record.version, "body": record.model_dump_json()}


def answer_key(account_id: str, key: str) -> dict[str, str]:
    return {"pk": f"idempotency#{account_id}#{key}"}


def answer(record: RememberAnswer) -> Item:
    return answer_key(record.idempotency.account_id, record.idempotency.key) | {
        "digest": record.idempotency.digest,
        "answer": record.answer,
        "expires_at": record.expires_at,
    }


def batch_key(batch_id: str) -> dict[str, str]:
    return {"pk": f"batch#{batch_id}"}


def batch(record: SigningBatch) -> Item:
    return batch_key(record.batch_id) | {
        "version": record.version,
        "expires_at": int(record.expires_at.timestamp()),
        "body": record.model_dump_json(),
    }
