"""What the WhatsApp gateway hands in: whose message it is, and into which thread it goes."""

import itertools
from typing import Any

import pytest

from chalicelib.domain.conversations import inbound, writing
from chalicelib.domain.conversations.model import Entry, Side, Way
from chalicelib.domain.errors import NotSignedIn
from tests.fakes.deliveries import send_announced
from tests.fakes.papers import Sent
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.people import a_citizen, an_officer

_ids = itertools.count(1)


class Phone:
    """The ports, with one citizen, one officer and the gateway between them."""

    def __init__(self) -> None:
        self.ports = FakePorts()
        self.citizen = a_citizen(self.ports, 11)
        self.officer = an_officer(self.ports, "back_office", number=12)
        self.office = self.ports.office.contacts[0].whatsapp

    def number(self, account_id: str) -> str:
        account = self.ports.accounts.find(account_id)
        assert account
        return account.whatsapp

    @property
    def code(self) -> str:
        thread = self.ports.conversations.find(self.citizen.account_id)
        assert thread
        return f"[{thread.code}]"

    def asks(self, text: str = "Halo?") -> None:
        writing.write_as_citizen(self.ports, self.citizen, text)

    def answers(self, account_id: str = "", text: str = "Baik.") -> None:
        account_id = account_id or self.citizen.account_id
        writing.write_as_officer(self.ports, self.officer, account_id, text)

    def whatsapp(self, sender: str, text: str, quoted: str = "", identity: str = "") -> list[Sent]:
        """A message comes in; what leaves because of it."""
        send_announced(self.ports)
        before = len(self.ports.channels.sent)
        given: dict[str, Any] = {
            "id": identity or f"wamid.{next(_ids)}", "from": sender, "text": text,
            "quoted": quoted, "type": "text",
        }  # fmt: skip
        inbound.receive(self.ports, inbound.InboundMessage.model_validate(given))
        send_announced(self.ports)
        return self.ports.channels.sent[before:]

    def entries(self, account_id: str = "") -> list[Entry]:
        account_id = account_id or self.citizen.account_id
        found = self.ports.conversations.entries(account_id, limit=50, cursor=None)
        return list(found.items)


def test_a_citizens_reply_arrives_in_the_thread_and_goes_on_to_the_officer() -> None:
    phone = Phone()
    phone.answers()
    number = phone.number(phone.citizen.account_id)
    [message] = phone.whatsapp(number.removeprefix("+"), "Terima\u2068 kasih\u2069.")
    newest = phone.entries()[0]
    assert (newest.side, newest.way, newest.text) == (Side.CITIZEN, Way.WHATSAPP, "Terima kasih.")
    assert newest.author_id == phone.citizen.account_id
    assert message.address == phone.number(phone.officer.account_id)
    assert "Terima kasih." in message.body


def test_an_officers_reply_to_a_message_with_the_code_arrives_and_goes_on_to_the_citizen() -> None:
    phone = Phone()
    phone.asks()
    send_announced(phone.ports)
    received = phone.ports.channels.sent[-1]
    messages = phone.whatsapp(phone.office, "Sudah lengkap, Bu.", quoted=received.body)
    newest = phone.entries()[0]
    assert (newest.side, newest.way, newest.author_id) == (Side.OFFICE, Way.WHATSAPP, None)
    assert newest.author_name == phone.ports.office.short_name
    assert len(messages) == 2 and all("Sudah lengkap, Bu." in one.body for one in messages)


def test_an_officer_may_type_the_code_and_it_is_not_sent_on() -> None:
    phone = Phone()
    phone.answers()
    phone.whatsapp(phone.number(phone.officer.account_id), f"{phone.code.lower()} Siap.")
    newest = phone.entries()[0]
    assert (newest.author_id, newest.text) == (phone.officer.account_id, "Siap.")


def test_who_is_not_of_the_office_writes_into_nobodys_thread_by_its_code() -> None:
    phone = Phone()
    phone.answers()
    other = an_officer(phone.ports, "head", number=13)
    stranger = a_citizen(phone.ports, 14)
    for sender in (phone.number(other.account_id), phone.number(stranger.account_id)):
        phone.whatsapp(sender, f"{phone.code} Palsu")
    assert [entry.text for entry in phone.entries()] == ["Baik."]
    assert phone.entries(stranger.account_id) == []


def test_an_officer_who_may_not_answer_any_more_writes_into_no_thread() -> None:
    phone = Phone()
    phone.answers()
    account = phone.ports.accounts.find(phone.officer.account_id)
    assert account
    stored.put_account(phone.ports, account.replace(enabled=False))
    phone.whatsapp(account.whatsapp, f"{phone.code} Masih saya")
    assert len(phone.entries()) == 1


@pytest.mark.parametrize("code", [True, False], ids=["with the code", "as a reply"])
def test_a_citizen_whose_account_is_closed_writes_into_no_thread_and_is_told(code: bool) -> None:
    phone = Phone()
    phone.answers()
    account = phone.ports.accounts.find(phone.citizen.account_id)
    assert account
    stored.put_account(phone.ports, account.replace(enabled=False))
    [told] = phone.whatsapp(account.whatsapp, f"{phone.code * code} Masih saya")
    assert [entry.text for entry in phone.entries()] == ["Baik."]
    assert told.address == account.whatsapp
    assert "belum sampai ke petugas" in told.body


def test_of_accounts_with_one_number_the_one_written_to_last_gets_the_reply() -> None:
    phone = Phone()
    number = phone.number(phone.citizen.account_id)
    child = a_citizen(phone.ports, 15, whatsapp=number)
    phone.answers()
    phone.answers(child.account_id)
    phone.whatsapp(number, "Untuk yang terbaru")
    phone.whatsapp(number, "Untuk yang pertama", quoted=f"Sisfo Izin: {phone.code} pesan")
    assert phone.entries(child.account_id)[0].text == "Untuk yang terbaru"
    assert phone.entries()[0].text == "Untuk yang pertama"


def test_stating_a_strangers_number_in_ones_account_does_not_bring_their_messages() -> None:
    phone = Phone()
    thief = a_citizen(phone.ports, 15, whatsapp="+6281255556666", proven_whatsapp="")
    writing.write_as_citizen(phone.ports, thief, "Halo")
    phone.whatsapp("+6281255556666", "Saya tidak tahu apa-apa")
    assert [entry.text for entry in phone.entries(thief.account_id)] == ["Halo"]


def test_a_number_that_was_changed_leads_into_the_thread_no_more() -> None:
    phone = Phone()
    phone.answers()
    account = phone.ports.accounts.find(phone.citizen.account_id)
    assert account
    stored.put_account(phone.ports, account.replace(whatsapp="+6281277778888"))
    phone.whatsapp(account.whatsapp, "Siapa ini?")
    assert len(phone.entries()) == 1


def test_brackets_that_are_no_code_stay_in_the_text() -> None:
    phone = Phone()
    phone.answers()
    phone.whatsapp(phone.number(phone.citizen.account_id), "Izin [2026] yang mana?")
    assert phone.entries()[0].text == "Izin [2026] yang mana?"


@pytest.mark.parametrize("text", ["KONTAK", " kontak ", "Kontak!", "kontak?\n"])
def test_kontak_is_answered_with_the_offices_numbers_once_an_hour(text: str) -> None:
    phone = Phone()
    [answer] = phone.whatsapp("+6281255556666", text)
    assert answer.address == "+6281255556666"
    assert all(contact.shown in answer.body for contact in phone.ports.office.contacts)
    assert phone.whatsapp("+6281255556666", text) == []
    assert len(phone.whatsapp("+6281255557777", text)) == 1
    phone.ports.clock.advance(hours=1, seconds=1)
    assert len(phone.whatsapp("+6281255556666", text)) == 1


def test_a_message_that_fits_nowhere_is_answered_once_an_hour() -> None:
    phone = Phone()
    [answer] = phone.whatsapp("+6281255556666", "Halo")
    assert "belum sampai" in answer.body
    assert phone.whatsapp("+6281255556666", "Halo lagi") == []


def test_a_message_that_is_too_long_or_too_much_is_not_lost_silently() -> None:
    phone = Phone()
    phone.answers()
    number = phone.number(phone.citizen.account_id)
    [answer] = phone.whatsapp(number, "a" * 2001)
    assert (answer.address, len(phone.entries())) == (number, 1)
    phone.ports.clock.advance(hours=2)
    for count in range(30):
        phone.whatsapp(number, f"Pesan {count}")
    [answer] = phone.whatsapp(number, "Satu lagi")
    assert "belum sampai" in answer.body
    assert len(phone.entries()) == 31


def test_the_same_message_handed_in_again_has_no_effect_at_all() -> None:
    phone = Phone()
    phone.answers()
    number = phone.number(phone.citizen.account_id)
    assert len(phone.whatsapp(number, "Sekali", identity="wamid.same")) == 1
    counted = stored.attempts(phone.ports)
    for _ in range(40):
        assert phone.whatsapp(number, "Sekali", identity="wamid.same") == []
    assert [entry.text for entry in phone.entries()] == ["Sekali", "Baik."]
    assert stored.attempts(phone.ports) == counted


def test_of_two_deliveries_of_one_message_at_once_one_has_the_effect() -> None:
    phone = Phone()
    phone.answers()
    number = phone.number(phone.citizen.account_id)
    phone.ports.conversations.was_received = lambda *_: False
    phone.whatsapp(number, "Sekali", identity="wamid.same")
    assert phone.whatsapp(number, "Sekali", identity="wamid.same") == []
    assert [entry.text for entry in phone.entries()] == ["Sekali", "Baik."]
    assert len(phone.whatsapp("+6281255556666", "KONTAK", identity="wamid.k")) == 1
    phone.ports.clock.advance(hours=2)
    assert phone.whatsapp("+6281255556666", "KONTAK", identity="wamid.k") == []


def genuine(ports: FakePorts, body: bytes, timestamp: str, signed: str | None = None) -> None:
    if signed is None:
        signed = inbound.signature(ports.whatsapp_secret, timestamp, body)
    inbound.require_genuine(ports, body, timestamp, signed)


def test_the_signature_is_hmac_sha256_over_timestamp_and_body() -> None:
    """Computed by ``printf '1772416800.{}' | openssl dgst -sha256 -hmac secret``."""
    expected = "805a95056dc6bdd46b7508ef6eb850c58c9dc155c7636b64a952bc90de6298cf"
    assert inbound.signature(b"secret", "1772416800", b"{}") == expected


@pytest.mark.parametrize("off", [-300, -1, 0, 299, 300])
def test_a_message_signed_within_five_minutes_is_taken(off: int) -> None:
    ports = FakePorts()
    genuine(ports, b"{}", str(int(ports.clock.now().timestamp()) + off))


@pytest.mark.parametrize("off", [-301, 301, -86_400, 86_400])
def test_a_message_signed_earlier_or_later_is_refused(off: int) -> None:
    ports = FakePorts()
    with pytest.raises(NotSignedIn) as refused:
        genuine(ports, b"{}", str(int(ports.clock.now().timestamp()) + off))
    assert refused.value.problem == "webhook-late"


@pytest.mark.parametrize("timestamp", ["", "x", "-1", "1e9", "٣٤٥", "1772416800 ", "9" * 400])
def test_a_timestamp_that_is_none_is_refused(timestamp: str) -> None:
    with pytest.raises(NotSignedIn) as refused:
        genuine(FakePorts(), b"{}", timestamp)
    assert refused.value.problem == "webhook-not-genuine"


@pytest.mark.parametrize("signed", ["", "0" * 64, "é" * 64, "\ud800", "a" * 100_000])
def test_a_signature_that_is_none_is_refused(signed: str) -> None:
    ports = FakePorts()
    with pytest.raises(NotSignedIn):
        genuine(ports, b"{}", str(int(ports.clock.now().timestamp())), signed)


def test_neither_body_nor_time_of_a_signed_message_can_be_changed() -> None:
    ports = FakePorts()
    now = int(ports.clock.now().timestamp())
    signed = inbound.signature(ports.whatsapp_secret, str(now), b'{"id":"1"}')
    for body, at in ((b'{"id":"2"}', now), (b'{"id":"1"}', now + 1)):
        with pytest.raises(NotSignedIn):
            genuine(ports, body, str(at), signed)
