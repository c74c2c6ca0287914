"""What happened to a person's applications is found in the site, and told as they choose."""

from playwright.sync_api import Page, expect

from demo.client import until
from tests.e2e.applying import sign_in_at
from tests.e2e.conftest import Issued


def test_the_list_says_what_happened_and_leads_to_it(page: Page, issued: Issued) -> None:
    browser = issued.holder.browser
    until(
        "the news of the permit",
        lambda: (
            any("sudah terbit" in one["text"] for one in browser.call("GET", "/news")["items"])
            or None
        ),
    )
    sign_in_at(page, "/pemberitahuan", issued.holder)
    lines = page.locator(".app-rows li")
    expect(lines.first).to_contain_text("sudah terbit")
    expect(lines.first).to_contain_text("Baru")
    lines.first.get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/izin-saya/{issued.permit_id}")
    page.goto("/pemberitahuan")
    expect(lines.first).to_contain_text("sudah terbit")
    expect(lines.first).not_to_contain_text("Baru")


def test_a_person_chooses_how_much_and_by_which_way(page: Page, issued: Issued) -> None:
    sign_in_at(page, "/profil/pemberitahuan", issued.holder)
    page.get_by_role("radio", name="E-mail", exact=True).check()
    page.get_by_role("checkbox", name="Kabari juga").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Pilihan Anda sudah disimpan.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="E-mail", exact=True)).to_be_checked()
    expect(page.get_by_role("checkbox", name="Kabari juga")).to_be_checked()
