"""Open figures: permits issued, and how content people were. The same for everybody."""

from typing import Any

from pydantic import Field

from chalicelib.domain.permits.districts import District, year_of_districts
from chalicelib.domain.permits.statistics import Issued, year_of_permits
from chalicelib.domain.satisfaction.ikm import Band
from chalicelib.domain.satisfaction.report import Satisfaction, quarterly
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import QuarterQuery, View, YearQuery

routes = Routes(__name__)


CACHED_SECONDS = 300


class IssuedView(View):
    """``months``: January to December. ``median_days``: working days from acceptance to issue,
    without the time that it was with the applicant; ``null`` when none was issued. ``kept`` and
    ``late``: issued by the promised day, or after it."""

    issued: int
    months: list[int] = Field(min_length=12, max_length=12)
    median_days: float | None
    kept: int
    late: int


class IssuedOfType(IssuedView):
    type_id: str
    type_name: Localized


class PermitStatistics(View):
    year: int
    all: IssuedView
    types: list[IssuedOfType]


class GroupCount(View):
    id: str
    name: Localized
    issued: int


class DistrictCounts(View):
    """``code`` and ``name`` are ``null`` for permits that name no district of the regency."""

    code: str | None
    name: str | None
    issued: int
    groups: list[GroupCount]


class DistrictStatistics(View):
    """``issued`` permits in all; one that names two districts counts in both."""

    year: int
    issued: int
    districts: list[DistrictCounts]
    unknown: DistrictCounts


class ElementView(View):
    """``mean`` (NRR) of the answers 1 to 4, with three decimals."""

    id: str
    mean: float


class ChoiceCount(View):
    """``value`` as in the form of the poll."""

    value: str
    count: int


class SatisfactionView(View):
    """IKM of PermenPANRB 14/2017 from ``respondents`` questionnaires, with its band, and U1 to U9.
    ``polls``: how many of ``polled`` chose what. Empty and ``null`` where too few have answered."""

    respondents: int
    ikm: float | None
    band: Band | None
    elements: list[ElementView]
    polled: int
    polls: list[ChoiceCount]


class SatisfactionOfType(SatisfactionView):
    type_id: str
    type_name: Localized


class SatisfactionStatistics(View):
    year: int
    quarter: int
    all: SatisfactionView
    types: list[SatisfactionOfType]


@routes.get(
    "/api/statistics/permits",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Permits issued in a year, by month and type, and how long they took",
)
def permits(call: Call, query: YearQuery) -> PermitStatistics:
    found = year_of_permits(call.ports, query.year)
    return PermitStatistics(
        year=found.year,
        all=IssuedView(**_issued(found.all)),
        types=[
            IssuedOfType(type_id=each.type_id, type_name=each.type_name, **_issued(each.figures))
            for each in found.types
        ],
    )


@routes.get(
    "/api/statistics/districts",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="Permits issued in a year by district (kecamatan) and group, for a map",
)
def districts(call: Call, query: YearQuery) -> DistrictStatistics:
    found = year_of_districts(call.ports, query.year)
    return DistrictStatistics(
        year=found.year,
        issued=found.issued,
        districts=[_counts(call, district) for district in found.districts],
        unknown=_counts(call, found.unknown),
    )


@routes.get(
    "/api/statistics/satisfaction",
    access=Access.PUBLIC,
    cached_seconds=CACHED_SECONDS,
    summary="The index of public satisfaction (IKM) of a quarter, by type and element",
)
def satisfaction(call: Call, query: QuarterQuery) -> SatisfactionStatistics:
    found = quarterly(call.ports, query.year, query.quarter)
    return SatisfactionStatistics(
        year=found.year,
        quarter=found.quarter,
        all=SatisfactionView(**_satisfaction(found.all)),
        types=[
            SatisfactionOfType(
                type_id=each.type_id,
                type_name=each.type_name,
                **_satisfaction(each.satisfaction),
            )
            for each in found.types
        ],
    )


def _counts(call: Call, district: District) -> DistrictCounts:
    names = call.ports.catalogue.groupings
    groups = [
        GroupCount(id=group, name=names.group(group), issued=count)
        for group, count in district.groups.items()
    ]
    return DistrictCounts(
        code=district.code, name=district.name, issued=district.issued, groups=groups
    )


def _issued(figures: Issued) -> dict[str, Any]:
    return vars(figures) | {"months": list(figures.months)}


def _satisfaction(figures: Satisfaction) -> dict[str, Any]:
    """Decimals as numbers: JSON has no others."""
    return vars(figures) | {
        "ikm": None if figures.ikm is None else float(figures.ikm),
        "elements": [ElementView(id=u, mean=float(mean)) for u, mean in figures.elements.items()],
        "polls": [ChoiceCount(value=value, count=n) for value, n in figures.polls.items()],
    }
