"""Whole NIKs in an export: a reason and a fresh code, or none; the file is opened."""

import io

import openpyxl
from playwright.sync_api import Page, expect

from infra.local.stack import LocalStack
from tests.e2e.conftest import Issued
from tests.e2e.officers import Office
from tests.support.factor import RECOVERY_CODES

HEAD, SECRETARY = "head", "secretary"
WHOLE = "NIK utuh, tidak disamarkan"


def niks(page: Page) -> list[str]:
    """Of the file, as the browser has it."""
    button = page.get_by_role("button", name="Unduh berkas")
    with page.expect_download() as download:
        button.click()
    data = download.value.path().read_bytes()
    [sheet] = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    [column] = [n for n, name in enumerate(head) if str(name).startswith("NIK")]
    return [str(row[column]) for row in rows]


def test_a_nik_is_whole_only_with_a_reason_and_a_fresh_code(
    office: Office, issued: Issued, stack: LocalStack
) -> None:
    nik = issued.holder.nik
    with office.page(HEAD, "/petugas/ekspor") as page:
        page.get_by_role("button", name="Buat berkas").click()
        assert nik not in niks(page)
    with office.page(HEAD, "/petugas/ekspor") as page:
        page.get_by_label(WHOLE).check()
        page.get_by_role("button", name="Buat berkas").click()
        reason = page.get_by_label("Untuk apa NIK utuh diperlukan")
        code = page.get_by_label("Kode dari aplikasi")
        expect(reason).to_have_attribute("aria-invalid", "true")
        expect(code).to_have_attribute("aria-invalid", "true")
        reason.fill("Dicocokkan dengan Dinas Kesehatan.")
        code.fill("AAAAA-AAAAA")
        page.get_by_role("button", name="Buat berkas").click()
        expect(reason).not_to_have_attribute("aria-invalid", "true")
        expect(code).to_have_attribute("aria-invalid", "true")
        expect(reason).to_have_value("Dicocokkan dengan Dinas Kesehatan.")
        code.fill(RECOVERY_CODES[0])
        page.get_by_role("button", name="Buat berkas").click()
        expect(page.get_by_text("NIK dalam berkas ini utuh")).to_be_visible()
        assert nik in niks(page)
        assert "Dinas" not in page.url
    with office.page(SECRETARY, "/petugas/ekspor") as page:
        expect(page.get_by_role("button", name="Buat berkas")).to_be_visible()
        expect(page.get_by_role("link", name="Laporan bulanan")).to_be_visible()
        expect(page.get_by_label(WHOLE)).to_have_count(0)
