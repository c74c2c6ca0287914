"""Officers and issued permits: found by number, taken back, recorded from old lists by two."""

import re
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from chalicelib.handlers.admin.permit_imports import XLSX
from tests.e2e.conftest import Issued
from tests.e2e.officers import Office
from tests.support.workbooks import workbook

HEAD, CLERK, ADMINISTRATOR = "head", "back_office", "administrator"
WHY = "Lokasi penelitian tidak sesuai dengan izin."
HEADINGS = ["Nomor izin", "Jenis izin", "Nama pemegang", "Tanggal terbit", "Penandatangan"]
OLD = ["SK/77/2020", "Surat Izin Praktik Bidan", "Yulia Ramadhani", "2020-01-31", "Kepala Dinas"]


def old_list(*rows: list[Any]) -> FilePayload:
    return {"name": "izin-2020.xlsx", "mimeType": XLSX, "buffer": workbook([HEADINGS, *rows])}


def test_the_head_finds_a_permit_by_its_number_and_takes_it_back_once_sure(
    office: Office, issued: Issued
) -> None:
    with office.page(HEAD, "/petugas/izin") as page:
        page.get_by_label("Nomor izin, seperti pada surat").fill("SK/0/1999")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("persis seperti pada surat")
        page.get_by_label("Nomor izin, seperti pada surat").fill(f" {issued.number.lower()}")
        page.keyboard.press("Enter")
        detail = page.get_by_role("region", name=issued.number)
        expect(detail).to_contain_text("Rahmat Hidayat")
        detail.get_by_text("Cabut izin ini").first.click()
        detail.get_by_label("Alasan pencabutan").fill(WHY)
        detail.get_by_role("button", name="Cabut izin ini").click()
        expect(page.get_by_role("alert")).to_contain_text("Centang kalimat ini")
        detail.get_by_label(f"Saya membuat keputusan pencabutan izin {issued.number}").check()
        detail.get_by_role("button", name="Cabut izin ini").click()
        expect(detail).to_contain_text("belum ditandatangani. Izin masih berlaku.")
        expect(detail).to_contain_text(WHY)
        expect(detail.get_by_text("Cabut izin ini")).to_have_count(0)
        detail.get_by_role("link", name="Ke halaman Tanda tangan").click()
        _sign_the_decree(page, issued)
    with office.page(HEAD, f"/petugas/izin/{issued.permit_id}") as page:
        detail = page.get_by_role("region", name=issued.number)
        expect(detail).to_contain_text("Dicabut")
        expect(detail.get_by_role("button", name=re.compile("Keputusan Nomor"))).to_be_visible()
    verdict = office.client(HEAD).call("GET", f"/verifications/{issued.permit_id}")
    assert verdict["standing"] == "revoked"


def _sign_the_decree(page: Page, issued: Issued) -> None:
    """It is looked at and ticked by hand, and signed with the passphrase of the page."""
    letters = page.get_by_role("table", name="Surat siap ditandatangani")
    row = letters.get_by_role("row").filter(has_text=issued.number)
    expect(row).to_contain_text("Pencabutan")
    expect(row.get_by_role("checkbox")).not_to_be_checked()
    paper = page.get_by_role("img", name=re.compile("Pratinjau surat Pencabutan"))
    expect(paper.locator("canvas").first).to_be_visible()
    row.get_by_role("checkbox").check()
    page.get_by_role("button", name=re.compile("^Tanda tangani")).click()
    results = page.get_by_role("table", name="Hasil tiap surat")
    done = results.get_by_role("row").filter(has_text=issued.number)
    expect(done).to_contain_text("/CABUT/")


def test_who_may_not_revoke_is_offered_nothing(office: Office, issued: Issued) -> None:
    with office.page(CLERK, f"/petugas/izin/{issued.permit_id}") as page:
        expect(page.get_by_role("region", name=issued.number)).to_be_visible()
        expect(page.get_by_text("Cabut izin ini")).to_have_count(0)


def test_an_old_list_tells_each_wrong_cell_and_is_released_by_somebody_else(
    office: Office,
) -> None:
    with office.page(ADMINISTRATOR, "/petugas/izin-lama") as page:
        wrong = [*OLD[:3], "31 Februari", OLD[4]]
        page.get_by_label("Pilih berkas XLSX").set_input_files(old_list(OLD, wrong))
        row = page.get_by_role("row", name=re.compile("D3"))
        expect(row).to_contain_text("bukan tanggal")
        expect(page.get_by_role("button", name="Ajukan daftar ini")).to_have_count(0)
        page.get_by_label("Pilih berkas XLSX").set_input_files(old_list(OLD))
        page.get_by_role("button", name="Ajukan daftar ini").click()
        expect(page.get_by_text("Orang lain yang mengesahkan.")).to_be_visible()
        expect(page.get_by_role("button", name="Sahkan")).to_have_count(0)
    with office.page(HEAD, "/petugas/izin-lama") as page:
        page.get_by_role("button", name="Sahkan").click()
        expect(page.locator("tbody")).to_contain_text("Tercatat")
    with office.page(HEAD, "/petugas/izin") as page:
        page.get_by_label("Nomor izin, seperti pada surat").fill(OLD[0])
        page.keyboard.press("Enter")
        expect(page.get_by_role("region", name=OLD[0])).to_contain_text("daftar lama")
    with office.page(ADMINISTRATOR, "/petugas/izin-lama") as page:
        page.get_by_text("Batalkan daftar").first.click()
        page.get_by_label("Alasan").fill("Salah lembar kerja.")
        page.get_by_role("button", name="Batalkan daftar").click()
        expect(page.locator("tbody")).to_contain_text("Salah lembar kerja.")
        expect(page.locator("tbody")).to_contain_text("Dibatalkan")


def test_lists_without_anything_say_so(office: Office) -> None:
    with office.page(CLERK, "/petugas/lewat-tenggat") as page:
        expect(page.locator("main")).to_contain_text("Tidak ada berkas yang lewat tenggat.")
    with office.page(HEAD, "/petugas/lama-tahap?year=2020&quarter=2") as page:
        expect(page.locator("main")).to_contain_text("Belum ada tahap yang diputus")
        expect(page.get_by_label("Triwulan")).to_have_value("2")
