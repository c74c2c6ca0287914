"""What the office does with an application, as its applicant sees it."""

import pytest
from playwright.sync_api import Page, expect

from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in, sign_in
from tests.e2e.officers import Office, file_of, in_queue, painted

ROLE, OFFICER = "back_office", "Rina Marlina, S.Kom (Petugas Back Office)"


@pytest.fixture
def research(stack: LocalStack, office: Office) -> str:
    """A research permit that waits for the back office; its id."""
    application_id = sent_in(client(stack), research_data())
    until("the queue", lambda: in_queue(office.client(ROLE), ROLE, application_id))
    return application_id


def test_who_opened_which_document_is_said_in_words_and_not_by_ids(
    office: Office, stack: LocalStack, research: str, page: Page
) -> None:
    citizen, officer = client(stack), office.client(ROLE).call("GET", "/profile")
    with office.page(ROLE, f"{file_of(research)}?baca") as desk:
        painted(desk, "KTP")

        def shown() -> bool | None:
            views = citizen.call("GET", f"/applications/{research}/views")["items"]
            return any(view["how"] == "shown" for view in views) or None

        until("the report of what was shown", shown)
    sign_in(page, stack, "/beranda")
    page.get_by_role("link", name="Lihat catatannya").click()
    which = page.get_by_label("Permohonan")
    receipt = citizen.call("GET", f"/applications/{research}")["receipt"]
    which.select_option(label=which.locator("option", has_text=receipt).inner_text())
    looked = page.locator(".app-rows")
    expect(looked).to_contain_text(f"{OFFICER} melihat KTP")
    expect(looked).to_contain_text(f"Berkas Proposal penelitian dikirim ke perangkat {OFFICER}")
    said = looked.inner_html()
    for hidden in (officer["account_id"], officer["email"], ROLE):
        assert hidden not in said


def test_a_rejection_says_what_is_wrong_and_what_to_do_in_both_languages(
    office: Office, stack: LocalStack, research: str, page: Page
) -> None:
    with office.page(ROLE, f"{file_of(research)}/pengembalian") as desk:
        desk.get_by_role("button", name="Tolak permohonan…").click()
        dialog = desk.get_by_role("dialog")
        dialog.get_by_label("Jenis izin salah").check()
        dialog.get_by_role("button", name="Tolak permohonan", exact=True).click()
        expect(desk.get_by_role("heading", level=1)).to_contain_text("Permohonan ditolak")
    sign_in(page, stack, f"/permohonan/{research}")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Kegiatan Anda memerlukan jenis izin lain.")
    expect(main).to_contain_text("Buat permohonan baru dengan jenis izin yang sesuai.")
    page.get_by_role("button", name="English").click()
    expect(main).to_contain_text("What you plan needs another kind of permit.")
    expect(main).to_contain_text("Start a new application for the right kind of permit.")
