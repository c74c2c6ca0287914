"""Writing into a thread, reading it, and what the other side gets of it."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.domain.conversations import reading, writing
from chalicelib.domain.conversations.model import Thread
from chalicelib.domain.conversations.reading import ThreadList
from chalicelib.domain.errors import (
    Conflict,
    InvalidInput,
    NotAllowed,
    NotFound,
    TooManyAttempts,
)
from chalicelib.domain.messages.model import Channel, MessageState
from chalicelib.domain.storage import Change
from tests.fakes.deliveries import send_announced
from tests.fakes.papers import Sent
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.people import a_citizen, an_officer


def thread(ports: FakePorts, account_id: str) -> Thread:
    found = ports.conversations.find(account_id)
    assert isinstance(found, Thread)
    return found


def sent(ports: FakePorts) -> list[Sent]:
    before = len(ports.channels.sent)
    send_announced(ports)
    return ports.channels.sent[before:]


def texts(ports: FakePorts, account_id: str, limit: int = 20) -> list[str]:
    page = ports.conversations.entries(account_id, limit=limit, cursor=None)
    return [entry.text for entry in page.items]


def test_a_citizens_message_goes_to_the_office_number_with_the_threads_code() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    writing.write_as_citizen(ports, citizen, "  Apakah sudah lengkap?\r\nTerima kasih. ")
    assert texts(ports, citizen.account_id) == ["Apakah sudah lengkap?\nTerima kasih."]
    [message] = sent(ports)
    code = thread(ports, citizen.account_id).code
    assert message.channel is Channel.WHATSAPP
    assert message.address == ports.office.contacts[0].whatsapp
    assert f"[{code}]" in message.body and citizen.name in message.body
    assert "Apakah sudah lengkap?\nTerima kasih." in message.body


def test_an_answer_goes_to_the_citizen_by_both_channels_and_ends_the_waiting() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    writing.write_as_citizen(ports, citizen, "Halo?")
    assert len(ports.conversations.waiting(limit=9, cursor=None).items) == 1
    sent(ports)
    writing.write_as_officer(ports, officer, citizen.account_id, "Sudah lengkap.")
    account = ports.accounts.find(citizen.account_id)
    assert account
    messages = {message.channel: message for message in sent(ports)}
    assert messages[Channel.EMAIL].address == account.email
    assert messages[Channel.WHATSAPP].address == account.whatsapp
    assert all("Sudah lengkap." in message.body for message in messages.values())
    now = thread(ports, citizen.account_id)
    assert (now.waiting_since, now.unread_by_office, now.unread_by_citizen) == (None, 0, 1)
    assert ports.conversations.waiting(limit=9, cursor=None).items == ()


def test_writing_again_does_not_cost_a_citizen_their_place_among_those_who_wait() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    writing.write_as_citizen(ports, citizen, "Halo?")
    first = ports.clock.now()
    ports.clock.advance(minutes=5)
    writing.write_as_citizen(ports, citizen, "Masih menunggu.")
    now = thread(ports, citizen.account_id)
    assert (now.waiting_since, now.unread_by_office) == (first, 2)


def test_a_sent_message_keeps_none_of_its_words() -> None:
    ports = FakePorts()
    writing.write_as_citizen(ports, a_citizen(ports, 11), "Rahasia kesehatan saya")
    sent(ports)
    [row] = stored.messages(ports)
    assert (row.state, row.params) == (MessageState.SENT, {})


def test_who_answered_last_gets_the_next_message_while_they_may_answer() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    writing.write_as_officer(ports, officer, citizen.account_id, "Ada yang bisa kami bantu?")
    sent(ports)
    writing.write_as_citizen(ports, citizen, "Ada.")
    account = ports.accounts.find(officer.account_id)
    assert account and [message.address for message in sent(ports)] == [account.whatsapp]
    moved = account.post.replace(roles=("head",)) if account.post else None
    stored.put_account(ports, account.replace(post=moved))
    writing.write_as_citizen(ports, citizen, "Satu lagi.")
    office = ports.office.contacts[0].whatsapp
    assert [message.address for message in sent(ports)] == [office]


def test_a_code_that_a_citizen_types_is_no_code_for_the_officer_who_reads_it() -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    writing.write_as_citizen(ports, citizen, "Lihat [ABCD] ya.")
    [message] = sent(ports)
    assert "[ABCD]" not in message.body and "(ABCD)" in message.body
    assert texts(ports, citizen.account_id) == ["Lihat [ABCD] ya."]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "required"),
        (" \n ", "required"),
        ("a" * 2001, "too-long"),
        ("a" * 100_000, "too-long"),
        ("a\x00b", "control-characters"),
        ("a\x1b[31mb", "control-characters"),
        ("moc.\u202ejahat", "control-characters"),
    ],
)
def test_a_text_that_is_none_is_refused_and_counts_for_nothing(text: str, code: str) -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    with pytest.raises(InvalidInput) as refused:
        writing.write_as_citizen(ports, citizen, text)
    assert [problem.code for problem in refused.value.fields] == [code]
    assert ports.conversations.find(citizen.account_id) is None
    assert stored.attempts(ports) == {}


@pytest.mark.parametrize("text", ["a", "a" * 2000, "👩\u200d⚕️ baik\n\nok"])
def test_texts_of_one_to_two_thousand_characters_are_taken(text: str) -> None:
    ports = FakePorts()
    citizen = a_citizen(ports, 11)
    assert writing.write_as_citizen(ports, citizen, text).text == text


def test_a_citizen_writes_thirty_messages_an_hour() -> None:
    ports = FakePorts()
    citizen, other = a_citizen(ports, 11), a_citizen(ports, 12)
    for number in range(30):
        writing.write_as_citizen(ports, citizen, f"Pesan {number}")
    with pytest.raises(TooManyAttempts):
        writing.write_as_citizen(ports, citizen, "Satu lagi")
    writing.write_as_citizen(ports, other, "Saya juga")
    ports.clock.advance(hours=1, seconds=1)
    writing.write_as_citizen(ports, citizen, "Satu lagi")
    assert len(texts(ports, citizen.account_id, 50)) == 31


def test_only_the_back_office_answers_and_only_citizens_are_answered() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    head = an_officer(ports, "head", number=13)
    with pytest.raises(NotAllowed):
        writing.write_as_officer(ports, head, citizen.account_id, "x")
    with pytest.raises(NotAllowed):
        reading.listed_threads(ports, head, ThreadList.OPEN, limit=9, cursor=None)
    with pytest.raises(NotAllowed):
        reading.thread_of(ports, head, citizen.account_id, limit=9, cursor=None)
    with pytest.raises(NotAllowed):
        reading.put_away(ports, head, citizen.account_id, 1)
    for account_id in (head.account_id, "nobody"):
        with pytest.raises(NotFound):
            writing.write_as_officer(ports, officer, account_id, "x")
        with pytest.raises(NotFound):
            reading.thread_of(ports, officer, account_id, limit=9, cursor=None)


def test_what_arrived_meanwhile_is_not_marked_as_read_or_done() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    writing.write_as_citizen(ports, citizen, "Halo?")
    with pytest.raises(Conflict):
        reading.put_away(ports, officer, citizen.account_id, 0)
    assert reading.put_away(ports, officer, citizen.account_id, 1).waiting_since is None
    writing.write_as_officer(ports, officer, citizen.account_id, "Satu")
    seen = thread(ports, citizen.account_id).version
    writing.write_as_officer(ports, officer, citizen.account_id, "Dua")
    with pytest.raises(Conflict):
        reading.mark_read(ports, citizen, seen)
    assert reading.mark_read(ports, citizen, seen + 1).unread_by_citizen == 0


def test_both_sides_writing_at_once_lose_nothing() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    commit, meanwhile = ports.commit, ["Balasan"]

    def late_commit(*changes: Change) -> None:
        if meanwhile:
            other: Any = replace(ports)
            other.commit, other.conversations = commit, ports.conversations
            ports.commit = commit
            text = meanwhile.pop()
            writing.write_as_officer(ports, officer, citizen.account_id, text)
        commit(*changes)

    ports.commit = late_commit
    writing.write_as_citizen(ports, citizen, "Pertanyaan")
    assert sorted(texts(ports, citizen.account_id)) == ["Balasan", "Pertanyaan"]
    now = thread(ports, citizen.account_id)
    assert (now.version, now.unread_by_office, now.unread_by_citizen) == (2, 1, 1)
    assert len(sent(ports)) == 3


def test_what_has_been_read_already_is_not_written_again() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    writing.write_as_officer(ports, officer, citizen.account_id, "Satu")
    once = reading.mark_read(ports, citizen, thread(ports, citizen.account_id).version)
    assert reading.mark_read(ports, citizen, once.version) == once
    assert thread(ports, citizen.account_id) == once


def test_an_officer_answers_one_citizen_so_often_an_hour_and_the_others_all_the_same() -> None:
    ports = FakePorts()
    citizen, other = a_citizen(ports, 11), a_citizen(ports, 13)
    officer = an_officer(ports, "back_office", number=12)
    for number in range(ports.limits.messages.an_hour):
        writing.write_as_officer(ports, officer, citizen.account_id, f"Pesan {number}")
    with pytest.raises(TooManyAttempts):
        writing.write_as_officer(ports, officer, citizen.account_id, "Satu lagi")
    writing.write_as_officer(ports, officer, other.account_id, "Untuk Anda.")


def test_how_much_is_unread_is_told_to_those_alone_who_answer() -> None:
    ports = FakePorts()
    citizen, officer = a_citizen(ports, 11), an_officer(ports, "back_office", number=12)
    writing.write_as_citizen(ports, citizen, "Halo?")
    ids = [citizen.account_id]
    assert reading.unread_of(ports, officer, ids) == {citizen.account_id: 1}
    assert reading.unread_of(ports, an_officer(ports, "head", number=13), ids) == {}
