"""Whoever does not know what a permit is called finds it from what they want to do."""

from playwright.sync_api import Page, expect


def test_three_questions_lead_to_the_permit(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Belum tahu izin yang mana?").click()
    page.get_by_label("Mengadakan acara, pesta, atau konser").check()
    expect(page.get_by_role("heading", name="Anda memerlukan: ")).to_contain_text("Keramaian")

    page.get_by_label("Berpraktik sebagai tenaga kesehatan").check()
    expect(page.get_by_role("heading", name="Anda memerlukan: ")).to_have_count(0)
    page.get_by_label("Surat Izin Praktik Bidan", exact=True).check()
    page.get_by_label("Sudah, mau diperpanjang").check()
    expect(page.get_by_role("heading", name="Anda memerlukan: ")).to_contain_text("Bidan")
    expect(page.get_by_text("diperpanjang dari halaman Izin saya")).to_be_visible()
    page.get_by_role("link", name="Lihat syaratnya").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bidan")


def test_it_is_answered_by_keyboard_and_in_english(page: Page) -> None:
    page.goto("/pilih-izin")
    page.get_by_role("button", name="English").click()
    page.get_by_label("Do research, a survey, or collect data").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="You need: ")).to_be_visible()


def test_what_is_searched_for_on_the_first_page_stands_in_no_address(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Izin apa?").fill("bidan")
    page.get_by_label("Izin apa?").press("Enter")
    expect(page.get_by_label("Cari jenis izin")).to_have_value("bidan")
    expect(page.get_by_role("link", name="Surat Izin Praktik Bidan")).to_be_visible()
    assert page.url.endswith("/syarat")
    page.goto("/")
    page.get_by_role("button", name="Perawat").click()
    expect(page.get_by_label("Cari jenis izin")).to_have_value("Perawat")


def test_rights_and_the_ways_outside_the_office_stand_under_every_page(page: Page) -> None:
    page.goto("/kontak")
    footer = page.get_by_role("contentinfo")
    expect(footer).to_contain_text("Arosuka 27364")
    expect(footer.get_by_role("link", name="SP4N-LAPOR!")).to_have_attribute(
        "href", "https://www.lapor.go.id/"
    )
    expect(footer.get_by_role("link", name="Laporan gratifikasi (KPK)")).to_have_attribute(
        "href", "https://gol.kpk.go.id/"
    )
    for link, heading in (
        ("Cara mengadu", "Mengadu dan melapor"),
        ("Data pribadi Anda", "Data pribadi Anda"),
        ("Aksesibilitas", "Aksesibilitas"),
        ("Maklumat dan standar pelayanan", "Standar pelayanan"),
    ):
        footer.get_by_role("link", name=link).click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
