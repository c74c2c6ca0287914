"""Sending a corrected application in again: to the step that returned it, as often as asked."""

from datetime import date

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import submission
from tests.fakes.deliveries import pump
from tests.support.cases import (
    a_submitted_case,
    fields_of,
    refused,
)


def test_a_document_with_a_cross_must_be_replaced_before_it_is_sent_again() -> None:
    case = a_submitted_case().mark("proposal", "Tidak terbaca.").send_back()
    with refused("application-incomplete") as refusal:
        case.resubmit()
    assert fields_of(refusal) == [("documents.proposal", "document-not-replaced")]
    case.upload("proposal")
    case.resubmit()
    assert case.now.phase is Phase.REVIEW


def test_a_corrected_application_goes_back_to_the_step_that_returned_it() -> None:
    case = a_submitted_case().approve_up_to("secretary").send_back(judul="Terlalu umum.")
    pump(case.ports)
    assert case.ports.workflow.running(case.application_id)[0].place == ("correct", "secretary")
    case.resubmit()
    pump(case.ports)
    assert (case.now.step.id, case.now.correction) == ("secretary", None)
    assert case.ports.workflow.running(case.application_id)[0].place == ("review", "secretary")


def test_the_promise_waits_while_the_applicant_corrects() -> None:
    case = a_submitted_case().approve()  # accepted on Monday, 2 March
    assert case.now.promised_on == date(2026, 3, 11)
    case.ports.clock.advance(days=1)
    case.send_back(judul="Terlalu umum.")
    assert case.now.promised_on is None
    case.ports.clock.advance(days=7)
    case.resubmit()
    assert case.now.promised_on > date(2026, 3, 18)


def test_a_correction_can_be_asked_for_more_than_once() -> None:
    case = a_submitted_case()
    for _ in range(3):
        case.mark("proposal", "Tidak terbaca.").send_back()
        case.upload("proposal")
        case.resubmit()
        pump(case.ports)
    case.issue()
    assert [d.outcome.value for d in case.now.decisions[:4]] == ["returned"] * 3 + ["approved"]


def test_an_application_that_was_not_returned_cannot_be_sent_again() -> None:
    case = a_submitted_case()
    with refused("act-not-possible-now"):
        case.resubmit()


def test_a_correction_that_has_changed_since_it_was_read_is_not_sent() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    for version in (case.now.version - 1, case.now.version + 1):
        with refused("stale-version"):
            submission.resubmit(case.ports, case.applicant, case.application_id, version)
    assert case.now.phase is Phase.CORRECTION
