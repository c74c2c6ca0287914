"""Whether a letter of a batch may go to the signer: where a passphrase is tried, and where not."""

import pytest

from chalicelib.domain.permits.signing import SignatureBox, WrongPassphrase
from chalicelib.domain.permits.trial import (
    RefusedBefore,
    require_no_refusal,
    trial_failed,
    trial_of,
    trial_passed,
)
from tests.fakes.ports import FakePorts


def test_the_first_letter_of_a_batch_tries_and_the_others_wait_for_what_it_learns() -> None:
    ports = FakePorts(passphrase_needed=True)
    first = trial_of(ports, "b-1")
    assert first.ours and trial_of(ports, "b-1").is_anothers
    assert not trial_of(ports, "b-2").is_anothers
    trial_failed(ports, "b-1", first, WrongPassphrase())
    with pytest.raises(RefusedBefore, match="wrong-passphrase"):
        require_no_refusal(trial_of(ports, "b-1"))


def test_once_one_was_signed_all_of_them_go_to_the_signer() -> None:
    ports = FakePorts(passphrase_needed=True)
    trial_passed(ports, "b-1", trial_of(ports, "b-1"))
    for _ in range(2):
        trial = trial_of(ports, "b-1")
        require_no_refusal(trial)
        assert not trial.is_anothers


@pytest.mark.parametrize(("needed", "batch"), [(True, None), (False, "b-1")])
def test_a_single_signature_and_the_office_s_own_key_wait_for_nobody(
    needed: bool, batch: str | None
) -> None:
    ports = FakePorts(passphrase_needed=needed)
    assert [trial_of(ports, batch).is_anothers for _ in range(2)] == [False, False]


@pytest.mark.parametrize(("page", "width", "height"), [(0, 85, 85), (1, 0, 85), (1, 85, -1)])
def test_a_signature_lies_on_a_page_and_can_be_seen(page: int, width: float, height: float) -> None:
    assert SignatureBox(1, 340, 190, 85, 85)
    with pytest.raises(ValueError, match="positive size"):
        SignatureBox(page, 340, 190, width, height)
