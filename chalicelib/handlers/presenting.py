"""From an application to what its applicant, and officers, are shown of it."""

from datetime import datetime

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.document import Document, Mark
from chalicelib.domain.applications.in_time import short_of_time
from chalicelib.domain.applications.model import Application, Correction, Phase
from chalicelib.domain.applications.reckoning import days_left, expected_on, reckoned
from chalicelib.domain.applications.requirements import still_required
from chalicelib.domain.applications.timeline import timeline
from chalicelib.domain.applying.duplicates import running_beside, with_the_same_file
from chalicelib.domain.applying.submission import shortcomings
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.review.returning import said_of_document
from chalicelib.domain.text import Language
from chalicelib.handlers.views.applications import (
    AmendmentView,
    ApplicationView,
    CorrectionView,
    DocumentView,
    DuplicateView,
    FieldCorrectionView,
    ProblemView,
    StepView,
    UploadedFileView,
)
from chalicelib.handlers.views.permit_types import TypeDetail


def type_detail(ports: AllPorts, permit_type: PermitType) -> TypeDetail:
    return TypeDetail.of(permit_type, reckoned(permit_type, ports.clock.now(), ports.calendar))


def problem_views(
    ports: AllPorts, problems: list[FieldProblem], language: Language
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
    ports: AllPorts, application: Application, rules: PermitType, language: Language
) -> ApplicationView:
    editable = application.phase in (Phase.DRAFT, Phase.CORRECTION)
    now = ports.clock.now()
    today = ports.calendar.local_date(now)
    missing = shortcomings(ports, rules, application, today) if editable else []
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
        expected_on=expected_on(rules, application, now, ports.calendar),
        days_left=days_left(application, now, ports.calendar),
        closed_at=application.closed_at,
        closing_reason=_closing_reason(ports, application, language),
        data=application.data,
        documents=document_views(ports, application, rules, language),
        shortcomings=problem_views(ports, missing, language),
        warnings=problem_views(
            ports,
            short_of_time(rules, application, now, ports.calendar),
            language,
        ),
        steps=[
            StepView(
                id=row.step.id,
                label=row.step.label.in_language(language),
                state=row.state,
                since=row.since,
                due_at=row.due_at,
                visit_on=application.visit_on if row.step.field_visit else None,
            )
            for row in timeline(application)
        ],
        correction=_correction(ports, correction, application.due_at, language)
        if correction
        else None,
        renews=application.renews,
        amendments=[
            AmendmentView.model_validate(one) for one in ports.applications.amendments(application)
        ],
        duplicates=duplicates_of_type(ports, application, language, "own-runs-beside")
        if application.phase is Phase.DRAFT
        else [],
    )


def _correction(
    ports: AllPorts, correction: Correction, until: datetime | None, language: Language
) -> CorrectionView:
    reasons = ports.catalogue.reasons
    return CorrectionView(
        message=reasons.said(correction.reasons, correction.message, language) or None,
        documents={
            name: said_of_document(reasons, correction, name, language)
            for name in correction.documents
        },
        fields=[FieldCorrectionView.model_validate(field) for field in correction.fields],
        until=until,
    )


def duplicates_of_type(
    ports: AllPorts, application: Application, language: Language, code: str
) -> list[DuplicateView]:
    return [
        DuplicateView(
            kind="same_type",
            application_id=other.application_id,
            receipt=other.receipt,
            document=None,
            text=ports.texts.of_field(code, language, {"receipt": other.receipt}),
        )
        for other in running_beside(ports, application)
    ]


def _closing_reason(ports: AllPorts, application: Application, language: Language) -> str | None:
    """Why it ended: in the words of whoever ended it, or in ours."""
    if application.lapsed:
        days = {"days": lifecycle.CORRECTION_DAYS}
        return ports.texts.of_field("correction-lapsed", language, days)
    own, codes = application.closing_reason, application.closing_codes
    return (ports.catalogue.reasons.said(codes, own, language) if codes else own) or None


def document_views(
    ports: AllPorts, application: Application, rules: PermitType, language: Language
) -> list[DocumentView]:
    rows, now = [], ports.clock.now()
    for requirement in rules.documents_for(application.kind, application.data):
        document = application.document(requirement)
        label = requirement.label.in_language(language)
        sent = document.file.sent_sha256 if document.file else None
        twins = with_the_same_file(rules, application, requirement.id, sent)
        others = ", ".join(other.label.in_language(language) for other in twins)
        verdict, code = verdict_on(ports, document, label, language)
        rows.append(
            DocumentView(
                id=requirement.id,
                label=label,
                required=still_required(rules, application, requirement, now),
                state=document.state_at(now),
                verdict=verdict,
                verdict_code=code,
                same_as=[other.id for other in twins],
                notice=ports.texts.of_field("file-twice", language, {"other": others})
                if twins
                else None,
                file=UploadedFileView.of(document.file) if document.file else None,
                mark=None
                if document.mark is None
                else ("accepted" if document.mark.accepted else "refused"),
                mark_reason=mark_reason(ports, document.mark, language),
            )
        )
    return rows


def mark_reason(ports: AllPorts, mark: Mark | None, language: Language) -> str | None:
    """Why there is a ✗, with the cure where it has a coded reason."""
    if mark is None or mark.accepted:
        return None
    if mark.reason_code is None:
        return mark.reason
    return ports.catalogue.reasons.said([mark.reason_code], mark.reason, language)


def verdict_on(
    ports: AllPorts, document: Document, label: str, language: Language
) -> tuple[str | None, str | None]:
    """What the automatic check says of the latest upload, or that its file never came: in words,
    and as a code."""
    upload = document.upload
    if upload and upload.refused:
        params = {"document": label} | upload.params
        return ports.verdicts.text(upload.refused, language, params), upload.refused
    if document.never_came(ports.clock.now()):
        code = "not-received-earlier-counts" if document.file else "document-not-received"
        return ports.texts.of_field(code, language, {}), code
    return None, None
