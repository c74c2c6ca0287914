"""What the API shows of an application: one place that decides which fields leave the house."""

from datetime import date, datetime
from typing import Any, Literal

from chalicelib.domain.applications.document import CleanFile, DocumentState
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.timeline import StepState
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.handlers.models import View


class ProblemView(View):
    """One thing to mend: ``field`` is the path to lead to."""

    field: str
    code: str
    message: str


class UploadedFileView(View):
    size: int
    media_type: str
    pages: int | None
    checked_at: datetime
    warnings: list[str]

    @classmethod
    def of(cls, file: CleanFile) -> "UploadedFileView":
        return cls(
            size=file.size,
            media_type=file.media_type,
            pages=file.pages,
            checked_at=file.checked_at,
            warnings=list(file.warnings),
        )


class DocumentView(View):
    """One document row. ``verdict`` is the automatic check's refusal, or that the file never came,
    in words; ``mark`` the officer's ✓ or ✗. ``same_as``: other documents of this application with
    the very same file, of which ``notice`` tells in words."""

    id: str
    label: str
    required: bool
    state: DocumentState
    verdict: str | None
    verdict_code: str | None
    same_as: list[str]
    notice: str | None
    file: UploadedFileView | None
    mark: Literal["accepted", "refused"] | None
    mark_reason: str | None


class DocumentsView(View):
    """All documents as they stand now, with the verdicts on their files."""

    version: int
    items: list[DocumentView]


class StepView(View):
    """One row of the timeline (Proses). ``since``: when it was done, came to this step, was
    returned, or ended here. ``visit_on``: the day that is planned for its field visit."""

    id: str
    label: str
    state: StepState
    since: datetime | None
    due_at: datetime | None
    visit_on: date | None


class FieldCorrectionView(View):
    field: str
    reason: str


class CorrectionView(View):
    message: str | None
    documents: dict[str, str]
    fields: list[FieldCorrectionView]
    until: datetime | None


class NoteView(View):
    """One row of the notes (Catatan)."""

    number: int
    at: datetime
    event: str
    by: str
    text: str


class DuplicateView(View):
    """Something that looks like being sent twice. ``same_type``: ``application_id`` is another
    running application of this type by the same applicant. ``same_file``: another applicant has
    sent the very file of ``document`` with that application."""

    kind: Literal["same_type", "same_file"]
    application_id: str
    receipt: str | None
    document: str | None
    text: str


class AmendmentView(View):
    """``before`` and ``after`` are values of the field."""

    at: datetime
    field: str
    before: Any
    after: Any
    reason: str


class ApplicationView(View):
    """An application as its applicant sees it; officers see the particulars too. ``renews``: the
    permit that it began from. ``amendments``: places changed after it was sent in.
    ``duplicates``: for its applicant, before it is sent. ``warnings``: days that leave it no time,
    for everybody, while it is not decided. ``expected_on``: the promised day, and before there is
    one the day that can be counted on; ``days_left``: working days after today up to the promised
    one."""

    application_id: str
    version: int
    type_id: str
    type_name: str
    kind: ApplicationKind
    phase: Phase
    acts: list[str]
    receipt: str
    tracking_code: str
    registration_number: str | None
    permit_number: str | None
    permit_id: str | None
    created_at: datetime
    submitted_at: datetime | None
    accepted_on: date | None
    promised_on: date | None
    expected_on: date | None
    days_left: int | None
    closed_at: datetime | None
    closing_reason: str | None
    data: dict[str, Any]
    documents: list[DocumentView]
    shortcomings: list[ProblemView]
    warnings: list[ProblemView]
    steps: list[StepView]
    correction: CorrectionView | None
    renews: str | None
    amendments: list[AmendmentView]
    duplicates: list[DuplicateView]


class NotesView(View):
    items: list[NoteView]
