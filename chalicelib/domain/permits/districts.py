"""Issued permits per kecamatan (Peta Izin): sums that grow with each issue.

A series per year, ``districts#<year>``: ``issued``, and ``<district code>.<group>`` or
``unknown.<group>``. A permit counts once in each district that it names, so a research in two
counts in both, and the districts may add up to more than ``issued``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.catalogue.schema import FieldKind, PermitType
from chalicelib.domain.catalogue.values import district_of
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import PLACES, Place
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import AddTo

UNKNOWN = "unknown"


@dataclass(frozen=True)
class District:
    """``code`` is that of Kemendagri, dotted; ``None`` for permits that name no district of the
    regency. ``groups``: how many of each group of permit types."""

    code: str | None
    name: str | None
    issued: int
    groups: Mapping[str, int]


@dataclass(frozen=True)
class YearOfDistricts:
    year: int
    issued: int
    districts: tuple[District, ...]
    unknown: District


def district_sums(
    ports: Ports, permit_type: PermitType, data: Mapping[str, Any], permit: Permit
) -> AddTo:
    """What the commit that issues this permit adds. The day is that on the permit."""
    named = districts_named(ports, permit_type, data) or {UNKNOWN}
    amounts = {f"{code}.{permit.group}": 1 for code in sorted(named)}
    return AddTo(_series(permit.issued_on.year), {"issued": 1, **amounts})


def districts_named(
    ports: Ports, permit_type: PermitType, data: Mapping[str, Any]
) -> frozenset[str]:
    """Codes of this regency's districts: that of the village, or those of the places from the
    list. A place that was typed by hand says nothing."""
    village = district_of(permit_type, data)
    found = {village} if village else _of_places(ports, permit_type, data)
    return frozenset(code for code in found if code in ports.catalogue.districts)


def year_of_districts(ports: Ports, year: int | None = None) -> YearOfDistricts:
    """Left out is this year. All districts, also those without a permit; one read."""
    year = year or ports.calendar.local_date(ports.clock.now()).year
    (sums,) = ports.counters.sums(_series(year))
    return YearOfDistricts(
        year=year,
        issued=sums.get("issued", 0),
        districts=tuple(
            _district(code, name, sums) for code, name in ports.catalogue.districts.items()
        ),
        unknown=_district(None, None, sums),
    )


def _of_places(ports: Ports, permit_type: PermitType, data: Mapping[str, Any]) -> set[str]:
    known = ports.office_book.made(PLACES, _by_id)
    chosen = [
        known.get(place["place_id"])
        for rule in permit_type.fields
        if rule.kind is FieldKind.PLACES
        for place in data.get(rule.id) or ()
        if place.get("place_id")
    ]
    return {place.district for place in chosen if place and place.district}


def _by_id(entries: tuple[Entry[Place], ...]) -> Mapping[str, Place]:
    """Hidden ones too: a running application may name one."""
    return {entry.entry_id: entry.content for entry in entries}


def _district(code: str | None, name: str | None, sums: Mapping[str, int]) -> District:
    prefix = f"{code or UNKNOWN}."
    groups = {
        key.removeprefix(prefix): count for key, count in sums.items() if key.startswith(prefix)
    }
    return District(code, name, sum(groups.values()), dict(sorted(groups.items())))


def _series(year: int) -> str:
    return f"districts#{year}"
