"""Whoever writes as much as they may, as often as they may, freezes no file."""

from typing import Any

import pytest

from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.writes import LARGEST, size_of
from chalicelib.domain.applications.model import FieldCorrection
from chalicelib.domain.applying import amending
from chalicelib.domain.review import decisions, workbench
from chalicelib.domain.storage import Add, Overwrite, RecordTooLarge
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.tables import PREFIX

MOST = 100_000
WIDE = "😀"
"""Four bytes, as the widest there is."""
PRINTED = "€"
"""Three bytes: of the widest that a letter can print."""


def places(case: Case, turn: int) -> list[dict[str, Any]]:
    """As many as the form takes, each as long as it can be."""
    kind = case.ports.applications.frozen_type(case.application_id)
    (rule,) = [field for field in kind.fields if field.id == "lokasi"]
    return [
        {"name": f"{turn:02} {number:02} " + PRINTED * 140, "note": PRINTED * 200}
        for number in range(rule.maximum or 0)
    ]


def amend(case: Case, turn: int) -> None:
    amending.amend_places(
        case.ports,
        case.applicant,
        case.application_id,
        field="lokasi",
        value=places(case, turn),
        reason=WIDE * 500,
    )


def sizes(ports: FakePorts) -> dict[str, int]:
    found = {}
    for part in stored.PARTS:
        for item in stored.items(ports, part):
            keys = [str(value) for name, value in item.items() if name in KEYS]
            found[" ".join((part, *keys))] = size_of(item)
    return found


KEYS = ("pk", "sk", "subject", "seq", "message_id", "series")


def test_twenty_longest_amendments_and_every_return_leave_a_file_that_goes_on() -> None:
    case = a_submitted_case()
    limits = case.ports.limits.application
    for turn in range(limits.amendments):
        amend(case, turn)
    with refused("too-many-amendments"):
        amend(case, 99)
    for _ in range(limits.returns):
        reason = "x" * 400 + WIDE * 20
        for name in case.now.documents:
            case.mark(name, reason)
        case.send_back(message=WIDE * 500, judul=WIDE * 400)
        assert max(sizes(case.ports).values()) < MOST
        case.ports.clock.advance(hours=2)
        case.upload_all().resubmit()
    first = next(iter(case.now.documents))
    case.mark(first, "Tidak jelas.")
    with refused("too-many-returns") as refusal:
        case.send_back()
    assert refusal.value.params == {"maximum": limits.returns}
    case.mark(first).issue()
    assert case.now.phase == "issued"
    assert max(sizes(case.ports).values()) < MOST, sizes(case.ports)
    kept = case.ports.applications.amendments(case.now)
    assert [one.number for one in kept] == list(range(1, limits.amendments + 1))
    assert kept[-1].after == case.now.data["lokasi"]


def test_all_reasons_together_have_an_end_and_the_officer_hears_which_is_too_long() -> None:
    case = a_submitted_case()
    names = list(case.now.documents)
    case.mark(names[0], WIDE * 500).mark(names[1], WIDE * 500).mark(names[2], WIDE * 500)
    with refused("invalid-input") as refusal:
        case.send_back(message=WIDE * 2000)
    assert fields_of(refusal) == [("reason", "reasons-too-long")]
    case.send_back(message="Mohon diperbaiki.")


def test_a_field_is_named_once_in_a_return() -> None:
    case = a_submitted_case()
    twice = [FieldCorrection(field="judul", reason=text) for text in ("Umum.", "Panjang.")]
    with refused("invalid-input") as refusal:
        decisions.return_for_correction(
            case.ports, case.officer, case.application_id, case.now.version,
            message=None, fields=twice,
        )  # fmt: skip
    assert fields_of(refusal) == [("fields.judul", "field-twice")]


def test_there_is_an_end_to_notes() -> None:
    case = a_submitted_case()
    most = case.ports.limits.application.notes
    stored.put_application(case.ports, case.now.replace(note_count=most))
    with refused("too-many-notes"):
        workbench.add_note(
            case.ports, case.officer, case.application_id, text="Satu lagi.", public=False
        )


def test_what_is_too_large_is_refused_before_dynamodb_does_and_nothing_is_written() -> None:
    ports = FakePorts()
    large = records.application("a1", data={"judul": "x" * LARGEST})
    for change in (Add(large), Overwrite(large)):
        with pytest.raises(RecordTooLarge) as refusal:
            ports.commit(Add(records.note()), change)
        assert refusal.value.problem == "record-too-large"
        assert refusal.value.params == {"kilobytes": 351, "maximum": 350}
    with pytest.raises(RecordTooLarge):
        Store(ports.dynamodb, PREFIX).put(large)
    assert stored.everything(ports, "applications", "notes") == "[[], []]"
