"""The public pages as people meet them: from a QR code, from a message, on a small phone."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from chalicelib.domain.office_data.holidays import overrides
from chalicelib.domain.wording import indonesian_date
from chalicelib.domain.working_time.holidays import next_day_off
from demo.chromium import settle
from demo.client import mails_to
from infra.local.stack import LocalStack
from tests.e2e.barriers import IS_WIDE
from tests.e2e.conftest import Issued


def summary(page: Page) -> Locator:
    return page.locator(".govuk-error-summary")


# --- the copy of a permit ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["verifikasi", "sandi", "tembusan"])
def test_opening_a_link_spends_nothing_and_clears_the_address(page: Page, path: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"/{path}#token=only-a-click-may-send-this", wait_until="networkidle")
    assert page.evaluate("location.href").endswith(f"/{path}")
    called = {urlsplit(one.url).path for one in asked if "/api/" in one.url}
    assert called <= {"/api/office"}  # whose service this is, as every page says at its foot
    assert "only-a-click" not in page.content()


def test_a_campus_downloads_its_copy(page: Page, stack: LocalStack, issued: Issued) -> None:
    [mail] = mails_to(stack.url, "fe@kampus.example")
    [link] = re.findall(r"https?://\S+/tembusan#token=\S+", mail["text"])
    page.goto(link)
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh izin (PDF)").click()
    assert download.value.path().read_bytes() == issued.pdf
    expect(page.get_by_role("link", name="Buka berkas PDF")).to_be_visible()


def test_a_copys_link_that_is_too_old_says_so_to_an_office(page: Page) -> None:
    page.goto("/tembusan#token=unknown")
    page.get_by_role("button", name="Unduh izin (PDF)").click()
    expect(summary(page)).to_contain_text("berlaku 90 hari")


# --- is it real? ---------------------------------------------------------------------------------


def test_the_qr_code_shows_a_permit_in_force_with_its_nik_masked(
    page: Page, issued: Issued
) -> None:
    page.goto(f"/izin/{issued.permit_id}")
    expect(page.get_by_role("heading", name="Izin terdaftar dan masih berlaku")).to_be_visible()
    shown = page.locator(".app-result")
    for text in (issued.number, "Izin Penelitian", "Rahmat Hidayat", "1302**********04"):
        expect(shown).to_contain_text(text)
    assert issued.holder.nik not in page.content()

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="on record and in force")).to_be_visible()
    expect(shown).to_contain_text("Valid until")
    page.goto("/lacak")
    settle(page)
    expect(page.get_by_role("heading", name="Track an application")).to_be_visible()


def test_an_unknown_code_says_so_and_offers_the_other_check(page: Page) -> None:
    page.goto("/izin/AAAAAAAAAAAAAAAAAAAAAA")
    expect(page.get_by_role("alert")).to_contain_text("Izin tidak ditemukan")
    expect(page.get_by_label("Pilih berkas PDF izin")).to_be_attached()


def test_names_are_shown_as_text_whatever_they_hold(page: Page, issued: Issued) -> None:
    evil = "<img src=x onerror=alert(1)>"
    permit = issued.holder.browser.call("GET", f"/verifications/{issued.permit_id}")
    page.route(
        "**/api/verifications/*",
        lambda route: route.fulfill(json=permit | {"holder_name": evil, "number": evil}),
    )
    page.goto(f"/izin/{issued.permit_id}")
    expect(page.locator(".app-result")).to_contain_text(evil)
    expect(page.locator("main img")).to_have_count(0)


def check_file(page: Page, content: bytes) -> Locator:
    page.goto("/izin")
    settle(page)
    page.get_by_label("Pilih berkas PDF izin").set_input_files(
        {"name": "izin.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    return page.locator(".app-result")


def test_a_genuine_file_is_recognised(page: Page, issued: Issued) -> None:
    result = check_file(page, issued.pdf)
    expect(result.get_by_role("heading", name="Asli dan masih berlaku")).to_be_focused()
    expect(result).to_contain_text(issued.number)
    result.get_by_text("Rincian pemeriksaan").click()
    expect(result.get_by_role("definition").filter(has_text=re.compile("^Ya$"))).to_have_count(4)

    page.get_by_role("button", name="English").click()
    expect(result.get_by_role("heading", name="Genuine and in force")).to_be_visible()


@pytest.mark.parametrize("how", ["a byte changed", "something added"])
def test_an_altered_file_is_refused_with_the_reason(page: Page, issued: Issued, how: str) -> None:
    middle = len(issued.pdf) // 3
    flipped = bytes([issued.pdf[middle] ^ 1])
    altered, reason = {
        "a byte changed": (
            issued.pdf[:middle] + flipped + issued.pdf[middle + 1 :],
            "berubah setelah ditandatangani",
        ),
        "something added": (issued.pdf + b"\n% more\n", "tidak mencakup seluruh berkas"),
    }[how]
    result = check_file(page, altered)
    expect(result.get_by_role("heading", name="Berkas sudah berubah")).to_be_visible()
    expect(result.get_by_role("listitem").first).to_contain_text(reason)
    expect(result).not_to_contain_text("Rahmat Hidayat")


def test_a_file_can_be_dropped(page: Page, issued: Issued) -> None:
    page.goto("/izin")
    settle(page)
    page.get_by_label("Pilih berkas PDF izin").wait_for(state="attached")
    dropped = page.evaluate_handle(
        """bytes => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], "izin.pdf"));
            return carried;
        }""",
        list(issued.pdf),
    )
    page.locator(".app-drop").dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.get_by_role("heading", name="Asli dan masih berlaku")).to_be_focused()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    check_file(page, b"%PDF-1.7\n" + bytes(1_000_000))
    expect(page.locator(".govuk-error-message")).to_contain_text("lebih besar dari 1 MB")
    assert [request.url for request in asked if "/api/verifications" in request.url] == []


# --- how far is it? ------------------------------------------------------------------------------


def test_tracking_says_how_far_it_is_and_puts_nothing_into_the_address(
    page: Page, stack: LocalStack, issued: Issued
) -> None:
    page.goto("/lacak")
    settle(page)
    page.get_by_role("button", name="Lacak").click()
    expect(summary(page).get_by_role("link")).to_have_count(2)

    page.get_by_label("Nomor tanda terima").fill(issued.receipt.lower())
    page.get_by_label("Kode pelacakan").fill("000000")
    page.get_by_role("button", name="Lacak").click()
    expect(summary(page)).to_contain_text("Permohonan tidak ditemukan")

    page.get_by_label("Kode pelacakan").fill(issued.tracking_code.lower())
    page.get_by_label("Kode pelacakan").press("Enter")
    result = page.locator(".app-result")
    expect(result.get_by_role("heading", name="Izin Penelitian")).to_be_focused()
    expect(result).to_contain_text("izin sudah terbit")
    expect(result.get_by_role("listitem")).to_have_count(6)
    expect(result.get_by_role("listitem").last).to_contain_text("Izin diterbitkan")
    expect(summary(page)).to_have_count(0)
    assert page.url == f"{stack.url}/lacak"
    assert "Rahmat" not in result.inner_text()

    page.get_by_role("button", name="English").click()
    expect(result.get_by_role("listitem").first).to_contain_text("Receiving and checking")


def test_what_is_typed_before_the_script_is_there_is_kept(page: Page) -> None:
    held: list[Route] = []
    page.route("**/assets/Tracking-*.js", lambda route: held.append(route))
    with page.expect_request("**/assets/Tracking-*.js"):
        page.goto("/lacak", wait_until="commit")
    page.get_by_label("Nomor tanda terima").fill("P-7K3M-9QRS")
    with page.expect_response("**/assets/Tracking-*.js"):
        held[0].continue_()
    page.get_by_label("Kode pelacakan").fill("ABCDEF")
    settle(page)
    page.get_by_role("button", name="Lacak").click()
    expect(summary(page)).to_contain_text("Permohonan tidak ditemukan")
    expect(page.get_by_label("Nomor tanda terima")).to_have_value("P-7K3M-9QRS")


def test_a_service_that_is_gone_is_told_in_words(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.goto("/izin/AAAAAAAAAAAAAAAAAAAAAA")
    expect(page.get_by_role("alert")).to_contain_text("Tidak ada sambungan")


# --- home ----------------------------------------------------------------------------------------


def test_the_home_page_leads_on_and_says_when_officers_work(page: Page) -> None:
    page.goto("/")
    settle(page)
    expect(page.locator(".app-opening")).to_contain_text("hari dan jam kerja")
    expect(page.locator(".app-opening").get_by_role("status")).to_contain_text("melayani")
    expect(page.get_by_role("heading", name="Izin yang dapat diajukan")).to_be_visible()
    expect(page.locator(".app-local")).to_contain_text("siti@warga.example")
    expect(page.get_by_role("link", name="Situs petugas")).to_have_attribute("href", "/petugas/")
    page.get_by_role("link", name="Lacak permohonan").click()
    expect(page.get_by_role("heading", name="Lacak permohonan")).to_be_focused()


def test_the_demo_accounts_are_told_in_words_and_fit_on_a_phone(
    page: Page, stack: LocalStack
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    settle(page)
    shown = page.locator(".app-local")
    assert len(stack.accounts) == 9
    for account in stack.accounts:
        role = page.get_by_text(account["role_name"], exact=True)
        row = shown.locator("dl > div").filter(has=role)
        expect(row).to_contain_text(account["sign_in"])
        expect(row).to_be_visible()
    assert not page.evaluate(IS_WIDE)


def test_the_home_page_says_whose_office_it_is_and_when_its_counter_is_open(
    page: Page, stack: LocalStack
) -> None:
    office, today = stack.ports.office, stack.ports.calendar.local_date(datetime.now(UTC))
    page.goto("/")
    face = page.get_by_role("region", name="Kantor kami")
    expect(face).to_contain_text(office.head.name)
    expect(face).to_contain_text("kami sebutkan semuanya sekaligus")
    hours = face.get_by_role("definition")
    expect(hours.first).to_have_text("08.00–16.00")
    off = next_day_off(today, overrides(stack.ports.office_book))
    assert off is not None
    expect(hours.last).to_have_text(f"{indonesian_date(off.day)}: {off.name.id}")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("region", name="Our office")).to_contain_text(off.name.en)
    page.get_by_role("link", name="Our service pledge").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_an_unknown_address_is_a_friendly_page(page: Page) -> None:
    answer = page.goto("/no-such-page")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Halaman tidak ditemukan")).to_be_visible()
    page.locator("main").get_by_role("link", name="Ke halaman depan").click()
    expect(page.get_by_role("heading", name="Urus izin dari rumah")).to_be_visible()
