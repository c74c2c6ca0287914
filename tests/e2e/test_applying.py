"""Applying for a permit on a small phone, from the list to the receipt."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from chalicelib.domain.wording import indonesian_date
from demo import papers
from infra.local.stack import LocalStack
from tests.e2e.applying import (
    CARD,
    GOOD,
    INK,
    JPG,
    PDF,
    TITLE,
    TODAY,
    Keyboard,
    camera_photo,
    client,
    fill_date,
    pick,
    return_it,
    row,
    saving,
    sent_in,
    sign_in,
    start,
)

LETTER = papers.letter("SURAT REKOMENDASI", "Dengan ini merekomendasikan ...")


def test_a_phone_takes_a_research_permit_from_the_list_to_the_receipt(
    page: Page, stack: LocalStack
) -> None:
    sign_in(page, stack, "/permohonan/baru")
    page.get_by_label("Cari jenis izin").fill("penelitian")
    page.get_by_role("link", name="Izin Penelitian").click()
    expect(page.get_by_text("Gratis, tidak dipungut biaya")).to_be_visible()
    expect(page.get_by_role("heading", name="Siapkan 3 dokumen")).to_be_visible()
    # one day, reckoned before the form, said again before it is sent, and on the receipt
    rules = client(stack).call("GET", "/permit-types/penelitian")
    done_by = indonesian_date(date.fromisoformat(rules["reckoned"]["done_by"]))
    expect(page.get_by_text(f"Selesai paling lambat {done_by}")).to_be_visible()
    page.get_by_role("button", name="Mulai permohonan").click()

    page.get_by_role("link", name="Isi data").click()
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=re.compile("^Judul penelitian")).click()
    expect(page.get_by_label("Judul penelitian")).to_be_focused()

    page.get_by_label("Judul penelitian").fill(TITLE)
    page.get_by_label("Survei").check()
    page.get_by_label("Rekomendasi dari").fill("Dekan Fakultas Ekonomi")
    page.get_by_label("Nomor surat rekomendasi").fill("166/FE-UMMY/XI-2026")
    fill_date(page, "Tanggal surat rekomendasi", str(TODAY - timedelta(days=7)))
    fill_date(page, "Hari pertama", str(TODAY))
    fill_date(page, "Hari terakhir", str(TODAY + timedelta(days=1)))
    too_soon = page.get_by_text("sudah berakhir sebelum terbit")
    expect(too_soon).to_be_visible()
    fill_date(page, "Hari terakhir", str(TODAY + timedelta(days=30)))
    expect(too_soon).to_have_count(0)
    page.get_by_label("E-mail kampus").fill("bukan alamat")
    page.get_by_label("E-mail kampus").blur()
    expect(page.locator("[id='data.email_kampus-error']")).to_be_visible()
    page.get_by_label("E-mail kampus").fill("fe@kampus.example")
    page.get_by_role("button", name="Simpan dan lanjutkan").click()

    page.get_by_label("Cari tempat").fill("puskesmas singkarak")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("tab", name="Ketik sendiri").click()
    page.get_by_label("Nama tempat").fill("Rumah Gadang Suku Melayu")
    page.get_by_role("button", name="Tambah lokasi").click()
    expect(page.get_by_role("heading", name="Lokasi yang dipilih (2)")).to_be_visible()
    page.get_by_role("button", name="Simpan dan lanjutkan").click()

    pick(page, "KTP", CARD, "ktp.jpg", JPG)
    pick(page, "Proposal penelitian", LETTER, "proposal.pdf", PDF)
    pick(page, "Surat rekomendasi", LETTER, "surat.pdf", PDF)
    expect(page.get_by_text("Lolos pemeriksaan")).to_have_count(3)
    expect(row(page, "Surat rekomendasi")).to_contain_text("sama dengan yang diunggah untuk")
    row(page, "KTP").get_by_role("button", name="Lihat KTP").click()
    picture = page.get_by_role("dialog").get_by_role("img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    page.get_by_role("button", name="Tutup").click()
    page.get_by_role("link", name="Periksa dan kirim").click()

    expect(page.get_by_text("Rumah Gadang Suku Melayu")).to_be_visible()
    expect(page.get_by_text("1302105708950002")).to_be_visible()
    expect(page.get_by_text(f"selesai paling lambat {done_by}")).to_be_visible()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Centang pernyataan")
    page.get_by_label("Saya menyatakan").check()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.get_by_text("Permohonan terkirim")).to_be_visible()
    expect(page.get_by_text(done_by, exact=True)).to_be_visible()

    application_id = page.url.split("/")[-2]
    sent = client(stack).call("GET", f"/applications/{application_id}")
    assert sent["phase"] == "review"
    assert [place["name"] for place in sent["data"]["lokasi"]] == [
        "Puskesmas Singkarak",
        "Rumah Gadang Suku Melayu",
    ]
    expect(page.get_by_text(sent["receipt"])).to_be_visible()
    expect(page.get_by_text(sent["tracking_code"])).to_be_visible()
    page.goto(f"/permohonan/{application_id}/data")
    expect(page.get_by_text("sudah dikirim")).to_be_visible()


def test_a_practice_permits_form_takes_a_lifetime_and_a_nagari(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = start(citizen, "sip_bidan")
    sign_in(page, stack, f"/permohonan/{application_id}/data")
    page.get_by_label("Sampai tanggal tertentu").check()
    expiry = page.get_by_role("group", name="Berlaku sampai")
    expiry.get_by_label("Tanggal", exact=True).fill("31")
    page.get_by_label("Nomor STR").fill("84 5 2 1 24-7593475")
    expect(page.get_by_text("Isi tanggal, bulan, dan tahun dengan angka")).to_be_visible()
    page.get_by_label("Seumur hidup").check()
    expect(expiry).to_have_count(0)
    page.get_by_label("Kecamatan").select_option(label="Kubung")
    with saving(page):
        page.get_by_label("Nagari, desa, atau kelurahan").select_option(label="Koto Baru")
    page.reload()
    expect(page.get_by_label("Seumur hidup")).to_be_checked()
    expect(page.get_by_label("Nagari, desa, atau kelurahan")).to_have_value("13.02.10.2001")
    stored = citizen.call("GET", f"/applications/{application_id}")["data"]
    assert stored["masa_berlaku_str"] == "lifetime"


def test_a_photo_that_is_too_large_is_made_smaller_before_it_is_sent(
    page: Page, stack: LocalStack
) -> None:
    application_id = start(client(stack))
    sign_in(page, stack, f"/permohonan/{application_id}/dokumen")
    photo = camera_photo()
    assert len(photo) > 2_000_000
    pick(page, "KTP", photo, "IMG_0001.jpg", JPG)
    expect(row(page, "KTP")).to_contain_text("Berkas diperkecil dari")
    for picture in row(page, "KTP").locator("canvas").all():
        assert picture.evaluate(INK) > 0
    row(page, "KTP").get_by_role("button", name="Ya, kirim").click()
    expect(row(page, "KTP")).to_contain_text("Lolos pemeriksaan")

    # what cannot be used is told before it is sent
    pick(page, "Proposal penelitian", photo, "proposal.pdf", PDF)
    expect(row(page, "Proposal penelitian")).to_contain_text("harus hasil pindai berupa PDF")


def test_a_second_application_of_the_same_kind_is_told_before_it_is_sent(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    running = citizen.call("GET", f"/applications/{sent_in(citizen, GOOD)}")
    sign_in(page, stack, f"/permohonan/{start(citizen, **GOOD)}/periksa")
    expect(page.get_by_text("permohonan sejenis yang berjalan").first).to_be_visible()
    expect(page.get_by_role("link", name=f"Lihat permohonan {running['receipt']}")).to_be_visible()
    expect(page.get_by_role("button", name="Kirim permohonan")).to_have_count(0)  # no documents


def test_a_correction_asks_for_what_was_refused_and_for_nothing_else(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = sent_in(citizen, GOOD)
    return_it(stack, application_id)
    sign_in(page, stack, f"/permohonan/{application_id}")
    page.get_by_role("link", name="Perbaiki sekarang").click()
    expect(page.get_by_text("Mohon diperbaiki.")).to_be_visible()
    expect(page.get_by_text("Catatan petugas: Sebutkan tempatnya.")).to_be_visible()
    expect(page.get_by_text("Catatan petugas: Bab III belum ada.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(1)
    expect(page.locator(".app-document")).to_have_count(1)

    page.get_by_role("button", name="Kirim perbaikan").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Proposal penelitian")
    page.get_by_label("Judul penelitian").fill(f"{TITLE}, Nagari Talang")
    pick(page, "Proposal penelitian", LETTER, "proposal.pdf", PDF)
    expect(row(page, "Proposal penelitian")).to_contain_text("Lolos pemeriksaan")
    page.get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_role("heading", name="Perbaikan terkirim")).to_be_visible()
    after = citizen.call("GET", f"/applications/{application_id}")
    assert (after["phase"], after["data"]["judul"]) == ("review", f"{TITLE}, Nagari Talang")


def test_the_keyboard_alone_is_enough(page: Page, stack: LocalStack) -> None:
    """Every control is reached by Tab and worked by Enter, Space, arrows and letters."""
    sign_in(page, stack, "/permohonan/baru")
    hands = Keyboard(page)
    hands.to("Cari jenis izin").type("penelitian")
    hands.to("Izin Penelitian").press("Enter")
    hands.to("Mulai permohonan").press("Enter")
    hands.to("Isi data").press("Enter")
    hands.to("Penelitian").press("Space")
    hands.to("Rekomendasi dari").type("Dekan Fakultas Ekonomi")
    hands.to("Nomor surat rekomendasi").type("166/FE-UMMY/XI-2026")
    hands.date(TODAY - timedelta(days=7))
    hands.to("Judul penelitian").type(TITLE)
    hands.date(TODAY)
    hands.date(TODAY + timedelta(days=30))
    hands.to("E-mail kampus atau instansi").type("fe@kampus.example")
    hands.to("Simpan dan lanjutkan").press("Enter")
    hands.to("Cari tempat").type("puskesmas singkarak").press("Enter")
    hands.to("Puskesmas Singkarak").press("Space")
    hands.back_to("Dari daftar").press("ArrowRight")
    hands.to("Nama tempat").type("Rumah Gadang Suku Melayu").press("Enter")
    hands.to("Simpan dan lanjutkan").press("Enter")
    hands.choose_file("Pilih berkas KTP", CARD, "ktp.jpg", JPG)
    expect(row(page, "KTP")).to_be_focused()
    hands.choose_file("Pilih berkas Proposal penelitian", LETTER, "proposal.pdf", PDF)
    hands.choose_file("Pilih berkas Surat rekomendasi", LETTER, "surat.pdf", PDF)
    expect(page.get_by_text("Lolos pemeriksaan")).to_have_count(3)
    hands.to("Periksa dan kirim").press("Enter")
    hands.to("Saya menyatakan").press("Space")
    hands.to("Kirim permohonan").press("Enter")
    expect(page.get_by_text("Permohonan terkirim")).to_be_visible()
    application = client(stack).call("GET", f"/applications/{page.url.split('/')[-2]}")
    assert (application["phase"], len(application["data"]["lokasi"])) == ("review", 2)
