"""One record that cannot be read, one call that fails: messages, erasures and reminders go on for
everybody else, and nothing is passed over in silence (docs/checks.md 58 and 59)."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain import sweeping
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.model import Amendment, Application
from chalicelib.domain.applying import drafting
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.messages.model import Message
from chalicelib.domain.messages.news import News
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.privacy import erasing, retention
from chalicelib.domain.privacy.erasure import ask_erasure
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.records import Stored
from chalicelib.domain.review import decisions
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Language
from tests.attacks.poison import (
    FAILING,
    GARBAGE,
    NEWER,
    UNREADABLE,
    mended,
    outbox,
    over,
    restarted,
    sent,
    spoil,
    sweep,
)
from tests.contract import records
from tests.fakes.deliveries import duties, pump
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case
from tests.support.people import a_citizen, a_staff, an_administrator
from tests.unit.applications.test_sizes import amend


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


def test_an_office_without_an_administrator_is_told_once_it_has_one() -> None:
    ports = FakePorts()
    staff, person = a_staff(ports), a_person(ports)
    spoiled = a_rejected_case(ports, person, staff)
    spoil(ports, Application, spoiled.application_id, body="{")
    asks_to_be_erased(ports, person)
    erasing.erase(ports, duties())
    assert told(ports) == []
    an_administrator(ports)
    for _ in range(2):
        erasing.erase(ports, duties())
    assert len(told(ports)) == 2, "by both ways, once"


def test_a_summary_that_cannot_be_read_hides_no_application_from_erasing() -> None:
    ports = FakePorts()
    an_administrator(ports)
    staff, person = a_staff(ports), a_person(ports)
    case = a_rejected_case(ports, person, staff)
    spoil(ports, Application, case.application_id, summary="?")
    asks_to_be_erased(ports, person)
    assert not erasing.erase(ports, duties()).persons
    assert ports.accounts.find(person.account_id).nik and told(ports)


def held_beside(ports: FakePorts, person: Actor) -> dict[str, Stored]:
    """What is kept of somebody elsewhere than in their applications, each under this id."""
    now, own_id = ports.clock.now(), person.account_id
    return {
        "n1": News(news_id="n1", account_id=own_id, template="issued", params={}, path="/", at=now),
        "p1": records.permit("p1", holder_id=own_id),
        "r1": DataRequest(request_id="r1", account_id=own_id, kind=RequestKind.CORRECTION,
                          asked_at=now, due_at=now, wanted="1302105705900099"),
    }  # fmt: skip


@pytest.mark.parametrize("which", ["n1", "p1", "r1"])
def test_nobody_counts_as_erased_while_something_of_theirs_cannot_be_read(which: str) -> None:
    ports = FakePorts()
    an_administrator(ports)
    person = a_person(ports)
    held = held_beside(ports, person)[which]
    ports.commit(Add(held))
    spoil(ports, type(held), which, body="?")
    asks_to_be_erased(ports, person)
    assert erasing.erase(ports, duties()).persons == []
    assert ports.accounts.find(person.account_id).nik
    mended(ports, held)
    assert erasing.erase(ports, duties()).persons == [person.account_id]


def test_files_stay_while_an_application_that_may_show_them_cannot_be_read() -> None:
    ports = FakePorts()
    an_administrator(ports)
    staff, person = a_staff(ports), a_person(ports)
    first, second = (a_rejected_case(ports, person, staff) for _ in range(2))
    spoil(ports, Application, second.application_id, summary="?")
    asks_to_be_erased(ports, person)
    erasing.erase(ports, duties())
    assert first.now.data == {}
    assert any(key.startswith(f"application/{first.application_id}/") for key in ports.files.clean)


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
