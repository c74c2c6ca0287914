"""Somebody prepares an application for another, who takes it over with their own account."""

from playwright.sync_api import Browser, Page, expect

from infra.local.stack import LocalStack
from tests.e2e.applying import client, sign_in, sign_in_at, start
from tests.e2e.barriers import axe
from tests.e2e.conftest import PHONE, Issued


def test_a_draft_goes_to_whoever_opens_the_link_and_says_yes(
    page: Page, chromium: Browser, stack: LocalStack, issued: Issued
) -> None:
    giver = client(stack)
    draft = start(giver, judul="Pelayanan Terpadu Satu Pintu")
    sign_in(page, stack, f"/permohonan/{draft}")
    page.get_by_text("Serahkan draf ini kepada orang lain").click()
    page.get_by_role("button", name="Buat tautan").click()
    shown = page.get_by_role("status").get_by_text("/serah-terima#token=")
    expect(shown).to_be_visible()
    assert axe(page) == []
    link = shown.inner_text()
    with chromium.new_context(base_url=stack.url, viewport=PHONE, locale="id-ID") as theirs:
        taker = theirs.new_page()
        sign_in_at(taker, f"/serah-terima#{link.partition('#')[2]}", issued.holder)
        expect(taker.get_by_text("1 isian, 0 dokumen")).to_be_visible()
        assert "token" not in taker.url
        assert axe(taker) == []
        taker.get_by_role("button", name="Terima draf ini").click()
        taker.wait_for_url(f"**/permohonan/{draft}")
        expect(taker.get_by_role("link", name="Isi data")).to_be_visible()
    page.goto(f"/permohonan/{draft}")
    expect(page.get_by_role("alert")).to_contain_text("tidak ditemukan")
