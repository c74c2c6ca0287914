"""What every store of conversations must do; in memory and in DynamoDB alike."""

from datetime import timedelta

import pytest

from chalicelib.domain.conversations.model import Entry, Received, Route, Side, Thread
from chalicelib.domain.storage import Add, CommitRefused, Overwrite
from tests.contract.records import NOW
from tests.fakes.ports import FakePorts
from tests.support.stored import over

SOON = NOW + timedelta(hours=1)


def entry(number: int, account_id: str = "citizen", side: Side = Side.CITIZEN) -> Entry:
    return Entry(
        account_id=account_id,
        entry_id=f"e{number}",
        at=NOW + timedelta(seconds=number),
        side=side,
        author_name="Ani Contoh",
        text=f"Pesan {number}\nbaris “kedua” 😀",
    )


def thread(account_id: str = "citizen", code: str = "K7M2", minute: int | None = 0) -> Thread:
    """Waiting since this minute; ``None``: answered."""
    return Thread(
        account_id=account_id,
        code=code,
        name="Ani Contoh",
        last_at=NOW,
        waiting_since=None if minute is None else NOW + timedelta(minutes=minute),
        unread_by_office=1,
    )


def test_a_thread_is_found_by_its_citizen_and_by_its_code(ports: FakePorts) -> None:
    ports.commit(Add(thread()), Add(entry(1)))
    assert ports.conversations.find("citizen") == thread()
    assert ports.conversations.find_by_code("K7M2") == thread()
    assert ports.conversations.find("nobody") is None
    assert ports.conversations.find_by_code("AAAA") is None


def test_several_threads_and_how_many_wait(ports: FakePorts) -> None:
    ports.commit(Add(thread()), Add(thread("other", "AAAA", minute=None)))
    found = ports.conversations.several(["citizen", "other", "nobody"])
    assert {one.account_id for one in found} == {"citizen", "other"}
    assert ports.conversations.several([]) == ()
    assert ports.conversations.waiting_count(9) == 1
    ports.commit(Add(thread("third", "BBBB")))
    assert (ports.conversations.waiting_count(9), ports.conversations.waiting_count(1)) == (2, 1)


def test_a_code_and_a_citizen_belong_to_one_thread(ports: FakePorts) -> None:
    ports.commit(Add(thread()))
    for second in (thread("other"), thread(code="AAAA")):
        with pytest.raises(CommitRefused) as refused:
            ports.commit(Add(second), Add(entry(9, second.account_id)))
        assert refused.value.concerns(Thread)
    assert ports.conversations.find("other") is None
    assert ports.conversations.entries("other", limit=9, cursor=None).items == ()


def test_of_two_writers_of_one_version_one_wins(ports: FakePorts) -> None:
    ports.commit(Add(thread()))
    second = thread().replace(version=2)
    ports.commit(over(second, 1))
    with pytest.raises(CommitRefused):
        ports.commit(over(second, 1))
    assert ports.conversations.find("citizen") == second


def test_entries_come_newest_first_in_pages_that_new_ones_do_not_move(ports: FakePorts) -> None:
    for number in (3, 1, 5, 2, 4):
        ports.commit(Add(entry(number)))
    ports.commit(Add(entry(1, "other")))
    first = ports.conversations.entries("citizen", limit=2, cursor=None)
    assert list(first.items) == [entry(5), entry(4)]
    ports.commit(Add(entry(6)))
    second = ports.conversations.entries("citizen", limit=2, cursor=first.cursor)
    third = ports.conversations.entries("citizen", limit=2, cursor=second.cursor)
    assert [one.entry_id for one in (*second.items, *third.items)] == ["e3", "e2", "e1"]
    assert third.cursor is None


def test_an_entry_never_changes(ports: FakePorts) -> None:
    ports.commit(Add(entry(1)))
    with pytest.raises(CommitRefused):
        ports.commit(Add(entry(1).replace(text="lain")))


def test_threads_that_wait_are_listed_the_longest_waiting_first(ports: FakePorts) -> None:
    for account_id, code, minute in (("c", "CCCC", 3), ("a", "AAAA", 1), ("b", "BBBB", 2)):
        ports.commit(Add(thread(account_id, code, minute)))
    ports.commit(Add(thread("d", "DDDD", None)))
    first = ports.conversations.waiting(limit=2, cursor=None)
    second = ports.conversations.waiting(limit=2, cursor=first.cursor)
    assert [one.account_id for one in (*first.items, *second.items)] == ["a", "b", "c"]
    answered = thread("a", "AAAA", None).replace(version=2)
    ports.commit(over(answered, 1))
    left = ports.conversations.waiting(limit=9, cursor=None).items
    assert [one.account_id for one in left] == ["b", "c"]


def test_a_number_leads_to_whom_it_was_last_written_for_until_it_ends(ports: FakePorts) -> None:
    assert ports.conversations.route("digest", NOW) is None
    ports.commit(Overwrite(Route(number_digest="digest", account_id="first", expires_at=SOON)))
    ports.commit(Overwrite(Route(number_digest="digest", account_id="second", expires_at=SOON)))
    assert ports.conversations.route("digest", NOW) == "second"
    assert ports.conversations.route("digest", NOW + timedelta(hours=2)) is None


def test_a_message_of_the_gateway_is_taken_once(ports: FakePorts) -> None:
    assert not ports.conversations.was_received("digest", NOW)
    ports.commit(Add(Received(digest="digest", expires_at=SOON)), Add(entry(1)))
    assert ports.conversations.was_received("digest", NOW)
    with pytest.raises(CommitRefused) as refused:
        ports.commit(Add(Received(digest="digest", expires_at=SOON)), Add(entry(2)))
    assert refused.value.concerns(Received)
    assert len(ports.conversations.entries("citizen", limit=9, cursor=None).items) == 1


def test_an_erased_thread_is_gone_with_its_code_and_all_its_messages(ports: FakePorts) -> None:
    ports.commit(Add(thread()))
    ports.commit(Add(thread("other", "AAAA")), Add(entry(1, "other")))
    for number in range(105):
        ports.commit(Add(entry(number)))
    for _ in range(2):
        ports.conversations.erase("citizen")
        assert ports.conversations.find("citizen") is None
        assert ports.conversations.find_by_code("K7M2") is None
        assert ports.conversations.entries("citizen", limit=9, cursor=None).items == ()
    assert ports.conversations.find_by_code("AAAA") == thread("other", "AAAA")
    assert len(ports.conversations.entries("other", limit=9, cursor=None).items) == 1
