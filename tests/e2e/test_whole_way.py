"""One person, a cheap phone, a slow line: from what people type to a permit that anybody can check,
returned once on the way. Each message that reaches the person is counted, and its link followed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
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
from demo.stories import Offices, mark_documents, pass_chain, review
from infra.local.stack import LocalStack
from tests.e2e.applying import JPG, PDF, fill_date, pick
from tests.e2e.reached import Parts, Reached

MOST_MESSAGES = 7
"""To a citizen whose research permit was returned once, with the two links that prove addresses."""
NUMBER = "+6281233334444"
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
    phone: Page, stack: LocalStack, record_property: Callable[[str, str], None]
) -> None:
    parts, reached = Parts(), Reached(stack, EMAIL, NUMBER)
    with parts.told("mencari dan mendaftar"):
        _find(phone)
        _register(phone, stack, reached)
    with parts.told("mengajukan"):
        application_id = _apply(phone)
    person, offices = _person(stack, application_id), officers(stack)
    _office_returns(person, offices)
    with parts.told("memperbaiki"):
        _correct(phone, reached.link("perlu diperbaiki"))
    _office_issues(person, offices)
    with parts.told("mengunduh"):
        pdf = _give_surveys_and_download(phone, reached.link("sudah terbit"))
    _anybody_checks(phone, pdf)

    sent = reached.everything()
    which = "\n".join((*parts.lines, *(f"{one.way}: {one.line}" for one in sent)))
    record_property("walk", which)
    assert len(sent) <= MOST_MESSAGES, which
    assert Counter(one.way for one in sent) == {"whatsapp": 5, "e-mail": 2}, which
    for one in sent:
        assert one.link.startswith(stack.url), f"it says nowhere to go: {one.line}"


def _find(page: Page) -> None:
    """As people speak: nobody types the name of the permit."""
    page.goto("/")
    page.get_by_label("Izin apa?").fill("skripsi")
    page.get_by_label("Izin apa?").press("Enter")
    page.locator("main").get_by_role("link", name="Izin Penelitian").first.click()
    expect(page.get_by_role("heading", name="Izin Penelitian", level=1)).to_be_visible()


def _register(page: Page, stack: LocalStack, reached: Reached) -> None:
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
    page.goto(reached.link("mendaftarkan nomor ini"))
    page.get_by_role("button", name="Konfirmasi").click()
    expect(page.get_by_text("Nomor WhatsApp Anda sudah dikonfirmasi")).to_be_visible()
    page.goto("/beranda")


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


def _person(stack: LocalStack, application_id: str) -> Citizen:
    client = Client(stack.url)
    client.sign_in(NIK, PASSWORD)
    return Citizen(client, say_nothing, "Wulan Sari", NIK, EMAIL, {}, application_id)


def _office_returns(person: Citizen, offices: Offices) -> None:
    mark_documents(offices, person, {"proposal": "Bab III belum ada."})
    review(offices, person, "back_office", act="return", message="Mohon lengkapi proposalnya.")


def _correct(page: Page, link: str) -> None:
    """What the message named, and nothing else."""
    page.goto(link)
    expect(page.get_by_role("heading", name="Perbaiki permohonan")).to_be_visible()
    pick(page, "Proposal penelitian", LETTER, "proposal-baru.pdf", PDF)
    expect(page.get_by_text("Lolos pemeriksaan")).to_be_visible()
    page.get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_role("heading", name="Perbaikan terkirim")).to_be_visible()


def _office_issues(person: Citizen, offices: Offices) -> None:
    """Every step by its own officer."""
    mark_documents(offices, person)
    review(offices, person, "back_office")
    pass_chain(offices, person, person.say)
    person.await_permit()


def _give_surveys_and_download(page: Page, link: str) -> bytes:
    page.goto(link)
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
