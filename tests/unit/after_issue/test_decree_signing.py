"""The decree that takes a permit back is signed in the head's queue, in one act with permits: a
wrong passphrase binds nothing, and no number is lost."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from chalicelib.domain.errors import Conflict
from chalicelib.domain.permits import decree_signing, revoking
from chalicelib.domain.permits.decrees import DecreeState, RevocationDecree
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.permits.signing import SignerUnavailable, SigningRefused
from chalicelib.domain.review import batch
from chalicelib.domain.review.letter_preview import preview_decree
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.domain.storage import IdempotencyKey, Put
from tests.fakes.crashes import Crash, CrashingPorts
from tests.fakes.deliveries import deliver, pump, sweep
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import a_citizen
from tests.support.revoked import REASON, revoked

GOOD, WRONG = SecretStr("rahasia"), SecretStr("salah")


@pytest.fixture
def case() -> Case:
    """An issued permit, where BSrE signs."""
    case = a_submitted_case(FakePorts()).issue()
    case.ports.passphrase_needed, case.ports.signer.passphrase = True, "rahasia"
    return case


def permit_id(case: Case) -> str:
    return case.now.permit_identity[1]


def drawn_up(case: Case) -> RevocationDecree:
    revoking.propose(case.ports, case.staff["head"], permit_id(case), reason=REASON)
    return now(case)


def now(case: Case) -> RevocationDecree:
    found = case.ports.records.find(RevocationDecree, permit_id(case))
    assert found is not None
    return found


def state(case: Case) -> PermitState:
    return case.ports.permits.find(permit_id(case)).state


def signed(
    case: Case, items: list[BatchItem], passphrase: SecretStr = GOOD, key: str = "k-1"
) -> list[str]:
    """How each of the batch ended, when its messages are through."""
    head = case.staff["head"]
    sent = batch.sign_batch(
        *(case.ports, head, items),
        passphrase=passphrase,
        idempotency=IdempotencyKey(head.account_id, key, "digest"),
    )
    pump(case.ports)
    _, found = batch.progress(case.ports, head, sent.batch_id)
    return [item.state.value for item in found]


def item(case: Case) -> BatchItem:
    return BatchItem(decree_of=permit_id(case), version=now(case).version)


def test_until_it_is_signed_the_permit_is_in_force_and_nobody_is_told(case: Case) -> None:
    told = len(case.ports.announcer.announced)
    drawn_up(case)
    assert state(case) is PermitState.ACTIVE
    assert len(case.ports.announcer.announced) == told
    with refused("decree-waits"):
        drawn_up(case)


def test_one_passphrase_signs_permits_and_decrees(case: Case) -> None:
    drawn_up(case)
    person = a_citizen(case.ports, 7)
    other = a_submitted_case(case.ports, applicant=person, staff=case.staff).approve_up_to("head")
    pump(case.ports)
    letter = BatchItem(application_id=other.application_id, version=other.now.version)
    assert signed(case, [letter, item(case)]) == ["issued", "issued"]
    assert state(case) is PermitState.REVOKED
    assert other.now.permit_number and now(case).number.startswith("500.16.7.2/001/CABUT/")
    assert [request.reason.split()[0] for request in case.ports.signer.requests[-2:]] == [
        "Penerbitan",
        "Pencabutan",
    ]


@pytest.mark.parametrize("first", ["decree", "letter"])
def test_a_wrong_passphrase_binds_nothing_and_is_tried_once(case: Case, first: str) -> None:
    drawn_up(case)
    person = a_citizen(case.ports, 7)
    other = a_submitted_case(case.ports, applicant=person, staff=case.staff).approve_up_to("head")
    pump(case.ports)
    calls = len(case.ports.signer.requests)
    letter = BatchItem(application_id=other.application_id, version=other.now.version)
    both = [item(case), letter] if first == "decree" else [letter, item(case)]
    ends = signed(case, both, WRONG)
    assert ends == ["handed_back", "handed_back"]
    assert len(case.ports.signer.requests) == calls + 1
    decree = now(case)
    assert (decree.state, decree.number, state(case)) == (
        DecreeState.WAITING,
        "",
        PermitState.ACTIVE,
    )
    assert decree.refusal and decree.refusal.code == "wrong-passphrase"
    assert signed(case, [item(case)], key="k-2") == ["issued"]
    assert now(case).number.startswith("500.16.7.2/001/"), "the number of the first try"


def test_what_was_dropped_is_not_signed_and_can_be_drawn_up_anew(case: Case) -> None:
    decree = drawn_up(case)
    seen = item(case)
    revoking.drop(case.ports, case.staff["head"], permit_id(case), decree.version)
    assert signed(case, [seen]) == ["stale"]
    assert state(case) is PermitState.ACTIVE
    assert revoking.open_decrees(case.ports, case.staff["head"], limit=9, cursor=None).items == ()
    drawn_up(case)
    assert signed(case, [item(case)], key="k-2") == ["issued"]
    notes = [note.event for note in case.ports.notes.of(f"app#{case.application_id}")]
    assert notes[-5:] == [
        *("revocation-proposed", "revocation-dropped"),
        *("revocation-proposed", "revocation-signed", "revoked"),
    ]


def test_only_who_may_revoke_sees_and_signs_it(case: Case) -> None:
    decree, clerk = drawn_up(case), case.staff["secretary"]
    ports, permit = case.ports, permit_id(case)
    assert revoking.open_decrees(ports, clerk, limit=9, cursor=None).items == ()
    for act in (
        lambda: decree_signing.sign_decree(ports, clerk, permit, decree.version, passphrase=GOOD),
        lambda: revoking.drop(ports, clerk, permit, decree.version),
        lambda: preview_decree(ports, clerk, permit),
    ):
        with refused("not-for-this-role"):
            act()


def test_without_a_passphrase_where_one_is_needed_nothing_is_sent(case: Case) -> None:
    decree = drawn_up(case)
    with refused("invalid-input"):
        decree_signing.sign_decree(
            *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=None
        )
    assert now(case) == decree


def test_where_the_office_s_own_key_signs_no_passphrase_is_asked_for(case: Case) -> None:
    case.ports.passphrase_needed, case.ports.signer.passphrase = False, None
    decree = drawn_up(case)
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=None
    )
    pump(case.ports)
    assert state(case) is PermitState.REVOKED


def test_the_preview_says_that_it_is_none_and_has_no_number(case: Case) -> None:
    drawn_up(case)
    preview_decree(case.ports, case.staff["head"], permit_id(case))
    content = case.ports.letters.contents[-1]
    assert (content.watermark, content.verification_url) == ("PRATINJAU", "")
    assert content.permit_number == case.ports.stationery.words.number_later
    assert "belum mencabut izin" in content.footer


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", range(1, 20))
def test_a_crash_anywhere_leaves_one_number_and_one_revocation(
    case: Case, at: int, after: bool
) -> None:
    decree = drawn_up(case)
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=GOOD
    )
    asked = case.ports.signing_queue.inbox.pop()
    crashing: Any = CrashingPorts(case.ports, at, after=after)
    with suppress(Crash):
        deliver(crashing, asked)
    deliver(case.ports, asked)
    assert state(case) is PermitState.REVOKED
    assert now(case).number.startswith("500.16.7.2/001/")
    notes = [note.event for note in case.ports.notes.of(f"app#{case.application_id}")]
    assert notes.count("revoked") == 1


def test_a_message_that_was_lost_is_sent_again_by_the_sweeper(case: Case) -> None:
    decree = drawn_up(case)
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=GOOD
    )
    case.ports.signing_queue.inbox.clear()
    sweep(case.ports)
    assert case.ports.signing_queue.inbox == [], "it may still be under way"
    case.ports.clock.advance(minutes=11)
    sweep(case.ports)
    pump(case.ports)
    assert state(case) is PermitState.REVOKED


@pytest.mark.parametrize("refusal", [None, SigningRefused("document")])
def test_what_was_handed_back_while_another_delivery_reads_stays_as_it_is(
    case: Case, refusal: SigningRefused | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    decree = drawn_up(case)
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=GOOD
    )
    read = decree_signing._to_revoke

    def meanwhile(ports: FakePorts, permit_id: str) -> Permit:
        before = now(case)
        changes = {"state": DecreeState.WAITING, "signature": None}
        ports.commit(Put(before.replace(**changes, version=before.version + 1), before))
        if refusal:
            raise refusal
        return read(ports, permit_id)

    monkeypatch.setattr(decree_signing, "_to_revoke", meanwhile)
    with suppress(Conflict):
        decree_signing.issue_decree(case.ports, permit_id(case))
    after = now(case)
    assert (after.state, after.number, after.refusal) == (DecreeState.WAITING, "", None)
    assert state(case) is PermitState.ACTIVE


def test_while_another_letter_of_its_batch_tries_the_passphrase_it_waits(case: Case) -> None:
    decree, ports = drawn_up(case), case.ports
    decree_signing.sign_decree(
        *(ports, case.staff["head"], permit_id(case), decree.version), passphrase=GOOD, batch="b-1"
    )
    ports.trials.take("b-1", ports.clock.now(), ports.clock.now() + timedelta(minutes=2))
    calls, asked = len(ports.signer.requests), ports.signing_queue.inbox.pop()
    deliver(ports, asked)
    assert (len(ports.signer.requests), now(case).state) == (calls, DecreeState.SIGNING)
    assert ports.signing_queue.put_off_for == [permit_id(case)]
    assert ports.signing_queue.inbox == [asked]


def test_a_stray_message_signs_nothing_that_waits(case: Case) -> None:
    decree = drawn_up(case)
    decree_signing.issue_decree(case.ports, permit_id(case))
    assert now(case) == decree


def test_the_decree_of_a_permit_that_has_ended_is_not_sent_to_be_signed(case: Case) -> None:
    decree = drawn_up(case)
    permit = case.ports.permits.find(permit_id(case))
    ended = permit.replace(state=PermitState.ENDED, version=permit.version + 1)
    case.ports.commit(Put(ended, permit))
    with refused("permit-ended"):
        decree_signing.sign_decree(
            *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=GOOD
        )
    assert now(case) == decree


def test_while_the_service_is_away_nothing_is_decided(case: Case) -> None:
    decree = drawn_up(case)
    case.ports.signer.refusal = SignerUnavailable()
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), decree.version), passphrase=GOOD
    )
    pump(case.ports)
    assert (now(case).state, state(case)) == (DecreeState.SIGNING, PermitState.ACTIVE)


def test_a_permit_that_ended_meanwhile_is_not_revoked_and_the_number_is_given_back(
    case: Case,
) -> None:
    drawn_up(case)
    seen = item(case)
    permit = case.ports.permits.find(permit_id(case))
    from_elsewhere = permit.replace(state=PermitState.ENDED, version=permit.version + 1)
    case.ports.commit(Put(from_elsewhere, permit))
    assert signed(case, [seen]) == ["refused"]
    assert (now(case).state, now(case).number) == (DecreeState.WAITING, "")
    case.ports.passphrase_needed, case.ports.signer.passphrase = False, None
    second = a_submitted_case(case.ports, applicant=a_citizen(case.ports, 8), staff=case.staff)
    revocation = revoked(case.ports, second.staff["head"], permit_id(second.issue())).revocation
    assert revocation and "/001/CABUT/" in revocation.number
