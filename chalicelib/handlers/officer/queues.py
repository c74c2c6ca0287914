"""What waits: at a role, overdue, and how much of it at each role."""

from datetime import date, datetime

from pydantic import Field

from chalicelib.domain.applications.model import ApplicationSummary, Phase
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.review import workbench
from chalicelib.domain.review.overdue import dashboard, list_overdue
from chalicelib.domain.storage import Page
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View

routes = Routes(__name__)


class QueueQuery(PageQuery):
    role: str = Field(max_length=41)


class QueueItem(View):
    """One application in a list of the office. ``claimed_by`` is an account, and counts until
    ``claimed_until``; ``version`` is for deciding from the list. ``documents_accepted`` and
    ``documents_refused`` count the officers' marks. ``signing_refused`` is the code of the signing
    service's refusal, if that is why it waits."""

    application_id: str
    receipt: str
    type_id: str
    kind: ApplicationKind
    phase: Phase
    applicant_name: str | None
    step: str | None
    step_role: str | None
    steps_done: int
    steps_total: int
    registration_number: str | None
    created_at: datetime
    submitted_at: datetime | None
    promised_on: date | None
    due_at: datetime | None
    claimed_by: str | None
    claimed_until: datetime | None
    version: int | None
    documents_accepted: int
    documents_refused: int
    signing_refused: str | None


class QueuePage(View):
    items: list[QueueItem]
    cursor: str | None

    @classmethod
    def of(cls, page: Page[ApplicationSummary]) -> "QueuePage":
        items = [QueueItem.model_validate(item) for item in page.items]
        return cls(items=items, cursor=page.cursor)


class ColumnView(View):
    """A role's queue. ``waiting`` counts what is ``overdue`` too; ``at_least``: there is more than
    was counted."""

    role: str
    name: Localized
    short_name: str
    waiting: int = Field(ge=0)
    overdue: int = Field(ge=0)
    at_least: bool


class DashboardView(View):
    columns: list[ColumnView]


@routes.get(
    "/api/officer/queue",
    access=Access.OFFICER,
    summary="What waits for one of my roles, the earliest due first",
)
def queue(call: Call, query: QueueQuery) -> QueuePage:
    page = workbench.list_queue(
        call.ports, call.actor, query.role, limit=query.limit, cursor=query.cursor
    )
    return QueuePage.of(page)


@routes.get(
    "/api/officer/overdue",
    access=Access.OFFICER,
    summary="What is overdue at my roles and at those below them, the earliest due first",
)
def overdue(call: Call, query: PageQuery) -> QueuePage:
    page = list_overdue(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return QueuePage.of(page)


@routes.get(
    "/api/officer/dashboard",
    access=Access.OFFICER,
    summary="How much waits, and is overdue, at each role",
)
def show_dashboard(call: Call) -> DashboardView:
    return DashboardView(
        columns=[
            ColumnView(
                role=column.role.id,
                name=column.role.name,
                short_name=column.role.short_name,
                waiting=column.backlog.waiting,
                overdue=column.backlog.overdue,
                at_least=column.backlog.at_least,
            )
            for column in dashboard(call.ports)
        ]
    )
