"""What an officer may do beyond their own files: release a colleague's claim with a note, and
search every step and year with a reason."""

import pytest
from playwright.sync_api import Page, expect

from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in
from tests.e2e.officers import Office, file_of, in_queue

HOLDER, ABOVE, ADMINISTRATOR = "back_office", "section_head", "administrator"
HOLDERS_NAME = "Rina Marlina, S.Kom"
APPLICANT = "Siti Rahmadani"
NOTE = "Rina sakit sejak pagi."
RELEASE = "Lepaskan dari pemegangnya…"


@pytest.fixture
def held(stack: LocalStack, office: Office) -> str:
    """A research permit that the back office has claimed."""
    application_id = sent_in(client(stack), research_data())
    holder = office.client(HOLDER)
    until("the queue", lambda: in_queue(holder, HOLDER, application_id))
    path = f"/officer/applications/{application_id}"
    version = holder.call("GET", path)["application"]["version"]
    holder.call("POST", f"{path}/claim", {"version": version})
    return application_id


def _search(page: Page, words: str) -> None:
    expect(page.get_by_role("navigation", name="Menu petugas")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/petugas/cari")


def _released(office: Office, application_id: str) -> bool:
    """By whom and why is in the file's history."""
    path = f"/officer/applications/{application_id}"
    notes = office.client(HOLDER).call("GET", f"{path}/audit")["notes"]
    texts = [one["text"] for one in notes if one["text"] == NOTE]
    file = office.client(HOLDER).call("GET", path)
    return texts == [NOTE] and file["claimed_by"] is None


def test_a_superior_releases_a_claim_from_the_file_with_a_note(office: Office, held: str) -> None:
    with office.page(ABOVE, f"{file_of(held)}?baca") as page:
        expect(page.locator(".app-review > .app-notice")).to_contain_text(HOLDERS_NAME)
        page.get_by_role("button", name=RELEASE).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text(f"Dipegang {HOLDERS_NAME}.")
        dialog.get_by_role("button", name="Lepaskan", exact=True).click()
        expect(dialog.get_by_role("alert")).to_contain_text("Tulis mengapa")
        dialog.get_by_label("Alasan").fill(NOTE)
        dialog.get_by_role("button", name="Lepaskan", exact=True).click()
        expect(dialog).to_have_count(0)
        expect(page.locator(".app-review > .app-notice")).to_have_count(0)
    assert _released(office, held)


def test_an_administrator_searches_every_chain_with_a_reason_and_releases_there(
    office: Office, held: str
) -> None:
    receipt = office.client(HOLDER).call("GET", f"/officer/applications/{held}")["application"][
        "receipt"
    ]
    with office.page(ADMINISTRATOR, "/petugas") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        _search(page, receipt)
        expect(page.get_by_text("Tidak ada berkas yang cocok.")).to_be_visible()
        page.get_by_role("button", name="Cari semua").click()
        expect(page.get_by_role("alert")).to_contain_text("Tulis alasan")
        page.get_by_label("Alasan pencarian").fill("Pengaduan warga 12")
        page.keyboard.press("Enter")
        row = page.locator("tbody tr", has_text=receipt)
        expect(row).to_contain_text(APPLICANT)
        # an administrator decides no step: the file is found, and is not theirs to open
        expect(row).to_contain_text("di luar jangkauan Anda")
        expect(row.get_by_role("link")).to_have_count(0)
        expect(page.get_by_text("Alasan: Pengaduan warga 12")).to_be_visible()
        page.reload()
        row.get_by_role("button", name="Lepaskan…").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Alasan").fill(NOTE)
        dialog.get_by_role("button", name="Lepaskan", exact=True).click()
        expect(page.get_by_text("1 berkas dilepaskan.")).to_be_visible()
        expect(row).to_contain_text("Bebas")
        assert [url for url in asked if receipt in url or "engaduan" in url] == []
        page.get_by_role("button", name="Hanya berkas saya").click()
        expect(page.get_by_text("Tidak ada berkas yang cocok.")).to_be_visible()
    assert _released(office, held)


def test_who_may_not_search_wider_is_not_asked_for_a_reason(office: Office) -> None:
    with office.page(HOLDER, "/petugas") as page:
        _search(page, "Tidakadanama")
        expect(page.get_by_text("Tidak ada berkas yang cocok.")).to_be_visible()
        expect(page.get_by_role("button", name="Cari semua")).to_have_count(0)
