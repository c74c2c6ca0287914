"""An administrator reads what one officer opened and searched for, and that reading is seen."""

from playwright.sync_api import expect

from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in
from tests.e2e.officers import Office

ADMINISTRATOR, CLERK = "administrator", "back_office"
CLERKS_NAME = "Rina Marlina, S.Kom"


def test_what_an_officer_opened_is_read_in_words_and_the_reading_is_noted(
    office: Office, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = sent_in(citizen, research_data())
    receipt = citizen.call("GET", f"/applications/{application_id}")["receipt"]
    clerk = office.client(CLERK)
    clerk.call("GET", f"/officer/applications/{application_id}/file")
    clerk.call("POST", "/officer/files/search", {"words": receipt})
    with office.page(ADMINISTRATOR, "/petugas/akses") as page:
        page.get_by_role("combobox", name="Petugas").select_option(CLERKS_NAME)
        page.get_by_role("button", name="Tampilkan").click()
        log = page.get_by_role("table", name="Akses petugas")
        expect(log.locator("tbody tr", has_text="Mencari berkas").first).to_contain_text(
            "1 hasil tampil"
        )
        opened = log.locator("tbody tr", has_text="Membuka berkas").filter(has_text=receipt)
        expect(opened.first).to_contain_text("KTP")
        assert "Rina" not in page.url and receipt not in page.url
        page.get_by_label("Dari").fill("2020-01-02")
        page.get_by_label("sampai").fill("2020-01-01")
        page.get_by_role("button", name="Tampilkan").click()
        expect(page.get_by_label("sampai")).to_have_accessible_description(
            "Tanggal selesai lebih awal daripada tanggal mulai. Tukar atau perbaiki."
        )
    with office.page(ADMINISTRATOR, "/petugas/catatan") as page:
        newest = page.get_by_role("table", name="Perubahan data kantor").locator("tbody tr").first
        expect(newest).to_contain_text("Akses seorang petugas dibaca")
