"""What an officer sees of a whole application at once: documents with their links beside the facts
that they prove."""

from datetime import datetime

from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applications.model import Outcome
from chalicelib.domain.catalogue.reasons import CodedReason
from chalicelib.domain.catalogue.schema import FieldKind
from chalicelib.domain.text import Language
from chalicelib.handlers.models import View
from chalicelib.handlers.officer.reviewing import ApplicationForReview
from chalicelib.handlers.views.applications import NoteView


class MarkForOfficers(View):
    """``reason`` is what the applicant reads, with the coded reason's cure; ``own_words`` what the
    officer wrote; ``by``: the role, in words."""

    accepted: bool
    reason_code: str | None
    own_words: str | None
    reason: str | None
    by: str
    at: datetime


class EarlierFile(View):
    """A file that a correction replaced, as it was then."""

    file_id: str
    media_type: str
    size: int
    pages: int | None
    url: str
    replaced_at: datetime
    mark: MarkForOfficers | None


class FactView(View):
    """``value`` is in Indonesian, as the document has it."""

    name: str
    label: str
    value: str


class FindingView(View):
    code: str
    text: str


class ReasonView(View):
    """``text`` with its cure, as the applicant reads it."""

    code: str
    label: str
    text: str

    @classmethod
    def of(cls, reasons: dict[str, CodedReason], language: Language) -> "list[ReasonView]":
        return [
            cls(code=code, label=one.label.in_language(language), text=one.said(language))
            for code, one in reasons.items()
        ]


class DocumentInReview(View):
    """One document. ``file_id`` names exactly this file, and ``url`` leads to it until
    ``expires_at``; without a file they are null. ``history``: earlier files, the latest last.
    ``facts``: what the document proves; ``findings``: what the automatic check noticed;
    ``reasons``: those that may be given for a ✗."""

    document_id: str
    label: str
    required: bool
    state: DocumentState
    verdict: str | None
    file_id: str | None
    name: str | None
    media_type: str | None
    size: int | None
    pages: int | None
    url: str | None
    expires_at: datetime | None
    mark: MarkForOfficers | None
    history: list[EarlierFile]
    facts: list[FactView]
    findings: list[FindingView]
    reasons: list[ReasonView]


class ReasonLists(View):
    """What may be said of a return for correction, and of a rejection."""

    returning: list[ReasonView]
    rejecting: list[ReasonView]


class AnswerView(View):
    """One field of the form; ``value`` in words, empty where nothing was answered."""

    id: str
    label: str
    kind: FieldKind
    value: str


class RulesInReview(View):
    """The rules that it is judged by, and the form's answers under them."""

    rule_set: str
    legal_basis: tuple[str, ...]
    basis_note: str | None
    fields: list[AnswerView]


class StepInReview(View):
    """Where it stands; ``accepts``: approving here accepts the application; ``field_visit``:
    its minutes are handed in before; ``final``: this step signs."""

    id: str
    label: str
    role: str
    role_name: str
    accepts: bool
    field_visit: bool
    final: bool


class DecisionInReview(View):
    step: str
    step_label: str
    outcome: Outcome
    officer_name: str
    role: str
    at: datetime


class SeesView(View):
    """``whole``: this officer sees all of it; else only these documents."""

    whole: bool
    documents: list[str]


class FileView(View):
    """A whole application under review. ``since_last_round``: documents whose file came after the
    last return. ``step`` is null when it has ended."""

    review: ApplicationForReview
    documents: list[DocumentInReview]
    notes: list[NoteView]
    reasons: ReasonLists
    rules: RulesInReview
    since_last_round: list[str]
    round: int
    step: StepInReview | None
    decisions: list[DecisionInReview]
    sees: SeesView
