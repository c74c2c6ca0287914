"""The hash chain of audit notes: whatever is done to it afterwards is seen (docs/checks.md 42)."""

from typing import Any

import pytest

from chalicelib.domain.audit.notes import Note, first_break
from tests.support.cases import Case, a_submitted_case

TAMPERED: dict[str, Any] = {
    "subject": "app#another",
    "at": "2026-03-01T00:00:00Z",
    "event": "approved",
    "actor_id": "person-999",
    "actor_role": "head",
    "actor_name": "Orang Lain",
    "step": "head",
    "text": "Berkas lengkap.",
    "public": False,
    "details": {"document": "ktp"},
    "previous": "0" * 64,
    "hash": "0" * 64,
}


@pytest.fixture(scope="module")
def case() -> Case:
    """From draft to permit, returned once, with a note of an officer's own."""
    case = a_submitted_case().mark("proposal", "Tidak terbaca.").send_back()
    case.upload("proposal")
    return case.resubmit().issue()


def notes_of(case: Case) -> list[Note]:
    return list(case.ports.notes.of(f"app#{case.application_id}"))


def broken_at(case: Case, notes: list[Note]) -> int | None:
    return first_break(notes, case.now.note_count, case.now.note_head)


def test_the_notes_of_a_whole_life_form_one_unbroken_chain(case: Case) -> None:
    notes = notes_of(case)
    assert broken_at(case, notes) is None
    assert [note.seq for note in notes] == list(range(1, case.now.note_count + 1))


@pytest.mark.parametrize("field", [name for name in Note.model_fields if name != "seq"])
def test_an_edited_field_is_seen_at_its_note(case: Case, field: str) -> None:
    notes = notes_of(case)
    edited = Note.model_validate({**notes[4].model_dump(), field: TAMPERED[field]})
    assert edited != notes[4]
    assert broken_at(case, [*notes[:4], edited, *notes[5:]]) == 5


def test_an_edited_note_with_a_fitting_hash_is_seen_at_the_next_one(case: Case) -> None:
    notes = notes_of(case)
    edited = notes[4].replace(text="Berkas lengkap.")
    edited = edited.replace(hash=edited.computed_hash())
    assert broken_at(case, [*notes[:4], edited, *notes[5:]]) == 6


def test_the_last_note_rewritten_with_a_fitting_hash_is_seen_by_the_applications_head(
    case: Case,
) -> None:
    notes = notes_of(case)
    last = notes[-1].replace(text="x")
    last = last.replace(hash=last.computed_hash())
    assert broken_at(case, [*notes[:-1], last]) == len(notes) + 1


def test_a_note_that_says_another_place_than_its_own_is_seen_there(case: Case) -> None:
    notes = notes_of(case)
    last = notes[-1].replace(seq=len(notes) + 1)
    last = last.replace(hash=last.computed_hash())
    assert broken_at(case, [*notes[:-1], last]) == len(notes)


@pytest.mark.parametrize("gone", [0, 3, -1])
def test_a_deleted_note_is_seen(case: Case, gone: int) -> None:
    notes = notes_of(case)
    del notes[gone]
    assert broken_at(case, notes) is not None


def test_a_deleted_note_is_seen_even_when_the_others_are_renumbered(case: Case) -> None:
    notes = notes_of(case)
    del notes[3]
    renumbered = [note.replace(seq=n) for n, note in enumerate(notes, 1)]
    assert broken_at(case, renumbered) == 4


def test_two_notes_that_changed_places_are_seen(case: Case) -> None:
    notes = notes_of(case)
    notes[3], notes[4] = notes[4], notes[3]
    assert broken_at(case, notes) == 4


@pytest.mark.parametrize("kept", [0, 1, 5])
def test_a_chain_that_was_cut_is_seen_at_the_cut(case: Case, kept: int) -> None:
    assert broken_at(case, notes_of(case)[:kept]) == kept + 1


def test_a_note_that_was_added_is_seen(case: Case) -> None:
    notes = notes_of(case)
    forged = notes[-1].replace(seq=len(notes) + 1, previous=notes[-1].hash)
    forged = forged.replace(hash=forged.computed_hash())
    assert broken_at(case, [*notes, forged]) is not None


def test_each_note_names_who_acted_in_which_role_at_which_step(case: Case) -> None:
    told = [
        (n.event, n.actor_role, n.step) for n in notes_of(case) if n.event != "document-accepted"
    ]
    assert told == [
        ("created", "applicant", None),
        ("submitted", "applicant", None),
        ("document-refused", "back_office", "back_office"),
        ("returned", "back_office", "back_office"),
        ("resubmitted", "applicant", "back_office"),
        ("approved", "back_office", "back_office"),
        ("approved", "section_head", "section_head"),
        ("approved", "division_head", "division_head"),
        ("approved", "secretary", "secretary"),
        ("signed", "head", "head"),
        ("numbered", "system", "head"),
        ("issued", "system", "head"),
    ]
