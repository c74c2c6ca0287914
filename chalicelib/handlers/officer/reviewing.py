"""From an application to what an officer sees of it."""

from datetime import date, datetime

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.text import Language
from chalicelib.handlers.models import View
from chalicelib.handlers.presenting import application_view, duplicates_of_type
from chalicelib.handlers.views.applications import ApplicationView, DuplicateView


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


class ApplicationForReview(View):
    """An application as an officer sees it. ``claimed_by``, until ``claimed_until``: whoever has it
    and may decide;
    ``escalated_at``: when the superior was told that the step is overdue. ``duplicates`` while it
    runs; of the other applicant of a file it tells the application's id alone, which opens by the
    rules of that file."""

    application: ApplicationView
    applicant: ApplicantView
    claimed_by: str | None
    claimed_until: datetime | None
    due_at: datetime | None
    escalated_at: datetime | None
    step: str | None
    step_role: str | None
    duplicates: list[DuplicateView]


def review_view(
    ports: AllPorts, application: Application, rules: PermitType, language: Language
) -> ApplicationForReview:
    person = application.person
    running = application.phase.is_running
    claimed = running and is_claimed(ports, application)
    return ApplicationForReview(
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
        claimed_by=application.claimed_by_name if claimed else None,
        claimed_until=application.claimed_until if claimed else None,
        due_at=application.due_at,
        escalated_at=application.escalated_at,
        step=application.step.id if running else None,
        step_role=application.step.role if running else None,
        duplicates=_duplicates(ports, application, language) if running else [],
    )


def _duplicates(
    ports: AllPorts, application: Application, language: Language
) -> list[DuplicateView]:
    """Beside one that was sent as its applicant's only one of its type, none runs."""
    same_type = (
        [] if application.sole else duplicates_of_type(ports, application, language, "runs-beside")
    )
    return same_type + [
        DuplicateView(
            kind="same_file",
            application_id=match.application_id,
            receipt=None,
            document=match.document,
            text=ports.texts.of_field("file-of-another", language, {}),
        )
        for match in application.file_matches
    ]
