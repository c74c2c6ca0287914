"""The figures of the manager's dashboard."""

from datetime import date

from pydantic import Field

from chalicelib.domain.days import Day
from chalicelib.domain.reporting import figures as reporting
from chalicelib.domain.reporting.asked import scope
from chalicelib.domain.reporting.figures import Figures, Flow
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View

routes = Routes(__name__)


class FiguresQuery(Input):
    """``from`` and ``to``: both days included; left out are the last twelve weeks. ``district``: a
    dotted Kemendagri code."""

    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")
    type: str | None = Field(default=None, max_length=41)
    district: str | None = Field(default=None, pattern=r"^\d{2}(\.\d{2}){2}$")


class FlowView(View):
    """``sent`` is what came in, ``done`` what was issued, rejected or withdrawn. ``kept`` and
    ``late``: permits issued by the promised day, or after it. Days are working days of the office:
    half of the permits took at most ``median_days``, nine in ten at most ``slow_days``."""

    sent: int = Field(ge=0)
    done: int = Field(ge=0)
    issued: int = Field(ge=0)
    rejected: int = Field(ge=0)
    withdrawn: int = Field(ge=0)
    kept: int = Field(ge=0)
    late: int = Field(ge=0)
    kept_percent: float | None
    median_days: float | None
    slow_days: int | None


class StretchView(View):
    """A week or a month that begins on ``first``."""

    first: date
    flow: FlowView


class StepFigures(View):
    """At a role, in working hours of the office."""

    role: str
    label: Localized
    short_name: str
    decided: int = Field(ge=0)
    median_hours: float | None
    slow_hours: int | None


class WaitingView(View):
    """Now: each file is in time, past its step's deadline (``overdue``), or past the promised day
    (``broken``). ``at_least``: there are more than were counted."""

    role: str
    label: Localized
    short_name: str
    in_time: int = Field(ge=0)
    overdue: int = Field(ge=0)
    broken: int = Field(ge=0)
    with_applicant: int = Field(ge=0)
    at_least: bool


class TypeFigures(View):
    type_id: str
    type_name: Localized
    waiting: int = Field(ge=0)
    flow: FlowView


class DistrictFigures(View):
    """Without ``code``: what names no district of the regency."""

    code: str | None
    name: str | None
    flow: FlowView


class OfficerFigures(View):
    """``held``: claimed now; the others were decided in the period."""

    account_id: str
    name: str
    held: int = Field(ge=0)
    approved: int = Field(ge=0)
    returned: int = Field(ge=0)
    rejected: int = Field(ge=0)
    signed: int = Field(ge=0)


class RoundsView(View):
    """``permits`` were issued after ``rounds`` corrections."""

    rounds: int = Field(ge=0)
    permits: int = Field(ge=0)


class FiguresView(View):
    """``first`` and ``last``: the days that it tells of."""

    first: date
    last: date
    by_month: bool
    total: FlowView
    stretches: list[StretchView]
    waiting: list[WaitingView]
    steps: list[StepFigures]
    types: list[TypeFigures]
    districts: list[DistrictFigures]
    officers: list[OfficerFigures]
    rounds: list[RoundsView]


@routes.get(
    "/api/officer/figures",
    access=Access.OFFICER,
    summary="What came in and went out, promises kept, how long steps take, and who decided",
)
def show_figures(call: Call, query: FiguresQuery) -> FiguresView:
    asked = scope(call.ports, query.first, query.last, query.type, query.district)
    return _view(call, reporting.figures(call.ports, call.actor, asked))


def _view(call: Call, found: Figures) -> FiguresView:
    roles = call.ports.catalogue.roles
    return FiguresView(
        first=found.scope.first,
        last=found.scope.last,
        by_month=found.by_month,
        total=_flow(found.total),
        stretches=[StretchView(first=one.first, flow=_flow(one.flow)) for one in found.stretches],
        waiting=[
            WaitingView(
                role=one.role.id,
                label=one.role.name,
                short_name=one.role.short_name,
                in_time=one.in_time,
                overdue=one.overdue,
                broken=one.broken,
                with_applicant=one.with_applicant,
                at_least=one.at_least,
            )
            for one in found.waiting.roles
        ],
        steps=[
            StepFigures(
                role=one.of,
                label=one.label,
                short_name=roles[one.of].short_name if one.of in roles else one.of,
                decided=one.decided,
                median_hours=one.median_hours,
                slow_hours=one.slow_hours,
            )
            for one in found.steps
        ],
        types=[
            TypeFigures(
                type_id=one.type_id,
                type_name=one.type_name,
                waiting=one.waiting,
                flow=_flow(one.flow),
            )
            for one in found.types
        ],
        districts=[
            DistrictFigures(code=one.code, name=one.name, flow=_flow(one.flow))
            for one in found.districts
        ],
        officers=[OfficerFigures.model_validate(one) for one in found.officers],
        rounds=[RoundsView(rounds=n, permits=count) for n, count in found.rounds.items()],
    )


def _flow(flow: Flow) -> FlowView:
    return FlowView.model_validate(flow)
