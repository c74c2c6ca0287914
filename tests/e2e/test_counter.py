"""At the counter: a file for who stands there, from their NIK to the paper in their hand."""

import re
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from demo import papers
from demo.client import Browser as Client
from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import CARD, JPG, PDF, client
from tests.e2e.hiring import begin_work
from tests.e2e.officers import Office, in_queue

CLERK = "back_office"
LETTER = papers.letter("SURAT", "Isi surat.")
PAPERS = {
    "Persetujuan pemohon di loket": (papers.letter("PERSETUJUAN", "Ditandatangani."), PDF),
    "KTP": (CARD, JPG),
    "Proposal": (LETTER, PDF),
    "rekomendasi": (papers.letter("REKOMENDASI", "Isi lain."), PDF),
}
COLLEAGUE = {
    "nik": "1302101203880001",
    "name": "Ratna Dewi",
    "email": "ratna.dewi@kantor.example",
    "whatsapp": "081234567899",
    "roles": [CLERK],
    "position": "Petugas Back Office",
}


@pytest.fixture(scope="module")
def citizen(stack: LocalStack) -> Any:
    return client(stack)


def begin(page: Page, nik: str) -> None:
    page.get_by_label("NIK pada KTP").fill(nik)
    page.get_by_label("Jenis izin").select_option("penelitian")
    page.get_by_role("button", name="Mulai mengisi").click()


def test_a_file_is_entered_for_whoever_stands_there_and_decided_by_a_colleague(
    office: Office, citizen: Any
) -> None:
    profile = citizen.call("GET", "/profile")
    with office.page(CLERK, "/petugas/loket") as page:
        begin(page, profile["nik"])
        expect(page.get_by_role("alert")).to_contain_text("Lihat KTP aslinya")
        page.get_by_label("KTP aslinya ada di depan saya").check()
        page.get_by_role("button", name="Mulai mengisi").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(profile["name"])
        application_id = page.url.rpartition("/")[2]
        assert profile["nik"] not in page.content()
        send = page.get_by_role("button", name="Kirim untuk pemohon")
        expect(send).to_have_attribute("aria-disabled", "true")
        _answer(page, office, application_id)
        _scan(page)
        send.click()
        receipt = page.get_by_role("region", name="Tanda terima permohonan")
        own = citizen.call("GET", f"/applications/{application_id}")
        expect(receipt).to_contain_text(own["receipt"])
        expect(receipt).to_contain_text(own["tracking_code"])
    notes = citizen.call("GET", f"/applications/{application_id}/notes")["items"]
    assert {note["by"] for note in notes} == {"Petugas Back Office"}
    clerk = office.client(CLERK)
    until("the queue", lambda: in_queue(clerk, CLERK, application_id))
    with office.page(CLERK, f"/petugas/berkas/{application_id}") as page:
        expect(page.locator("main")).to_contain_text("Anda isi untuk pemohon di loket")


def _scan(page: Page) -> None:
    """Each of the papers, until its check is through."""
    for label, (content, kind) in PAPERS.items():
        row = page.locator(".app-counter__papers > li", has_text=re.compile(label))
        file: FilePayload = {"name": "pindaian", "mimeType": kind, "buffer": content}
        row.locator("input").set_input_files(file)
        expect(row.get_by_text("Sudah ada")).to_be_visible()


def _answer(page: Page, office: Office, application_id: str) -> None:
    """The title by hand, what is left past the page."""
    page.get_by_label("Judul").fill("Pasar nagari")
    page.get_by_role("button", name="Simpan isian").click()
    expect(page.get_by_text("Isian tersimpan.")).to_be_visible()
    saved = _answer_the_rest(office.client(CLERK), application_id)
    assert saved["file"]["application"]["data"]["judul"] == "Pasar nagari"
    page.reload()


def _answer_the_rest(clerk: Client, application_id: str) -> Any:
    data = {name: value for name, value in research_data().items() if name != "judul"}
    return clerk.call("PATCH", f"/officer/counter/{application_id}/data", {"data": data})


def test_a_nik_without_an_account_leads_to_registration(office: Office) -> None:
    with office.page(CLERK, "/petugas/loket") as page:
        page.get_by_label("KTP aslinya ada di depan saya").check()
        begin(page, "1302105705909999")
        expect(page.get_by_role("alert")).to_contain_text("bantu pemohon mendaftar dulu")


def test_a_file_is_gone_on_with_by_the_receipt_and_the_ktp(office: Office, citizen: Any) -> None:
    profile = citizen.call("GET", "/profile")
    start = {"type_id": "penelitian", "kind": "new", "identity_seen": True}
    begun = office.client(CLERK).call("POST", "/officer/counter", {"nik": profile["nik"], **start})
    with office.page(CLERK, "/petugas/loket") as page:
        page.get_by_role("link", name="Lanjutkan berkas rekan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Loket: lanjutkan berkas rekan")
        page.get_by_label("Nomor pada tanda terima").fill("P-0000-0000")
        page.get_by_label("NIK pada KTP").fill(profile["nik"])
        page.get_by_role("button", name="Lanjutkan").click()
        expect(page.get_by_role("alert")).to_contain_text("Lihat KTP aslinya")
        page.get_by_label("KTP aslinya ada di depan saya").check()
        page.get_by_role("button", name="Lanjutkan").click()
        expect(page.get_by_role("alert")).to_contain_text("Cocokkan nomor pada tanda terima")
        page.get_by_label("Nomor pada tanda terima").fill(begun["application"]["receipt"].lower())
        page.get_by_role("button", name="Lanjutkan").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(profile["name"])
        assert page.url.endswith(begun["application"]["application_id"])


def test_a_colleague_corrects_what_another_entered_and_neither_decides_it(
    office: Office, stack: LocalStack, citizen: Any
) -> None:
    """Decision 0090, by the hands of two clerks who each have their own account."""
    profile = citizen.call("GET", "/profile")
    with office.page(CLERK, "/petugas/loket") as page:
        page.get_by_label("KTP aslinya ada di depan saya").check()
        begin(page, profile["nik"])
        expect(page.get_by_role("heading", level=1)).to_contain_text(profile["name"])
        application_id = page.url.rpartition("/")[2]
        page.get_by_label("Judul").fill("Lumbung padi")
        page.get_by_role("button", name="Simpan isian").click()
        expect(page.get_by_text("Isian tersimpan.")).to_be_visible()
    receipt = citizen.call("GET", f"/applications/{application_id}")["receipt"]
    colleague = begin_work(office, stack, COLLEAGUE)
    with office.page(COLLEAGUE["email"], "/petugas/loket/lanjut") as page:
        page.get_by_label("Nomor pada tanda terima").fill(receipt)
        page.get_by_label("NIK pada KTP").fill(profile["nik"])
        page.get_by_label("KTP aslinya ada di depan saya").check()
        page.get_by_role("button", name="Lanjutkan").click()
        page.wait_for_url(f"**/petugas/loket/{application_id}")
        expect(page.get_by_label("Judul")).to_have_value("Lumbung padi")
        page.get_by_label("Judul").fill("Lumbung padi dan pasar nagari")
        page.get_by_role("button", name="Simpan isian").click()
        expect(page.get_by_text("Isian tersimpan.")).to_be_visible()
        with office.page(CLERK, f"/petugas/loket/{application_id}") as first:
            expect(first.get_by_role("alert")).to_contain_text("tidak ditemukan")
        _answer_the_rest(colleague, application_id)
        page.reload()
        _scan(page)
        page.get_by_role("button", name="Kirim untuk pemohon").click()
        slip = page.get_by_role("region", name="Tanda terima permohonan")
        expect(slip).to_contain_text(receipt)
        expect(slip).to_contain_text(COLLEAGUE["name"])
    until("the queue", lambda: in_queue(colleague, CLERK, application_id))
    for who in (CLERK, COLLEAGUE["email"]):
        with office.page(who, f"/petugas/berkas/{application_id}") as page:
            expect(page.locator("main")).to_contain_text("Anda isi untuk pemohon di loket")
    with office.page(CLERK, f"/petugas/riwayat/{application_id}") as page:
        doers = page.get_by_role("table").first.get_by_role("row")
        expect(doers.filter(has_text=COLLEAGUE["name"]).filter(has_text="dikirim")).to_have_count(1)
        expect(doers.filter(has_text="diteruskan rekan di loket")).to_contain_text(
            COLLEAGUE["name"]
        )
