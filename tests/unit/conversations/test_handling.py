"""Whose a citizen's thread is among officers, and what they tell each other about it."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.conversations import handling, inner_notes, reading, watching, writing
from chalicelib.domain.conversations.model import Handling
from chalicelib.domain.conversations.reading import ThreadList
from chalicelib.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tests.fakes.deliveries import send_announced
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.people import a_citizen, an_officer


class Desk:
    """Two officers who answer, and a citizen who has asked."""

    def __init__(self) -> None:
        self.ports = FakePorts()
        self.citizen = a_citizen(self.ports, 11)
        self.rina = an_officer(self.ports, "back_office", number=12)
        self.dedi = an_officer(self.ports, "back_office", number=13)
        self.account_id = self.citizen.account_id
        self.asks()

    def asks(self, text: str = "Halo?") -> None:
        writing.write_as_citizen(self.ports, self.citizen, text)

    def answers(self, officer: Actor, text: str = "Baik.", seen: str | None = None) -> None:
        writing.write_as_officer(self.ports, officer, self.account_id, text, seen)

    def newest(self) -> str:
        page = self.ports.conversations.entries(self.account_id, limit=1, cursor=None)
        return page.items[0].entry_id

    def listed(self, officer: Actor, which: ThreadList) -> list[tuple[str, str | None]]:
        page = reading.listed_threads(self.ports, officer, which, limit=9, cursor=None)
        return [
            (one.thread.account_id, one.handling and one.handling.officer_name)
            for one in page.items
        ]

    def notes(self) -> list[str]:
        return [n.text for n in self.ports.conversations.inner_notes(self.account_id, limit=9)]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_who_takes_a_thread_has_it_in_their_own_list_and_colleagues_see_whose_it_is(
    desk: Desk,
) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    mine = (desk.account_id, desk.rina.name)
    assert desk.listed(desk.rina, ThreadList.MINE) == [mine]
    assert desk.listed(desk.dedi, ThreadList.MINE) == []
    assert desk.listed(desk.dedi, ThreadList.OPEN) == [mine]


def test_a_colleague_cannot_take_or_release_it_and_is_told_whose_it_is(desk: Desk) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    for act in (handling.claim, handling.release):
        with pytest.raises(Conflict) as refused:
            act(desk.ports, desk.dedi, desk.account_id)
        assert refused.value.problem == "thread-held"
        assert refused.value.params == {"officer": desk.rina.name}


def test_an_administrator_who_answers_too_may_release_it(desk: Desk) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    both = an_officer(desk.ports, "back_office", "administrator", number=14)
    handling.release(desk.ports, both, desk.account_id)
    assert desk.listed(desk.rina, ThreadList.OPEN) == [(desk.account_id, None)]


def test_it_lapses_after_the_next_working_day(desk: Desk) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    desk.ports.clock.advance(days=4)
    assert desk.listed(desk.dedi, ThreadList.OPEN) == [(desk.account_id, None)]
    assert desk.listed(desk.rina, ThreadList.MINE) == []
    handling.claim(desk.ports, desk.dedi, desk.account_id)


def test_who_may_answer_no_more_holds_nothing(desk: Desk) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    account = desk.ports.accounts.find(desk.rina.account_id)
    assert account
    stored.put_account(desk.ports, account.replace(enabled=False))
    assert desk.listed(desk.dedi, ThreadList.OPEN) == [(desk.account_id, None)]


def test_handing_over_leaves_a_note_and_what_the_citizen_writes_next_goes_to_the_colleague(
    desk: Desk,
) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    handling.hand_over(
        desk.ports, desk.rina, desk.account_id, desk.dedi.account_id, "Tahu soal STR."
    )
    assert desk.listed(desk.dedi, ThreadList.MINE) == [(desk.account_id, desk.dedi.name)]
    [note] = desk.ports.conversations.inner_notes(desk.account_id, limit=9)
    assert (note.text, note.handed_to) == ("Tahu soal STR.", desk.dedi.name)
    send_announced(desk.ports)
    before = len(desk.ports.channels.sent)
    desk.asks("Lalu?")
    send_announced(desk.ports)
    account = desk.ports.accounts.find(desk.dedi.account_id)
    assert account
    assert [m.address for m in desk.ports.channels.sent[before:]] == [account.whatsapp]


def test_it_is_handed_to_nobody_who_answers_no_citizens(desk: Desk) -> None:
    head = an_officer(desk.ports, "head", number=15)
    for officer_id in (head.account_id, desk.account_id, "nobody"):
        with pytest.raises(InvalidInput) as refused:
            handling.hand_over(desk.ports, desk.rina, desk.account_id, officer_id, "")
        assert refused.value.fields[0].code == "answers-no-citizens"


def test_a_thread_that_is_put_away_is_nobodys_and_among_those_done(desk: Desk) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    thread = desk.ports.conversations.find(desk.account_id)
    assert thread
    reading.put_away(desk.ports, desk.rina, desk.account_id, thread.version)
    assert desk.listed(desk.rina, ThreadList.OPEN) == []
    assert desk.listed(desk.rina, ThreadList.DONE) == [(desk.account_id, None)]
    assert desk.listed(desk.rina, ThreadList.MINE) == []


def test_there_is_nothing_to_take_where_nobody_has_written(desk: Desk) -> None:
    other = a_citizen(desk.ports, 16)
    with pytest.raises(NotFound):
        handling.claim(desk.ports, desk.rina, other.account_id)


def test_a_second_answer_is_refused_until_the_colleagues_has_been_seen(desk: Desk) -> None:
    seen = desk.newest()
    desk.ports.clock.advance(seconds=1)
    desk.answers(desk.dedi, "Sudah, Bu.")
    with pytest.raises(Conflict) as refused:
        desk.answers(desk.rina, "Belum, Bu.", seen)
    assert refused.value.problem == "answered-meanwhile"
    assert refused.value.params == {"officer": desk.dedi.name}
    desk.answers(desk.rina, "Menambahkan rekan saya.", desk.newest())


def test_what_the_citizen_or_oneself_wrote_meanwhile_stops_no_answer(desk: Desk) -> None:
    seen = desk.newest()
    desk.ports.clock.advance(seconds=1)
    desk.asks("Satu lagi.")
    desk.answers(desk.rina, "Satu.", seen)
    desk.ports.clock.advance(seconds=1)
    desk.answers(desk.rina, "Dua.", seen)


def test_inner_notes_are_no_messages_and_nothing_is_sent_for_them(desk: Desk) -> None:
    send_announced(desk.ports)
    before = len(desk.ports.channels.sent)
    thread = desk.ports.conversations.find(desk.account_id)
    inner_notes.write_inner_note(desk.ports, desk.rina, desk.account_id, "Suratnya lama.")
    send_announced(desk.ports)
    assert desk.notes() == ["Suratnya lama."]
    assert len(desk.ports.channels.sent) == before
    assert desk.ports.conversations.find(desk.account_id) == thread
    _, page = reading.own_thread(desk.ports, desk.citizen, limit=9, cursor=None)
    assert [entry.text for entry in page.items] == ["Halo?"]


def test_notes_and_the_holder_go_with_the_thread_when_it_is_erased(desk: Desk) -> None:
    handling.claim(desk.ports, desk.rina, desk.account_id)
    inner_notes.write_inner_note(desk.ports, desk.rina, desk.account_id, "Suratnya lama.")
    desk.ports.conversations.erase(desk.account_id)
    assert desk.notes() == []
    assert handling.holder(desk.ports, desk.account_id) is None


def test_colleagues_see_each_other_look_for_ninety_seconds(desk: Desk) -> None:
    def look(officer: Actor, *, viewing: bool = True) -> list[str]:
        seen = watching.report(desk.ports, officer, desk.account_id, viewing=viewing)
        return [one.name for one in seen]

    assert look(desk.rina) == []
    assert look(desk.dedi) == [desk.rina.name]
    assert look(desk.rina, viewing=False) == [desk.dedi.name]
    assert look(desk.dedi) == []
    desk.ports.clock.advance(seconds=91)
    assert look(desk.rina) == []


def test_none_of_it_is_for_officers_who_answer_nobody(desk: Desk) -> None:
    head = an_officer(desk.ports, "head", number=15)
    for act in (handling.claim, handling.release):
        with pytest.raises(NotAllowed):
            act(desk.ports, head, desk.account_id)
    with pytest.raises(NotAllowed):
        inner_notes.write_inner_note(desk.ports, head, desk.account_id, "Halo.")
    with pytest.raises(NotAllowed):
        watching.report(desk.ports, head, desk.account_id, viewing=True)
    with pytest.raises(NotAllowed):
        handling.hand_over(desk.ports, head, desk.account_id, desk.rina.account_id, "")


def test_taking_a_thread_leaves_what_the_citizen_has_seen_as_it_is(desk: Desk) -> None:
    """Who answered last takes it: nothing of the thread changes, and no page is stale."""
    desk.answers(desk.rina)
    before = desk.ports.conversations.find(desk.account_id)
    assert before
    handling.claim(desk.ports, desk.rina, desk.account_id)
    assert desk.ports.conversations.find(desk.account_id) == before
    assert reading.mark_read(desk.ports, desk.citizen, before.version).unread_by_citizen == 0


def test_releasing_twice_changes_nothing_more(desk: Desk) -> None:
    def kept() -> Handling | None:
        return desk.ports.records.find(Handling, desk.account_id)

    handling.release(desk.ports, desk.rina, desk.account_id)
    assert kept() is None
    handling.claim(desk.ports, desk.rina, desk.account_id)
    handling.release(desk.ports, desk.rina, desk.account_id)
    once = kept()
    handling.release(desk.ports, desk.rina, desk.account_id)
    assert once and kept() == once


def test_a_thread_that_needs_no_answer_any_more_is_nobodys_once_it_is_put_away(desk: Desk) -> None:
    desk.answers(desk.dedi)
    handling.claim(desk.ports, desk.dedi, desk.account_id)
    thread = desk.ports.conversations.find(desk.account_id)
    assert thread and thread.waiting_since is None
    reading.put_away(desk.ports, desk.dedi, desk.account_id, thread.version)
    assert desk.listed(desk.dedi, ThreadList.DONE) == [(desk.account_id, None)]
