"""At the counter, for who has neither phone nor e-mail (decision 0089): from the KTP in their hand
to an account, and what they are told, on paper."""

import contextlib
import io
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from demo import papers
from demo.client import Browser as Client
from demo.client import link_token, mails_to, until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import JPG, PDF
from tests.e2e.officers import Office, file_of

CLERK = "back_office"
NIK, NAME = "1302105107520003", "Rosna Dewi"
CARD = papers.identity_card(NAME, NIK)
LETTER = papers.letter("SURAT", "Isi surat.")
MAIL = "cucu.rosna@warga.example"
FETCH = {"nik": NIK, "identity_seen": True}
NEXT = "Lanjut ke pindaian KTP"


@pytest.fixture(scope="module")
def clerk(office: Office) -> Client:
    return office.client(CLERK)


def test_an_account_is_made_from_the_ktp_and_waits_for_a_colleagues_look(
    office: Office, stack: LocalStack
) -> None:
    with office.page(CLERK, "/petugas/loket") as page:
        page.get_by_role("link", name="Buat akun dari KTP").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Loket: buat akun")
        _type_card(page)
        page.get_by_role("button", name=NEXT).click()
        expect(page.get_by_role("alert")).to_contain_text("Bacakan isiannya")
        page.get_by_label("Isian sudah saya bacakan").check()
        page.get_by_role("button", name=NEXT).click()
        page.get_by_role("button", name="Kirim pindaian dan buat akun").click()
        expect(page.get_by_role("alert")).to_contain_text("Pilih pindaian KTP dahulu")
        page.get_by_label("Pindaian KTP").set_input_files(
            {"name": "ktp.jpg", "mimeType": JPG, "buffer": CARD}
        )
        page.get_by_role("button", name="Kirim pindaian dan buat akun").click()
        panel = page.get_by_role("region", name="Loket: buat akun")
        expect(panel).to_contain_text(f"Akun {NAME} (1302**********03) sudah ada")
        page.get_by_role("link", name="Isi permohonannya").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Loket")
    newcomers = office.client("administrator").call("GET", "/officer/identities")["items"]
    assert NAME in {one["name"] for one in newcomers}
    stranger = Client(stack.url)
    refused = stranger.session.post(
        f"{stack.url}/api/sessions", json={"login": NIK, "password": "apa saja 12345"}
    )
    assert refused.status_code == 401


def _type_card(page: Page) -> None:
    page.get_by_label("NIK pada KTP").fill(NIK)
    page.get_by_label("Nama lengkap tanpa gelar").fill(NAME.upper())
    page.get_by_label("Tempat lahir").fill("Solok")
    for label, value in (("Tanggal", "11"), ("Bulan", "7"), ("Tahun", "1952")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Perempuan").check()
    page.get_by_label("Pekerjaan").fill("Petani")
    page.get_by_label("Provinsi").select_option(label="Sumatera Barat")
    page.get_by_label("Kabupaten atau kota").select_option(label="Kabupaten Solok")
    page.get_by_label("Kecamatan").select_option(label="Kubung")
    page.get_by_label("Nagari, desa, atau kelurahan").select_option(label="Koto Baru")
    page.get_by_label("Jalan, jorong, RT/RW").fill("Jorong Simpang")
    page.get_by_label("KTP aslinya ada di depan saya").check()


def test_what_she_is_told_is_listed_printed_and_handed_over(office: Office, clerk: Client) -> None:
    receipt, application_id = _sent_in(clerk)
    until("the letter", lambda: _waiting(clerk) or None)
    with office.page(CLERK, f"{file_of(application_id)}?baca") as page:
        expect(page.get_by_text("Pemohon dikabari di loket. 1 surat menunggu")).to_be_visible()
        page.get_by_role("link", name="1 surat menunggu").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Loket: surat untuk diambil")
    with office.page(CLERK, "/petugas/loket") as page:
        row = page.get_by_role("region", name="Surat yang menunggu").get_by_role("row")
        expect(row.filter(has_text=NAME)).to_contain_text("hari ini")
        page.keyboard.press("w")
        expect(page.get_by_role("heading", name="Surat yang menunggu")).to_be_focused()
        assert NIK not in page.locator("main").inner_text()
        page.keyboard.press("s")
        page.get_by_label("NIK pada KTP").fill(NIK)
        page.get_by_role("button", name="Tampilkan").click()
        expect(page.get_by_role("alert")).to_contain_text("Lihat KTP aslinya")
        page.get_by_label("KTP aslinya ada di depan saya").check()
        page.get_by_role("button", name="Tampilkan").click()
        letter = page.get_by_role("article")
        expect(letter).to_contain_text(receipt)
        expect(letter).to_contain_text(f"Yth. {NAME}")
        assert NIK not in page.locator("main").inner_text()
        assert _main_buttons(page) == ["Cetak semua surat"]
        printed = _printed(page)
        assert receipt in printed
        assert "Sudah diserahkan" not in printed
        letter.get_by_role("button", name="Sudah diserahkan").click()
        expect(page.get_by_text("Tidak ada surat yang menunggu.")).to_be_visible()
        expect(page.get_by_role("article")).to_have_count(0)
    assert _waiting(clerk) == []


def test_at_her_request_it_is_withdrawn_and_the_receipt_is_printed(
    office: Office, clerk: Client
) -> None:
    receipt, application_id = _sent_in(clerk)
    with office.page(CLERK, "/petugas/loket/surat") as page:
        _show_hers(page)
        asks = page.get_by_role("button", name=f"Batalkan untuk pemohon: {receipt}")
        asks.click()
        dialog = page.get_by_role("dialog", name=f"Batalkan permohonan {receipt}?")
        dialog.get_by_role("button", name="Tidak jadi").click()
        expect(asks).to_be_focused()
        asks.click()
        dialog.get_by_role("button", name="Batalkan untuk pemohon").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Terlalu pendek")
        dialog.get_by_label("Alasan, menurut pemohon").fill("Usahanya tidak jadi dibuka.")
        dialog.get_by_role("button", name="Batalkan untuk pemohon").click()
        expect(dialog).to_have_count(0)
        letter = page.get_by_role("article", name=f"Permohonan {receipt} dibatalkan")
        expect(letter).to_contain_text("Usahanya tidak jadi dibuka.")
        expect(page.get_by_role("heading", name=f"Untuk {NAME}")).to_be_focused()
        expect(asks).to_have_count(0)
        assert "tidak diproses lagi" in _printed(page)
    with office.page(CLERK, file_of(application_id)) as page:
        expect(page.locator("main")).to_contain_text("Usahanya tidak jadi dibuka.")


def test_she_gets_an_address_by_her_ktp_a_second_person_and_its_link(
    office: Office, stack: LocalStack, clerk: Client, chromium: Browser
) -> None:
    with office.page(CLERK, "/petugas/loket/surat") as page:
        _show_hers(page)
        page.get_by_label("Alamat e-mail pemohon").fill("bukan alamat")
        page.get_by_role("button", name="Ajukan alamat ini").click()
        expect(page.get_by_label("Alamat e-mail pemohon")).to_have_attribute("aria-invalid", "true")
        page.get_by_label("Alamat e-mail pemohon").fill(MAIL)
        page.get_by_role("button", name="Ajukan alamat ini").click()
        expect(page.get_by_text("kabar tetap dicetak di sini")).to_be_visible()
    assert mails_to(stack.url, MAIL) == []
    with office.page("head", "/petugas/persetujuan") as page:
        row = page.get_by_role("row").filter(has_text=NAME)
        expect(row).to_contain_text(f"kini dengan e-mail {MAIL}")
        row.get_by_role("button", name=f"Setujui untuk {NAME}").click()
        expect(row).to_have_count(0)
    token = link_token(stack.url, MAIL)
    with contextlib.closing(chromium.new_context(base_url=stack.url, locale="id-ID")) as own:
        phone = own.new_page()
        phone.set_viewport_size({"width": 360, "height": 740})
        phone.goto(f"/verifikasi#token={token}")
        phone.get_by_role("button", name="Konfirmasi").click()
        expect(phone.get_by_text("untuk membuat kata sandi")).to_be_visible()
        until("a link to set a password", lambda: link_token(stack.url, MAIL) != token or None)
        phone.goto(f"/sandi#token={link_token(stack.url, MAIL)}")
        phone.get_by_label("Kata sandi baru", exact=True).fill("gelas biru kacang panjang")
        phone.get_by_role("button", name="Simpan kata sandi").click()
        expect(phone.get_by_text("Masuklah dengan NIK atau e-mail")).to_be_visible()
    her = Client(stack.url)
    her.sign_in(MAIL, "gelas biru kacang panjang")
    assert her.call("GET", "/profile")["email"] == MAIL
    with office.page(CLERK, "/petugas/loket/surat") as page:
        _show_hers(page)
        expect(page.get_by_role("article", name="Akun Anda kini punya alamat")).to_be_visible()
        expect(page.get_by_label("Alamat e-mail pemohon")).to_have_count(0)


def _show_hers(page: Page) -> None:
    page.get_by_label("NIK pada KTP").fill(NIK)
    page.get_by_label("KTP aslinya ada di depan saya").check()
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.get_by_role("heading", name=f"Untuk {NAME}")).to_be_visible()


def _main_buttons(page: Page) -> list[str]:
    first = "main .app-button--first, main .govuk-button:not(.govuk-button--secondary)"
    return [said.strip() for said in page.locator(first).all_inner_texts()]


def _waiting(clerk: Client) -> list[Any]:
    found: list[Any] = clerk.call("POST", "/officer/paper/letters", FETCH)["letters"]
    return found


def _printed(page: Page) -> str:
    """As it leaves the printer."""
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    return "\n".join(one.extract_text() for one in pages)


def _sent_in(clerk: Client) -> tuple[str, str]:
    """An application that the clerk enters for her; its number, and its id."""
    start = {"nik": NIK, "type_id": "penelitian", "kind": "new", "identity_seen": True}
    begun = clerk.call("POST", "/officer/counter", start)
    path = f"/officer/counter/{begun['application']['application_id']}"
    clerk.call("PATCH", f"{path}/data", {"data": research_data()})
    files = dict.fromkeys(("proposal", "surat_rekomendasi", begun["consent"]), (LETTER, PDF))
    for name, (content, media) in {**files, "ktp": (CARD, JPG)}.items():
        form = clerk.call("POST", f"{path}/documents/{name}/upload", {"media_type": media})
        clerk.upload(form, content)

    def complete() -> Any:
        entered = clerk.call("GET", path)["application"]
        return None if entered["shortcomings"] else entered

    version = until("the checks of her papers", complete)["version"]
    sent = clerk.call("POST", f"{path}/submission", {"version": version}, once=True)
    return sent["receipt"], sent["application_id"]
