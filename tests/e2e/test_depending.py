"""A question that depends on an answer comes with it, and goes with it."""

from playwright.sync_api import Page, expect

from infra.local.stack import LocalStack
from tests.e2e.applying import client, row, saving, sign_in, start


def test_whoever_has_a_second_place_of_practice_is_asked_for_the_permit_of_the_first(
    page: Page, stack: LocalStack
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/syarat/sip_bidan")
    asked = page.get_by_text("(bila Urutan tempat praktik: Kedua, Ketiga)")
    expect(asked).to_be_visible()
    draft = start(client(stack), "sip_bidan")
    sign_in(page, stack, f"/permohonan/{draft}/data")
    which = page.get_by_role("group", name="Urutan tempat praktik")
    with saving(page):
        which.get_by_label("Pertama").check()
    page.goto(f"/permohonan/{draft}/dokumen")
    earlier = row(page, "SIP di tempat praktik lain")
    expect(earlier).to_contain_text("tidak wajib")
    page.goto(f"/permohonan/{draft}/data")
    with saving(page):
        which.get_by_label("Kedua").check()
    page.goto(f"/permohonan/{draft}/dokumen")
    expect(earlier).to_be_visible()
    expect(earlier).not_to_contain_text("tidak wajib")


def test_foreign_performers_are_asked_for_only_where_there_are_some(
    page: Page, stack: LocalStack
) -> None:
    page.goto("/syarat/rekomendasi_keramaian")
    expect(page.get_by_text("(bila Penampil warga negara asing: Ada)")).to_be_visible()
    draft = start(client(stack), "rekomendasi_keramaian")
    sign_in(page, stack, f"/permohonan/{draft}/data")
    names = page.get_by_label("Nama dan kewarganegaraan penampil asing")
    expect(page.get_by_label("Nama kegiatan")).to_be_visible()
    expect(names).to_have_count(0)
    who = page.get_by_role("group", name="Penampil warga negara asing")
    with saving(page):
        who.get_by_label("Ada", exact=True).check()
    with saving(page):
        names.fill("John Doe, Inggris")
        names.blur()

    page.goto(f"/permohonan/{draft}/dokumen")
    expect(row(page, "Paspor")).to_be_visible()
    expect(row(page, "Surat kuasa")).to_have_count(0)
    page.goto(f"/permohonan/{draft}/data")
    with saving(page):
        who.get_by_label("Tidak ada", exact=True).check()
    expect(names).to_have_count(0)
    page.goto(f"/permohonan/{draft}/dokumen")
    expect(row(page, "Surat permohonan")).to_be_visible()
    expect(row(page, "Paspor")).to_have_count(0)
