"""Ubah lokasi: other places while the office decides, with both kept on record."""

import json
from typing import Any

import pytest

from chalicelib.domain.applications.model import Application
from chalicelib.domain.applying import amending
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.review import decisions
from tests.support.cases import Case, a_complete_draft, a_submitted_case, fields_of, refused

REASON = "Responden pindah."
CUPAK = [{"name": "Nagari Cupak"}]
STORED = [{"name": "Nagari Cupak", "place_id": None, "note": None}]


def amend(case: Case, value: Any = CUPAK, field: str = "lokasi") -> Application:
    return amending.amend_places(
        case.ports, case.applicant, case.application_id, field=field, value=value, reason=REASON
    )


def test_the_new_places_count_from_then_on() -> None:
    case = a_submitted_case()
    assert amend(case).data["lokasi"] == STORED
    assert case.now.phase == "review"


def test_the_note_keeps_the_old_and_the_new_and_officers_read_it() -> None:
    case = a_submitted_case()
    before = case.now.data["lokasi"]
    amend(case)
    notes = case.ports.notes.of(f"app#{case.application_id}")
    note = notes[-1]
    assert (note.event, note.actor_role, note.public) == ("amended", "applicant", True)
    assert json.loads(note.details["before"]) == before
    assert json.loads(note.details["after"]) == STORED
    for words in ("Nagari Koto Baru", "Nagari Talang", "Nagari Cupak", REASON):
        assert words in note.text
    assert first_break(notes, case.now.note_count, case.now.note_head) is None
    [kept] = case.ports.applications.amendments(case.now)
    assert (kept.field, kept.before, kept.after) == ("lokasi", before, STORED)


def test_an_officer_who_saw_the_old_places_has_to_look_again() -> None:
    case = a_submitted_case().mark_all()
    seen = case.now.version
    amend(case)
    with refused("stale-version"):
        decisions.approve(case.ports, case.officer, case.application_id, seen)


def test_the_same_places_again_change_nothing() -> None:
    case = a_submitted_case()
    amend(case)
    version = case.now.version
    amend(case)
    assert case.now.version == version


def test_places_can_be_changed_while_a_correction_is_asked_for() -> None:
    case = a_submitted_case().mark("proposal", "Bab III belum ada.").send_back()
    assert amend(case).data["lokasi"] == STORED


def test_a_draft_is_edited_and_not_amended() -> None:
    with refused("act-not-possible-now"):
        amend(a_complete_draft())


@pytest.mark.parametrize("point", ["signing", "issued"])
def test_after_the_last_signature_the_places_stand(point: str) -> None:
    case = a_submitted_case().approve_up_to("head").sign()
    if point == "issued":
        case.issue()
    with refused("act-not-possible-now"):
        amend(case)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("judul", CUPAK, ("field", "not-amendable")),
        ("tempat", CUPAK, ("field", "unknown-field")),
        ("lokasi", [], ("data.lokasi", "required")),
        ("lokasi", [{"name": "Cupak"}, {"name": "cupak"}], ("data.lokasi.1", "place-twice")),
    ],
)
def test_only_good_places_of_a_field_of_places_are_taken(
    field: str, value: Any, problem: tuple[str, str]
) -> None:
    case = a_submitted_case()
    with refused("invalid-input") as refusal:
        amend(case, value, field)
    assert fields_of(refusal) == [problem]


def test_there_is_an_end_to_changing() -> None:
    case = a_submitted_case()
    for number in range(case.ports.limits.application.amendments):
        amend(case, [{"name": f"Nagari {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}"}])
    with refused("too-many-amendments"):
        amend(case)


def test_the_letter_names_the_new_places() -> None:
    case = a_submitted_case()
    amend(case)
    case.issue()
    letter = case.ports.letters.contents[-1]
    assert "Nagari Cupak" in str(letter) and "Nagari Talang" not in str(letter)
