"""An administrator sees what is to be erased, on which day and why, without a name."""

from playwright.sync_api import expect

from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in
from tests.e2e.officers import Office


def test_what_is_to_be_erased_stands_with_its_reason_and_its_day(
    office: Office, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = sent_in(citizen, research_data())
    body = {"reason": "Penelitian dibatalkan."}
    citizen.call("POST", f"/applications/{application_id}/withdraw", body)
    receipt = citizen.call("GET", f"/applications/{application_id}")["receipt"]
    with office.page("administrator", "/petugas/penghapusan") as page:
        lists = page.get_by_role("navigation", name="Daftar penghapusan")
        lists.get_by_role("link", name="Dibatalkan").click()
        row = (
            page.get_by_role("table", name="Dibatalkan").get_by_role("row").filter(has_text=receipt)
        )
        expect(row).to_contain_text("Isi dan dokumen permohonan yang dibatalkan")
        expect(row).to_contain_text("UU 27/2022 Pasal 43")
        assert page.url.endswith("/petugas/penghapusan/dibatalkan")
        name = citizen.call("GET", "/profile")["name"]
        expect(page.get_by_role("main")).not_to_contain_text(name)
        lists.get_by_role("link", name="Berkas yang sudah dihapus").click()
        expect(page.get_by_role("main")).to_contain_text("Tidak ada di daftar ini.")
