"""A place from the list has to be on it, and is called as the list calls it."""

from typing import Any

from chalicelib.domain.applications.places_in_use import places_in_use
from chalicelib.domain.applying import amending, drafting
from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import PLACES, Place, PlaceKind
from tests.support.cases import Case, a_complete_draft, a_draft, a_submitted_case, fields_of
from tests.support.cases import refused as refusing
from tests.support.people import an_administrator

TALANG = {"name": "puskesmas talang yang di sana", "place_id": "puskesmas-talang"}
NAMED = {"name": "Puskesmas Talang", "place_id": "puskesmas-talang", "note": None}


def save(case: Case, *places: dict[str, Any]) -> list[tuple[str, str]]:
    _, problems = drafting.save_data(
        case.ports, case.applicant, case.application_id, {"lokasi": list(places)}
    )
    return [(problem.path, problem.code) for problem in problems]


def hide(case: Case, entry_id: str) -> None:
    content = Place(name="Puskesmas Talang", kind=PlaceKind.HEALTH_CENTRE)
    admin = an_administrator(case.ports)
    editing.put_entry(case.ports, admin, PLACES, entry_id, 0, content, active=False)


def test_a_place_from_the_list_gets_its_official_name() -> None:
    case = a_draft()
    assert save(case, TALANG, {"name": "Pasar Raya", "note": "los 3"}) == []
    assert case.now.data["lokasi"] == [
        NAMED, {"name": "Pasar Raya", "place_id": None, "note": "los 3"},
    ]  # fmt: skip


def test_a_place_that_is_not_on_the_list_is_refused_and_nothing_stored() -> None:
    case = a_draft()
    assert save(case, TALANG, {"name": "X", "place_id": "puskesmas-bulan"}) == [
        ("data.lokasi.1.place_id", "unknown-place")
    ]
    assert "lokasi" not in case.now.data


def test_the_same_place_under_two_names_is_there_twice() -> None:
    assert save(a_draft(), TALANG, {**TALANG, "name": "Yang Lain"}) == [
        ("data.lokasi.1", "place-twice")
    ]
    assert save(a_draft(), {"name": "Puskesmas Talang"}, TALANG) == [
        ("data.lokasi.1", "place-twice")
    ]


def test_a_place_hidden_since_it_was_chosen_stops_the_draft_until_another_is() -> None:
    case = a_complete_draft()
    save(case, TALANG)
    hide(case, "puskesmas-talang")
    with refusing("application-incomplete") as refusal:
        case.submit()
    assert fields_of(refusal) == [("data.lokasi.0.place_id", "unknown-place")]
    assert save(case, {"name": "Nagari Talang"}) == []
    case.submit()


def test_a_running_application_keeps_a_place_that_was_hidden_since() -> None:
    case = a_complete_draft()
    save(case, TALANG)
    case.submit()
    hide(case, "puskesmas-talang")
    case.issue()
    assert case.now.data["lokasi"] == [NAMED]


def test_places_that_are_changed_later_come_from_the_list_too() -> None:
    case = a_submitted_case()

    def amend(place: dict[str, Any]) -> None:
        amending.amend_places(
            case.ports, case.applicant, case.application_id,
            field="lokasi", value=[place], reason="Pindah lokasi.",
        )  # fmt: skip

    with refusing("invalid-input") as refusal:
        amend({"name": "X", "place_id": "puskesmas-bulan"})
    assert fields_of(refusal) == [("data.lokasi.0.place_id", "unknown-place")]
    amend(TALANG)
    assert case.now.data["lokasi"] == [NAMED]


def test_a_place_is_in_use_from_the_sending_until_the_end() -> None:
    """Whoever hides it hears how many applications name it."""
    case = a_complete_draft()
    save(case, TALANG)

    def used() -> int:
        return places_in_use(case.ports.counters)["puskesmas-talang"]

    assert used() == 0, "a draft is measured by the list when it is sent"
    case.submit()
    assert used() == 1
    case.issue()
    assert used() == 0
