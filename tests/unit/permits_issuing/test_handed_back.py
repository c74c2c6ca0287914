"""What sends a permit back to its signer, and what becomes of it there."""

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import SecretStr

from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Outcome, Phase
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.permits.issuing import issue_permit
from chalicelib.domain.permits.series import given_back, next_in
from chalicelib.domain.permits.signing import (
    CertificateNotUsable,
    SigningRefused,
)
from tests.fakes.deliveries import deliver, pump
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.racing import before_the_next_commit
from tests.unit.permits_issuing.signed import to_signing

SERIES = "permit#070#IP#2026"


REFUSALS = {
    "wrong-passphrase": None,
    "certificate-not-usable": CertificateNotUsable("EXPIRED"),
    "signing-refused": SigningRefused("document"),
}


@pytest.fixture(params=list(REFUSALS))
def handed_back(request: pytest.FixtureRequest) -> Iterator[tuple[Case, str]]:
    case = to_signing(a_submitted_case(), passphrase="salah")
    case.ports.signer.passphrase = "rahasia"
    case.ports.signer.refusal = REFUSALS[request.param]
    pump(case.ports)
    yield case, request.param


def test_what_the_signer_must_cure_goes_back_to_the_last_step(
    handed_back: tuple[Case, str],
) -> None:
    case, code = handed_back
    now = case.now
    assert (now.phase, now.step.id) == (Phase.REVIEW, "head")
    assert (now.permit_number, now.permit_id, now.issue_date) == (None, None, None)
    assert Outcome.SIGNED not in [d.outcome for d in now.decisions]
    assert case.ports.vault.find(case.application_id) is None
    assert case.ports.permit_files.objects == {} and stored.permits(case.ports) == []
    note = case.ports.notes.of(f"app#{case.application_id}", limit=200)[-1]
    assert (note.event, note.text, note.public) == ("signing-refused", code, False)
    queue = case.ports.applications.listed(Listing("head"), limit=9, cursor=None)
    assert [item.application_id for item in queue.items] == [case.application_id]


def test_a_number_of_no_series_is_given_to_nobody_again() -> None:
    """A receipt's, say: it is claimed for its application for good."""
    case = a_submitted_case()
    for number in (case.now.receipt, "800/1/2026"):
        with pytest.raises(LookupError):
            given_back(case.ports, number)


def test_the_chain_waits_for_the_signer_again_without_a_sweep(
    handed_back: tuple[Case, str],
) -> None:
    case, _ = handed_back
    (execution,) = case.ports.workflow.running(case.application_id)
    assert execution.place == ("review", "head")


def test_signing_again_takes_the_number_that_was_given_back_on_the_new_day(
    handed_back: tuple[Case, str],
) -> None:
    case, _ = handed_back
    case.ports.signer.refusal = None
    case.ports.clock.advance(days=3)
    case.sign(SecretStr("rahasia"))
    pump(case.ports)
    now = case.now
    assert now.phase is Phase.ISSUED
    assert now.permit_number == "070/001/IP/DPMPTSPNAKER/III/2026"
    assert case.ports.permits.find(now.permit_id).issued_on == date(2026, 3, 5)
    assert case.ports.counters.last(SERIES) == 1
    assert next_in(case.ports, SERIES)[0] == 2


def test_another_head_may_sign_what_was_handed_back(handed_back: tuple[Case, str]) -> None:
    case, _ = handed_back
    case.ports.signer.refusal = None
    deputy = case.staff.second["head"]
    case.staff.first["head"] = deputy
    case.sign(SecretStr("rahasia"))
    pump(case.ports)
    assert case.ports.permits.find(case.now.permit_id).signer_name == deputy.name
    assert case.ports.letters.contents[-1].signer.name == deputy.name


def test_a_late_copy_of_the_message_does_not_sign_what_was_handed_back(
    handed_back: tuple[Case, str],
) -> None:
    case, _ = handed_back
    before, asked = case.now, len(case.ports.signer.requests)
    issue_permit(
        case.ports,
        Wait(application_id=case.application_id, kind="sign", step="", token="token-of-long-ago"),
    )
    assert case.now == before
    assert len(case.ports.signer.requests) == asked


def test_what_was_handed_back_while_another_delivery_reads_is_not_signed_by_it() -> None:
    """Two Lambdas have the same message; the first is told that the passphrase is wrong just as
    the second is about to number the application."""
    case = to_signing(a_submitted_case(), passphrase="salah")
    case.ports.signer.passphrase = "rahasia"
    (message,) = case.ports.workflow.inbox
    before_the_next_commit(case.ports, lambda: deliver(case.ports, message))
    with refused("act-not-possible-now"):
        deliver(case.ports, message)
    assert case.ports.permit_files.objects == {}
    assert len(case.ports.signer.requests) == 1
    assert case.ports.counters.last(SERIES) == 1
