"""How many permits were issued, and how long they took: sums that grow with each issue.

A series per year, ``issued#<year>``, with a part for each permit type, ``<type>#<group>``. In it
``issued``, ``month.<01-12>``; ``days.<n>``, how many took ``n`` working days (exact for fourteen,
``figures.BUCKETS``); ``kept`` or ``late``, by the promised day; and ``district.<code>``, how many
name that district (``districts.py``).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.domain.applications.flow import as_promised
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.figures import added, bucket, histogram, median
from chalicelib.domain.permits.districts import district_amounts, series
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import AddTo
from chalicelib.domain.text import Localized
from chalicelib.domain.working_time.promise import working_days_taken


@dataclass(frozen=True)
class Issued:
    """``months``: how many in each, January first. ``median_days``: working days from acceptance
    to issue, without those that it was with the applicant; ``None`` when none was issued. ``kept``
    and ``late``: by the promised day, counted from the release that began to."""

    issued: int
    months: tuple[int, ...]
    median_days: float | None
    kept: int
    late: int


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


def permit_sums(
    ports: Ports, permit_type: PermitType, application: Application, permit: Permit
) -> AddTo:
    """What the commit that issues this permit adds to the sums. The day is that on the permit."""
    day = permit.issued_on
    days = working_days_taken(
        application.accepted_on or day,
        day,
        [(pause.started_on, pause.ended_on) for pause in application.pauses],
        ports.calendar,
    )
    amounts = {"issued": 1, f"month.{day.month:02d}": 1, f"days.{bucket(days)}": 1}
    amounts |= dict.fromkeys(as_promised(application, day), 1)
    amounts |= district_amounts(ports, permit_type, application.data)
    return AddTo(series(day.year), f"{permit.type_id}#{permit.group}", amounts)


def year_of_permits(ports: Ports, year: int | None = None) -> YearOfPermits:
    """Left out is this year. Costs one read, however many there are."""
    year = year or ports.calendar.local_date(ports.clock.now()).year
    (parts,) = ports.counters.sums(series(year))
    by_type: dict[str, list[Mapping[str, int]]] = defaultdict(list)
    for part, sums in parts.items():
        by_type[part.partition("#")[0]].append(sums)
    return YearOfPermits(
        year=year,
        all=_issued(added(parts.values())),
        types=tuple(
            OfType(type_id, type_name(ports, type_id), _issued(added(by_type[type_id])))
            for type_id in sorted(by_type)
        ),
    )


def _issued(sums: Mapping[str, int]) -> Issued:
    return Issued(
        issued=sums.get("issued", 0),
        months=tuple(sums.get(f"month.{month:02d}", 0) for month in range(1, 13)),
        median_days=median(histogram(sums, "days.")),
        kept=sums.get("kept", 0),
        late=sums.get("late", 0),
    )
