"""The officers' site: signing in with the second factor, the queue by keys, signing, messages."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.chromium import sign_in_officer
from demo.client import Browser as Client
from demo.client import until
from demo.world import World, populate
from infra.local.codes import code_at
from infra.local.stack import LocalStack
from tests.e2e.conftest import PATIENCE_MS

DESK = {"width": 1280, "height": 900}
ROW = ".app-queue tbody tr"
ENDED = {
    "type": "about:blank",
    "title": "Sesi berakhir",
    "status": 401,
    "detail": "Masuk lagi.",
    "code": "not-signed-in",
    "instance": "",
    "errors": [],
}


def account_of(stack: LocalStack, role: str) -> dict[str, str]:
    return next(account for account in stack.accounts if account["role"] == role)


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack)


@pytest.fixture
def desk(page: Page) -> Page:
    page.set_viewport_size(DESK)
    return page


@pytest.fixture(scope="module")
def office(chromium: Browser, stack: LocalStack, world: World) -> Iterator[BrowserContext]:
    """A clerk's browser, signed in once: a code is good once, and the next one takes its time."""
    context = chromium.new_context(base_url=stack.url, viewport=DESK, locale="id-ID")
    context.set_default_timeout(PATIENCE_MS)
    sign_in_officer(context.new_page(), account_of(stack, "back_office"))
    yield context
    context.close()


@pytest.fixture
def clerk(office: BrowserContext) -> Iterator[Page]:
    page = office.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto("/petugas")
    expect(page.locator(ROW).first).to_be_visible()
    yield page
    page.close()
    assert trouble == []


def test_an_officer_signs_in_with_a_code_and_a_wrong_one_keeps_the_door_shut(
    desk: Page, stack: LocalStack
) -> None:
    account = account_of(stack, "administrator")
    desk.goto("/petugas")
    desk.get_by_label("NIK atau e-mail").fill(account["sign_in"])
    desk.get_by_label("Kata sandi", exact=True).fill(account["password"])
    desk.get_by_label("Kata sandi", exact=True).press("Enter")
    field = desk.get_by_label("Kode dari aplikasi")
    expect(field).to_be_focused()
    field.fill("000000")
    field.press("Enter")
    expect(desk.get_by_role("alert")).to_be_visible()
    expect(field).to_have_value("000000")
    field.fill(code_at(datetime.now(UTC)))
    field.press("Enter")
    expect(desk.get_by_role("navigation", name="Menu petugas")).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("button", name="Keluar")).to_be_visible()


def test_a_row_is_found_ticked_and_opened_by_keys_alone(clerk: Page, world: World) -> None:
    clerk.keyboard.press("j")
    here = clerk.locator(f"{ROW}[aria-current=true]")
    expect(here).to_have_count(1)
    clerk.keyboard.press("x")
    expect(here.get_by_role("checkbox")).to_be_checked()
    expect(clerk.get_by_text("1 berkas dipilih")).to_be_visible()
    clerk.keyboard.press("x")
    clerk.keyboard.press("o")
    clerk.wait_for_url(f"**/petugas/berkas/{world.waiting}?baca")
    clerk.go_back()
    expect(here).to_have_count(1)  # back at the row


def test_single_keys_do_nothing_in_a_field_and_can_be_switched_off(clerk: Page) -> None:
    clerk.keyboard.press("f")
    words = clerk.get_by_label("Cari dalam daftar ini")
    expect(words).to_be_focused()
    clerk.keyboard.type("jxou")
    expect(words).to_have_value("jxou")
    expect(clerk.locator(f"{ROW}[aria-current=true]")).to_have_count(0)
    with clerk.expect_response("**/api/officer/views") as saved:
        clerk.get_by_role("button", name="Matikan tombol tunggal").click()
    assert saved.value.ok
    clerk.keyboard.press("j")
    expect(clerk.locator(f"{ROW}[aria-current=true]")).to_have_count(0)
    clerk.evaluate("localStorage.removeItem('sisfo.kept.keys-off')")  # as at another computer
    clerk.reload()
    expect(clerk.get_by_role("button", name="Nyalakan tombol tunggal")).to_be_visible()
    clerk.keyboard.press("j")
    expect(clerk.locator(f"{ROW}[aria-current=true]")).to_have_count(0)
    clerk.get_by_role("button", name="Nyalakan tombol tunggal").click()
    clerk.keyboard.press("j")
    expect(clerk.locator(f"{ROW}[aria-current=true]")).to_have_count(1)


def test_words_that_are_searched_for_stand_in_no_address(clerk: Page) -> None:
    asked: list[str] = []
    clerk.on("request", lambda request: asked.append(request.url))
    clerk.keyboard.press("/")
    clerk.keyboard.type("Yulia Ramadhani")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/petugas/cari")
    expect(clerk.get_by_text("untuk “Yulia Ramadhani”")).to_be_visible()
    clerk.reload()
    expect(clerk.get_by_text("untuk “Yulia Ramadhani”")).to_be_visible()
    assert [url for url in asked if "ulia" in url] == []


def test_the_citizens_site_leaves_the_officers_addresses_alone(desk: Page) -> None:
    desk.goto("/")
    desk.evaluate("document.body.insertAdjacentHTML('beforeend', '<a href=/petugas id=x>x</a>')")
    desk.locator("#x").click()
    expect(desk.get_by_role("heading", name="Masuk sebagai petugas")).to_be_visible()


def test_an_answer_is_written_and_what_was_typed_survives_a_reload(
    clerk: Page, stack: LocalStack, world: World
) -> None:
    citizen = Client(stack.url)
    citizen.sign_in(world.email, world.password)
    citizen.call("POST", "/messages", {"text": "Apakah surat dari klinik diterima?"})
    clerk.goto("/petugas/pesan")
    clerk.get_by_role("link", name="Yulia Ramadhani").click()
    # The list beside it shows the question too.
    talk = clerk.get_by_role("region", name="Yulia Ramadhani")
    expect(talk.get_by_text("Apakah surat dari klinik diterima?")).to_be_visible()
    field = talk.get_by_label("Balasan ke pemohon")
    clerk.keyboard.press("r")
    expect(field).to_be_focused()
    clerk.keyboard.type("Diterima, asalkan dari dokter.")
    clerk.reload()
    expect(field).to_have_value("Diterima, asalkan dari dokter.")
    clerk.get_by_role("button", name="Kirim balasan").click()
    expect(clerk.locator(".app-talk__list .is-ours").last).to_contain_text("asalkan dari dokter")
    expect(field).to_have_value("")
    shown = citizen.call("GET", "/messages")["items"][0]["text"]
    assert shown == "Diterima, asalkan dari dokter."


def test_ticked_files_are_taken_and_put_back_and_the_row_says_so(clerk: Page) -> None:
    clerk.keyboard.press("j")
    clerk.keyboard.press("x")
    clerk.keyboard.press("Enter")
    expect(clerk.get_by_text("1 berkas Anda ambil.")).to_be_visible()
    row = clerk.locator(ROW).first
    expect(row.get_by_text("Anda", exact=True)).to_be_visible()
    expect(row).to_have_attribute("aria-current", "true")  # the keys stand where they stood
    clerk.keyboard.press("u")
    expect(clerk.get_by_text("1 berkas dilepaskan.")).to_be_visible()
    expect(row.get_by_text("Bebas", exact=True)).to_be_visible()


def test_filters_stand_in_the_address_and_a_saved_view_brings_them_back(clerk: Page) -> None:
    clerk.get_by_label("Jenis izin").select_option(label="Izin Penelitian")
    clerk.wait_for_url("**/petugas?type=penelitian")
    expect(clerk.locator(ROW).first).to_be_visible()
    clerk.get_by_role("button", name="Simpan tampilan").click()
    clerk.get_by_label("Nama tampilan").fill("Penelitian saja")
    clerk.keyboard.press("Enter")
    tab = clerk.get_by_role("link", name="Penelitian saja")
    expect(tab).to_have_attribute("aria-current", "page")
    clerk.get_by_label("Jenis izin").select_option(label="Semua")
    clerk.wait_for_url("**/petugas")
    clerk.reload()
    tab.click()
    clerk.wait_for_url("**/petugas?type=penelitian")
    clerk.go_back()
    clerk.wait_for_url("**/petugas")


def test_a_session_that_ends_asks_for_the_code_and_sends_what_was_typed(
    clerk: Page, stack: LocalStack, world: World
) -> None:
    account = account_of(stack, "back_office")
    clerk.goto(f"/petugas/pesan/{world.account_id}")
    clerk.get_by_label("Balasan ke pemohon").fill("Masih ada setelah sesi berakhir.")
    ended = {"status": 401, "json": ENDED}
    clerk.route("**/api/sessions/refresh", lambda route: route.fulfill(**ended), times=1)
    clerk.route("**/api/officer/messages/*", lambda route: route.fulfill(**ended), times=1)
    clerk.get_by_role("button", name="Kirim balasan").click()
    dialog = clerk.get_by_role("dialog")
    dialog.get_by_label("NIK atau e-mail").fill(account["sign_in"])
    dialog.get_by_label("Kata sandi", exact=True).fill(account["password"])
    clerk.keyboard.press("Enter")
    field = dialog.get_by_label("Kode dari aplikasi")
    expect(field).to_be_visible()

    def entered() -> bool | None:
        field.fill(code_at(datetime.now(UTC), 1))
        with clerk.expect_response("**/api/sessions/second-factor") as answered:
            clerk.keyboard.press("Enter")
        return True if answered.value.ok else None

    until("a code that was not used", entered)
    expect(dialog).to_have_count(0)
    sent = clerk.locator(".app-talk__list .is-ours").last
    expect(sent).to_contain_text("Masih ada setelah sesi berakhir.")
