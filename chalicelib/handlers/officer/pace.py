"""How long each step takes.

For officers alone: most roles are one person's, so these figures tell of people.
"""

from pydantic import Field

from chalicelib.domain.chain.pace import pace_report
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import QuarterQuery, View

routes = Routes(__name__)


class PaceView(View):
    """Of a role or step, ``of``, in working hours of the office: half were decided within
    ``median_hours``, nine in ten within ``slow_hours``. ``budget_hours``: what a step may take."""

    of: str
    label: Localized
    decided: int = Field(ge=1)
    median_hours: float | None
    slow_hours: int | None
    budget_hours: int | None


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
