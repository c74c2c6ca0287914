"""What a person has with the office: told apart, counted, printed, and closed behind them."""

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from chalicelib.domain.catalogue.subject import LONGEST
from tests.e2e.applying import sign_in_at, start
from tests.e2e.barriers import IS_WIDE, TORN
from tests.e2e.conftest import Issued

STATUSES = [
    "Draf",
    "Menunggu Verifikasi",
    "Sedang Diproses",
    "Perlu Perbaikan",
    "Sedang Ditandatangani",
    "Disetujui",
    "Ditolak",
    "Batal",
]
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


def test_the_list_is_narrowed_to_each_status_that_a_row_can_show(
    page: Page, issued: Issued
) -> None:
    start(issued.holder.browser, judul="Draf yang belum dikirim")
    sign_in_at(page, "/permohonan", issued.holder)
    status, rows = page.get_by_label("Status"), page.locator(".app-files__one")
    expect(rows.first).to_be_visible()
    assert status.locator("option").all_inner_texts() == ["Semua status", *STATUSES]
    for name in ("Draf", "Disetujui"):
        status.select_option(label=name)
        expect(rows.first).to_contain_text(name)
        expect(rows.filter(has_not_text=name)).to_have_count(0)
    status.select_option(label="Ditolak")
    expect(page.get_by_text("Tidak ada yang cocok")).to_be_visible()


def test_tabs_are_whole_on_a_phone_and_the_arrow_keys_move_between_them(
    page: Page, issued: Issued
) -> None:
    sign_in_at(page, f"/permohonan/{issued.holder.application_id}", issued.holder)
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_text(["Detail", "Dokumen Persyaratan", "Catatan", "Proses"])
    assert page.evaluate(TORN) == []
    assert not page.evaluate(IS_WIDE)
    tops = [box["y"] for tab in tabs.all() if (box := tab.bounding_box())]
    assert len(set(tops)) == 2, "two in a row"
    tabs.first.focus()
    for name in ("Dokumen Persyaratan", "Catatan", "Proses", "Detail"):
        page.keyboard.press("ArrowRight")
        chosen = page.get_by_role("tab", name=name)
        expect(chosen).to_be_focused()
        expect(chosen).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()


def test_consent_to_publish_is_given_and_taken_back_by_a_button_that_answers(
    page: Page, issued: Issued
) -> None:
    sign_in_at(page, f"/izin-saya/{issued.permit_id}", issued.holder)
    consent = page.get_by_role("checkbox", name="Saya setuju hasil ini ditampilkan")
    for given, said in ((True, "boleh ditampilkan"), (False, "tidak ditampilkan")):
        consent.set_checked(given)
        expect(page.get_by_text(said)).to_have_count(0)
        page.get_by_role("button", name="Simpan pilihan").click()
        expect(page.get_by_text(f"Tersimpan: hasil penelitian {said}.")).to_be_visible()
        page.reload()
        expect(consent).to_be_checked(checked=given)
