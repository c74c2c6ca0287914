"""The public pages as people meet them: from a message, from a QR code, on a small phone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from demo import papers
from demo.client import Browser as Client
from demo.client import link_token, mails_to, until
from demo.stories import ADDRESS
from infra.local.stack import LocalStack
from tests.e2e.conftest import Issued

PASSWORD = "kuda nil makan rambutan"
EVERY_PAGE = (
    "/",
    "/verifikasi",
    "/verifikasi#token=x",
    "/sandi",
    "/sandi#token=x",
    "/tembusan#token=x",
    "/lacak",
    "/izin",
    "/permohonan/01j00000000000000000000000",
    "/no-such-page",
)

WIDTHS = (320, 360, 1280)

FLAWS = """targets => {
    const visible = (selector) => [...document.querySelectorAll(selector)].filter(
        (element) => element.checkVisibility());
    const small = visible(targets).filter(
        (element) => element.getBoundingClientRect().height < 44);
    const nameless = visible("input").filter((input) => input.labels.length !== 1);
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`] : [];
    return [...wide, ...[...small, ...nameless].map((element) => element.outerHTML)];
}"""

# Everything to press, but links inside sentences, which WCAG 2.2 (2.5.8) leaves out
TARGETS = (
    "button, input:not([type=checkbox]), label.check, "
    ".action, .links a, .cards a, .problem a, header a"
)


def register(stack: LocalStack, nik: str, email: str) -> None:
    """Up to the link in the mail, without a password: the link asks for one."""
    client = Client(stack.url)
    form: dict[str, Any] = {
        "nik": nik,
        "name": "Dewi Lestari",
        "email": email,
        "birth_place": "Solok",
        "birth_date": "1995-01-01",
        "sex": "female",
        "occupation": "Wiraswasta",
        "whatsapp": "081234567899",
        "address": ADDRESS,
        "declared_true": True,
    }
    started = client.call("POST", "/registrations", form)
    client.upload(started["upload"], papers.identity_card(form["name"], nik))
    client.session.headers["Registration-Secret"] = started["secret"]
    path = f"/registrations/{started['registration_id']}"
    until("KTP", lambda: client.call("GET", path)["ktp_state"] == "accepted" or None)
    client.call("POST", f"{path}/complete")


def summary(page: Page) -> Locator:
    return page.locator("#masalah .problem")


def test_a_mailed_link_activates_an_account_and_asks_for_the_missing_password(
    page: Page, stack: LocalStack
) -> None:
    nik, email = "1302104101950003", "dewi@warga.example"
    register(stack, nik, email)
    token = link_token(stack.url, email)

    page.goto(f"/verifikasi#token={token}")
    assert page.evaluate("location.href") == f"{stack.url}/verifikasi"
    page.get_by_role("button", name="Konfirmasi e-mail saya").click()
    field = page.get_by_label("Kata sandi baru")
    expect(field).to_be_focused()

    field.fill("pendek")
    field.press("Enter")
    expect(summary(page)).to_be_focused()
    expect(summary(page)).to_contain_text("Kata sandi baru: Kata sandi paling sedikit 8 karakter")
    expect(page).to_have_title(re.compile("^Kesalahan: "))
    summary(page).get_by_role("link").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-describedby", "sandi-petunjuk sandi-masalah")

    field.fill(PASSWORD)
    page.get_by_role("button", name="Simpan kata sandi dan aktifkan").click()
    expect(page.get_by_role("heading", name="E-mail Anda terkonfirmasi")).to_be_focused()
    Client(stack.url).sign_in(nik, PASSWORD)

    # the same link again in the same tab, which changes nothing but the fragment
    page.goto(f"/verifikasi#token={token}")
    page.get_by_role("button", name="Konfirmasi e-mail saya").click()
    expect(summary(page)).to_contain_text("Tautan tidak berlaku lagi")


def test_a_forgotten_password_is_set_by_a_link(page: Page, stack: LocalStack) -> None:
    [login] = [person["sign_in"] for person in stack.accounts if person["role"] == "citizen"]
    page.goto("/sandi")
    page.get_by_label("NIK atau e-mail").fill(login)
    page.get_by_role("button", name="Kirim tautan").click()
    expect(page.get_by_role("heading", name="Periksa pesan Anda")).to_be_visible()
    assert page.url == f"{stack.url}/sandi"

    # the mail's link opened in the same tab changes nothing but the fragment
    page.goto(f"/sandi#token={link_token(stack.url, login)}")
    field = page.get_by_label("Kata sandi baru")
    field.fill(PASSWORD)
    expect(field).to_have_attribute("type", "password")
    page.get_by_label("Tampilkan kata sandi").check()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Simpan kata sandi").click()
    expect(page.get_by_role("heading", name="Kata sandi tersimpan")).to_be_visible()
    Client(stack.url).sign_in(login, PASSWORD)


@pytest.mark.parametrize("path", ["verifikasi", "sandi", "tembusan"])
def test_opening_a_link_spends_nothing_and_clears_the_address(page: Page, path: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"/{path}#token=only-a-click-may-send-this", wait_until="networkidle")
    assert page.evaluate("location.href").endswith(f"/{path}")
    assert [request.url for request in asked if "/api/" in request.url] == []
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


def test_the_qr_code_shows_a_permit_in_force_with_its_nik_masked(
    page: Page, stack: LocalStack, issued: Issued
) -> None:
    page.goto(f"/izin/{issued.permit_id}")
    heading = page.get_by_role("heading", name="Izin terdaftar dan masih berlaku")
    expect(heading).to_be_visible()
    shown = page.locator("#kode-rincian")
    for text in (issued.number, "Izin Penelitian", "Rahmat Hidayat", "1302**********04"):
        expect(shown).to_contain_text(text)
    assert issued.holder.nik not in page.content()

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="on record and in force")).to_be_visible()
    expect(shown).to_contain_text("Valid until")
    page.goto("/lacak")
    expect(page.get_by_role("heading", name="Track an application")).to_be_visible()


def test_an_unknown_code_says_so_and_offers_the_other_check(page: Page) -> None:
    page.goto("/izin/AAAAAAAAAAAAAAAAAAAAAA")
    expect(summary(page)).to_contain_text("Izin tidak ditemukan")
    expect(page.get_by_label("Berkas PDF izin")).to_be_visible()


def test_names_are_shown_as_text_whatever_they_hold(page: Page, issued: Issued) -> None:
    evil = "<img src=x onerror=alert(1)>"
    permit = issued.holder.browser.call("GET", f"/verifications/{issued.permit_id}")
    page.route(
        "**/api/verifications/*",
        lambda route: route.fulfill(
            json=permit
            | {
                "holder_name": evil,
                "number": evil,
            }
        ),
    )
    page.goto(f"/izin/{issued.permit_id}")
    expect(page.locator("#kode-rincian")).to_contain_text(evil)
    expect(page.locator("main img")).to_have_count(0)


def check_file(page: Page, content: bytes) -> Locator:
    page.goto("/izin")
    page.get_by_label("Berkas PDF izin").set_input_files(
        {"name": "izin.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="Periksa berkas").click()
    return page.locator("#hasil")


def test_a_genuine_file_is_recognised(page: Page, issued: Issued) -> None:
    result = check_file(page, issued.pdf)
    expect(result.get_by_role("heading", name="Asli dan masih berlaku")).to_be_focused()
    expect(result).to_contain_text(issued.number)
    expect(result.locator("#hasil-temuan .yes")).to_have_count(4)

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
    expect(result.locator("#hasil-alasan")).to_contain_text(reason)
    expect(result).not_to_contain_text("Rahmat Hidayat")


def test_no_file_and_one_too_large_are_refused_before_they_are_sent(page: Page) -> None:
    page.goto("/izin")
    page.get_by_role("button", name="Periksa berkas").click()
    expect(summary(page)).to_contain_text("Pilih berkas PDF izin.")
    check_file(page, b"%PDF-1.7\n" + bytes(1_000_000))
    expect(summary(page)).to_contain_text("lebih besar dari 1 MB")


def test_tracking_says_how_far_it_is_and_puts_nothing_into_the_address(
    page: Page, stack: LocalStack, issued: Issued
) -> None:
    page.goto("/lacak")
    page.get_by_role("button", name="Lacak").click()
    expect(summary(page).get_by_role("link")).to_have_count(2)

    page.get_by_label("Nomor tanda terima").fill(issued.receipt.lower())
    page.get_by_label("Kode pelacakan").fill("000000")
    page.get_by_role("button", name="Lacak").click()
    expect(summary(page)).to_contain_text("Permohonan tidak ditemukan")

    page.get_by_label("Kode pelacakan").fill(issued.tracking_code.lower())
    page.get_by_label("Kode pelacakan").press("Enter")
    result = page.locator("#hasil")
    expect(result.get_by_role("heading", name="Izin Penelitian")).to_be_focused()
    expect(result).to_contain_text("Izin sudah terbit")
    expect(result.get_by_role("listitem")).to_have_count(5)
    expect(summary(page)).to_have_count(0)
    assert page.url == f"{stack.url}/lacak"
    assert "Rahmat" not in result.inner_text()


def test_a_service_that_is_gone_is_told_in_words(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.goto("/izin/AAAAAAAAAAAAAAAAAAAAAA")
    expect(summary(page)).to_contain_text("Layanan tidak menjawab")


def test_an_unknown_address_is_a_friendly_page(page: Page) -> None:
    answer = page.goto("/izin/a/b")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Halaman tidak ditemukan")).to_be_visible()
    page.get_by_role("link", name="Lacak permohonan").click()
    expect(page.get_by_role("heading", name="Lacak permohonan")).to_be_visible()


def test_pages_fit_and_everything_to_press_is_large_and_named(page: Page, issued: Issued) -> None:
    for path in (*EVERY_PAGE, f"/izin/{issued.permit_id}"):
        page.goto("about:blank")  # else a link that differs in its fragment alone loads nothing
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        if path == "/":
            expect(page.get_by_role("cell").first).to_be_visible()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(FLAWS, TARGETS) == [], (path, width)
