"""What a person came for is found: by the words that people use, and first on the dashboard."""

import re

from playwright.sync_api import Page, expect

from infra.local.stack import LocalStack
from tests.e2e.applying import GOOD, client, return_it, sent_in, sign_in, start


def test_a_permit_is_found_as_people_speak_and_with_a_letter_wrong(
    page: Page, stack: LocalStack
) -> None:
    sign_in(page, stack, "/permohonan/baru")
    search = page.get_by_label("Cari jenis izin")
    for typed, name in (
        ("skripsi", "Izin Penelitian"),
        ("orgen tunggal", "Rekomendasi Izin Keramaian"),
        ("cara mengurus izin praktek bidn", "Surat Izin Praktik Bidan"),
        ("ners", "Surat Izin Praktik Perawat"),
        ("KKN", "Izin Penelitian"),
        ("konser", "Rekomendasi Izin Keramaian"),
        ("pesta", "Rekomendasi Izin Keramaian"),
        ("pijat", "Surat Terdaftar Penyehat Tradisional"),
        ("dukun", "Surat Terdaftar Penyehat Tradisional"),
    ):
        search.fill(typed)
        expect(page.locator(".app-types a").first).to_contain_text(name)
    for typed, name in (("SIP", "Praktik Bidan"), ("nakes", "Praktik Bidan"), ("TK", "Kanak")):
        search.fill(typed)
        expect(page.locator(".app-types a").filter(has_text=name)).to_be_visible()
    search.fill("xyzzy")
    expect(page.get_by_text("Tidak ada yang cocok")).to_be_visible()


def test_a_long_list_of_places_goes_on_where_it_is_asked_to(page: Page, stack: LocalStack) -> None:
    draft = start(client(stack))
    sign_in(page, stack, f"/permohonan/{draft}/lokasi")
    places = page.get_by_role("checkbox")
    expect(places).to_have_count(20)
    page.get_by_role("button", name="Tampilkan berikutnya").click()
    expect(places).to_have_count(40)
    page.get_by_label("Cari tempat").fill("puskesmas singkarak")
    expect(places.first).to_have_accessible_name(re.compile("^Puskesmas Singkarak"))
    expect(page.get_by_role("button", name="Tampilkan berikutnya")).to_have_count(0)


def test_what_waits_for_its_person_comes_first_with_the_way_to_it(
    page: Page, stack: LocalStack
) -> None:
    title = "Pola asuh balita di nagari"
    application = sent_in(client(stack), {**GOOD, "judul": title})
    return_it(stack, application)
    sign_in(page, stack, "/beranda")
    waiting = page.get_by_role("region", name="hal menunggu Anda")
    expect(waiting).to_contain_text("paling lambat")
    waiting.get_by_role("link", name="Perbaiki sekarang").first.click()
    page.wait_for_url(f"**/permohonan/{application}/perbaikan")
