"""What applicants, and their operators, see of their own applications alone."""

from datetime import date, datetime

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.catalogue.names import chain
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.handlers.http import Call
from chalicelib.handlers.models import View
from chalicelib.handlers.views.applications import ApplicationView, ProblemView


class StepColumn(View):
    """``short`` heads a column: ``Kasi``."""

    label: str
    short: str


class ApplicationItem(View):
    """One application in its applicant's list. ``subject`` tells it apart from others of its type.
    ``steps``: of its chain, of which ``steps_done`` are behind it; empty where the type's chain is
    another one by now. ``due_at``: until when the step that it is at, or the awaited correction, is
    to be done."""

    application_id: str
    receipt: str
    type_id: str
    kind: ApplicationKind
    phase: Phase
    subject: str
    steps: list[StepColumn]
    steps_done: int
    steps_total: int
    registration_number: str | None
    accepted_on: date | None
    created_at: datetime
    submitted_at: datetime | None
    promised_on: date | None
    due_at: datetime | None

    @classmethod
    def of(cls, call: Call, item: ApplicationSummary) -> "ApplicationItem":
        own = {name: getattr(item, name) for name in cls.model_fields if name != "steps"}
        steps = chain(call.ports, item.type_id)
        roles = call.ports.catalogue.roles
        shown = [
            StepColumn(
                label=step.label.in_language(call.language), short=roles[step.role].short_name
            )
            for step in (steps if len(steps) == item.steps_total else ())
        ]
        return cls(**own, steps=shown)


class ApplicationPage(View):
    items: list[ApplicationItem]
    cursor: str | None


class OwnParticulars(View):
    """The applicant as they were when it was sent in."""

    nik: str
    full_name: str
    birth_place: str
    birth_date: date
    sex: str
    occupation: str
    address: str
    email: str
    whatsapp: str


class WorkedFor(View):
    """Whose it is, for their operator: the ``institution`` and who is responsible for it."""

    owner_id: str
    institution: str
    responsible: str


class OwnApplication(ApplicationView):
    """``applicant``: null before it was sent, and for an operator; ``works_for``: theirs alone."""

    applicant: OwnParticulars | None
    works_for: WorkedFor | None


class SubmittedView(View):
    """What the receipt page shows."""

    application_id: str
    receipt: str
    tracking_code: str
    phase: Phase
    version: int


class SavedData(View):
    """What was saved, and the problems of the fields that were not."""

    application: ApplicationView
    problems: list[ProblemView]
