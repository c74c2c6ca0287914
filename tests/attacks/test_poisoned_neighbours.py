"""The office never gets stuck: one record that cannot be read, one call that fails, one duty that
is broken stops nothing but itself (docs/checks.md 58 and 59)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.domain import sweeping
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.model import Amendment, Application, Phase
from chalicelib.domain.applying import drafting
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.messages.model import Message, MessageState
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.privacy import erasing, retention
from chalicelib.domain.privacy.erasure import ask_erasure
from chalicelib.domain.privacy.model import RequestKind
from chalicelib.domain.records import Stored
from chalicelib.domain.review import decisions, queues, workbench
from chalicelib.domain.review.batch import sign_batch
from chalicelib.domain.review.signing_batch import BatchItem
from chalicelib.domain.storage import Add, IdempotencyKey
from chalicelib.domain.text import Language
from tests.contract import records
from tests.fakes.deliveries import duties, pump
from tests.fakes.ports import FakePorts
from tests.fakes.troubles import failing
from tests.support import stored
from tests.support.cases import Case, a_submitted_case
from tests.support.people import a_citizen, a_staff, an_administrator
from tests.support.tables import PREFIX, dynamodb, memory_dynamodb
from tests.unit.applications.test_sizes import amend

THIRTY = 30
TOGETHER = 25
"""Messages of one act that are sent by one run."""


@pytest.fixture(params=["memory", "moto"])
def ports(request: pytest.FixtureRequest) -> Iterator[FakePorts]:
    """An office over a DynamoDB in memory, and over moto's."""
    if request.param == "memory":
        yield FakePorts(dynamodb=memory_dynamodb())
        return
    with dynamodb() as client:
        yield FakePorts(dynamodb=client)


# --- ways to poison ---------------------------------------------------------------------------


def spoil(ports: FakePorts, kind: type[Stored], *ids: str | int, **attributes: Any) -> None:
    table = Store(ports.dynamodb, PREFIX).table(kind)
    assert table.update(row_of(kind).key_of(*ids), attributes)


def mended(ports: FakePorts, good: Stored) -> None:
    Store(ports.dynamodb, PREFIX).put(good)


GARBAGE = {"body": "\x00 no JSON", "summary": "?"}
NEWER = {"schema": 99}
MISFIT = {"body": '{"application_id": 7}'}
UNREADABLE = pytest.mark.parametrize(
    "how", [GARBAGE, NEWER, MISFIT], ids=["garbage", "newer", "misfit"]
)
FAILING = pytest.mark.parametrize(
    "code", ["ThrottlingException", "AccessDeniedException", "ValidationException"]
)


def over(ports: FakePorts, fails: Callable[[str], bool], code: str) -> FakePorts:
    """The same office, some of whose calls fail."""
    troubled = FakePorts(
        clock=ports.clock, ids=ports.ids, workflow=ports.workflow, files=ports.files,
        dynamodb=failing(ports.dynamodb, fails, code),
    )  # fmt: skip
    troubled.announcer = ports.announcer
    return troubled


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


def restarted(swept: sweeping.Swept) -> set[str]:
    return {one for one, outcome in swept.outcomes if outcome == "restarted"}


def ids(cases: list[Case]) -> set[str]:
    return {case.application_id for case in cases}


def sweep(ports: FakePorts, watched: Duties, *, everything: bool = True) -> sweeping.Swept:
    return sweeping.sweep(ports, watched, everything=everything)


# --- the sweeper ------------------------------------------------------------------------------


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


# --- lists and batches ------------------------------------------------------------------------


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


# --- messages ---------------------------------------------------------------------------------


def outbox(ports: FakePorts) -> list[str]:
    names = [f"m{number}" for number in range(TOGETHER)]
    account = a_citizen(ports)
    for name in names:
        recipient = records.message().recipient.replace(account_id=account.account_id)
        ports.commit(
            Add(
                records.message(
                    name, due_at=ports.clock.now(), recipient=recipient, template="erasure_done"
                )
            )
        )
    return names


def sent(ports: FakePorts, names: list[str]) -> set[str]:
    found = [ports.outbox.find(name) for name in names]
    return {one.message_id for one in found if one and one.state is MessageState.SENT}


def test_one_garbage_message_among_many_holds_no_other_up() -> None:
    ports = FakePorts()
    names = outbox(ports)
    spoil(ports, Message, "m3", body="?")
    watched = duties()
    send(ports, names, watched)
    others = [name for name in names if name != "m3"]
    assert sent(ports, others) == set(others)
    assert (watched.failed, [one.kind for one in ports.asides.all()]) == (0, ["Message"])


@FAILING
def test_one_message_whose_call_fails_holds_no_other_up(code: str) -> None:
    ports = FakePorts()
    names = outbox(ports)
    watched = duties()
    send(over(ports, lambda given: '"m3"' in given, code), names, watched)
    assert sent(ports, names) == set(names) - {"m3"}
    assert watched.failed == 1


# --- erasing ----------------------------------------------------------------------------------


def a_person(ports: FakePorts) -> Actor:
    hashed = ports.passwords.hash("kata sandi yang panjang")
    return a_citizen(ports, 7, password_hash=hashed)


def asks_to_be_erased(ports: FakePorts, person: Actor) -> None:
    ask_erasure(ports, person, "kata sandi yang panjang", Language.INDONESIAN)


def a_rejected_case(ports: FakePorts, person: Actor, staff: Any) -> Case:
    case = a_submitted_case(ports, applicant=person, staff=staff)
    decisions.reject(
        ports, case.officer, case.application_id, case.now.version, reason="Tidak memenuhi syarat."
    )
    return case


def told(ports: FakePorts) -> list[Message]:
    return [one for one in stored.messages(ports) if one.template == "erasure_stuck"]


@UNREADABLE
def test_a_person_is_erased_but_for_what_cannot_be_read_and_administrators_are_told_once(
    how: dict[str, Any],
) -> None:
    ports = FakePorts()
    an_administrator(ports)
    staff, person = a_staff(ports), a_person(ports)
    cases = [a_rejected_case(ports, person, staff) for _ in range(3)]
    for case in cases:  # files that another of them shows are kept for it
        assert case.now.documents
    whole = cases[1].now
    spoil(ports, Application, whole.application_id, **how)
    asks_to_be_erased(ports, person)
    for _ in range(3):
        watched = duties()
        erased = erasing.erase(ports, watched)
        assert not erased.persons and watched.failed == 0
    assert {cases[0].now.data == {}, cases[2].now.data == {}} == {True}
    [request] = ports.data_requests.open(RequestKind.ERASURE, limit=5).items
    assert request.account_id == person.account_id
    assert ports.accounts.find(person.account_id).nik
    assert {one.channel.value for one in told(ports)} == {"email", "whatsapp"}
    assert len(told(ports)) == 2
    assert all(whole.application_id in one.params["place"] for one in told(ports))
    mended(ports, whole)
    erased = erasing.erase(ports, duties())
    assert erased.persons == [person.account_id]
    assert cases[1].now.data == {} and ports.accounts.find(person.account_id).nik == ""


def test_a_summary_that_cannot_be_read_hides_no_application_from_erasing() -> None:
    ports = FakePorts()
    an_administrator(ports)
    staff, person = a_staff(ports), a_person(ports)
    case = a_rejected_case(ports, person, staff)
    spoil(ports, Application, case.application_id, summary="?")
    asks_to_be_erased(ports, person)
    assert not erasing.erase(ports, duties()).persons
    assert ports.accounts.find(person.account_id).nik and told(ports)


def test_persons_that_are_stuck_leave_room_for_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ports = FakePorts()
    monkeypatch.setattr(erasing, "PERSONS", 2)
    hashed = ports.passwords.hash("kata sandi yang panjang")
    people = [a_citizen(ports, n, password_hash=hashed) for n in range(1, 7)]
    for person in people:
        asks_to_be_erased(ports, person)
    for person in people[:3]:
        spoil(ports, Account, person.account_id, body="?")
    watched = duties()
    assert erasing.erase(ports, watched).persons == [p.account_id for p in people[3:5]]
    assert len(watched.aside) == 3


@UNREADABLE
def test_what_is_past_its_time_is_erased_but_for_what_cannot_be_read(how: dict[str, Any]) -> None:
    ports = FakePorts()
    an_administrator(ports)
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff) for n in range(1, 6)
    ]
    for case in cases:
        drafting.withdraw(ports, case.applicant, case.application_id, None)
    for case in cases[:2]:
        spoil(ports, Application, case.application_id, **how)
    ports.clock.advance(days=91)
    watched = duties()
    assert retention.sweep(ports, watched, limit=2) == (2, 0)
    assert retention.sweep(ports, watched, limit=2) == (1, 0)
    assert all(case.now.data == {} for case in cases[2:])
    assert len(watched.aside) == 2
    erasing.erase(ports, duties())
    assert {one.subject_id for one in told(ports)} == set(watched.aside)


# --- all of it in one office ------------------------------------------------------------------


def test_reminders_go_out_beside_a_permit_that_cannot_be_read() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    cases = [a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff) for n in (1, 2)]
    permits = [case.issue().now.permit_id or "" for case in cases]
    spoil(ports, Permit, permits[0], body="?")
    day = ports.permits.find(permits[1])
    assert day and day.next_reminder_on
    ports.clock.advance(days=(day.next_reminder_on - ports.clock.now().date()).days, hours=3)
    swept = sweep(ports, duties(), everything=False)
    assert (swept.reminded, swept.asides) == (1, 1)


def test_a_garbage_record_and_one_of_a_newer_release_beside_the_longest_there_are(
    ports: FakePorts,
) -> None:
    """Twenty amendments of the longest texts, and two records that cannot be read: the office goes
    on to the permit, and a sweep mends what it can and counts the rest."""
    staff = a_staff(ports)
    long, garbage, newer = (
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff) for n in (1, 2, 3)
    )
    for turn in range(ports.limits.application.amendments):
        amend(long, turn)
    spoil(ports, Application, garbage.application_id, **GARBAGE)
    spoil(ports, Application, newer.application_id, **NEWER)
    stored.lose_token(ports, long.application_id)
    swept = sweep(ports, duties())
    assert restarted(swept) == {long.application_id} and swept.asides == 2
    pump(ports)
    long.issue()
    assert long.now.permit_id
    ports.clock.advance(hours=1)
    assert sweep(ports, duties(), everything=False).asides == 2
    assert timedelta(hours=1) == sweeping.PUT_OFF


def test_words_of_an_amendment_that_cannot_be_read_are_not_left_behind_in_silence() -> None:
    ports = FakePorts()
    an_administrator(ports)
    case = a_submitted_case(ports)
    for turn in (0, 1):
        amend(case, turn)
    drafting.withdraw(ports, case.applicant, case.application_id, None)
    spoil(ports, Amendment, case.application_id, 1, body="?")
    ports.clock.advance(days=91)
    assert erasing.erase(ports, duties()).applications == 0
    assert {one.params["kind"] for one in told(ports)} == {"Amendment"}
