"""What is overdue, and how much waits where."""

from pydantic import Field

from chalicelib.domain.review.overdue import dashboard, list_overdue
from chalicelib.domain.text import Localized
from chalicelib.handlers.applications import PageQuery
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.views import ApplicationPage, View

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


@routes.get(
    "/api/officer/overdue",
    access=Access.OFFICER,
    query=PageQuery,
    returns=ApplicationPage,
    summary="What is overdue at my roles and at those below them, the earliest due first",
)
def overdue(call: Call, query: PageQuery) -> ApplicationPage:
    page = list_overdue(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return ApplicationPage.of(page)


@routes.get(
    "/api/officer/dashboard",
    access=Access.OFFICER,
    returns=DashboardView,
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
