"""A question that depends on an answer comes with it, and goes with it."""

from playwright.sync_api import Page, expect

from infra.local.stack import LocalStack
from tests.e2e.applying import client, row, saved, sign_in, start


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
    page.get_by_role("group", name="Penampil warga negara asing").get_by_label(
        "Ada", exact=True
    ).check()
    names.fill("John Doe, Inggris")
    names.blur()
    saved(page)

    page.goto(f"/permohonan/{draft}/dokumen")
    expect(row(page, "Paspor")).to_be_visible()
    expect(row(page, "Surat kuasa")).to_have_count(0)
    page.goto(f"/permohonan/{draft}/data")
    page.get_by_label("Tidak ada", exact=True).check()
    expect(names).to_have_count(0)
    saved(page)
    page.goto(f"/permohonan/{draft}/dokumen")
    expect(row(page, "Surat permohonan")).to_be_visible()
    expect(row(page, "Paspor")).to_have_count(0)
