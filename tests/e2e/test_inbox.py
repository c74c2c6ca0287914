"""The inbox: whose a thread is, notes that stay inside, saved replies, two who answer at once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.client import Browser as Client
from infra.local.stack import LocalStack
from tests.e2e.applying import client
from tests.e2e.officers import Office, give

ROLE, OTHER = "back_office", "bpjs"
DEDI = "Dedi Kurniawan"
QUESTION = "Surat sehatnya tanggal berapa, Bu?"


@pytest.fixture(scope="module")
def office(chromium: Browser, stack: LocalStack) -> Iterator[Office]:
    """Where the officer of BPJS answers citizens, too."""
    opened = Office(chromium, stack)
    give(opened, stack, OTHER, [OTHER, ROLE])
    yield opened
    opened.close()


@pytest.fixture
def citizen(stack: LocalStack) -> Client:
    asking = client(stack)
    asking.call("POST", "/messages", {"text": QUESTION})
    return asking


@pytest.fixture
def account(citizen: Client) -> str:
    account_id: str = citizen.call("GET", "/profile")["account_id"]
    return account_id


def thread(account: str) -> str:
    return f"/petugas/pesan/{account}"


def shown(page: Page, words: str) -> None:
    expect(page.locator(".app-talk__list")).to_contain_text(words)


def of_citizen(citizen: Client) -> list[str]:
    return [item["text"] for item in citizen.call("GET", "/messages")["items"]]


def test_a_thread_is_taken_handed_over_with_a_note_and_answered_by_keyboard_alone(
    office: Office, citizen: Client, account: str
) -> None:
    with office.page(ROLE, thread(account)) as page:
        shown(page, QUESTION)
        page.keyboard.press("t")
        expect(page.locator(".app-talk .app-tag--mine")).to_have_text("Anda")
        expect(page.locator(f'.app-mails a[href$="{account}"] .app-tag--mine')).to_be_visible()
        page.keyboard.press("e")
        dialog = page.get_by_role("dialog")
        offered = dialog.get_by_label("Kepada").locator("option")
        expect(offered).to_have_count(3)  # the two who answer, and the prompt
        colleague = offered.filter(has_text=DEDI).get_attribute("value")
        dialog.get_by_label("Kepada").select_option(colleague)
        dialog.get_by_label("Catatan untuk rekan").fill("Dedi tahu soal surat sehat.")
        dialog.get_by_role("button", name="Serahkan").click()
        expect(page.locator(".app-talk .app-tag--info")).to_contain_text(DEDI)
        expect(page.locator(".app-talk__list .app-inner")).to_contain_text("Dedi tahu")
    with office.page(OTHER, f"{thread(account)}?daftar=mine") as page:
        shown(page, "Dedi tahu soal surat sehat.")
        page.keyboard.press("r")
        page.keyboard.type("Paling lama tiga bulan.")
        page.keyboard.press("Control+Enter")
        shown(page, "Paling lama tiga bulan.")
        page.locator(".app-talk h2").click()
        page.keyboard.press("d")
        expect(page.locator(".app-talk .app-tag")).to_have_count(0)
    assert of_citizen(citizen)[:2] == ["Paling lama tiga bulan.", QUESTION]


def test_a_note_for_colleagues_has_its_own_field_and_never_reaches_the_applicant(
    office: Office, citizen: Client, account: str
) -> None:
    with office.page(ROLE, thread(account)) as page:
        shown(page, QUESTION)
        page.keyboard.press("r")
        page.keyboard.type("Untuk pemohon")
        page.get_by_role("button", name="Catatan petugas").click()
        field = page.get_by_label("Catatan untuk rekan")
        expect(field).to_be_focused()
        expect(field).to_have_value("")
        page.keyboard.type("Suratnya milik orang lain.")
        page.keyboard.press("Control+Enter")
        note = page.locator(".app-talk__list .app-inner").last
        expect(note).to_contain_text("tidak pernah terkirim")
        expect(note).to_contain_text("Suratnya milik orang lain.")
        page.get_by_role("button", name="Pemohon", exact=True).click()
        expect(page.get_by_label("Balasan ke pemohon")).to_have_value("Untuk pemohon")
    assert "Suratnya milik orang lain." not in of_citizen(citizen)


def test_a_saved_reply_is_filled_in_and_blanks_are_not_sent(
    office: Office, citizen: Client, account: str
) -> None:
    with office.page(ROLE, thread(account)) as page:
        expect(page.locator(".app-beside")).to_contain_text("Nomor rekomendasi")
        shown(page, QUESTION)
        page.keyboard.press("2")
        field = page.get_by_label("Balasan ke pemohon")
        expect(field).to_be_focused()
        assert citizen.call("GET", "/profile")["name"] in field.input_value()
        assert "[nomor]" in field.input_value()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("alert")).to_contain_text("[nomor]")
        expect(field).to_have_value(field.input_value())
        field.fill(field.input_value().replace("[nomor]", "Anda"))
        page.keyboard.press("Control+Enter")
        expect(field).to_have_value("")
    assert "kirim kembali permohonan Anda." in of_citizen(citizen)[0]


def test_a_colleagues_answer_is_shown_before_a_second_one_goes_out(
    office: Office, citizen: Client, account: str
) -> None:
    with office.page(ROLE, thread(account)) as page:
        shown(page, QUESTION)
        page.get_by_label("Balasan ke pemohon").fill("Enam bulan, Bu.")
        answer = {"text": "Tiga bulan, Bu."}
        office.client(OTHER).call("POST", f"/officer/messages/{account}", answer)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".app-notice--warn")).to_contain_text(f"{DEDI}, S.E. menjawab")
        shown(page, "Tiga bulan, Bu.")
        expect(page.get_by_label("Balasan ke pemohon")).to_have_value("Enam bulan, Bu.")
        assert "Enam bulan, Bu." not in of_citizen(citizen)
        page.get_by_role("button", name="Tetap kirim").click()
        shown(page, "Enam bulan, Bu.")
    assert of_citizen(citizen)[0] == "Enam bulan, Bu."


def test_who_has_the_thread_open_is_told_to_both(office: Office, account: str) -> None:
    with (
        office.page(OTHER, thread(account)) as other,
        office.page(ROLE, thread(account)) as page,
    ):
        shown(other, QUESTION)
        expect(page.locator(".app-talk")).to_contain_text(f"{DEDI}, S.E. sedang membuka pesan ini")
