"""Decrees of revocation in a batch: each batch tells of its own tries alone."""

import pytest
from pydantic import SecretStr

from chalicelib.domain.permits import decree_signing, revoking
from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.review import batch
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.domain.storage import IdempotencyKey
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case
from tests.support.revoked import REASON

GOOD, WRONG = SecretStr("rahasia"), SecretStr("salah")


@pytest.fixture
def case() -> Case:
    """An issued permit whose decree waits, where BSrE signs."""
    case = a_submitted_case(FakePorts()).issue()
    case.ports.passphrase_needed, case.ports.signer.passphrase = True, "rahasia"
    revoking.propose(case.ports, case.staff["head"], permit_id(case), reason=REASON)
    return case


def permit_id(case: Case) -> str:
    return case.now.permit_identity[1]


def version(case: Case) -> int:
    found = case.ports.records.find(RevocationDecree, permit_id(case))
    assert found
    return found.version


def sign(case: Case, passphrase: SecretStr, key: str) -> str:
    """The batch's id."""
    head = case.staff["head"]
    sent = batch.sign_batch(
        *(case.ports, head, [BatchItem(decree_of=permit_id(case), version=version(case))]),
        passphrase=passphrase,
        idempotency=IdempotencyKey(head.account_id, key, "digest"),
    )
    return sent.batch_id


def state(case: Case, batch_id: str) -> str:
    _, [item] = batch.progress(case.ports, case.staff["head"], batch_id)
    return item.state.value


def test_a_decree_is_told_to_be_with_the_signer_until_it_is_signed(case: Case) -> None:
    sent = sign(case, GOOD, "k-1")
    assert state(case, sent) == "signing"
    pump(case.ports)
    assert state(case, sent) == "issued"


def test_what_a_later_try_was_refused_for_is_not_told_of_the_earlier_batch(case: Case) -> None:
    earlier = sign(case, WRONG, "k-1")
    pump(case.ports)
    assert state(case, earlier) == "handed_back"
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), version(case)), passphrase=WRONG
    )
    pump(case.ports)
    found = case.ports.records.find(RevocationDecree, permit_id(case))
    assert found and found.refusal
    assert state(case, earlier) == "queued"


def test_a_batch_signs_no_decree_that_another_act_has_sent_meanwhile(case: Case) -> None:
    seen = version(case)
    decree_signing.sign_decree(
        *(case.ports, case.staff["head"], permit_id(case), seen), passphrase=GOOD
    )
    head = case.staff["head"]
    sent = batch.sign_batch(
        *(case.ports, head, [BatchItem(decree_of=permit_id(case), version=seen)]),
        passphrase=GOOD,
        idempotency=IdempotencyKey(head.account_id, "k-1", "digest"),
    )
    assert (sent.sent, sent.refused) == (0, 1)
    assert len(case.ports.signing_queue.inbox) == 1
