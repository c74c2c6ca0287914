"""Reports that are printed."""

from pydantic import Field

from chalicelib.domain.reporting.monthly import monthly_link
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link

routes = Routes(__name__)


class MonthQuery(Input):
    year: int = Field(ge=2000, le=2999)
    month: int = Field(ge=1, le=12)


@routes.get(
    "/api/officer/reports/monthly",
    access=Access.OFFICER,
    summary="The office's report of a month, as a PDF",
)
def monthly(call: Call, query: MonthQuery) -> Link:
    return Link(url=monthly_link(call.ports, call.actor, query.year, query.month))
