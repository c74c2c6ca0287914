"""Whoever complained adds something while it is open, and the office sees it first."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.complaints.answering import answer, listed, mark_read
from chalicelib.domain.complaints.continuing import may_reply, reply_as, reply_by_code
from chalicelib.domain.complaints.erasing import erase_of
from chalicelib.domain.complaints.filing import Wrong, file_anonymously, file_as
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.privacy.export import export_page
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.people import a_citizen, an_officer

SOURCE = "198.51.100.23"
SLOW = Wrong("time", "Berkas saya terlalu lama.")
ASKED = "Di loket yang mana?"
MORE = "Di loket dua, hari Senin."


@pytest.fixture
def filed(ports: FakePorts, citizen: Actor) -> Complaint:
    return file_as(ports, citizen, SLOW)


def unread(ports: FakePorts, officer: Actor) -> list[bool]:
    page = listed(ports, officer, closed=False, limit=9, cursor=None)
    return [one.unread_since is not None for one in page.items]


def test_what_the_office_asked_is_answered_with_the_account_and_by_the_code_alone(
    ports: FakePorts, officer: Actor, citizen: Actor, filed: Complaint
) -> None:
    answer(ports, officer, filed.complaint_id, filed.version, ASKED)
    said = reply_as(ports, citizen, filed.complaint_id, f"  {MORE}\r\n")
    assert [one.text for one in said.replies] == [MORE]
    nameless, code = file_anonymously(ports, SLOW, SOURCE)
    said = reply_by_code(ports, code.lower(), MORE, SOURCE)
    assert (said.complaint_id, said.account_id) == (nameless.complaint_id, None)
    assert [one.text for one in said.replies] == [MORE]
    assert SOURCE not in stored.everything(ports)


def test_what_is_unread_stands_first_until_an_officer_answers_or_puts_it_away(
    ports: FakePorts, officer: Actor, citizen: Actor, filed: Complaint
) -> None:
    later = file_as(ports, citizen, Wrong("money", "Diminta uang rokok."))
    assert unread(ports, officer) == [False, False]
    wrote = reply_as(ports, citizen, later.complaint_id, MORE)
    page = listed(ports, officer, closed=False, limit=9, cursor=None)
    assert [one.number for one in page.items] == [later.number, filed.number]
    read = mark_read(ports, officer, later.complaint_id, wrote.version)
    assert unread(ports, officer) == [False, False]
    again = reply_as(ports, citizen, later.complaint_id, MORE)
    with refused("stale-version"):
        answer(ports, officer, later.complaint_id, read.version, ASKED)
    answer(ports, officer, later.complaint_id, again.version, ASKED)
    assert unread(ports, officer) == [False, False]


def test_superiors_hear_of_what_is_due_whether_it_is_read_or_not(
    ports: FakePorts, citizen: Actor, filed: Complaint
) -> None:
    file_as(ports, citizen, Wrong("money", "Diminta uang rokok."))
    reply_as(ports, citizen, filed.complaint_id, MORE)
    found = ports.complaints.due_by(filed.due_on, limit=9)
    assert [one.complaint_id for one in found] == [filed.complaint_id]
    assert ports.complaints.due_by(filed.due_on - timedelta(days=1), limit=9) == []


def test_strangers_add_nothing_and_wrong_codes_are_counted(
    ports: FakePorts, filed: Complaint
) -> None:
    with refused("unknown-complaint"):
        reply_as(ports, a_citizen(ports, 3), filed.complaint_id, MORE)
    _, code = file_anonymously(ports, SLOW, SOURCE)
    with refused("unknown-complaint"):
        reply_as(ports, a_citizen(ports, 4), ports.complaints.open(limit=1, cursor=None)
                 .items[0].complaint_id, MORE)  # fmt: skip
    for _ in range(ports.complaint_rules.looks):
        with refused("unknown-complaint-code"):
            reply_by_code(ports, "ZZZZZZZZZZZZ", MORE, SOURCE)
    with pytest.raises(TooManyAttempts):
        reply_by_code(ports, code, MORE, SOURCE)


def test_nobody_floods_a_complaint_and_a_closed_one_is_closed(
    ports: FakePorts, officer: Actor, citizen: Actor, filed: Complaint
) -> None:
    now = filed
    for _ in range(ports.complaint_rules.replies):
        assert may_reply(ports, now)
        now = reply_as(ports, citizen, filed.complaint_id, MORE)
    assert not may_reply(ports, now)
    with refused("too-many-replies"):
        reply_as(ports, citizen, filed.complaint_id, MORE)
    closed = answer(ports, officer, filed.complaint_id, now.version, ASKED, ComplaintOutcome.UPHELD)
    assert closed.unread_since is None and not may_reply(ports, closed)
    with refused("complaint-closed"):
        reply_as(ports, citizen, filed.complaint_id, MORE)
    with refused("complaint-closed"):
        mark_read(ports, officer, filed.complaint_id, closed.version)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" \n ", ("text", "required")),
        ("a" * 1001, ("text", "too-long")),
        ("Lama\u202egnabmut", ("text", "control-characters")),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    ports: FakePorts, citizen: Actor, filed: Complaint, text: str, problem: object
) -> None:
    with refused("invalid-input") as refusal:
        reply_as(ports, citizen, filed.complaint_id, text)
    assert fields_of(refusal) == [problem]


def test_only_who_answers_puts_it_away(ports: FakePorts, citizen: Actor, filed: Complaint) -> None:
    wrote = reply_as(ports, citizen, filed.complaint_id, MORE)
    for number, role in enumerate(("head", "back_office"), 10):
        with refused("not-for-this-role"):
            clerk = an_officer(ports, role, number=number)
            mark_read(ports, clerk, filed.complaint_id, wrote.version)


def test_each_act_is_a_note_without_words_and_the_office_hears_once_a_day(
    ports: FakePorts, officer: Actor, citizen: Actor, filed: Complaint
) -> None:
    wrote = reply_as(ports, citizen, filed.complaint_id, MORE)
    read = mark_read(ports, officer, filed.complaint_id, wrote.version)
    notes = ports.notes.of(read.subject)
    assert [(note.event, note.actor_id) for note in notes[1:]] == [
        ("complaint-continued", citizen.account_id),
        ("complaint-read", officer.account_id),
    ]
    assert first_break(notes, read.note_count, read.note_head) is None
    assert not any(MORE in one.model_dump_json() for one in (*notes, *stored.messages(ports)))
    told = [one.template for one in stored.messages(ports)]
    assert told.count("complaint_to_office") == 1
    ports.clock.advance(hours=24)
    reply_as(ports, citizen, filed.complaint_id, MORE)
    told = [one.template for one in stored.messages(ports)]
    assert told.count("complaint_to_office") == 2


def test_ones_own_copy_has_what_was_added_and_erasing_takes_it(
    ports: FakePorts, citizen: Actor, filed: Complaint
) -> None:
    reply_as(ports, citizen, filed.complaint_id, MORE)
    copies = [export_page(ports, citizen, None)]
    while cursor := copies[-1].cursor:
        copies.append(export_page(ports, citizen, cursor))
    assert MORE in str(copies)
    erase_of(ports, citizen.account_id)
    assert MORE not in stored.everything(ports)


def test_what_nobody_added_to_is_put_away_without_a_note(
    ports: FakePorts, officer: Actor, filed: Complaint
) -> None:
    assert mark_read(ports, officer, filed.complaint_id, filed.version) == filed
    assert ports.complaints.find(filed.complaint_id) == filed
    assert [note.event for note in ports.notes.of(filed.subject)] == ["complaint-filed"]
