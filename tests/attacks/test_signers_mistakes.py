"""The office never gets stuck: a signer's mistake leads back, binds nothing, and leaves no gap in
the numbers (docs/checks.md 58)."""

from collections.abc import Callable

import pytest
from pydantic import SecretStr

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.standing import SIGN
from chalicelib.domain.applying import drafting
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SignatureRequest,
    SigningRefused,
)
from chalicelib.domain.review import decisions
from tests.fakes.deliveries import deliver, pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import a_citizen, a_staff
from tests.unit.applications.test_sizes import amend
from tests.unit.permits_issuing.signed import to_signing

SERIES = "permit#070#IP#2026"
MISTAKES: dict[str, DomainError | None] = {
    "a wrong passphrase": None,
    "a certificate that has ended": CertificateNotUsable("EXPIRED"),
    "a refusal of the service": SigningRefused("document"),
}


@pytest.fixture(params=MISTAKES)
def handed_back(request: pytest.FixtureRequest) -> Case:
    case = to_signing(a_submitted_case(), passphrase="salah")
    case.ports.signer.passphrase = "rahasia"
    case.ports.signer.refusal = MISTAKES[request.param]
    pump(case.ports)
    assert case.now.phase is Phase.REVIEW
    return case


def sequence(case: Case) -> int:
    assert case.now.permit_number
    return int(case.now.permit_number.split("/")[1])


WAYS_OUT: dict[str, Callable[[Case], object]] = {
    "return": lambda case: case.send_back(judul="Terlalu umum."),
    "reject": lambda case: decisions.reject(
        case.ports, case.officer, case.application_id, case.now.version, reason="Tidak memenuhi."
    ),
    "withdraw": lambda case: drafting.withdraw(
        case.ports, case.applicant, case.application_id, "berubah pikiran"
    ),
    "amend": lambda case: amend(case, 1),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_signers_mistake_binds_nothing_and_leaves_no_gap(handed_back: Case, way: str) -> None:
    """docs/checks.md 58: the next permit of the series has the number that was given back."""
    case = handed_back
    WAYS_OUT[way](case)
    ports = case.ports
    ports.signer.refusal, ports.signer.passphrase = None, "rahasia"
    others = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=case.staff) for n in (11, 12)
    ]
    for other in others:
        to_signing(other, passphrase="rahasia")
        pump(ports)
    assert [sequence(other) for other in others] == [1, 2]
    assert ports.counters.last(SERIES) == 2


def test_several_that_are_handed_back_leave_no_gap_whatever_their_order() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff).approve_up_to("head")
        for n in range(1, 6)
    ]
    pump(ports)
    for case in cases:
        case.sign()
    while any(body["kind"] != SIGN for body in ports.workflow.inbox):
        body = ports.workflow.inbox.pop(0)
        if body["kind"] == SIGN:
            ports.workflow.inbox.append(body)
        else:
            deliver(ports, body)
    asked = {body["application_id"]: body for body in ports.workflow.inbox}
    ports.workflow.inbox.clear()
    for number, case in enumerate(cases):
        ports.signer.refusal = None if number in (1, 3) else CertificateNotUsable("EXPIRED")
        deliver(ports, asked[case.application_id])
    assert [sequence(cases[n]) for n in (1, 3)] == [1, 2]
    ports.signer.refusal = None
    pump(ports)
    for case in (cases[4], cases[0], cases[2]):
        case.sign()
        pump(ports)
    assert sorted(sequence(case) for case in cases) == [1, 2, 3, 4, 5]
    assert ports.counters.last(SERIES) == 5


def test_a_number_with_which_another_delivery_has_signed_meanwhile_stays() -> None:
    """Two Lambdas have the same message: one signs, the other finds no passphrase any more."""
    case = to_signing(a_submitted_case(), passphrase="salah")
    case.ports.signer.passphrase = "rahasia"
    sign = case.ports.signer.sign

    def others_file_is_there(pdf: bytes, request: SignatureRequest) -> bytes:
        key = f"permits/{case.application_id}/{case.now.permit_id}.pdf"
        case.ports.permit_files.put_once(key, b"%PDF- signed by the other")
        return sign(pdf, request)

    case.ports.signer.sign = others_file_is_there
    pump(case.ports)
    assert case.now.phase is Phase.REVIEW and case.now.permit_number
    with refused("act-not-possible-now"):
        case.send_back(judul="Terlalu umum.")
    case.ports.signer.sign = sign
    number = case.now.permit_number
    case.sign(SecretStr("rahasia"))
    pump(case.ports)
    assert (case.now.phase, case.now.permit_number) == (Phase.ISSUED, number)


def test_the_applicant_reads_no_number_that_may_be_given_back(handed_back: Case) -> None:
    case = handed_back
    notes = case.ports.notes.of(f"app#{case.application_id}", limit=200)
    assert not [note for note in notes if note.public and "permit_number" in note.details]
