"""What is overdue, how much waits where, and how long each step takes.

For officers alone: most roles are one person's, so these figures tell of people.
"""

from pydantic import Field

from chalicelib.domain.chain.pace import pace_report
from chalicelib.domain.review.overdue import dashboard, list_overdue
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View
from chalicelib.handlers.statistics import QuarterQuery
from chalicelib.handlers.views import QueuePage

routes = Routes(__name__)


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


class PaceView(View):
    """Of a role or step, ``of``, in working hours of the office: half were decided within
    ``median_hours``, nine in ten within ``slow_hours``."""

    of: str
    label: Localized
    decided: int = Field(ge=1)
    median_hours: float | None
    slow_hours: int | None


class PaceOfTypeView(View):
    type_id: str
    type_name: Localized
    steps: list[PaceView]


class StepStatistics(View):
    """``all``: by role, over all types. What took longer than 240 hours counts as 240."""

    year: int
    quarter: int | None
    all: list[PaceView]
    types: list[PaceOfTypeView]


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


@routes.get(
    "/api/statistics/steps",
    access=Access.OFFICER,
    summary="How many working hours each step takes, in a year or a quarter of it",
)
def steps(call: Call, query: QuarterQuery) -> StepStatistics:
    found = pace_report(call.ports, query.year, query.quarter)
    return StepStatistics(
        year=found.year,
        quarter=found.quarter,
        all=[PaceView(**vars(item)) for item in found.all],
        types=[
            PaceOfTypeView(
                type_id=each.type_id,
                type_name=each.type_name,
                steps=[PaceView(**vars(item)) for item in each.steps],
            )
            for each in found.types
        ],
    )
