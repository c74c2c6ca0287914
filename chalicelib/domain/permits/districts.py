"""Issued permits per kecamatan (Peta Izin): sums that grow with each issue.

They stand in the sums of the year (``statistics.py``), as ``district.<code>`` (or ``unknown``) of
each type and group. A permit counts once in each district that it names, so a research in two
counts in both, and the districts may add up to more than were issued.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.catalogue.schema import FieldKind, PermitType
from chalicelib.domain.catalogue.values import district_of
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import PLACES, Place
from chalicelib.domain.permits.ports import Ports

UNKNOWN = "unknown"
_DISTRICT = "district."


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


def district_amounts(
    ports: Ports, permit_type: PermitType, data: Mapping[str, Any]
) -> dict[str, int]:
    """What a permit adds to the sums of its year."""
    named = districts_named(ports, permit_type, data) or {UNKNOWN}
    return {f"{_DISTRICT}{code}": 1 for code in sorted(named)}


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
    (parts,) = ports.counters.sums(series(year))
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for part, sums in parts.items():
        for name, count in sums.items():
            if name.startswith(_DISTRICT):
                groups[name.removeprefix(_DISTRICT)][part.partition("#")[2]] += count
    return YearOfDistricts(
        year=year,
        issued=sum(sums.get("issued", 0) for sums in parts.values()),
        districts=tuple(
            _district(code, name, groups[code]) for code, name in ports.catalogue.districts.items()
        ),
        unknown=_district(None, None, groups[UNKNOWN]),
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


def _district(code: str | None, name: str | None, groups: Mapping[str, int]) -> District:
    return District(code, name, sum(groups.values()), dict(sorted(groups.items())))


def series(year: int) -> str:
    """The sums of all permits issued in a year."""
    return f"issued#{year}"
