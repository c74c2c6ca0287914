"""Whoever has had one permit is not asked for the same papers again."""

from playwright.sync_api import Page, expect

from demo.citizen import PASSWORD
from tests.e2e.applying import start
from tests.e2e.conftest import Issued


def test_a_paper_that_was_accepted_is_used_again_with_one_press(page: Page, issued: Issued) -> None:
    draft = start(issued.holder.browser)
    page.goto(f"/permohonan/{draft}/dokumen")
    form = page.locator("main")
    form.get_by_label("NIK atau e-mail").fill(issued.holder.nik)
    form.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    form.get_by_role("button", name="Masuk", exact=True).click()

    papers = page.get_by_role("region", name="Dokumen yang sudah ada pada kami")
    card = papers.get_by_role("checkbox", name="KTP")
    expect(card).to_be_checked()
    expect(papers).to_contain_text("Diterima petugas")
    expect(papers).to_contain_text(issued.receipt)
    expect(papers).not_to_contain_text("Proposal")
    papers.get_by_role("button", name="Lihat KTP").click()
    expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Tutup").click()

    card.focus()
    page.keyboard.press("Space")
    expect(papers.get_by_text("Centang dokumen yang dipakai")).to_be_visible()
    page.keyboard.press("Space")
    papers.get_by_role("button", name="Pakai 1 dokumen").click()
    expect(papers).to_contain_text("1 dokumen dipakai lagi. Petugas tetap memeriksanya.")
    expect(page.locator("[id='documents.ktp']")).to_contain_text("Lolos pemeriksaan")
    expect(papers.get_by_role("checkbox")).to_have_count(0)
    page.reload()
    expect(page.locator("[id='documents.ktp']")).to_contain_text("Lolos pemeriksaan")
