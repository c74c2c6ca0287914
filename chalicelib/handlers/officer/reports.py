"""Reports that are printed."""

from pydantic import Field

from chalicelib.domain.reporting.monthly import monthly_link
from chalicelib.domain.reporting.satisfaction import satisfaction_link
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, Link

routes = Routes(__name__)


class MonthQuery(Input):
    year: int = Field(ge=2000, le=2999)
    month: int = Field(ge=1, le=12)


class QuarterOfReport(Input):
    year: int = Field(ge=2000, le=2999)
    quarter: int = Field(ge=1, le=4)


@routes.get(
    "/api/officer/reports/monthly",
    access=Access.OFFICER,
    summary="The office's report of a month, as a PDF",
)
def monthly(call: Call, query: MonthQuery) -> Link:
    return Link(url=monthly_link(call.ports, call.actor, query.year, query.month))


@routes.get(
    "/api/officer/reports/satisfaction",
    access=Access.OFFICER,
    summary="The report of a quarter's satisfaction survey with its follow-up plan, as a PDF",
)
def satisfaction(call: Call, query: QuarterOfReport) -> Link:
    return Link(url=satisfaction_link(call.ports, call.actor, query.year, query.quarter))
