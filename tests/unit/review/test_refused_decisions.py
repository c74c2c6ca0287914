"""What a decision needs beyond its officer: reasons that are offered, marks, a passphrase."""

from typing import Any

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.review import decisions, field_visits, marking, workbench
from chalicelib.domain.review.decisions import FieldCorrection
from chalicelib.domain.review.marking import NewMark
from chalicelib.domain.storage import CommitRefused, RememberedAnswer
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.racing import a_key_used_meanwhile

COUNTER = "registration#general#2026"


def reject(case: Case, reason: str | None, *codes: str) -> Any:
    return decisions.reject(
        *(case.ports, case.officer, case.application_id, case.now.version),
        reason=reason,
        reasons=codes,
    )


def test_a_rejection_says_why() -> None:
    case = a_submitted_case()
    for empty in (None, ""):
        with refused("invalid-input") as refusal:
            reject(case, empty)
        assert fields_of(refusal) == [("reason", "required")]
    assert case.now.phase is Phase.REVIEW


def test_codes_that_the_office_does_not_offer_are_no_reason() -> None:
    case = a_submitted_case()
    with refused("invalid-input") as refusal:
        reject(case, "Di luar wewenang.", "ngawur")
    assert fields_of(refusal) == [("reasons.0", "unknown-reason")]
    with refused("invalid-input") as refusal:
        decisions.return_for_correction(
            *(case.ports, case.officer, case.application_id, case.now.version),
            message=None,
            fields=[FieldCorrection(field="judul", reason="Terlalu umum.")],
            reasons=["ngawur"],
        )
    assert fields_of(refusal) == [("reasons.0", "unknown-reason")]
    assert case.now.phase is Phase.REVIEW


def test_all_crosses_together_say_no_more_than_the_record_holds() -> None:
    case = a_submitted_case().show()
    words = "x" * (case.ports.limits.application.reasons_kb * 400)
    first, second, third = (
        NewMark(name, case.file_id(name), accepted=False, reason=words)
        for name in case.now.documents
    )
    for mark in (first, second):
        marking.mark_document(case.ports, case.officer, case.application_id, case.now.version, mark)
    with refused("invalid-input") as refusal:
        marking.mark_document(
            case.ports, case.officer, case.application_id, case.now.version, third
        )
    assert fields_of(refusal) == [("reason", "reasons-too-long")]


def test_only_the_step_that_accepts_the_file_needs_a_mark_on_each_document() -> None:
    case = a_submitted_case().approve().mark("proposal", "Buram.").send_back()
    case.ports.clock.advance(hours=1)
    case.upload("proposal")
    case.resubmit()
    assert case.now.documents["proposal"].mark is None
    case.approve()
    assert case.now.step.id == "division_head"


def test_a_visit_that_is_written_and_not_handed_in_lets_nothing_pass() -> None:
    case = a_submitted_case(type_id="operasional_sd").approve()
    field_visits.write(
        *(case.ports, case.officer, case.application_id, 0),
        field_visits.VisitForm(place="Jorong Kayu Aro"),
    )
    with refused("visit-not-completed"):
        decisions.approve(case.ports, case.officer, case.application_id, case.now.version)


def test_where_a_passphrase_is_needed_nothing_is_signed_without_it() -> None:
    case = a_submitted_case(FakePorts(passphrase_needed=True)).approve_up_to("head")
    with refused("invalid-input") as refusal:
        case.sign()
    assert fields_of(refusal) == [("passphrase", "required")]
    assert case.now.phase is Phase.REVIEW


def test_a_request_whose_key_was_used_meanwhile_is_not_tried_again_for_a_number() -> None:
    case = a_submitted_case().mark_all()
    key = a_key_used_meanwhile(case.ports, case.officer.account_id)
    with pytest.raises(CommitRefused) as refusal:
        decisions.approve(
            case.ports, case.officer, case.application_id, case.now.version, idempotency=key
        )
    assert refusal.value.concerns(RememberedAnswer)
    assert case.now.step.id == "back_office" and case.ports.counters.last(COUNTER) == 0


def test_nothing_is_noted_on_what_has_ended() -> None:
    case = a_submitted_case()
    reject(case, "Di luar wewenang.")
    with refused("act-not-possible-now"):
        workbench.add_note(
            *(case.ports, case.staff["back_office"], case.application_id),
            text="Terlambat.",
            public=True,
        )
