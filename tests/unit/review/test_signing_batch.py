"""The head signs many in one act: each by the rules of a single signature, none stopped by another,
and a wrong passphrase tried once."""

from typing import Any

import pytest
from pydantic import SecretStr

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.signing import CertificateNotUsable, SignerUnavailable
from chalicelib.domain.review import batch, decisions
from chalicelib.domain.review.batch import BatchSent, ItemState, sign_batch
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.domain.storage import IdempotencyKey
from tests.fakes.crashes import Crash, CrashingPorts
from tests.fakes.deliveries import deliver, pump
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen, a_staff

GOOD, WRONG = SecretStr("rahasia"), SecretStr("salah")


@pytest.fixture
def cases() -> list[Case]:
    """Five files of five people at the head, where BSrE signs."""
    ports = FakePorts(passphrase_needed=True)
    ports.signer.passphrase = "rahasia"
    return at_the_head(ports, 5)


def sealed(ports: FakePorts) -> dict[str, dict[str, Any]]:
    """Passphrases that rest, by application."""
    return stored.rows(ports, "sessions", "secret#")


def at_the_head(ports: FakePorts, number: int) -> list[Case]:
    staff = a_staff(ports)
    made = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff).approve_up_to("head")
        for n in range(1, number + 1)
    ]
    pump(ports)
    return made


def seen(cases: list[Case]) -> list[BatchItem]:
    return [BatchItem(application_id=c.application_id, version=c.now.version) for c in cases]


def sign(
    cases: list[Case],
    asked: list[BatchItem] | None = None,
    passphrase: SecretStr | None = GOOD,
    *,
    key: str = "key-00000001",
    ports: object = None,
) -> BatchSent:
    head = cases[0].staff["head"]
    return sign_batch(
        ports or cases[0].ports,
        head,
        seen(cases) if asked is None else asked,
        passphrase=passphrase,
        idempotency=IdempotencyKey(head.account_id, key, "digest"),
    )


def states(cases: list[Case], batch_id: str) -> list[str]:
    _, items = batch.progress(cases[0].ports, cases[0].staff["head"], batch_id)
    return [item.state.value for item in items]


def calls_of_the_signer(cases: list[Case]) -> int:
    return len(cases[0].ports.signer.requests)


# --- all of them -----------------------------------------------------------------------------


def test_one_act_signs_all_of_them_and_tells_how_far_each_is(cases: list[Case]) -> None:
    sent = sign(cases)
    assert (sent.sent, sent.refused) == (5, 0)
    assert states(cases, sent.batch_id) == ["signing"] * 5
    pump(cases[0].ports)
    _, items = batch.progress(cases[0].ports, cases[0].staff["head"], sent.batch_id)
    assert {item.state for item in items} == {ItemState.ISSUED}
    numbers = {item.permit_number for item in items}
    assert numbers == {f"070/00{n}/IP/DPMPTSPNAKER/III/2026" for n in range(1, 6)}
    assert [item.permit_id for item in items] == [case.now.permit_id for case in cases]


def test_each_signature_is_in_its_own_audit_chain_and_names_the_batch(cases: list[Case]) -> None:
    sent = sign(cases)
    for case in cases:
        (note,) = [n for n in case.ports.notes.of(f"app#{case.application_id}")
                   if n.event == "signed"]  # fmt: skip
        assert note.actor_id == case.staff["head"].account_id
        assert note.details == {"batch": sent.batch_id}


def test_no_passphrase_is_left_when_all_are_issued(cases: list[Case]) -> None:
    sign(cases)
    assert len(sealed(cases[0].ports)) == 5
    pump(cases[0].ports)
    assert sealed(cases[0].ports) == {}
    assert "rahasia" not in stored.everything(cases[0].ports, "sessions")


# --- some of them ----------------------------------------------------------------------------


def test_what_may_not_be_signed_stops_no_other(cases: list[Case]) -> None:
    """Changed since it was seen; not at the head's step; the head's own; with another officer;
    a document marked wrong; no such application."""
    ports, staff = cases[0].ports, cases[0].staff
    asked = seen(cases)
    asked[0] = asked[0].replace(version=asked[0].version - 1)
    cases[1].mark("proposal", "Tidak terbaca.")
    asked[1] = seen(cases)[1]
    elsewhere = a_submitted_case(ports, applicant=a_citizen(ports, 9), staff=staff)
    asked += seen([elsewhere])
    asked.append(BatchItem(application_id="nobody", version=1))
    sent = sign(cases, asked)
    assert (sent.sent, sent.refused) == (3, 4)
    pump(ports)
    _, items = batch.progress(ports, staff["head"], sent.batch_id)
    told = [(item.state.value, item.refused.code if item.refused else "") for item in items]
    assert told == [
        ("stale", "stale-version"),
        ("refused", "documents-refused"),
        *[("issued", "")] * 3,
        ("refused", "act-not-possible-now"),
        ("refused", "unknown-application"),
    ]
    assert [path for path, _ in items[1].refused.fields] == ["documents.proposal"]
    assert cases[0].now.phase is Phase.REVIEW


def test_nobody_signs_the_own_application_in_a_batch_either(cases: list[Case]) -> None:
    ports, head = cases[0].ports, cases[0].staff["head"]
    own = cases[0].now.replace(applicant_id=head.account_id)
    stored.put_application(ports, own)
    sent = sign(cases)
    _, items = batch.progress(ports, head, sent.batch_id)
    assert items[0].refused and items[0].refused.code == "own-application"
    assert (sent.sent, sent.refused) == (4, 1)


def test_another_officer_does_not_see_the_batch(cases: list[Case]) -> None:
    sent = sign(cases)
    for other in (cases[0].staff["secretary"], cases[0].staff.second["head"]):
        with refused("unknown-batch"):
            batch.progress(cases[0].ports, other, sent.batch_id)


def test_a_batch_that_nobody_sent_is_not_there(cases: list[Case]) -> None:
    with refused("unknown-batch"):
        batch.progress(cases[0].ports, cases[0].staff["head"], "none")


def test_an_application_may_be_on_the_list_once(cases: list[Case]) -> None:
    with refused("invalid-input") as refusal:
        sign(cases, seen([cases[0], cases[1], cases[0]]))
    assert fields_of(refusal) == [("items.2", "application-twice")]
    assert cases[0].now.phase is Phase.REVIEW


def test_without_the_passphrase_nothing_is_signed(cases: list[Case]) -> None:
    with refused("invalid-input") as refusal:
        sign(cases, passphrase=None)
    assert fields_of(refusal) == [("passphrase", "required")]
    assert {case.now.phase for case in cases} == {Phase.REVIEW}


# --- again, and after a crash ----------------------------------------------------------------


def test_a_request_that_broke_off_anywhere_is_finished_by_its_repetition() -> None:
    for at in range(1, 40):
        for after in (False, True):
            made = FakePorts(passphrase_needed=True)
            made.signer.passphrase = "rahasia"
            pair = at_the_head(made, 2)
            asked, watched = seen(pair), CrashingPorts(made, at, after=after)
            try:
                sign(pair, asked, ports=watched)
            except Crash:
                pump(made)
                head = pair[0].staff["head"]
                if made.answers.find(head.account_id, "key-00000001") is None:
                    sign(pair, asked)
            pump(made)
            head = pair[0].staff["head"]
            (batch_id,) = stored.rows(made, "sessions", "batch#")
            _, items = batch.progress(made, head, batch_id)
            assert [item.state.value for item in items] == ["issued"] * 2, (at, after)
            for case in pair:
                notes = made.notes.of(f"app#{case.application_id}")
                assert [n.event for n in notes].count("signed") == 1
            assert made.counters.last("permit#070#IP#2026") == 2
        if len(watched.calls) < at:
            return
    raise AssertionError("more calls than were tried")


def test_the_same_key_for_another_list_is_refused_even_if_the_first_broke_off(
    cases: list[Case],
) -> None:
    with pytest.raises(Crash):
        sign(cases, ports=CrashingPorts(cases[0].ports, 4, after=True))
    with refused("idempotency-key-reused"):
        sign(cases, seen(cases[:3]))


# --- the passphrase --------------------------------------------------------------------------


def test_a_wrong_passphrase_is_tried_once_for_the_whole_batch(cases: list[Case]) -> None:
    sent = sign(cases, passphrase=WRONG)
    pump(cases[0].ports)
    assert calls_of_the_signer(cases) == 1
    _, items = batch.progress(cases[0].ports, cases[0].staff["head"], sent.batch_id)
    assert {item.state for item in items} == {ItemState.HANDED_BACK}
    assert {item.refused.code for item in items if item.refused} == {"wrong-passphrase"}
    assert {(case.now.phase, case.now.step.id) for case in cases} == {(Phase.REVIEW, "head")}
    assert sealed(cases[0].ports) == {}
    assert not [case for case in cases if case.now.permit_number]


def test_a_batch_tells_of_its_own_refusals_alone(cases: list[Case]) -> None:
    earlier = sign(cases, seen(cases[:1]), WRONG)
    pump(cases[0].ports)
    assert states(cases, earlier.batch_id) == ["handed_back"]
    case = cases[0]
    decisions.sign(
        case.ports, case.staff["head"], case.application_id, case.now.version, passphrase=WRONG
    )
    pump(case.ports)
    assert case.now.signing_refusal is not None and case.now.phase is Phase.REVIEW
    assert states(cases, earlier.batch_id) == ["queued"]
    cases[0].send_back(judul="Terlalu umum.")


def test_after_a_wrong_passphrase_the_right_one_issues_all_of_them(cases: list[Case]) -> None:
    first = sign(cases, passphrase=WRONG)
    pump(cases[0].ports)
    second = sign(cases, key="key-00000002")
    pump(cases[0].ports)
    assert states(cases, second.batch_id) == ["issued"] * 5
    assert states(cases, first.batch_id) == ["issued"] * 5
    assert {case.now.signing_refusal for case in cases} == {None}


def test_while_one_letter_tries_the_passphrase_the_others_come_back_later(
    cases: list[Case],
) -> None:
    """Lambdas run side by side: while the first one asks the signer, four more begin."""
    sign(cases, passphrase=WRONG)
    ports = cases[0].ports
    pump_reviews(ports)
    first, *others = [ports.workflow.inbox.pop(0) for _ in range(5)]
    ask = ports.signer.sign

    def meanwhile(pdf: bytes, request: object) -> bytes:
        ports.signer.sign = ask
        for message in others:
            deliver(ports, message)
        return ask(pdf, request)

    ports.signer.sign = meanwhile
    deliver(ports, first)
    assert calls_of_the_signer(cases) == 1
    assert len(ports.signing_queue.put_off_for) == 4
    pump(ports)
    assert calls_of_the_signer(cases) == 1
    assert {case.now.phase for case in cases} == {Phase.REVIEW}


def test_a_lambda_that_died_while_it_tried_is_followed_by_the_next_letter(
    cases: list[Case],
) -> None:
    sign(cases)
    ports = cases[0].ports
    pump_reviews(ports)
    first = ports.workflow.inbox.pop(0)
    ports.signer.refusal = SignerUnavailable()
    with pytest.raises(DomainError):
        deliver(ports, first)
    ports.signer.refusal = None
    pump(ports)
    assert [case.now.phase for case in cases].count(Phase.ISSUED) == 4
    deliver(ports, first)
    assert {case.now.phase for case in cases} == {Phase.ISSUED}


def test_a_certificate_that_may_not_sign_is_asked_for_once_and_told_to_all(
    cases: list[Case],
) -> None:
    cases[0].ports.signer.refusal = CertificateNotUsable("EXPIRED")
    sent = sign(cases)
    pump(cases[0].ports)
    assert calls_of_the_signer(cases) == 1
    _, items = batch.progress(cases[0].ports, cases[0].staff["head"], sent.batch_id)
    why = {(item.refused.code, item.refused.params["state"]) for item in items if item.refused}
    assert why == {("certificate-not-usable", "EXPIRED")}


def test_one_refused_after_another_was_signed_stops_no_other(cases: list[Case]) -> None:
    sent = sign(cases)
    ports = cases[0].ports
    pump_reviews(ports)
    deliver(ports, ports.workflow.inbox.pop(0))
    ports.signer.refusal = CertificateNotUsable("SUSPEND")
    deliver(ports, ports.workflow.inbox.pop(0))
    ports.signer.refusal = None
    pump(ports)
    assert sorted(states(cases, sent.batch_id)) == ["handed_back", *["issued"] * 4]


def test_a_signature_of_its_own_waits_for_no_batch(cases: list[Case]) -> None:
    ports = cases[0].ports
    sign(cases[:3], passphrase=WRONG)
    alone = cases[4]
    decisions.sign(ports, alone.officer, alone.application_id, alone.now.version, passphrase=GOOD)
    pump(ports)
    assert alone.now.phase is Phase.ISSUED


def test_where_no_passphrase_is_needed_nobody_waits_for_anybody() -> None:
    ports = FakePorts()
    cases = at_the_head(ports, 3)
    sent = sign(cases, passphrase=None)
    pump(ports)
    assert states(cases, sent.batch_id) == ["issued"] * 3
    assert ports.signing_queue.put_off_for == []
    assert stored.rows(ports, "sessions", "trial#") == {}


def pump_reviews(ports: FakePorts) -> None:
    """Until nothing but letters to sign is left in the queues."""
    inbox = ports.workflow.inbox
    for _ in range(len(inbox)):
        message = inbox.pop(0)
        if message["kind"] == "sign":
            inbox.append(message)
        else:
            deliver(ports, message)
