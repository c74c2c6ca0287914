"""What lists show of an application."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self

from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.records import Record


class ApplicationSummary(Record):
    """What a list shows: small enough to be kept in every index. No personal data but the name.

    ``version`` is for deciding from a list; it and ``waiting_since`` are said while an officer's
    list has it.
    ``documents_accepted`` and ``documents_refused`` count the officers' marks. ``signing_refused``
    is the code of the signing service's refusal, if that is why it waits. ``returns``: how often it
    was given back; ``findings``: what the automatic checks noticed; ``spent_minutes`` as in the
    application, and ``waiting_since`` is when this opening of the step began.
    """

    application_id: str
    receipt: str
    type_id: str
    kind: ApplicationKind = ApplicationKind.NEW
    phase: Phase
    applicant_name: str | None = None
    step: str | None = None
    steps_done: int = 0
    steps_total: int
    registration_number: str | None = None
    accepted_on: date | None = None
    subject: str = ""
    created_at: datetime
    submitted_at: datetime | None = None
    promised_on: date | None = None
    due_at: datetime | None = None
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    step_role: str | None = None
    version: int | None = None
    documents_accepted: int = 0
    documents_refused: int = 0
    signing_refused: str | None = None
    applicant_id: str = ""
    claimed_by_name: str | None = None
    district: str | None = None
    escalated: bool = False
    findings: int = 0
    returns: int = 0
    spent_minutes: int = 0
    waiting_since: datetime | None = None

    @classmethod
    def of(cls, application: Application) -> Self:
        marks = [d.mark.accepted for d in application.documents.values() if d.mark]
        refusal = application.signing_refusal
        running = application.phase.is_running
        listed = application.phase in (Phase.REVIEW, Phase.CORRECTION)
        return cls(
            application_id=application.application_id,
            receipt=application.receipt,
            type_id=application.type_id,
            kind=application.kind,
            phase=application.phase,
            applicant_name=application.applicant.full_name if application.applicant else None,
            step=application.step.id if running else None,
            steps_done=application.step_index,
            steps_total=len(application.steps),
            registration_number=application.registration_number,
            accepted_on=application.accepted_on,
            subject=application.subject,
            created_at=application.created_at,
            submitted_at=application.submitted_at,
            promised_on=application.promised_on,
            due_at=application.due_at,
            claimed_by=application.claimed_by,
            claimed_until=application.claimed_until,
            step_role=application.step.role if running else None,
            version=application.version if listed else None,
            documents_accepted=marks.count(True),
            documents_refused=marks.count(False),
            signing_refused=refusal.code if refusal else None,
            applicant_id=application.applicant_id,
            claimed_by_name=application.claimed_by_name,
            district=district_of_form(application.data),
            escalated=application.escalated_at is not None,
            findings=_findings_of(application),
            returns=len(application.pauses),
            spent_minutes=application.spent_minutes,
            waiting_since=application.step_opened_at if listed else None,
        )


def district_of_form(data: Mapping[str, Any]) -> str | None:
    """The dotted code of the district of the village that the form names, if it names one."""
    villages = (v for v in data.values() if isinstance(v, Mapping) and "district" in v)
    code = next((village.get("code") for village in villages), None)
    return code[:8] if isinstance(code, str) else None


def _findings_of(application: Application) -> int:
    """What the automatic checks noticed, of all files."""
    files = (document.file for document in application.documents.values())
    return sum(len(file.warnings) for file in files if file) + len(application.file_matches)
