"""What a phone of five years ago, a browser that keeps nothing, and a second window do to a person
(docs/checks.md 67): nothing typed is lost, and no control is missing without a word."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from infra.local.stack import LocalStack
from tests.e2e.applying import GOOD, client, ready, sign_in, start
from tests.e2e.conftest import PHONE

NOTICE = "Halaman ini belum dapat dipakai di peramban Anda"
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {
        get() { throw new DOMException("blocked", "SecurityError"); },
    });"""
YOUNGER = """
    delete Array.prototype.at; delete Array.prototype.findLast; delete Object.hasOwn;
    delete Array.prototype.toSorted; delete window.structuredClone; delete Object.groupBy;
    delete Crypto.prototype.randomUUID; delete URLSearchParams.prototype.size;
    delete AbortSignal.prototype.throwIfAborted; delete AbortSignal.timeout;
    delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close;
    delete Navigator.prototype.locks; delete window.OffscreenCanvas;
    delete window.createImageBitmap;
"""
"""What Safari 14 and Chrome 87 do not have."""


def _opened(chromium: Browser, stack: LocalStack, script: str) -> BrowserContext:
    context = chromium.new_context(base_url=stack.url, viewport=PHONE, locale="id-ID")
    context.add_init_script(script)
    return context


def test_a_script_that_does_not_start_is_told_on_the_page(page: Page, stack: LocalStack) -> None:
    page.route("**/assets/main-*.js", lambda route: route.fulfill(body="let a = ;"))
    page.goto(f"{stack.url}/masuk")
    expect(page.get_by_text(NOTICE)).to_be_visible()
    page.unroute("**/assets/main-*.js")
    page.reload()
    expect(page.get_by_label("NIK atau e-mail")).to_be_visible()
    expect(page.get_by_text(NOTICE)).to_have_count(0)


def test_where_cookies_are_blocked_a_registration_stays_as_it_was_typed(
    chromium: Browser, stack: LocalStack
) -> None:
    context = _opened(chromium, stack, NO_STORAGE)
    page = context.new_page()
    page.goto("/daftar")
    page.get_by_label("Nama lengkap").fill("Siti Rahmadani")
    page.get_by_role("button", name="Lanjut ke unggah KTP").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.get_by_label("Nama lengkap")).to_have_value("Siti Rahmadani")
    page.get_by_role("link", name="Periksa keaslian izin").last.click()
    page.wait_for_url("**/izin")
    page.go_back()
    expect(page.get_by_label("Nama lengkap")).to_have_value("Siti Rahmadani")
    context.close()


def test_where_cookies_are_blocked_a_form_is_filled_and_saved(
    chromium: Browser, stack: LocalStack
) -> None:
    citizen = client(stack)
    draft = start(citizen)
    context = _opened(chromium, stack, NO_STORAGE)
    page = context.new_page()
    sign_in(page, stack, f"/permohonan/{draft}/data")
    title = page.get_by_label("Judul")
    title.fill("Hubungan gizi ibu dan panjang badan lahir")
    title.blur()
    expect(page.locator(".app-saved--saved")).to_be_visible()
    assert citizen.call("GET", f"/applications/{draft}")["data"]["judul"].startswith("Hubungan")
    context.close()


def test_a_browser_of_five_years_ago_sends_an_application_and_asks_with_a_dialog(
    chromium: Browser, stack: LocalStack
) -> None:
    draft = ready(client(stack), {**GOOD, "judul": "Ketahanan pangan keluarga di nagari"})
    context = _opened(chromium, stack, YOUNGER)
    page = context.new_page()
    sign_in(page, stack, f"/permohonan/{draft}/periksa")
    page.get_by_label("Saya menyatakan").check()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.get_by_text("Nomor tanda terima").first).to_be_visible()
    page.goto(f"/permohonan/{draft}")
    page.get_by_role("button", name="Batalkan permohonan").click()
    expect(page.locator("dialog").get_by_role("button").first).to_be_focused()
    context.close()


def test_two_windows_on_one_draft_bring_back_what_was_typed_in_each(
    page: Page, stack: LocalStack
) -> None:
    draft = start(client(stack))
    sign_in(page, stack, f"/permohonan/{draft}/data")
    page.get_by_label("Judul").wait_for()
    other = page.context.new_page()
    other.goto(f"{stack.url}/permohonan/{draft}/data")
    other.get_by_label("Judul").wait_for()
    page.context.set_offline(True)
    page.get_by_label("Judul").fill("Gizi ibu hamil di Kubung")
    other.get_by_label("Nomor surat rekomendasi").fill("166/FE-UMMY/XI-2026")
    page.get_by_label("Nomor surat rekomendasi").fill("166")
    expect(other.get_by_text("Isian ini juga diubah di jendela lain")).to_have_count(2)
    page.close()
    page = other
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Judul")).to_have_value("Gizi ibu hamil di Kubung")
    expect(page.get_by_label("Nomor surat rekomendasi")).to_have_value("166")
