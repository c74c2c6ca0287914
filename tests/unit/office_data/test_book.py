"""The office's data as it holds now: defaults, and what administrators lay over them."""

from datetime import date, timedelta
from typing import Any

from chalicelib.domain.office_data.book import KEPT
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.office_data.sections import FAQ, PLACES
from chalicelib.domain.storage import Add
from tests.fakes.ports import FakePorts


def say(ports: FakePorts, kind: OfficeKind, entry_id: str, content: Any, **more: Any) -> None:
    record = OfficeRecord(
        kind=kind, entry_id=entry_id, version=1, content=content, changed_at=ports.clock.now(),
        **more,
    )  # fmt: skip
    ports.commit(Add(record))


def names(ports: FakePorts) -> dict[str, str]:
    return {entry.entry_id: entry.content.name for entry in ports.office_book.active(PLACES)}


def test_an_administrators_entry_goes_over_a_default_beside_it_or_hides_it() -> None:
    ports = FakePorts()
    place = {"name": "Puskesmas Talang Baru", "kind": "puskesmas", "district": "13.02.07"}
    say(ports, OfficeKind.PLACE, "puskesmas-talang", place)
    say(ports, OfficeKind.PLACE, "pasar-alahan", {"name": "Pasar Alahan", "kind": "other"})
    say(ports, OfficeKind.PLACE, "rsud-arosuka", {"name": "R", "kind": "hospital"}, active=False)
    found = names(ports)
    assert found["puskesmas-talang"] == "Puskesmas Talang Baru"
    assert found["pasar-alahan"] == "Pasar Alahan"
    assert "rsud-arosuka" not in found
    assert found["puskesmas-singkarak"] == "Puskesmas Singkarak"
    hidden = {entry.entry_id for entry in ports.office_book.entries(PLACES) if not entry.active}
    assert hidden == {"rsud-arosuka"}


class CountingStore:
    def __init__(self, store: Any) -> None:
        self.store, self.reads = store, 0

    def of_kind(self, kind: OfficeKind) -> Any:
        self.reads += 1
        return self.store.of_kind(kind)


def test_a_kind_is_read_once_a_minute_however_often_it_is_asked_for() -> None:
    ports = FakePorts()
    ports.office_data = store = CountingStore(ports.office_data)
    for _ in range(50):
        ports.office_book.active(FAQ)
        ports.office_book.entries(FAQ)
    assert store.reads == 1
    say(ports, OfficeKind.FAQ, "biaya", _question("Gratis?"))
    ports.clock.at += KEPT - timedelta(seconds=1)
    assert store.reads == 1
    ports.clock.at += timedelta(seconds=1)
    first = ports.office_book.active(FAQ)[0]
    assert (first.content.question.id, store.reads) == ("Gratis?", 2)


def _question(text: str) -> dict[str, Any]:
    return {
        "question": {"id": text, "en": text},
        "answer": {"id": "Ya.", "en": "Yes."},
        "order": 0,
    }


def test_a_holiday_of_the_office_counts_for_promises_and_a_working_day_too() -> None:
    ports = FakePorts()
    monday, lebaran = date(2026, 3, 9), date(2026, 3, 23)
    assert ports.calendar.is_working_day(monday)
    assert not ports.calendar.is_working_day(lebaran)
    said = {"rule": "holiday", "reason": "Hari jadi kabupaten"}
    say(ports, OfficeKind.HOLIDAY, "2026-03-09", said)
    say(ports, OfficeKind.HOLIDAY, "2026-03-23", {"rule": "working-day", "reason": "SKB baru"})
    ports.office_book.forget(OfficeKind.HOLIDAY)
    assert not ports.calendar.is_working_day(monday)
    assert ports.calendar.is_working_day(lebaran)
    assert ports.calendar.add_working_days(date(2026, 3, 6), 1) == date(2026, 3, 10)


def test_a_withdrawn_holiday_is_a_working_day_again() -> None:
    ports = FakePorts()
    said = {"rule": "holiday", "reason": "Salah tanggal"}
    say(ports, OfficeKind.HOLIDAY, "2026-03-09", said, active=False)
    assert ports.calendar.is_working_day(date(2026, 3, 9))


def test_the_office_is_reached_where_its_administrators_say() -> None:
    ports = FakePorts()
    contact = {"label": {"id": "Loket", "en": "Counter"}, "whatsapp": "+6281299990000"}
    content = {"phone": "(0755) 31000", "email": "izin@contoh.id", "contacts": [contact]}
    say(ports, OfficeKind.CONTACTS, "office", content)
    assert (ports.office.phone, ports.office.email) == ("(0755) 31000", "izin@contoh.id")
    assert [one.whatsapp for one in ports.office.contacts] == ["+6281299990000"]
    assert ports.office.code == "DPMPTSPNAKER"
