"""What the API shows of an application: one place that decides which fields leave the house."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.audit import Note
from chalicelib.domain.applications.model import (
    Application,
    ApplicationSummary,
    CleanFile,
    Document,
    DocumentState,
    FieldCorrection,
    Phase,
)
from chalicelib.domain.applications.submission import shortcomings
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.ports import Ports
from chalicelib.domain.storage import Page
from chalicelib.domain.text import Language


class View(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ProblemView(View):
    """One thing to mend: ``field`` is the path to lead to."""

    field: str
    code: str
    message: str


class FileView(View):
    size: int
    media_type: str
    pages: int | None
    checked_at: datetime
    warnings: list[str]

    @classmethod
    def of(cls, file: CleanFile) -> "FileView":
        return cls(
            size=file.size,
            media_type=file.media_type,
            pages=file.pages,
            checked_at=file.checked_at,
            warnings=list(file.warnings),
        )


class DocumentView(View):
    """One document row. ``verdict`` is the automatic check's refusal, in words; ``mark`` the
    officer's ✓ or ✗."""

    id: str
    label: str
    required: bool
    state: DocumentState
    verdict: str | None
    verdict_code: str | None
    file: FileView | None
    mark: Literal["accepted", "refused"] | None
    mark_reason: str | None


class StepView(View):
    """One row of the timeline (Proses)."""

    id: str
    label: str
    state: Literal["done", "current", "returned", "waiting"]
    decided_at: datetime | None
    due_at: datetime | None


class CorrectionView(View):
    message: str | None
    documents: dict[str, str]
    fields: list[FieldCorrection]
    until: datetime | None


class NoteView(View):
    """One row of the notes (Catatan)."""

    number: int
    at: datetime
    event: str
    by: str
    text: str


class ApplicationView(View):
    """An application as its applicant sees it; officers see the particulars too."""

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
    closed_at: datetime | None
    closing_reason: str | None
    data: dict[str, Any]
    documents: list[DocumentView]
    shortcomings: list[ProblemView]
    steps: list[StepView]
    correction: CorrectionView | None


class ApplicantView(View):
    nik: str
    name: str
    birth_place: str
    birth_date: date
    sex: str
    occupation: str
    address: str
    email: str
    whatsapp: str


class FileForReview(View):
    """An application as an officer sees it."""

    application: ApplicationView
    applicant: ApplicantView
    claimed_by: str | None
    due_at: datetime | None
    step: str | None
    step_role: str | None


class ApplicationPage(View):
    items: list[ApplicationSummary]
    cursor: str | None

    @classmethod
    def of(cls, page: Page[ApplicationSummary]) -> "ApplicationPage":
        return cls(items=list(page.items), cursor=page.cursor)


class NotesView(View):
    items: list[NoteView]


class UploadForm(View):
    """Send ``fields`` first, then ``file``, as multipart/form-data to ``url``."""

    url: str
    fields: dict[str, str]
    expires_at: datetime
    max_bytes: int
    content_type: str


class Link(View):
    """Valid for five minutes."""

    url: str


class Done(View):
    """Nothing more to say."""

    done: bool = True


def problem_views(
    ports: Ports, problems: list[FieldProblem], language: Language
) -> list[ProblemView]:
    return [
        ProblemView(
            field=problem.path,
            code=problem.code,
            message=ports.texts.of_field(problem.code, language, problem.params),
        )
        for problem in problems
    ]


def application_view(
    ports: Ports, application: Application, rules: PermitType, language: Language
) -> ApplicationView:
    editable = application.phase in (Phase.DRAFT, Phase.CORRECTION)
    missing = shortcomings(rules, application) if editable else []
    correction = application.correction
    return ApplicationView(
        application_id=application.application_id,
        version=application.version,
        type_id=application.type_id,
        type_name=rules.name.in_language(language),
        kind=application.kind,
        phase=application.phase,
        acts=sorted(act.value for act in lifecycle.allowed_acts(application)),
        receipt=application.receipt,
        tracking_code=application.tracking_code,
        registration_number=application.registration_number,
        permit_number=application.permit_number if application.phase is Phase.ISSUED else None,
        permit_id=application.permit_id if application.phase is Phase.ISSUED else None,
        created_at=application.created_at,
        submitted_at=application.submitted_at,
        accepted_on=application.accepted_on,
        promised_on=application.promised_on,
        closed_at=application.closed_at,
        closing_reason=application.closing_reason,
        data=application.data,
        documents=_documents(ports, application, rules, language),
        shortcomings=problem_views(ports, missing, language),
        steps=_timeline(application, language),
        correction=CorrectionView(
            message=correction.message,
            documents=correction.documents,
            fields=list(correction.fields),
            until=application.due_at,
        )
        if correction
        else None,
    )


def review_view(
    ports: Ports, application: Application, rules: PermitType, language: Language
) -> FileForReview:
    person = application.person
    running = application.phase.is_running
    return FileForReview(
        application=application_view(ports, application, rules, language),
        applicant=ApplicantView(
            nik=person.nik,
            name=person.full_name,
            birth_place=person.birth_place,
            birth_date=person.birth_date,
            sex=person.sex,
            occupation=person.occupation,
            address=person.address,
            email=person.email,
            whatsapp=person.whatsapp,
        ),
        claimed_by=application.claimed_by_name,
        due_at=application.due_at,
        step=application.step.id if running else None,
        step_role=application.step.role if running else None,
    )


def note_views(notes: list[Note], *, all_of_them: bool) -> NotesView:
    """Officers see all notes; the applicant the public ones, by role instead of by name."""
    return NotesView(
        items=[
            NoteView(
                number=note.seq,
                at=note.at,
                event=note.event,
                by=note.actor_name if all_of_them and note.actor_name else note.actor_role,
                text=note.text,
            )
            for note in notes
            if all_of_them or note.public
        ]
    )


def _documents(
    ports: Ports, application: Application, rules: PermitType, language: Language
) -> list[DocumentView]:
    rows = []
    for requirement in rules.documents_for(application.kind):
        document = application.document(requirement)
        rows.append(
            DocumentView(
                id=requirement.id,
                label=requirement.label.in_language(language),
                required=requirement.required,
                state=document.state,
                verdict=_verdict(
                    ports, document, requirement.label.in_language(language), language
                ),
                verdict_code=document.upload.refused if document.upload else None,
                file=FileView.of(document.file) if document.file else None,
                mark=None
                if document.mark is None
                else ("accepted" if document.mark.accepted else "refused"),
                mark_reason=document.mark.reason if document.mark else None,
            )
        )
    return rows


def _verdict(ports: Ports, document: Document, label: str, language: Language) -> str | None:
    upload = document.upload
    if upload is None or upload.refused is None:
        return None
    return ports.verdicts.text(upload.refused, language, {"document": label} | upload.params)


def _timeline(application: Application, language: Language) -> list[StepView]:
    decided = {d.step: d.at for d in lifecycle.decided_here(application)}
    rows = []
    for index, step in enumerate(application.steps):
        here = index == application.step_index and application.phase.is_running
        state: Literal["done", "current", "returned", "waiting"] = "waiting"
        if step.id in decided:
            state = "done"
        elif here:
            state = "returned" if application.phase is Phase.CORRECTION else "current"
        rows.append(
            StepView(
                id=step.id,
                label=step.label.in_language(language),
                state=state,
                decided_at=decided.get(step.id),
                due_at=application.due_at if here else None,
            )
        )
    return rows
