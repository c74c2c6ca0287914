"""The trial of a batch's passphrase: one at a time, until somebody knows. In memory and in DynamoDB
alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from chalicelib.domain.permits.ports import Trial
from tests.contract.records import NOW
from tests.fakes.ports import FakePorts

LATER = timedelta(minutes=2)


def test_of_sixteen_at_once_one_has_the_trial(ports: FakePorts) -> None:
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: ports.trials.take("b1", NOW, NOW + LATER), range(16)))
    assert sorted(taken, key=lambda trial: trial.ours) == [Trial()] * 15 + [Trial(ours=True)]
    assert Trial().is_anothers and not Trial(ours=True).is_anothers


def test_a_trial_of_which_nothing_was_heard_passes_on_when_its_time_is_over(
    ports: FakePorts,
) -> None:
    assert ports.trials.take("b1", NOW, NOW + LATER).ours
    almost = NOW + LATER - timedelta(microseconds=1)
    assert ports.trials.take("b1", almost, almost + LATER).is_anothers
    assert ports.trials.take("b1", NOW + LATER, NOW + 2 * LATER).ours
    assert ports.trials.take("b1", NOW + LATER, NOW + 2 * LATER).is_anothers


def test_what_a_trial_has_shown_is_told_to_all_that_come_after(ports: FakePorts) -> None:
    ports.trials.take("b1", NOW, NOW + LATER)
    ports.trials.settle("b1", "certificate-not-usable", {"state": "EXPIRED"}, NOW)
    for moment in (NOW, NOW + 2 * LATER):
        trial = ports.trials.take("b1", moment, moment + LATER)
        assert trial == Trial(outcome="certificate-not-usable", params={"state": "EXPIRED"})
        assert not trial.is_anothers


def test_one_batch_tells_nothing_of_another(ports: FakePorts) -> None:
    ports.trials.take("b1", NOW, NOW + LATER)
    ports.trials.settle("b1", "wrong-passphrase", {}, NOW)
    assert ports.trials.take("b2", NOW, NOW + LATER).ours
