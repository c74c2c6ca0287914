"""Izin Terbit: what the public finds, by what, and which names it sees."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.lookups import name_key
from chalicelib.domain.permits import for_officers, register
from chalicelib.domain.permits.model import PermitState
from chalicelib.domain.permits.register_entry import RegisterEntry, RegisterRules
from chalicelib.domain.permits.statistics import permit_sums
from chalicelib.domain.storage import Add
from tests.fakes.ports import FakePorts, office_data
from tests.support.cases import a_submitted_case
from tests.support.people import an_officer
from tests.unit.permits_public.world import application, permit, world


def by_type(ports: FakePorts, type_id: str = "penelitian") -> list[RegisterEntry]:
    return list(register.list_by_type(ports, type_id, limit=50, cursor=None).items)


def found(ports: FakePorts, text: str) -> list[str]:
    page = register.search(ports, text, limit=50, cursor=None)
    return [entry.number for entry in page.items]


def test_a_type_lists_its_permits_newest_first() -> None:
    ports = world()
    permits = [permit(ports, number) for number in (1, 2, 3)]
    permit(ports, 4, type_id="sip_bidan")
    assert [entry.number for entry in by_type(ports)] == [p.number for p in reversed(permits)]
    assert by_type(ports, "izin_lain") == []


def issue(ports: FakePorts, number: int, type_id: str, day: date) -> str:
    """A permit as an issuing commit leaves it: its line, and its place in the sums."""
    made = permit(ports, number, type_id=type_id, issued_on=day)
    kind = office_data().get(type_id, day)
    ports.commit(permit_sums(ports, kind, application(world(), type_id=type_id), made))
    return made.number


def test_the_latest_are_those_of_all_types_newest_first_and_ten_at_most() -> None:
    ports = world()
    days = [date(2026, 1, 5), *(date(2026, 2, day) for day in range(3, 15))]
    kinds = ("penelitian", "sip_bidan", "stpt")
    made = [issue(ports, n, kinds[n % 3], day) for n, day in enumerate(days, start=1)]
    newest = [entry.number for entry in register.latest(ports)]
    assert newest == made[:-11:-1]


def test_in_january_the_latest_are_those_of_the_year_before() -> None:
    ports = world()
    old = issue(ports, 1, "stpt", date(2025, 12, 30))
    new = issue(ports, 2, "penelitian", date(2026, 1, 5))
    assert [entry.number for entry in register.latest(ports)] == [new, old]


def test_where_nothing_was_issued_nothing_is_the_latest() -> None:
    assert register.latest(world()) == ()


def test_a_line_says_whether_the_permit_holds_today() -> None:
    ports = world()
    permit(ports, 1)
    permit(ports, 2, valid_until=date(2026, 3, 1))
    permit(ports, 3, state=PermitState.REVOKED)
    today = date(2026, 3, 2)
    assert [e.standing(today).value for e in by_type(ports)] == ["revoked", "expired", "in-force"]


def test_nothing_in_a_line_leads_to_the_person_or_to_the_id_in_the_qr_code() -> None:
    shown = set(RegisterEntry.model_fields)
    assert not shown & {"permit_id", "holder_id", "holder_nik_masked", "application_id", "sha256"}


def test_a_permit_is_found_by_its_number_and_only_by_the_whole_of_it() -> None:
    ports = world()
    made = permit(ports)
    assert found(ports, f" {made.number} ") == [made.number]
    assert found(ports, made.number[:-1]) == []


@pytest.mark.parametrize(
    "typed",
    ["NOMOR 414 TAHUN 2020", "414 tahun 2020", " 414  TAHUN 2020 ", "Nomor: 414 Tahun 2020"],
)
def test_a_decree_is_found_by_its_number_as_it_was_copied_from_the_letter(typed: str) -> None:
    ports, made = world(), permit(world()).replace(number="414 TAHUN 2020")
    ports.commit(Add(made))
    assert found(ports, typed) == [made.number]
    officer = an_officer(ports, "head", number=7)
    assert for_officers.permit_by_number(ports, officer, typed).permit_id == made.permit_id


def test_a_nik_finds_nothing() -> None:
    ports = world()
    permit(ports)
    assert found(ports, "1302101705900001") == []


@pytest.mark.parametrize("text", ["irm", "IRMAN", "Irman S", "irman  syaputra", "Írman"])
def test_a_name_is_found_by_how_it_begins(text: str) -> None:
    ports = world()
    made = permit(ports, 1)
    permit(ports, 2, holder_plain_name="Irwan Hadi")
    assert found(ports, text) == [made.number]


@pytest.mark.parametrize("text", ["Syaputra", "Irmin", "Irman Syaputra Jaya", "S.Kom"])
def test_other_parts_of_a_name_and_titles_find_nothing(text: str) -> None:
    ports = world()
    permit(ports)
    assert found(ports, text) == []


def test_two_holders_of_one_name_are_both_found() -> None:
    ports = world()
    numbers = [permit(ports, number).number for number in (1, 2)]
    assert found(ports, "Irman Syaputra") == numbers


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("NURUL  Huda", "nurul huda"),
        ("Nur-Aïni", "nur aini"),
        ("  D'Angelo, S.Kom. ", "dangelo skom"),
        ("\u200bIr%_#", "ir"),
        ("12", ""),
    ],
)
def test_a_name_is_looked_for_without_case_accents_and_signs(typed: str, looked_for: str) -> None:
    assert name_key(typed) == looked_for


@pytest.mark.parametrize("text", ["ir", " . ", "--- ir", "#%_"])
def test_too_little_of_a_name_is_refused(text: str) -> None:
    ports = world()
    with pytest.raises(InvalidInput) as refused:
        found(ports, text)
    assert [(f.path, f.code) for f in refused.value.fields] == [("text", "too-short")]


def test_where_names_are_not_public_nobody_sees_or_finds_them() -> None:
    ports = world()
    made = permit(ports, group="keramaian", name_public=False)
    (line,) = by_type(ports)
    assert line.holder_name == ""
    assert found(ports, "Irman") == []
    assert found(ports, made.number) == [made.number]
    (line,) = register.search(ports, made.number, limit=1, cursor=None).items
    assert line.holder_name == ""


def test_a_group_that_is_switched_on_shows_no_name_of_before() -> None:
    ports = world()
    permit(ports, group="penelitian", name_public=False)
    assert [line.holder_name for line in by_type(ports)] == [""]
    assert found(ports, "Irman") == []


def test_a_group_that_is_switched_off_hides_its_names_at_once() -> None:
    class Changed(FakePorts):
        @property
        def register_rules(self) -> RegisterRules:
            return RegisterRules(shows_name={"penelitian": False})

    ports = Changed()
    made = permit(ports)
    assert made.name_public
    assert [line.holder_name for line in by_type(ports)] == [""]
    assert found(ports, "Irman") == []


@pytest.mark.parametrize(
    ("group", "public"),
    [("praktik_kesehatan", True), ("penelitian", True), ("keramaian", False), ("new", False)],
)
def test_which_groups_show_names_is_data_and_no_by_default(group: str, public: bool) -> None:
    assert world().register_rules.is_public(group) is public


@pytest.mark.parametrize(
    ("type_id", "public"), [("penelitian", True), ("rekomendasi_keramaian", False)]
)
def test_an_issued_permit_takes_its_place_in_the_register(type_id: str, public: bool) -> None:
    case = a_submitted_case(type_id=type_id).issue()
    (line,) = by_type(case.ports, type_id)
    made: Any = case.ports.permits.find(case.now.permit_id)
    assert line.number == made.number
    assert line.holder_name == (made.holder_name if public else "")
    assert made.holder_plain_name == "Warga Contoh 1"
    assert found(case.ports, "warga contoh") == ([made.number] if public else [])
