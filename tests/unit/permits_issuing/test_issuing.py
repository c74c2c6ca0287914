"""From the last signature to the published permit."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.errors import DomainError, Unavailable
from chalicelib.domain.permits.issuing import issue_permit
from chalicelib.domain.permits.sealing import SignatureNotGood
from chalicelib.domain.permits.signing import (
    SignatureReport,
    SignerUnavailable,
)
from chalicelib.domain.storage import Put
from tests.fakes.deliveries import deliver, pump, send_announced, sweep
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_draft, a_submitted_case
from tests.support.people import Staff, a_citizen, a_staff
from tests.unit.permits_issuing.signed import a_signed_case

SERIES = "permit#070#IP#2026"


def test_a_permit_that_the_engine_was_not_told_of_is_told_by_the_queues_next_delivery() -> None:
    """The sweeper looks at running applications alone: nobody else would before the time-out."""
    case = a_signed_case()
    [question] = case.ports.workflow.inbox
    case.ports.workflow.down = True
    with pytest.raises(Unavailable):
        deliver(case.ports, question)
    assert case.now.phase is Phase.ISSUED
    case.ports.workflow.down = False
    deliver(case.ports, question)
    assert case.ports.workflow.executions[f"{case.application_id}-1"].status == "SUCCEEDED"
    assert len(case.ports.signer.requests) == 1


# --- the permit ------------------------------------------------------------------------------


def test_the_permit_says_what_was_applied_for_and_by_whom_it_was_signed() -> None:
    case = a_submitted_case().issue()
    now = case.now
    permit = case.ports.permits.find(now.permit_id)
    pdf = case.ports.permit_files.objects[permit.key]
    assert permit.number == "070/001/IP/DPMPTSPNAKER/III/2026"
    assert permit.registration_number == "1/SISFO/III/2026"
    assert (permit.holder_id, permit.holder_name) == ("person-001", "Warga Contoh 1, S.Keb")
    assert permit.holder_nik_masked == "1302**********01"
    assert permit.signer_name == case.staff["head"].name
    assert (permit.issued_on, permit.valid_until) == (date(2026, 3, 2), date(2026, 6, 30))
    assert permit.key == f"permits/{now.application_id}/{now.permit_id}.pdf"
    assert (permit.sha256, permit.size) == (hashlib.sha256(pdf).hexdigest(), len(pdf))
    assert case.ports.permits.find_by_file(permit.sha256) == permit
    assert case.ports.applications.find_by_number(permit.number) == now


def test_the_letter_carries_number_signer_and_the_way_to_verify_it() -> None:
    case = a_submitted_case().issue()
    (letter,) = case.ports.letters.contents
    assert letter.permit_number == case.now.permit_number
    assert letter.signer.name == case.staff["head"].name
    assert letter.signer.nip == "197001011995030106"
    assert case.now.permit_id in letter.verification_url
    values = [value for row in letter.rows for value in row.values]
    assert "Nagari Talang" in values and "Warga Contoh 1, S.Keb" in values


def test_an_officer_without_a_nip_signs_for_the_head_of_office() -> None:
    case = a_submitted_case()
    officer = case.ports.accounts.find(case.staff["head"].account_id)
    post = officer.post.replace(nip="")
    case.ports.commit(Put(officer.replace(post=post, version=2), officer))
    case.issue()
    (letter,) = case.ports.letters.contents
    assert letter.signer.name == case.ports.office.head.name


def test_the_signer_gets_the_passphrase_once_and_it_is_gone_afterwards() -> None:
    case = a_signed_case()
    pump(case.ports)
    (request,) = case.ports.signer.requests
    assert request.passphrase.get_secret_value() == "rahasia"
    assert request.signer_nik == case.staff["head"].nik
    assert "rahasia" not in repr(request)
    assert case.ports.vault.find(case.application_id) is None


def test_a_photo_is_printed_from_the_checked_copy_that_the_officers_saw() -> None:
    case = a_submitted_case(type_id="sip_bidan")
    file = case.now.documents["foto"].file
    case.ports.files.store_clean(file.key, b"a swapped photo", "image/jpeg")
    case.issue()
    (letter,) = case.ports.letters.contents
    assert letter.photo == b"clean copy of a good file"


def test_applicant_and_campus_are_told_at_once_and_the_campus_gets_the_file() -> None:
    case = a_submitted_case()
    case.issue()
    send_announced(case.ports)
    told = [s for s in case.ports.channels.sent if case.now.permit_number in s.subject + s.body]
    assert {(s.channel.value, s.address) for s in told} == {
        ("whatsapp", "+6281200000001"),
        ("email", "kampus@contoh.ac.id"),
    }
    assert len(told) == 2


def test_the_chain_ends_with_the_permit() -> None:
    case = a_submitted_case().issue()
    (execution,) = case.ports.workflow.executions.values()
    assert execution.status == "SUCCEEDED"
    assert case.ports.waits.waking(case.ports.clock.advance(days=99), limit=1) == []


def test_the_day_on_the_permit_is_the_day_the_head_signed() -> None:
    """In the evening of the last day of the year the signing service was away."""
    days = {"from": "2026-03-16", "to": "2027-03-15"}
    case = a_draft().fill(waktu_penelitian=days).upload_all().submit().approve_up_to("head")
    case.ports.clock.at = case.ports.clock.at.replace(month=12, day=31, hour=9)
    case.sign()
    case.ports.clock.advance(days=2)
    pump(case.ports)
    permit = case.ports.permits.find(case.now.permit_id)
    assert permit.issued_on == date(2026, 12, 31)
    assert permit.number == "070/001/IP/DPMPTSPNAKER/XII/2026"


# --- what only needs another try -------------------------------------------------------------


@pytest.mark.parametrize("failure", [SignerUnavailable(), SignerUnavailable(retry=False)])
def test_a_signer_that_is_away_is_asked_again_with_the_same_number(failure: DomainError) -> None:
    case = a_signed_case()
    (message,) = case.ports.workflow.inbox
    case.ports.signer.refusal = failure
    for _ in range(3):
        with pytest.raises(SignerUnavailable):
            deliver(case.ports, message)
    assert case.now.phase is Phase.SIGNING
    number = case.now.permit_number
    case.ports.signer.refusal = None
    deliver(case.ports, message)
    assert (case.now.phase, case.now.permit_number) == (Phase.ISSUED, number)
    assert case.ports.counters.last(SERIES) == 1


def test_a_signing_that_the_queue_gave_up_is_finished_after_the_service_is_back() -> None:
    case = a_signed_case()
    case.ports.signer.refusal = SignerUnavailable()
    pump(case.ports)  # three tries, then the message rests
    assert case.now.phase is Phase.SIGNING
    case.ports.signer.refusal = None
    (execution,) = case.ports.workflow.running(case.application_id)
    case.ports.workflow.time_out(execution.asked["token"])
    pump(case.ports)
    assert case.now.phase is Phase.ISSUED


def test_a_signing_that_the_engine_gave_up_is_finished_by_the_sweep() -> None:
    case = a_signed_case()
    case.ports.signer.refusal = SignerUnavailable()
    for _ in range(4):
        pump(case.ports)
        (execution,) = case.ports.workflow.running(case.application_id)
        case.ports.workflow.time_out(execution.asked["token"])
    assert case.ports.workflow.running(case.application_id) == []
    case.ports.signer.refusal = None
    case.ports.clock.advance(hours=5)
    sweep(case.ports)
    pump(case.ports)
    assert case.now.phase is Phase.ISSUED


@pytest.mark.parametrize("reason", ["not-whole-file", "untrusted-signer", "signature-invalid"])
def test_a_file_whose_signature_is_not_good_is_never_published(reason: str) -> None:
    case = a_signed_case()
    case.ports.signatures.verdict = SignatureReport(signed=True, reasons=(reason,))
    (message,) = case.ports.workflow.inbox
    with pytest.raises(SignatureNotGood):
        deliver(case.ports, message)
    assert case.ports.permit_files.objects == {} and stored.permits(case.ports) == []
    assert case.now.phase is Phase.SIGNING


# --- numbers ---------------------------------------------------------------------------------


def issued_together(ports: FakePorts, staff: Staff, people: range) -> list[Case]:
    """Permits of so many people, signed at the same moment."""
    cases = []
    for n in people:
        case = a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff)
        cases.append(case.approve_up_to("head").sign())
    for case in cases:
        while case.ports.workflow.inbox and case.ports.workflow.inbox[0]["kind"] != "sign":
            deliver(ports, ports.workflow.inbox.pop(0))
    return cases


def test_permits_signed_at_once_are_numbered_without_a_gap() -> None:
    ports = FakePorts()
    cases = issued_together(ports, a_staff(ports), range(1, 17))
    waits = [
        Wait(application_id=case.application_id, kind="sign", step="", token=f"none-{n}")
        for n, case in enumerate(cases)
    ]
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda wait: issue_permit(ports, wait), waits))
    sequences = sorted(int(case.now.permit_number.split("/")[1]) for case in cases)
    assert sequences == list(range(1, 17))
    assert ports.counters.last(SERIES) == 16
    assert len(stored.permits(ports)) == 16


def test_the_same_signing_sixteen_times_at_once_gives_one_permit() -> None:
    case = a_signed_case()
    wait = Wait(application_id=case.application_id, kind="sign", step="", token="x")

    def issue(_: int) -> None:
        try:
            issue_permit(case.ports, wait)
        except DomainError:
            issue_permit(case.ports, wait)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(issue, range(16)))
    assert case.now.phase is Phase.ISSUED
    assert case.ports.counters.last(SERIES) == 1
    assert len(case.ports.permit_files.objects) == len(stored.permits(case.ports)) == 1


def test_each_year_begins_with_number_one() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    ports.clock.advance(days=263)  # to November, under the rules that hold then
    first = a_draft(ports, staff=staff)
    second = a_draft(ports, applicant=first.applicant, staff=staff)
    for case in (first, second):
        case.fill(waktu_penelitian={"from": "2027-02-01", "to": "2027-03-01"})
        case.upload_all().submit()
        pump(ports)
        case.issue()
        ports.clock.advance(days=52)
    assert first.now.permit_number == "000.9.2/001/SKP/DPMPTSPNAKER/XI/2026"
    assert second.now.permit_number == "000.9.2/001/SKP/DPMPTSPNAKER/I/2027"
