"""Administrators maintain the office's data; every change is noted in one chain."""

import json
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.errors import DomainError
from chalicelib.domain.office_data import announcements, auditing, editing
from chalicelib.domain.office_data.model import Entry, OfficeKind
from chalicelib.domain.office_data.sections import (
    ANNOUNCEMENTS,
    CONTACTS,
    FAQ,
    HOLIDAYS,
    PLACES,
    Announcement,
    DayRule,
    OfficeContacts,
    Place,
    PlaceKind,
    Question,
)
from chalicelib.domain.storage import Change
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import refused
from tests.support.people import a_citizen, an_administrator, an_officer

MARKET = Place(name="Pasar Alahan Panjang", kind=PlaceKind.OTHER, district="13.02.04")
CLOSED = DayRule(rule="holiday", reason="Hari jadi kabupaten")


class Office:
    def __init__(self) -> None:
        self.ports = FakePorts()
        self.admin = an_administrator(self.ports)

    def place(self, entry_id: str, version: int, content: Place = MARKET, **more: Any) -> Any:
        return editing.put_entry(
            self.ports, more.pop("by", self.admin), PLACES, entry_id, version, content, **more
        )

    def notes(self, limit: int = 50, cursor: str | None = None) -> Any:
        return auditing.list_notes(self.ports, self.admin, limit=limit, cursor=cursor)

    def shown(self) -> dict[str, str]:
        return {one.entry_id: one.content.name for one in self.ports.office_book.active(PLACES)}


@pytest.fixture
def office() -> Office:
    return Office()


def news(starts_on: str = "2026-03-01", ends_on: str | None = None) -> Announcement:
    text = {"id": "Loket pindah.", "en": "The counter has moved."}
    return Announcement.model_validate(
        {"title": text, "text": text, "starts_on": starts_on, "ends_on": ends_on}
    )


def test_a_place_is_added_changed_hidden_and_brought_back(office: Office) -> None:
    assert office.place("pasar-alahan", 0).version == 1
    assert office.shown()["pasar-alahan"] == "Pasar Alahan Panjang"
    moved = MARKET.replace(name="Pasar Alahan Panjang Lama")
    assert office.place("pasar-alahan", 1, moved).version == 2
    assert office.shown()["pasar-alahan"] == "Pasar Alahan Panjang Lama"
    [note, _] = office.notes().items
    assert json.loads(note.details["before"])["name"] == "Pasar Alahan Panjang"
    assert not office.place("pasar-alahan", 2, moved, active=False).active
    assert "pasar-alahan" not in office.shown()
    office.place("pasar-alahan", 3, moved)
    assert "pasar-alahan" in office.shown()


def test_the_first_word_about_a_default_is_at_version_0(office: Office) -> None:
    renamed = Place(name="Puskesmas Talang Baru", kind=PlaceKind.HEALTH_CENTRE)
    office.place("puskesmas-talang", 0, renamed)
    assert office.shown()["puskesmas-talang"] == "Puskesmas Talang Baru"
    [note] = office.notes().items
    assert json.loads(note.details["before"])["name"] == "Puskesmas Talang"
    assert json.loads(note.details["after"])["name"] == "Puskesmas Talang Baru"


def test_whoever_edits_what_has_changed_meanwhile_is_told_so(office: Office) -> None:
    office.place("pasar", 0)
    for version in (0, 2):
        with refused("stale-version"):
            office.place("pasar", version)
    assert [note.seq for note in office.notes().items] == [1]


@pytest.mark.parametrize("role", ["head", "back_office", None])
def test_only_an_administrator_may(office: Office, role: str | None) -> None:
    ports = office.ports
    other: Actor = an_officer(ports, role, number=7) if role else a_citizen(ports, 7)
    for act in (
        lambda: office.place("pasar", 0, by=other),
        lambda: editing.list_entries(ports, other, PLACES),
        lambda: editing.announce(ports, other, news()),
        lambda: editing.list_announcements(ports, other, limit=5, cursor=None),
        lambda: auditing.list_notes(ports, other, limit=5, cursor=None),
    ):
        with refused("not-for-this-role"):
            act()
    assert not stored.rows(ports, "office")


def fields_of(act: Any) -> dict[str, str]:
    with pytest.raises(DomainError) as refusal:
        act()
    return {problem.path: problem.code for problem in refusal.value.fields}


def test_what_does_not_fit_is_refused_by_name(office: Office) -> None:
    ports, admin = office.ports, office.admin
    elsewhere = MARKET.replace(district="13.03.04")
    assert fields_of(lambda: office.place("pasar", 0, elsewhere)) == {
        "content.district": "unknown-district"
    }
    for name in ("Pasar", "pasar_1", "-pasar", "p" * 65, ""):
        assert fields_of(lambda n=name: office.place(n, 0)) == {"entry_id": "not-an-entry-id"}
    for day in ("2026-02-30", "20261231"):
        assert fields_of(lambda d=day: editing.put_entry(ports, admin, HOLIDAYS, d, 0, CLOSED)) == {
            "entry_id": "not-a-date"
        }
    assert fields_of(lambda: editing.announce(ports, admin, news("2026-03-02", "2026-03-01"))) == {
        "content.ends_on": "range-reversed"
    }
    assert not stored.rows(ports, "office")


def test_the_office_is_always_reached_somehow(office: Office) -> None:
    [entry] = editing.list_entries(office.ports, office.admin, CONTACTS)
    content: OfficeContacts = entry.content

    def put(entry_id: str, **more: Any) -> Entry[OfficeContacts]:
        return editing.put_entry(office.ports, office.admin, CONTACTS, entry_id, 0, content, **more)

    assert fields_of(lambda: put("office", active=False)) == {"active": "contacts-needed"}
    with refused("unknown-entry"):
        put("second")
    assert put("office").version == 1


def test_places_and_the_letterhead_s_lines_hold_only_what_letters_print(office: Office) -> None:
    ports, admin = office.ports, office.admin
    smiling = MARKET.replace(name="Pasar Raya ☺")
    assert fields_of(lambda: office.place("pasar", 0, smiling)) == {
        "content.name": "unprintable-signs"
    }
    [entry] = editing.list_entries(ports, admin, CONTACTS)
    for name in ("phone", "email"):
        other = entry.content.replace(**{name: "٠٧٥٥@kantor.example"})
        assert fields_of(
            lambda c=other: editing.put_entry(ports, admin, CONTACTS, "office", 0, c)
        ) == {f"content.{name}": "another-script"}
    assert not stored.rows(ports, "office")


def test_a_new_holiday_moves_what_is_promised_from_then_on(office: Office) -> None:
    friday = date(2026, 3, 6)
    assert office.ports.calendar.add_working_days(friday, 1) == date(2026, 3, 9)
    editing.put_entry(office.ports, office.admin, HOLIDAYS, "2026-03-09", 0, CLOSED)
    assert office.ports.calendar.add_working_days(friday, 1) == date(2026, 3, 10)


def test_announcements_are_shown_from_their_first_day_to_their_last(office: Office) -> None:
    ports, admin = office.ports, office.admin
    for span in (("2026-03-01", None), ("2026-03-02", "2026-03-02"), ("2026-03-03", None)):
        editing.announce(ports, admin, news(*span))
    ended = editing.announce(ports, admin, news("2026-02-01", "2026-03-01"))
    hidden = editing.announce(ports, admin, news("2026-02-02"))
    editing.put_entry(ports, admin, ANNOUNCEMENTS, hidden.entry_id, 1, hidden.content, active=False)

    def starts() -> list[str]:
        page = announcements.list_current(ports, limit=50, cursor=None)
        return [str(entry.content.starts_on) for entry in page.items]

    assert starts() == ["2026-03-02", "2026-03-01"]
    ports.clock.advance(days=1)
    assert starts() == ["2026-03-03", "2026-03-01"]
    everything = editing.list_announcements(ports, admin, limit=50, cursor=None).items
    assert [entry.entry_id for entry in everything][:2] == [hidden.entry_id, ended.entry_id]
    assert len(everything) == 5


def test_an_announcement_gets_its_id_from_the_office(office: Office) -> None:
    with refused("unknown-entry"):
        editing.put_entry(office.ports, office.admin, ANNOUNCEMENTS, "zzz", 0, news())


def test_all_changes_are_one_chain_read_from_its_end(office: Office) -> None:
    for number in range(3):
        office.place(f"pasar-{number}", 0)
    question = Question.model_validate(
        {"question": {"id": "A?", "en": "B?"}, "answer": {"id": "C.", "en": "D."}}
    )
    editing.put_entry(office.ports, office.admin, FAQ, "baru", 0, question, active=False)
    first = office.notes(limit=3)
    assert [note.details["about"] for note in first.items] == [
        "faq/baru", "place/pasar-2", "place/pasar-1",
    ]  # fmt: skip
    assert [note.event for note in first.items][:2] == [
        "office-data-hidden", "office-data-changed",
    ]  # fmt: skip
    rest = office.notes(limit=3, cursor=first.cursor)
    assert ([note.seq for note in rest.items], rest.cursor) == ([1], None)
    assert rest.items[0].actor_name == office.admin.name
    end = office.ports.office_data.find(OfficeKind.CHAIN, auditing.END)
    notes = office.ports.notes.of(auditing.SUBJECT)
    assert first_break(notes, end.version, end.note_head) is None
    forged = [notes[0], notes[1].replace(actor_name="Orang Lain"), *notes[2:]]
    assert first_break(forged, end.version, end.note_head) == 2


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1" * 20, "²"])
def test_a_cursor_that_was_never_given_is_refused(office: Office, cursor: str) -> None:
    with refused("bad-cursor"):
        office.notes(cursor=cursor)


def test_two_edits_at_the_same_moment_both_find_their_place_in_the_chain(office: Office) -> None:
    """Another administrator writes between the reading and the writing of the first."""
    commit, raced = office.ports.commit, []

    def slow(*changes: Change) -> None:
        if not raced:
            raced.append(True)
            office.place("dari-yang-lain", 0)
        commit(*changes)

    office.ports.commit = slow
    office.place("pasar", 0)
    about = [note.details["about"] for note in office.notes().items]
    assert about == ["place/pasar", "place/dari-yang-lain"]


def test_a_kind_that_is_read_whole_has_an_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "MOST_ENTRIES", 2)
    office.place("pasar-1", 0)
    office.place("pasar-2", 0)
    with refused("too-many-entries"):
        office.place("pasar-3", 0)
    assert office.place("pasar-2", 1).version == 2
