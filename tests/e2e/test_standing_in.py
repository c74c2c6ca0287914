"""A head who is away passes the signature on and hears what nobody could sign by it, the deputy
signs as Plh., and the head takes it back: all of it on the pages."""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from infra.local.scene import keep
from infra.local.stack import LocalStack
from tests.e2e.officers import Office
from tests.support.small_scene import LAST, SMALL, URL

HEAD, DEPUTY = "head", "data_verification"
"""Of two letters that wait for the head, the midwife's passed the deputy's own hands."""
ORDER = "800/31/DPMPTSPNAKER/2026"
RUNNING = {end: files for end, files in SMALL["running"].items() if end != "signing_refused"}
PATIENCE_MS = 120_000
WIB = timedelta(hours=7)


@pytest.fixture(scope="module")
def stack(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    place = Path(tmp_path_factory.mktemp("scene"))
    with ThreadPoolExecutor(1) as beside:  # pyHanko wants a loop of its own, Playwright's runs here
        beside.submit(keep.make, URL, LAST, place, SMALL | {"running": RUNNING}).result()
    with LocalStack(scene=place) as running:
        yield running


def test_who_takes_the_only_head_s_role_or_account_away_hears_what_nobody_could_sign(
    office: Office,
) -> None:
    with office.page("administrator", "/petugas/pegawai") as page:
        told = _without(page, "Bustamar", "Kepala Dinas")
        expect(told).to_contain_text(
            "2 berkas yang menunggu tidak akan dapat diputus siapa pun. Tidak ada petugas lain"
        )
        page.get_by_label("Kepala Dinas", exact=True).check()
        expect(told).to_be_empty()
        disabling = page.locator("details", has_text="Nonaktifkan akun")
        disabling.locator("summary").click()
        expect(disabling).to_contain_text(
            "2 berkas yang menunggu tidak akan dapat diputus siapa pun. Tidak ada petugas lain"
        )
        disabling.get_by_role("button", name="Nonaktifkan akun").click()
        expect(page.get_by_role("alert")).to_contain_text("Tidak ada lagi orang kedua")


def test_who_takes_a_role_from_its_last_holder_hears_that_what_comes_would_wait(
    office: Office,
) -> None:
    with office.page("administrator", "/petugas/pegawai") as page:
        told = _without(page, "Nurhayati", "Kepala Bidang")
        expect(told).to_contain_text(
            "Sesudah ini tidak ada petugas yang berperan Kepala Bidang. Berkas yang sampai"
        )


def test_a_head_who_is_away_is_stood_in_for_and_hears_what_nobody_could_sign(
    office: Office, stack: LocalStack
) -> None:
    with office.page(HEAD, "/petugas/akun") as page:
        page.get_by_role("link", name="Pelimpahan wewenang").click()
        expect(page.get_by_text("Tidak ada pelimpahan yang berlaku")).to_be_visible()
        until = (datetime.now(UTC) + WIB).date() + timedelta(days=3)
        page.get_by_label("Sampai dengan").fill(str(until))
        page.get_by_role("button", name="Limpahkan").click()
        expect(page.get_by_role("alert")).to_contain_text("Pilih dari daftar petugas")
        expect(page.get_by_label("Sampai dengan")).to_have_value(str(until))
        page.get_by_label("Kepada").select_option(label=_deputy(page))
        before = page.locator("form div[role=status]")
        expect(before).to_contain_text(
            "1 berkas yang menunggu tidak akan dapat diputus siapa pun. Yulia Fitri"
        )
        page.get_by_label("Nomor surat perintah").fill(ORDER)
        page.get_by_role("button", name="Limpahkan").click()
        told = page.get_by_role("status")
        expect(told.first).to_contain_text("Yulia Fitri, S.Sos menjadi Plh. Kepala Dinas")
        expect(told.first).to_contain_text("1 berkas yang menunggu tidak dapat diputus siapa pun")
        expect(told.first.locator(".app-notice").last).to_be_in_viewport()
        row = page.get_by_role("row", name=re.compile("Yulia Fitri"))
        expect(row).to_contain_text("Berlaku")
        expect(row).to_contain_text(ORDER)


def test_the_deputy_signs_under_the_title_of_the_post(office: Office, stack: LocalStack) -> None:
    with office.page(DEPUTY, "/petugas/tanda-tangan") as page:
        banner = page.locator("main > .app-notice").first
        expect(banner).to_contain_text("Anda bertindak sebagai Plh. Kepala Dinas untuk Bustamar")
        letter = page.locator(".app-table tbody tr", has_text="Penelitian")
        expect(letter).to_have_count(1)
        page.keyboard.press("g")
        expect(page.get_by_label("Passphrase sertifikat Anda")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/petugas/tanda-tangan/*")
        signed = page.locator(".app-table tbody tr", has_text="Penelitian")
        expect(signed.get_by_text("Terbit", exact=True)).to_be_visible(timeout=PATIENCE_MS)
        file = signed.get_by_role("link").get_attribute("href") or ""
    _, permit_id = stack.ports.applications.get(file.rpartition("/")[2]).permit_identity
    permit = stack.ports.permits.find(permit_id)
    assert permit.signer_name == "Yulia Fitri, S.Sos"
    pdf, _ = stack.ports.permit_files.find(permit.key)
    assert "Plh. KEPALA DINAS" in _words(pdf)


def test_what_is_taken_back_ends_at_once(office: Office) -> None:
    with office.page(HEAD, "/petugas/pelimpahan") as page:
        page.get_by_role("button", name=re.compile("^Akhiri")).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Akhiri Plh. Kepala Dinas, Yulia Fitri, S.Sos?")
        dialog.get_by_role("button", name="Akhiri sekarang").click()
        expect(page.get_by_text("Tidak ada pelimpahan yang berlaku")).to_be_visible()
    with office.page(DEPUTY, "/petugas") as page:
        menu = page.get_by_role("navigation", name="Menu petugas")
        expect(menu.get_by_role("link", name="Antrean")).to_be_visible()
        expect(menu.get_by_role("link", name="Tanda tangan")).to_have_count(0)
        expect(page.get_by_text("Anda bertindak sebagai")).to_have_count(0)


def _without(page: Page, officer: str, role: str) -> Locator:
    """The role unticked, and not saved: where it is said what that would mean."""
    page.locator(".app-mails li a", has_text=officer).click()
    page.get_by_label(role, exact=True).uncheck()
    return page.locator(".app-talk form").first.locator("div[role=status]")


def _deputy(page: Page) -> str:
    option = page.get_by_label("Kepada").locator("option", has_text="Yulia Fitri")
    return option.text_content() or ""


def _words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
