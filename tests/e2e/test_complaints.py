"""A complaint: without a name and by its code, or with an account; answered from the register."""

import re

from playwright.sync_api import Page, expect

from demo.client import until
from tests.e2e.applying import sign_in_at
from tests.e2e.barriers import axe
from tests.e2e.conftest import Issued
from tests.e2e.officers import Office

HOT = "Ruang tunggu loket panas dan antreannya lama."
SORRY = "Terima kasih. Kipasnya kami ganti pekan ini."


def write(page: Page, text: str) -> None:
    """By keyboard: a category is chosen by Space, Tab leads to the text."""
    category = page.get_by_role("radio", name="Lainnya")
    expect(category).to_be_visible()
    category.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type(text)


def filed(page: Page) -> str:
    """Its number, from the page that says that it is sent."""
    said = page.locator("main").get_by_text(re.compile(r"Nomornya \d+/ADUAN"))
    expect(said).to_be_visible()
    found = re.search(r"\d+/ADUAN/\w+/\d+", said.inner_text())
    assert found
    return found[0]


def ask(office: Office, number: str, question: str) -> None:
    """The secretary answers without an outcome."""
    with office.page("secretary", "/petugas/pengaduan") as desk:
        desk.locator(".app-mails").get_by_role("link", name=number).click()
        talk = desk.get_by_role("region", name=number)
        talk.get_by_label("Jawaban untuk pengadu").fill(question)
        talk.get_by_role("button", name="Kirim jawaban").click()
        expect(talk.locator(".app-pre").last).to_have_text(question)


def close(office: Office, number: str, outcome: str) -> None:
    """The secretary answers it with its outcome."""
    with office.page("secretary", "/petugas/pengaduan") as desk:
        desk.locator(".app-mails").get_by_role("link", name=number).click()
        talk = desk.get_by_role("region", name=number)
        talk.get_by_label("Jawaban untuk pengadu").fill(SORRY)
        talk.get_by_label("Hasil").select_option(label=outcome)
        assert axe(desk) == []
        talk.get_by_role("button", name="Kirim jawaban").click()
        expect(talk).to_have_count(0)
        expect(desk.locator(".app-mails").get_by_role("link", name=number)).to_have_count(0)
        desk.get_by_role("link", name="Selesai").click()
        row = desk.locator(".app-mails").get_by_role("link", name=number)
        expect(row).to_contain_text(outcome)


def test_who_complains_without_a_name_reads_the_outcome_by_the_code(
    page: Page, office: Office
) -> None:
    page.goto("/pengaduan")
    write(page, HOT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    number = filed(page)
    code = page.locator("main .govuk-heading-l", has_text=re.compile(r"^\w{4}-\w{4}-\w{4}$"))
    expect(code).to_be_visible()
    assert axe(page) == []
    kept = code.inner_text()
    assert kept not in page.url
    close(office, number, "terbukti")
    page.get_by_role("link", name="Lihat hasil dengan kode").click()
    page.get_by_label("Kode pengaduan").fill(kept.lower())
    page.get_by_role("button", name="Lihat hasil").click()
    card = page.get_by_role("region", name=number)
    expect(card).to_contain_text(SORRY)
    expect(card).to_contain_text("terbukti (")
    assert axe(page) == []


def test_what_the_office_asks_is_answered_by_the_code_and_stands_first_in_the_register(
    page: Page, office: Office
) -> None:
    page.goto("/pengaduan")
    write(page, HOT)
    page.get_by_role("button", name="Kirim pengaduan").click()
    number = filed(page)
    code = page.locator("main .govuk-heading-l", has_text=re.compile(r"^\w{4}-\w{4}-\w{4}$"))
    expect(code).to_be_visible()
    kept = code.inner_text()
    ask(office, number, "Di ruang tunggu yang mana?")
    page.get_by_role("link", name="Lihat hasil dengan kode").click()
    page.get_by_label("Kode pengaduan").fill(kept)
    page.keyboard.press("Enter")
    card = page.get_by_role("region", name=number)
    expect(card).to_contain_text("Di ruang tunggu yang mana?")
    card.get_by_label("Tambahkan pesan").fill("Yang di lantai dua.")
    assert axe(page) == []
    card.get_by_role("button", name="Kirim pesan").click()
    expect(card.locator(".app-pre").last).to_have_text("Yang di lantai dua.")
    expect(card.get_by_label("Tambahkan pesan")).to_have_value("")
    with office.page("secretary", "/petugas/pengaduan") as desk:
        row = desk.locator(".app-mails").get_by_role("link").first
        expect(row).to_contain_text(number)
        expect(row).to_contain_text("Pesan baru")
        row.click()
        talk = desk.get_by_role("region", name=number)
        expect(talk).to_contain_text("Yang di lantai dua.")
        assert axe(desk) == []
        talk.get_by_role("button", name="Sudah dibaca, tidak perlu dijawab").click()
        expect(talk.get_by_role("button", name="Sudah dibaca")).to_have_count(0)
        expect(desk.locator(".app-mails").get_by_text("Pesan baru")).to_have_count(0)


def test_a_wrong_code_is_told_so_and_leads_outside_too(page: Page) -> None:
    page.goto("/pengaduan/ikuti")
    page.get_by_label("Kode pengaduan").fill("ZZZZ-ZZZZ-ZZZZ")
    page.get_by_role("button", name="Lihat hasil").click()
    expect(page.get_by_role("alert")).to_contain_text("Kode pengaduan tidak ditemukan")
    outside = page.locator("main").get_by_role("link", name="SP4N-LAPOR!")
    expect(outside).to_have_attribute("href", "https://www.lapor.go.id/")


def test_who_complains_with_an_account_is_told_and_finds_it_there(
    page: Page, office: Office, issued: Issued
) -> None:
    sign_in_at(page, "/pengaduan/saya", issued.holder)
    page.locator("main").get_by_role("link", name="Sampaikan pengaduan").click()
    write(page, "Survei tidak dapat dikirim dari ponsel saya.")
    expect(page.get_by_role("radio", name="Dengan akun saya")).to_be_checked()
    page.get_by_role("button", name="Kirim pengaduan").click()
    number = filed(page)
    close(office, number, "tidak terbukti")
    browser = issued.holder.browser
    until(
        "the news of the outcome",
        lambda: (
            any(f"{number} selesai" in one["text"] for one in browser.call("GET", "/news")["items"])
            or None
        ),
    )
    page.get_by_role("link", name="Pengaduan Anda").click()
    expect(page.get_by_role("region", name=number)).to_contain_text(SORRY)
    assert axe(page) == []


def test_what_is_missing_is_said_at_its_field_in_english_too(page: Page) -> None:
    page.goto("/pengaduan")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Send the complaint").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)


def test_who_stands_above_reads_the_register_with_its_figures_and_cannot_answer(
    page: Page, office: Office
) -> None:
    page.goto("/pengaduan")
    write(page, HOT)
    page.get_by_role("button", name="Kirim pengaduan").click()
    number = filed(page)
    with office.page("head", "/petugas/pengaduan") as desk:
        expect(desk.get_by_role("table")).to_contain_text("Lainnya")
        desk.locator(".app-mails").get_by_role("link", name=number).click()
        talk = desk.get_by_role("region", name=number)
        expect(talk).to_contain_text(HOT)
        expect(talk.get_by_role("button", name="Kirim jawaban")).to_have_count(0)
