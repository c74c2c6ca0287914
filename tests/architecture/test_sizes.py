"""No record can grow past 100 KB, whatever people write: the largest of each kind is worked out
from its fields. A new list or mapping has to say here how many there can be, and why."""

import types
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import AwareDatetime, BaseModel

from chalicelib.adapters.dynamodb.layout import LAYOUT
from chalicelib.domain.accounts.factors import RECOVERY_CODES
from chalicelib.domain.applications.model import MOST_OPERATORS
from chalicelib.domain.applications.terms import MOST_TERMS
from chalicelib.domain.catalogue.schema import FieldKind
from chalicelib.domain.complaints.answering import LONGEST_ANSWER
from chalicelib.domain.importing.model import ROWS_TOGETHER
from chalicelib.domain.permits.model import PermitSummary
from chalicelib.domain.permits.register_entry import RegisterEntry
from chalicelib.domain.records import Stored
from chalicelib.domain.review.signing_batch import MOST_FIELDS
from chalicelib.domain.viewers import MOST_VIEWERS
from tests.fakes.ports import office_data

MOST = 100_000
LIMITS = office_data().limits
OF = LIMITS.application
TYPES = office_data().all_versions()
CHARACTER = 4
"""Bytes of one in UTF-8 at most; in JSON within JSON a quotation mark takes as many."""

FIELDS = max(len(kind.fields) for kind in TYPES)
DOCUMENTS = max(len(kind.documents) for kind in TYPES)
STEPS = max(len(kind.steps) for kind in TYPES)
PLACE = (150 + 200 + 64) * CHARACTER + 60
"""A name, a note and an id (``catalogue/values.py``)."""
PLACES = OF.places * PLACE
FROZEN = max(len(kind.model_dump_json().encode()) for kind in TYPES)
ENTRY = LIMITS.office.entry_kb * 1000
REASON, LONG_REASON = 500 * CHARACTER, 2000 * CHARACTER
"""As the views take them (``handlers/officer/review.py``)."""
LETTER = 2
"""Of a name, an address or a post: Latin letters with whatever stands on them."""
NAME, LINE = (100 + 60 + 60 + 3) * LETTER, 300 * LETTER
"""With both titles (``people/names.py``); a line of a form (``accounts/particulars.py``)."""
REASONS, CORRECTION = OF.reasons_kb * 1000, OF.correction_kb * 1000
PARAMS = (
    2 * (REASONS + CORRECTION + (DOCUMENTS + 5) * 400)
    + LIMITS.messages.characters * CHARACTER
    + 8000
)
"""Of a message, in both languages, with the cures of coded reasons."""


def data() -> int:
    """What the fields of one type can hold."""

    def of(rule: Any) -> int:
        if rule.kind is FieldKind.PLACES:
            return (rule.maximum or 0) * PLACE
        return rule.max_length * CHARACTER if "text" in rule.kind.value else 300

    return max(sum(of(rule) + 50 for rule in kind.fields) for kind in TYPES)


def note() -> int:
    """Text and details of the note that says most."""
    amended = OF.places * 2 * 150 * CHARACTER + REASON + 2 * PLACES
    returned = REASONS + CORRECTION + (DOCUMENTS + FIELDS) * 100
    # JSON within JSON: each quotation mark of the inner one is two more bytes
    office = 2 * ENTRY * 3 // 2
    return max(amended, returned, office, LONG_REASON) + 3000


WHOLE = {
    "Application.data": data(),
    "Application.documents": REASONS + DOCUMENTS * 900,  # a file, an upload and a mark each
    "Application.correction": REASONS + CORRECTION + (2 * DOCUMENTS + FIELDS) * 60 + 300,
    "Round.correction": REASONS + CORRECTION + (2 * DOCUMENTS + FIELDS) * 60 + 300,
    "Round.files": REASONS + DOCUMENTS * 900,
    # of who withdraws while a correction is asked for; a rejection has no correction beside it
    "Application.closing_reason": REASON,
    "Application.steps": STEPS * 350 + 200,  # one of them may say what it sees
    # one of them, the signature, has its delegation
    "Application.decisions": (STEPS + OF.returns) * (NAME + 270) + 3 * NAME + 1500,
    "Invitation.values": data(),
    "FieldVisit.findings": LIMITS.visit.findings_kb * 1000,
    "Amendment.before": PLACES,
    "Amendment.after": PLACES,
    "Amendment.reason": REASON,
    "FrozenType.permit_type": FROZEN,
    "Note.text": 0,
    "Note.details": note(),
    "OfficeRecord.content": ENTRY,
    "Entry.text": LIMITS.messages.characters * CHARACTER,
    "InnerNote.text": LIMITS.messages.characters * CHARACTER,
    "Message.params": PARAMS,
    "PaperLetter.params": PARAMS,
    "Permit.surveys": 1000 * CHARACTER + 3000,  # the testimonial (surveys.toml)
    "Permit.revocation": LONG_REASON + 1500,
    "RevocationDecree.reason": LONG_REASON,
    "Complaint.text": office_data().complaint_rules.characters * CHARACTER,
    "ComplaintAnswer.text": LONGEST_ANSWER * CHARACTER,
    "ComplaintReply.text": office_data().complaint_rules.reply_characters * CHARACTER,
    "Testimonial.text": 1000 * CHARACTER,
    "Testimonial.reason": REASON,
    "DataRequest.reason": 1000 * CHARACTER,
    "SearchLog.reason": 300 * CHARACTER,
    "DataRequest.wrong": REASON,
    "DataRequest.wanted": REASON,
    "DataRequest.answer": LONG_REASON,
    "RememberedAnswer.answer": 2000,  # ids and states (``Decided``, ``Submitted``)
}
"""Bytes of a field as a whole, where it has a bound of its own."""

HOW_MANY = {
    "BatchRows.permits": ROWS_TOGETHER,
    "PermitBatch.counted": len({one.numbering.type_code for one in TYPES}),
    "Complaint.answers": office_data().complaint_rules.answers,
    "Complaint.replies": office_data().complaint_rules.replies,
    "Application.pauses": OF.returns,
    "Application.closing_codes": 5,  # ``handlers/officer/review.py``
    "DocumentView.files": DOCUMENTS * (1 + OF.returns),
    "Application.terms": MOST_TERMS,
    "Application.operators": MOST_OPERATORS,
    "SearchLog.roles": len(office_data().roles),
    "SearchLog.shown": 50,  # of one page
    "Shown.files": DOCUMENTS,
    "Presence.viewers": MOST_VIEWERS,
    "Export.parts": LIMITS.reports.rows // 250,
    "ThreadPresence.viewers": MOST_VIEWERS,
    "Desk.views": LIMITS.review.views,
    "SavedView.filters": 8,
    "FieldVisit.photos": LIMITS.visit.photos,
    "FieldVisit.people": LIMITS.visit.people,
    "Application.file_matches": DOCUMENTS,
    "Application.claimed_files": DOCUMENTS * (1 + OF.returns),
    "Aside.key": 2,
    "AtCounter.earlier": 50,  # officers who serve the counter, each once
    "Message.also": 2,
    "Message.lost_by": 2,
    "FreedNumbers.sequences": 1000,  # each was held by an application at its last step
    "Account.warnings": 10,  # kinds of differences (``people/nik.py``)
    "Account.delegations": LIMITS.office.delegations,
    "OfficerPost.roles": len(office_data().roles),
    "WayChange.roles": len(office_data().roles),
    "SecondFactor.recovery": RECOVERY_CODES,
    "Registration.warnings": 10,
    "Registration.ktp_params": 5,
    "CleanFile.warnings": 10,
    "Upload.params": 5,
    "News.params": 5,
    "SigningRefusal.params": 5,
    "SigningBatch.items": 50,  # ``review/batch.py``
    "Refused.params": 3,
    "Refused.fields": MOST_FIELDS,
    "Permit.remind_before": 10,  # of a type's file
    "Permit.reminded": 11,
}
"""Entries of a list or mapping."""

SHORT = {
    "Application.closing_codes": 41, "DocumentView.files": 41, "Shown.files": 16,
    "Application.terms": 32, "Application.operators": 40, "AtCounter.earlier": 40,
    "SearchLog.roles": 41, "SearchLog.shown": 40,
    "SavedView.filters": 41,
    "Application.claimed_files": 64, "Account.warnings": 40, "Registration.warnings": 40,
    "OfficerPost.roles": 41, "WayChange.roles": 41, "CleanFile.warnings": 40, "Refused.fields": 40,
    "Refused.params": 100,
    "News.params": 400,
    "Upload.params": 60, "Registration.ktp_params": 60, "SigningRefusal.params": 100,
    "Permit.reminded": 30,
}  # fmt: skip
"""Bytes of a text in such a list."""
LINES = {
    "street": LINE, "position": LINE, "rank": LINE, "occupation": LINE, "birth_place": LINE,
    "address": 2 * LINE, "title": LINE, "type_name": LINE,
    "name": NAME, "full_name": NAME, "officer_name": NAME, "actor_name": NAME, "author_name": NAME,
    "on_behalf_of_name": NAME, "given_by_name": NAME, "holder_name": NAME, "signer_name": NAME,
    "holder_plain_name": NAME, "first_name": NAME, "author": NAME,
    "key": 200, "version_id": 110, "basis": 100 * LETTER,
}  # fmt: skip
OTHER = 70
"""An id, a digest, a number, a code."""


def largest(kind: Any, path: str, name: str = "") -> int:
    """Bytes of its JSON at most."""
    if path in WHOLE:
        return WHOLE[path]
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return of_model(kind)
    if origin in (Union, types.UnionType):
        return max(largest(one, path, name) for one in inner if one is not type(None))
    if origin is Literal:
        return 60
    if origin is tuple and Ellipsis not in inner:
        return sum(largest(one, path, name) for one in inner)
    if origin in (tuple, list, dict, Mapping, Sequence):
        if path not in HOW_MANY:
            raise LookupError(f"{path}: how many can there be, and what stops people?")
        of = inner[1] if origin in (dict, Mapping) else inner[0]
        return HOW_MANY[path] * ((50 if origin in (dict, Mapping) else 3) + largest(of, path, name))
    if kind is str:
        return SHORT.get(path, LINES.get(name, OTHER))
    if isinstance(kind, type) and issubclass(
        kind, (int, float, date, datetime, Enum, AwareDatetime)
    ):
        return 60
    if kind is Any and path in HOW_MANY:
        return SHORT[path]
    if hasattr(kind, "__metadata__"):
        return largest(inner[0], path, name)
    raise LookupError(f"{path}: {kind}: how large can it be?")


def of_fields(model: type[BaseModel], names: Iterable[str]) -> int:
    return sum(
        len(name) + 5
        + largest(model.model_fields[name].annotation, f"{model.__name__}.{name}", name)
        for name in names
    )  # fmt: skip


def of_model(model: type[BaseModel]) -> int:
    return of_fields(model, model.model_fields)


BESIDE = {"summary": 3000, "register": of_model(RegisterEntry)}
"""What lies beside a body (``ApplicationSummary`` has one name and codes)."""


@pytest.mark.parametrize("kind", list(LAYOUT), ids=lambda kind: kind.__name__)
def test_the_largest_record_of_its_kind_stays_below_100_kb(kind: type[Stored]) -> None:
    row = LAYOUT[kind]
    keys = 120 * (2 + 2 * len(row.indexes))  # a name, and a time with an id or two
    beside = sum(BESIDE.get(name, 300) for name in row.copies)
    apart = {name for part in row.parts for name in part.fields}
    assert of_fields(kind, kind.model_fields.keys() - apart) + keys + beside < MOST
    for part in row.parts:
        assert of_fields(kind, part.fields) < MOST, part.sk


def test_a_permits_copies_are_small() -> None:
    assert of_model(PermitSummary) < 6000
