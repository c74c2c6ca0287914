"""How many permits were issued, and how long they took: sums that grow with each issue.

A series per year, ``issued#<year>``, and one per year and type, ``issued#<year>#<type>``. In each:
``issued``, ``month.<01-12>``, and ``days.<n>``, how many took ``n`` working days: from such a
histogram the median follows exactly. The year's own also has ``type.<type>``, so that it tells
which types there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.figures import median
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import AddTo
from chalicelib.domain.text import Localized
from chalicelib.domain.working_time.promise import working_days_taken

LONGEST = 250
"""Working days: a year's. What took longer counts as this long, so that a sum has an end."""


@dataclass(frozen=True)
class Issued:
    """``months``: how many in each, January first. ``median_days``: working days from acceptance
    to issue, without those that it was with the applicant; ``None`` when none was issued."""

    issued: int
    months: tuple[int, ...]
    median_days: float | None


@dataclass(frozen=True)
class OfType:
    type_id: str
    type_name: Localized
    figures: Issued


@dataclass(frozen=True)
class YearOfPermits:
    """``types``: those of which any was issued, by id."""

    year: int
    all: Issued
    types: tuple[OfType, ...]


def permit_sums(ports: Ports, application: Application, permit: Permit) -> list[AddTo]:
    """What the commit that issues this permit adds to the sums. The day is that on the permit."""
    day = permit.issued_on
    days = working_days_taken(
        application.accepted_on or day,
        day,
        [(pause.started_on, pause.ended_on) for pause in application.pauses],
        ports.calendar,
    )
    amounts = {"issued": 1, f"month.{day.month:02d}": 1, f"days.{min(days, LONGEST)}": 1}
    return [
        AddTo(_series(day.year), {**amounts, f"type.{permit.type_id}": 1}),
        AddTo(_series(day.year, permit.type_id), amounts),
    ]


def year_of_permits(ports: Ports, year: int | None = None) -> YearOfPermits:
    """Left out is this year. Costs one read, and one for each type, however many there are."""
    year = year or ports.calendar.local_date(ports.clock.now()).year
    (whole,) = ports.counters.sums(_series(year))
    type_ids = sorted(name.removeprefix("type.") for name in whole if name.startswith("type."))
    sums = ports.counters.sums(*(_series(year, type_id) for type_id in type_ids))
    return YearOfPermits(
        year=year,
        all=_issued(whole),
        types=tuple(
            OfType(type_id, type_name(ports, type_id), _issued(own))
            for type_id, own in zip(type_ids, sums, strict=True)
        ),
    )


def _series(year: int, type_id: str | None = None) -> str:
    return f"issued#{year}#{type_id}" if type_id else f"issued#{year}"


def _issued(sums: Mapping[str, int]) -> Issued:
    days = {
        int(name.removeprefix("days.")): count
        for name, count in sums.items()
        if name.startswith("days.")
    }
    return Issued(
        issued=sums.get("issued", 0),
        months=tuple(sums.get(f"month.{month:02d}", 0) for month in range(1, 13)),
        median_days=median(days),
    )
