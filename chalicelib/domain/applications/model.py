"""An application (permohonan) and its parts, as they are stored.

Models are frozen: a change makes a copy (``replace``) with the next version. All instants are
aware UTC datetimes; dates are calendar dates in the office's time zone.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from chalicelib.domain.accounts.model import Actor, AtCounter, Delegation
from chalicelib.domain.applications.document import Document, FileMatch
from chalicelib.domain.catalogue.schema import ApplicationKind, DocumentRequirement, Step
from chalicelib.domain.records import Record, Stored, Versioned

T = TypeVar("T")


class Phase(StrEnum):
    """Where an application stands. The citizen's words for them are the pages'."""

    DRAFT = "draft"
    REVIEW = "review"
    CORRECTION = "correction"
    SIGNING = "signing"
    ISSUED = "issued"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def is_running(self) -> bool:
        """Running: the chain has an execution that waits for somebody."""
        return self in (Phase.REVIEW, Phase.CORRECTION, Phase.SIGNING)


ERASED = "erased"
"""The list of what rests without its content."""


class ErasedFor(StrEnum):
    """``retention``: its time was over; ``request``: its owner's wish."""

    RETENTION = "retention"
    REQUEST = "request"


class Outcome(StrEnum):
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    SIGNED = "signed"


class DoneAgain(Record):
    """Who looked at a step once more in place of whoever decided it."""

    officer_id: str
    officer_name: str
    at: datetime


class Decision(Record):
    """What an officer decided at one step; ``role`` is the role that was used, ``acting`` the
    delegation of a signature (``None``: it was the officer's own), ``batch`` the batch of
    signatures that it was part of, ``again`` whose it is instead (``review/redoing.py``). Words and
    other delegations stand in its audit note."""

    step: str
    outcome: Outcome
    officer_id: str
    officer_name: str
    role: str
    at: datetime
    acting: Delegation | None = None
    batch: str | None = None
    again: DoneAgain | None = None

    @property
    def is_of(self) -> str:
        """The account that four eyes count it for."""
        return self.again.officer_id if self.again else self.officer_id


class SigningRefusal(Record):
    """Why the signing service gave it back to its signer: the refusal's code and params."""

    at: datetime
    code: str
    params: dict[str, str] = {}
    batch: str | None = None


class FieldCorrection(Record):
    field: str
    reason: str


class Correction(Record):
    """One round of corrections: all that was wrong, in one message (docs/domain.md §1.17).
    ``documents``: what the officer wrote of each that was refused; ``codes``: the coded reasons of
    those that have one, ``reasons`` those of the whole (``catalogue/reasons.py``)."""

    at: datetime
    message: str | None
    documents: dict[str, str]
    codes: dict[str, str] = {}
    reasons: tuple[str, ...] = ()
    fields: tuple[FieldCorrection, ...]


class Pause(Record):
    """The promise clock stands still while it is with the applicant."""

    started_on: date
    ended_on: date | None = None


class Amendment(Stored):
    """A change that the applicant made while the office was at it (Ubah lokasi): ``before`` and
    ``after`` are values of the field. ``number`` counts from 1. Beside its application, for it can
    be long."""

    application_id: str
    number: int
    at: datetime
    field: str
    before: Any
    after: Any
    reason: str


class Applicant(Record):
    """The applicant's particulars as they were at submission; the letter is made from them."""

    account_id: str
    nik: str
    name: str
    title_before: str = ""
    title_after: str = ""
    birth_place: str
    birth_date: date
    sex: str
    occupation: str
    address: str
    email: str
    whatsapp: str

    @property
    def full_name(self) -> str:
        """With titles: ``Ns. Irman Syaputra, S.Kom``."""
        name = " ".join(part for part in (self.title_before, self.name) if part)
        return f"{name}, {self.title_after}" if self.title_after else name


FORM = (
    *("application_id", "applicant_id", "type_id", "rule_set", "kind", "receipt", "tracking_code"),
    *("created_at", "applicant", "data", "subject", "renews", "counter", "operators"),
    *("submitted_at", "steps", "promised_days", "sole", "file_matches", "claimed_files", "terms"),
)
"""Fields of an application: what it is, what the applicant wrote, and what sending it in made of
that. They change rarely, and together."""


MOST_OPERATORS = 50
"""Kept with an application, the latest: more than its applicant has at a time by far."""


class Application(Versioned):
    """The whole state of one application; see ``lifecycle.py`` for how it moves. ``renews`` is the
    permit that this one began from, ``follows`` the last day of its term, which the new one is
    counted from (set with ``issue_date``); ``escalated_at`` is when this opening of the step was
    found overdue; ``claimed_until`` is when a claim lapses;
    ``spent_minutes`` are the working minutes of earlier openings of this step.
    ``sole``: while it runs, its applicant can send no other one of its type; it holds the claim
    (``claims.RunningClaim``). ``closing_codes``: coded reasons of a rejection, beside the officer's
    own words (``catalogue/reasons.py``). ``claimed_files``: digests under which the register of
    sent files knows it (``claims.FileClaim``). ``amended`` counts its ``Amendment``s.
    ``subject``: what tells it apart in lists (``catalogue/subject.py``).
    ``terms``: keyed hashes of words by which officers find it (``terms.py``). ``visit_on``: the day
    that is planned for its field visit (``review/field_visits.py``). ``counter``: who entered it
    for the applicant, and so decides none of its steps (``applying/counter.py``). ``operators``:
    accounts of those who filled it in or sent it for the applicant (decision 0095), once each.
    ``type_digest``:
    which frozen type it is judged by (``claims.FrozenType``). ``form_version`` and
    ``documents_version``: the versions in which these parts last changed with it;
    ``act_version``: that of the last act which was more than marks on documents."""

    application_id: str
    version: int
    type_id: str
    rule_set: str
    kind: ApplicationKind
    phase: Phase = Phase.DRAFT
    receipt: str
    tracking_code: str
    created_at: datetime
    updated_at: datetime

    applicant_id: str
    applicant: Applicant | None = None
    data: dict[str, Any] = {}
    subject: str = ""
    documents: dict[str, Document] = {}

    steps: tuple[Step, ...] = ()
    step_index: int = 0
    step_opened_at: datetime | None = None
    spent_minutes: int = 0
    due_at: datetime | None = None
    escalated_at: datetime | None = None
    claimed_by: str | None = None
    claimed_by_name: str | None = None
    claimed_until: datetime | None = None
    decisions: tuple[Decision, ...] = ()
    signing_refusal: SigningRefusal | None = None
    correction: Correction | None = None
    pauses: tuple[Pause, ...] = ()

    submitted_at: datetime | None = None
    accepted_on: date | None = None
    promised_on: date | None = None
    promised_days: int = 7
    registration_number: str | None = None
    permit_number: str | None = None
    permit_id: str | None = None
    issue_date: date | None = None
    follows: date | None = None
    closed_at: datetime | None = None
    closing_reason: str | None = None
    closing_codes: tuple[str, ...] = ()
    lapsed: bool = False

    note_count: int = 0
    note_head: str = ""
    warned_version: int | None = None
    erased_at: datetime | None = None
    erased_for: ErasedFor | None = None
    erasing: bool = False

    renews: str | None = None
    sole: bool = False
    file_matches: tuple[FileMatch, ...] = ()
    claimed_files: tuple[str, ...] = ()
    amended: int = 0
    terms: tuple[str, ...] = ()
    visit_on: date | None = None
    counter: AtCounter | None = None
    operators: tuple[str, ...] = ()

    type_digest: str = ""
    act_version: int = 0
    form_version: int = 0
    documents_version: int = 0

    def is_work_of(self, account_id: str) -> bool:
        """Whether this is the applicant, or has worked on it for them: four eyes."""
        return account_id == self.applicant_id or account_id in self.operators

    def worked_on_by(self, actor: Actor) -> "Application":
        """With whoever does it for the applicant, if somebody does."""
        if actor.operator is None or actor.in_person in self.operators:
            return self
        return self.replace(operators=(*self.operators, actor.in_person)[-MOST_OPERATORS:])

    @property
    def step(self) -> Step:
        """The step that the chain stands at.

        :raises LookupError: in a draft, which has no steps yet.
        """
        return self.steps[self.step_index]

    @property
    def person(self) -> Applicant:
        """The applicant's particulars.

        :raises LookupError: before submission.
        """
        return _there(self.applicant, "particulars")

    @property
    def signed_on(self) -> date:
        """The day on the permit.

        :raises LookupError: before the last officer signed.
        """
        return _there(self.issue_date, "signature")

    @property
    def permit_identity(self) -> tuple[str, str]:
        """Permit number and permit id.

        :raises LookupError: before they were given.
        """
        return _there(self.permit_number, "number"), _there(self.permit_id, "permit id")

    @property
    def resting(self) -> str | None:
        """Which list of retention it stands on (``privacy/retention.py``), if any: by its phase,
        ``draft-warned`` while its owner has not touched it since the notice, ``erasing`` and
        ``erased``."""
        if self.erased_at:
            return "erasing" if self.erasing else ERASED
        if self.phase is Phase.DRAFT:
            return "draft-warned" if self.warned_version == self.version else "draft"
        closed = self.phase in (Phase.WITHDRAWN, Phase.REJECTED)
        return self.phase.value if closed else None

    def document(self, requirement: DocumentRequirement) -> Document:
        return self.documents.get(requirement.id, Document())


def _there(value: T | None, what: str) -> T:
    if value is None:
        raise LookupError(f"this application has no {what} yet")
    return value
