"""The public pages as people meet them: from a message, from a QR code, on a small phone."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from demo import papers
from demo.client import Browser as Client
from demo.client import link_token, until
from demo.stories import ADDRESS
from infra.local.stack import LocalStack

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
