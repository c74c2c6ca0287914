"""What a person has with the office: told apart, counted, printed, and closed behind them."""

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from chalicelib.domain.catalogue.subject import LONGEST
from tests.e2e.applying import sign_in_at, start
from tests.e2e.conftest import Issued

# The page's policy lets nobody fetch what it made, so the test keeps it as it is made.
KEEP_MADE = """const make = URL.createObjectURL;
    URL.createObjectURL = (made) => ((window.made = made), make.call(URL, made));"""
READ_MADE = "async () => [...new Uint8Array(await window.made.arrayBuffer())]"


def test_rows_of_one_type_tell_themselves_apart_and_are_counted(page: Page, issued: Issued) -> None:
    title = issued.holder.detail()["data"]["judul"][: LONGEST - 1]
    for number in (1, 2):
        start(issued.holder.browser, judul=f"Kajian ke-{number} tentang air bersih")
    sign_in_at(page, "/beranda", issued.holder)
    files = page.locator(".app-files").first
    for subject in ("Kajian ke-1 tentang air bersih", "Kajian ke-2 tentang air bersih", title):
        expect(files.get_by_role("link").filter(has_text=subject)).to_be_visible()
    counts = page.get_by_role("list", name="Jumlah permohonan dan izin Anda")
    expect(counts.get_by_role("link", name="0 dalam proses")).to_be_visible()
    expect(counts.get_by_role("link", name="1 terbit")).to_be_visible()

    page.goto("/permohonan")
    page.get_by_label("Tampilkan").select_option(label="50 per halaman")
    page.get_by_text("Lihat sebagai tabel tahap").click()
    table = page.get_by_role("table")
    row = table.get_by_role("row").filter(has_text=title)
    expect(table.get_by_role("columnheader", name="Kadis")).to_be_attached()
    expect(row).to_contain_text(issued.holder.detail()["registration_number"])
    expect(row.get_by_text("selesai")).to_have_count(len(issued.holder.detail()["steps"]))


def test_the_detail_shows_who_applied_and_the_way_ends_with_the_permit(
    page: Page, issued: Issued
) -> None:
    sign_in_at(page, f"/permohonan/{issued.holder.application_id}", issued.holder)
    expect(page.get_by_text(issued.holder.nik)).to_be_visible()
    page.get_by_role("tab", name="Proses").click()
    last = page.locator(".app-timeline__step").last
    expect(last).to_contain_text("Izin diterbitkan")
    expect(last).to_contain_text("Selesai")
    last.get_by_role("link", name="Buka izin dan unduh").click()
    expect(page.get_by_role("heading", name="Unduh izin")).to_be_visible()


def test_permits_are_printed_as_one_file_and_the_tab_stays_in_the_address(
    page: Page, issued: Issued
) -> None:
    page.add_init_script(KEEP_MADE)
    sign_in_at(page, "/izin-saya", issued.holder)
    page.get_by_role("tab", name="Cetak dokumen").click()
    expect(page).to_have_url(re.compile(r"/izin-saya\?bagian=cetak$"))
    page.reload()
    expect(page.get_by_role("tab", name="Cetak dokumen")).to_have_attribute("aria-selected", "true")
    page.get_by_role("checkbox", name=issued.number).check()
    page.get_by_role("button", name="Siapkan PDF dari 1 izin").click()
    expect(page.get_by_text("PDF dari 1 izin siap dicetak")).to_be_visible()
    expect(page.get_by_role("link", name="Buka PDF, lalu cetak")).to_be_visible()
    made = page.evaluate(READ_MADE)
    pages = PdfReader(io.BytesIO(bytes(made))).pages
    signed = PdfReader(io.BytesIO(issued.pdf)).pages
    assert [one.extract_text() for one in pages] == [one.extract_text() for one in signed]


def test_whoever_signs_out_is_told_so(page: Page, issued: Issued) -> None:
    sign_in_at(page, "/beranda", issued.holder)
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_text("Anda sudah keluar.")).to_be_visible()
    page.goto("/beranda")
    expect(page.get_by_label("NIK atau e-mail")).to_be_visible()
