"""One person, a cheap phone, a slow line: from no account to a permit that anybody can check."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from demo import papers
from demo.__main__ import officers
from demo.chromium import settle
from demo.citizen import Citizen
from demo.client import Browser as Client
from demo.client import link_token
from demo.people import say_nothing
from demo.stories import mark_documents, pass_chain, review
from infra.local.stack import LocalStack
from tests.e2e.applying import JPG, PDF, fill_date, pick

NIK, EMAIL, PASSWORD = "1302105507940021", "wulan@warga.example", "padi menguning di sawah"
CARD = papers.identity_card("Wulan Sari", NIK)
LETTER = papers.letter("PROPOSAL PENELITIAN", "Bab I ...")
RECOMMENDATION = papers.letter("SURAT REKOMENDASI", "Dengan ini ...")

# a phone at the edge of a village: 3G as browsers' tools slow it down, and a slow processor
SLOW_LINE = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PATIENCE_MS = 60_000


@pytest.fixture
def phone(chromium: Browser, stack: LocalStack) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=stack.url,
        viewport={"width": 360, "height": 740},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="id-ID",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 2})
    expect.set_options(timeout=PATIENCE_MS)
    yield page
    expect.set_options(timeout=5_000)
    context.close()


def test_from_registration_to_a_permit_that_anybody_can_check(
    phone: Page, stack: LocalStack
) -> None:
    _register(phone, stack)
    application_id = _apply(phone)
    _office_decides(stack, application_id)
    pdf = _give_surveys_and_download(phone, application_id)
    _anybody_checks(phone, pdf)


def _register(page: Page, stack: LocalStack) -> None:
    page.goto("/")
    page.get_by_role("link", name="Masuk", exact=True).click()
    page.get_by_role("link", name="Belum punya akun? Daftar").click()
    page.get_by_label("NIK", exact=True).fill(NIK)
    page.get_by_label("Nama lengkap tanpa gelar").fill("WULAN SARI")
    page.get_by_label("Tempat lahir").fill("Solok")
    page.get_by_label("Pekerjaan").fill("Mahasiswa")
    page.get_by_label("Provinsi").select_option(label="Sumatera Barat")
    page.get_by_label("Kabupaten atau kota").select_option(label="Kabupaten Solok")
    page.get_by_label("Kecamatan").select_option(label="Kubung")
    page.get_by_label("Nagari, desa, atau kelurahan").select_option(label="Koto Baru")
    page.get_by_label("Jalan, jorong, RT/RW").fill("Jorong Simpang, RT 001")
    page.get_by_label("Nomor WhatsApp").fill("0812 3333 4444")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Buat kata sandi").fill(PASSWORD)
    page.get_by_label("Data yang saya masukkan sudah benar").check()
    page.get_by_role("button", name="Lanjut ke unggah KTP").click()
    page.get_by_label("Foto atau pindaian KTP").set_input_files(
        {"name": "ktp.jpg", "mimeType": JPG, "buffer": CARD}
    )
    page.get_by_role("button", name="Unggah KTP").click()
    expect(page.get_by_role("heading", name="Satu langkah lagi")).to_be_visible()
    page.goto(f"/verifikasi#token={link_token(stack.url, EMAIL)}")
    page.get_by_role("button", name="Konfirmasi").click()
    page.locator("main").get_by_role("link", name="Masuk").click()
    page.get_by_label("NIK atau e-mail").fill(NIK)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_text("Selamat datang, Wulan Sari")).to_be_visible()


def _apply(page: Page) -> str:
    today = datetime.now(UTC).date()
    page.get_by_role("link", name="Buat permohonan").click()
    page.get_by_role("link", name="Izin Penelitian").click()
    page.get_by_role("button", name="Mulai permohonan").click()
    page.get_by_role("link", name="Isi data").click()
    page.get_by_label("Penelitian", exact=True).check()
    page.get_by_label("Judul penelitian").fill("Kualitas Pelayanan Puskesmas")
    page.get_by_label("Rekomendasi dari").fill("Dekan Fakultas Kesehatan")
    page.get_by_label("Nomor surat rekomendasi").fill("12/FK/XI-2026")
    fill_date(page, "Tanggal surat rekomendasi", str(today - timedelta(days=3)))
    fill_date(page, "Hari pertama", str(today + timedelta(days=10)))
    fill_date(page, "Hari terakhir", str(today + timedelta(days=40)))
    page.get_by_label("E-mail kampus").fill("fk@kampus.example")
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    page.get_by_label("Cari tempat").fill("puskesmas singkarak")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    pick(page, "KTP", CARD, "ktp.jpg", JPG)
    pick(page, "Proposal penelitian", LETTER, "proposal.pdf", PDF)
    pick(page, "Surat rekomendasi", RECOMMENDATION, "surat.pdf", PDF)
    expect(page.get_by_text("Lolos pemeriksaan")).to_have_count(3)
    page.get_by_role("link", name="Periksa dan kirim").click()
    page.get_by_label("Saya menyatakan").check()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.get_by_text("Permohonan terkirim")).to_be_visible()
    found = re.search(r"/permohonan/([^/]+)/", page.url)
    assert found is not None
    return found[1]


def _office_decides(stack: LocalStack, application_id: str) -> None:
    """Every step by its own officer; the officers' pages are not there yet, the API is."""
    client = Client(stack.url)
    client.sign_in(NIK, PASSWORD)
    person = Citizen(client, say_nothing, "Wulan Sari", NIK, EMAIL, {}, application_id)
    offices = officers(stack)
    mark_documents(offices, person)
    review(offices, person, "back_office")
    pass_chain(offices, person, person.say)
    person.await_permit()


def _give_surveys_and_download(page: Page, application_id: str) -> bytes:
    page.goto(f"/permohonan/{application_id}")
    page.get_by_role("link", name="Buka izin").click()
    page.get_by_label("Sangat Puas", exact=True).check()
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_label("Ceritakan pengalaman Anda").fill("Cepat, jelas, dan tidak berbelit.")
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_text("Survei 3 dari 3")).to_be_visible()
    for question in page.get_by_role("group").all():
        question.get_by_role("radio").last.check()
    page.get_by_role("button", name="Kirim", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Unduh PDF")).click()
    return download.value.path().read_bytes()


def _anybody_checks(page: Page, pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF")
    page.get_by_role("button", name="Keluar", exact=True).click()
    page.goto("/izin")
    settle(page)
    page.get_by_label("Pilih berkas PDF izin").set_input_files(
        {"name": "izin.pdf", "mimeType": PDF, "buffer": pdf}
    )
    expect(page.get_by_role("heading", name="Asli dan masih berlaku")).to_be_visible()
