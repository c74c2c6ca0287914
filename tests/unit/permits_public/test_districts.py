"""Issued permits per kecamatan, as the issuing commits add them up."""

from typing import Any

from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.permits.districts import districts_named, year_of_districts
from chalicelib.domain.permits.statistics import permit_sums
from tests.fakes.ports import FakePorts, office_data
from tests.support.cases import a_submitted_case
from tests.unit.permits_public.world import application, permit, world

TODAY = world().clock.now().date()
RESEARCH = office_data().get("penelitian", TODAY)
EVENT = office_data().get("rekomendasi_keramaian", TODAY)


def at(*place_ids: str | None) -> dict[str, Any]:
    return {"lokasi": [{"name": "X", "place_id": each, "note": None} for each in place_ids]}


def issue(ports: FakePorts, permit_type: PermitType, data: dict[str, Any]) -> None:
    file = application(world(), data=data)
    ports.commit(permit_sums(ports, permit_type, file, permit(ports)))


def counts(ports: FakePorts, year: int | None = None) -> dict[str | None, dict[str, int]]:
    found = year_of_districts(ports, year)
    return {one.code: dict(one.groups) for one in (*found.districts, found.unknown) if one.issued}


def test_a_permit_that_is_issued_counts_in_the_district_of_its_place() -> None:
    case = a_submitted_case().issue()
    assert counts(case.ports, 2026) == {None: {"penelitian": 1}}
    event = a_submitted_case(type_id="rekomendasi_keramaian").issue()
    assert counts(event.ports, 2026) == {"13.02.10": {"keramaian": 1}}
    assert year_of_districts(event.ports, 2026).issued == 1


def test_every_district_of_the_regency_is_there_with_its_name() -> None:
    found = year_of_districts(world())
    assert (found.year, found.issued, len(found.districts)) == (2026, 0, 14)
    assert {one.code: one.name for one in found.districts}["13.02.10"] == "Kubung"
    assert found.unknown.code is None


def test_a_permit_counts_once_in_each_district_that_it_names() -> None:
    ports = world()
    two = at("puskesmas-talang", "nagari-cupak", "nagari-selayo", None)
    issue(ports, RESEARCH, two)
    assert counts(ports) == {"13.02.07": {"penelitian": 1}, "13.02.10": {"penelitian": 1}}
    assert year_of_districts(ports).issued == 1


def test_what_names_no_district_is_unknown() -> None:
    ports = world()
    for data in ({}, at(None), at("opd-se-kabupaten"), at("tidak-ada")):
        assert districts_named(ports, RESEARCH, data) == frozenset()
    elsewhere = {"nagari": {"code": "13.03.01.2001", "name": "X", "district": "Y"}}
    assert districts_named(ports, EVENT, elsewhere) == frozenset()
    issue(ports, EVENT, elsewhere)
    assert counts(ports) == {None: {"penelitian": 1}}
