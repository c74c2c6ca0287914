"""Whoever has had one permit is not asked for the same papers again."""

from playwright.sync_api import Page, expect

from tests.e2e.applying import sign_in_at, start
from tests.e2e.conftest import Issued


def test_a_paper_that_was_accepted_is_used_again_with_one_press(page: Page, issued: Issued) -> None:
    draft = start(issued.holder.browser)
    sign_in_at(page, f"/permohonan/{draft}/dokumen", issued.holder)

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


def test_a_gap_in_the_profile_is_filled_on_the_way_to_a_permit(page: Page, issued: Issued) -> None:
    sign_in_at(page, "/permohonan/baru/sip_bidan", issued.holder)
    page.get_by_role("link", name="Lengkapi profil").click()
    page.get_by_label("Gelar belakang").fill("A.Md.Keb.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bidan")
    expect(page.get_by_role("link", name="Lengkapi profil")).to_have_count(0)
    expect(page.get_by_role("button", name="Mulai permohonan")).to_be_visible()
