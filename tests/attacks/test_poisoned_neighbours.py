"""The office never gets stuck: one record that cannot be read, one call that fails, one duty that
is broken stops nothing but itself (docs/checks.md 58 and 59)."""

from typing import Any

import pytest
from pydantic import SecretStr

from chalicelib.domain import sweeping
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.review import queues, workbench
from chalicelib.domain.review.batch import sign_batch
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.domain.storage import Add, IdempotencyKey
from tests.attacks.poison import (
    FAILING,
    GARBAGE,
    UNREADABLE,
    ids,
    mended,
    over,
    restarted,
    spoil,
    sweep,
)
from tests.contract import records
from tests.fakes.deliveries import duties, pump
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case
from tests.support.people import a_citizen, a_staff

THIRTY = 30


def thirty(ports: FakePorts) -> list[Case]:
    """Running applications whose engine has lost them all."""
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff)
        for n in range(1, THIRTY + 1)
    ]
    for case in cases:
        stored.lose_token(ports, case.application_id)
    return cases


@UNREADABLE
def test_a_sweep_with_one_poisoned_record_among_thirty_mends_twenty_nine(
    how: dict[str, Any],
) -> None:
    ports = FakePorts()
    cases = thirty(ports)
    poisoned = cases[7].application_id
    whole = cases[7].now
    spoil(ports, Application, poisoned, **how)
    watched = duties()
    swept = sweep(ports, watched)
    assert restarted(swept) == ids(cases) - {poisoned}
    assert (swept.asides, watched.failed) == (1, 0)
    [aside] = ports.asides.all()
    assert poisoned in aside.place and aside.noticed_at == ports.clock.now()
    mended(ports, whole)
    swept = sweep(ports, duties())
    assert poisoned in restarted(swept) and swept.asides == 0
    assert not ports.asides.all()


@FAILING
def test_a_sweep_with_one_failing_call_among_thirty_mends_twenty_nine_and_says_that_it_failed(
    code: str,
) -> None:
    ports = FakePorts()
    cases = thirty(ports)
    poisoned = cases[7].application_id
    watched = duties()
    swept = sweep(over(ports, lambda given: poisoned in given, code), watched)
    assert restarted(swept) == ids(cases) - {poisoned}
    assert (swept.asides, watched.failed) == (0, 1)
    pump(ports)
    assert restarted(sweep(ports, duties())) == {poisoned}


def test_a_fault_in_the_code_for_one_application_mends_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ports = FakePorts()
    cases = thirty(ports)
    repair = sweeping.repair

    def faulty(ports: Any, application_id: str) -> str:
        if application_id == cases[0].application_id:
            raise ZeroDivisionError
        return repair(ports, application_id)

    monkeypatch.setattr(sweeping, "repair", faulty)
    watched = duties()
    assert restarted(sweep(ports, watched)) == ids(cases[1:])
    assert watched.failed == 1


def test_poisoned_records_at_the_front_leave_room_for_those_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ports = FakePorts()
    cases = thirty(ports)
    monkeypatch.setattr(sweeping, "BATCH", 3)
    for case in cases[:3]:
        spoil(ports, Application, case.application_id, **GARBAGE)
    ports.clock.advance(minutes=5)
    for case in cases:
        ports.waits.put_off(case.application_id, ports.clock.now())
    found = set()
    for _ in range(10):
        found |= restarted(sweep(ports, duties(), everything=False))
    assert found == ids(cases[3:])


DUTIES = {
    "chains": ("waits", "waking"),
    "reminders": ("permits", "to_remind"),
    "messages": ("outbox", "due"),
    "asides": ("asides", "all"),
}


@pytest.mark.parametrize("broken", DUTIES)
def test_each_duty_of_a_sweep_is_done_whatever_becomes_of_the_others(
    broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports = FakePorts()
    case = a_submitted_case(ports)
    stored.lose_token(ports, case.application_id)
    ports.commit(Add(records.message(due_at=ports.clock.now())))
    done = []

    def watch(name: str) -> None:
        part, method = DUTIES[name]
        original = getattr(getattr(ports, part), method)

        def called(*args: Any, **given: Any) -> Any:
            if name == broken:
                raise OSError("made up")
            done.append(name)
            return original(*args, **given)

        monkeypatch.setattr(getattr(ports, part), method, called)

    for name in DUTIES:
        watch(name)
    watched = duties()
    sweep(ports, watched)
    assert set(done) == set(DUTIES) - {broken}
    assert watched.failed == 1


@UNREADABLE
def test_a_queue_shows_whom_it_can(ports: FakePorts, how: dict[str, Any]) -> None:
    staff = a_staff(ports)
    cases = [a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff) for n in (1, 2, 3)]
    spoil(ports, Application, cases[1].application_id, **{**how, "summary": "?"})
    here = queues.QueueFilter(role="back_office")
    page = queues.find(ports, cases[0].officer, here, limit=25, cursor=None)
    assert {i.application_id for i in page.items} == ids([cases[0], cases[2]])
    with pytest.raises(Unreadable):
        workbench.open_file(ports, cases[0].officer, cases[1].application_id)
    cases[0].approve()


def test_a_batch_of_signatures_signs_whom_it_can() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff).approve_up_to("head")
        for n in (1, 2, 3)
    ]
    pump(ports)
    seen = [BatchItem(application_id=c.application_id, version=c.now.version) for c in cases]
    spoil(ports, Application, cases[1].application_id, **GARBAGE)
    key = IdempotencyKey(account_id=staff["head"].account_id, key="key-00000001", digest="digest")
    sent = sign_batch(ports, staff["head"], seen, passphrase=SecretStr("x"), idempotency=key)
    assert (sent.sent, sent.refused) == (2, 1)
    pump(ports)
    assert {cases[0].now.phase, cases[2].now.phase} == {Phase.ISSUED}
