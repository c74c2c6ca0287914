"""From an application to what an officer sees of it."""

from datetime import date, datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.model import Applicant, Application
from chalicelib.domain.messages.on_paper import MOST_LETTERS
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.findings import findings
from chalicelib.domain.review.redoing import to_redo
from chalicelib.domain.review.sight import Sight, sight_of
from chalicelib.domain.text import Language
from chalicelib.handlers.models import View
from chalicelib.handlers.presenting import application_view, duplicates_of_type, problem_views
from chalicelib.handlers.views.applications import ApplicationView, DuplicateView, ProblemView


class ApplicantView(View):
    """What this officer's step does not see is null."""

    nik: str | None
    name: str
    birth_place: str | None
    birth_date: date | None
    sex: str | None
    occupation: str | None
    address: str | None
    email: str | None
    whatsapp: str | None


class StepToRedo(View):
    """``decided_by`` decided it, and now stands in at the step that waits: four eyes keep them from
    that one until somebody else has done this one again."""

    step: str
    label: str
    decided_by: str


class ApplicationForReview(View):
    """An application as an officer sees it. ``claimed_by``, until ``claimed_until``: whoever has it
    and may decide;
    ``escalated_at``: when the superior was told that the step is overdue. ``duplicates`` while it
    runs; of the other applicant of a file it tells the application's id alone, which opens by the
    rules of that file. ``findings``: what the machine found about the person and what is renewed,
    in words, while it runs. ``redo``: an earlier step that this officer may do again.
    ``letters_at_counter``: how many wait there, of whom nobody can write to; null of others."""

    application: ApplicationView
    applicant: ApplicantView
    claimed_by: str | None
    claimed_until: datetime | None
    due_at: datetime | None
    escalated_at: datetime | None
    step: str | None
    step_role: str | None
    duplicates: list[DuplicateView]
    findings: list[ProblemView]
    redo: StepToRedo | None
    letters_at_counter: int | None


def review_view(
    ports: AllPorts, actor: Actor, application: Application, language: Language
) -> ApplicationForReview:
    """As far as this officer sees it (``review/sight.py``)."""
    sight = sight_of(ports, actor, application)
    rules = sight.of_rules(ports.applications.frozen_type(application.application_id))
    seen, running = sight.narrowed(application), application.phase.is_running
    claimed = running and is_claimed(ports, application)
    letters, (duplicates, found) = ports.both(
        lambda: _letters(ports, application, sight),
        lambda: (
            ports.both(
                lambda: _duplicates(ports, seen, language),
                lambda: findings(ports, rules, application, sight),
            )
            if running
            else ([], [])
        ),
    )
    return ApplicationForReview(
        application=application_view(ports, seen, rules, language),
        applicant=_applicant(application.person, sight),
        claimed_by=application.claimed_by_name if claimed else None,
        claimed_until=application.claimed_until if claimed else None,
        due_at=application.due_at,
        escalated_at=application.escalated_at,
        step=application.step.id if running else None,
        step_role=application.step.role if running else None,
        duplicates=duplicates,
        findings=problem_views(ports, found, language),
        redo=_redo(ports, actor, application, language),
        letters_at_counter=letters,
    )


def _letters(ports: AllPorts, application: Application, sight: Sight) -> int | None:
    account = ports.accounts.find(application.applicant_id)
    if account is None or not account.on_paper or not sight.is_whole:
        return None
    return ports.news.count_on_paper(account.account_id, MOST_LETTERS)


def _redo(
    ports: AllPorts, actor: Actor, application: Application, language: Language
) -> StepToRedo | None:
    decision = to_redo(ports, actor, application)
    if decision is None:
        return None
    step = next(one for one in application.steps if one.id == decision.step)
    return StepToRedo(
        step=step.id,
        label=step.label.in_language(language),
        decided_by=decision.again.officer_name if decision.again else decision.officer_name,
    )


def _applicant(person: Applicant, sight: Sight) -> ApplicantView:
    born = sight.particular("birth")
    return ApplicantView(
        nik=person.nik if sight.particular("nik") else None,
        name=person.full_name,
        birth_place=person.birth_place if born else None,
        birth_date=person.birth_date if born else None,
        sex=person.sex if sight.particular("sex") else None,
        occupation=person.occupation if sight.particular("occupation") else None,
        address=person.address if sight.particular("address") else None,
        email=person.email if sight.particular("email") else None,
        whatsapp=person.whatsapp if sight.particular("whatsapp") else None,
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
