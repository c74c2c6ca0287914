"""Complaining: with an account, without a name, and what is kept of it."""

import pytest

from chalicelib.domain.complaints import figures
from chalicelib.domain.complaints.filing import (
    Wrong,
    file_anonymously,
    file_as,
    follow,
    own_complaints,
)
from chalicelib.domain.errors import TooManyAttempts
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.people import a_citizen, an_officer

SOURCE = "198.51.100.23"
SLOW = Wrong("time", "Berkas saya sudah tiga minggu di meja yang sama.")


def templates(ports: FakePorts) -> list[str]:
    return [message.template for message in stored.messages(ports)]


def test_numbers_follow_each_other_whoever_complains() -> None:
    ports = FakePorts()
    first = file_as(ports, a_citizen(ports), SLOW)
    second, _ = file_anonymously(ports, SLOW, SOURCE)
    assert (first.number, second.number) == ("1/ADUAN/III/2026", "2/ADUAN/III/2026")


def test_the_last_day_is_so_many_working_days_ahead_as_the_category_says() -> None:
    ports = FakePorts()
    today = ports.calendar.local_date(ports.clock.now())
    for category in ports.complaint_rules.categories:
        complaint, _ = file_anonymously(ports, Wrong(category.id, SLOW.text), SOURCE)
        assert complaint.due_on == ports.calendar.add_working_days(today, category.days)


def test_an_anonymous_complaint_is_found_by_its_code_alone_however_it_is_typed() -> None:
    ports = FakePorts()
    complaint, code = file_anonymously(ports, SLOW, SOURCE)
    assert follow(ports, f" {code.lower()[:4]}-{code[4:]} ", SOURCE) == complaint
    with refused("unknown-complaint-code"):
        follow(ports, "ZZZZZZZZZZZZ", SOURCE)


def test_of_who_complains_without_a_name_nothing_is_kept() -> None:
    """Neither the code, which is theirs, nor where they wrote from."""
    ports = FakePorts()
    _, code = file_anonymously(ports, SLOW, SOURCE)
    kept = stored.everything(ports)
    assert SLOW.text in kept
    assert code not in kept and SOURCE not in kept
    assert templates(ports) == ["complaint_to_office"]


def test_who_complains_with_an_account_is_told_and_no_message_says_what_of() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports)
    complaint = file_as(ports, citizen, SLOW)
    told = [one for one in stored.messages(ports) if one.template == "complaint_received"]
    assert [one.recipient.account_id for one in told] == [citizen.account_id]
    assert told[0].params["number"] == complaint.number
    assert not any("meja" in one.model_dump_json() for one in stored.messages(ports))
    assert own_complaints(ports, citizen, limit=5, cursor=None).items == (complaint,)


def test_the_office_hears_of_new_complaints_once_a_day() -> None:
    ports = FakePorts()
    for _ in range(3):
        file_anonymously(ports, SLOW, SOURCE)
    assert templates(ports) == ["complaint_to_office"]
    ports.clock.advance(hours=24)
    file_anonymously(ports, SLOW, SOURCE)
    assert templates(ports) == ["complaint_to_office"] * 2


def test_a_flood_from_one_network_ends_and_others_are_heard() -> None:
    ports = FakePorts()
    for _ in range(ports.complaint_rules.an_hour):
        file_anonymously(ports, SLOW, SOURCE)
    with pytest.raises(TooManyAttempts):
        file_anonymously(ports, SLOW, SOURCE)
    file_anonymously(ports, SLOW, "203.0.113.9")


def test_one_account_complains_so_often_a_day() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports)
    for _ in range(ports.complaint_rules.a_day):
        file_as(ports, citizen, SLOW)
    with pytest.raises(TooManyAttempts):
        file_as(ports, citizen, SLOW)


def test_codes_cannot_be_guessed_by_trying() -> None:
    ports = FakePorts()
    for number in range(ports.complaint_rules.looks):
        with refused("unknown-complaint-code"):
            follow(ports, f"ZZZZZZZZZ{number:03d}", SOURCE)
    with pytest.raises(TooManyAttempts):
        follow(ports, "ZZZZZZZZZ999", SOURCE)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (Wrong("gosip", "Berkas saya lama."), ("category", "not-a-choice")),
        (Wrong("time", "  \n "), ("text", "required")),
        (Wrong("time", "a" * 3001), ("text", "too-long")),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(wrong: Wrong, problem: object) -> None:
    with refused("invalid-input") as refusal:
        file_anonymously(FakePorts(), wrong, SOURCE)
    assert fields_of(refusal) == [problem]


def test_managers_see_how_many_there_were_and_others_do_not() -> None:
    ports = FakePorts()
    file_anonymously(ports, SLOW, SOURCE)
    file_anonymously(ports, Wrong("money", SLOW.text), SOURCE)
    year, rows = figures.of_year(ports, an_officer(ports, "head", number=1), None)
    assert year == 2026
    assert {row.category.id: row.filed for row in rows if row.filed} == {
        "Lama atau terlambat": 1,
        "Diminta uang atau hadiah": 1,
    }
    with refused("not-for-this-role"):
        figures.of_year(ports, an_officer(ports, "back_office", number=2), None)
