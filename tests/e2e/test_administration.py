"""Administrators at their pages: roles by two people, an account that is closed, a reply that is
kept; and a citizen's request that is answered."""

from playwright.sync_api import Page, expect

from demo.client import Browser as Client
from infra.local.stack import LocalStack
from tests.e2e.applying import client
from tests.e2e.officers import Office

ADMINISTRATOR, HEAD, CLERK = "administrator", "head", "back_office"
WHY = "Dipakai orang lain sejak Senin."


def chosen(page: Page, name: str) -> None:
    page.locator(".app-mails li a", has_text=name).click()
    expect(page.locator(".app-talk h2")).to_contain_text(name)


def test_a_role_counts_once_the_head_agrees(office: Office) -> None:
    with office.page(ADMINISTRATOR, "/petugas/pegawai") as page:
        chosen(page, "Dedi Kurniawan")
        page.get_by_label("Sekretaris", exact=False).first.check()
        page.get_by_role("button", name="Simpan perubahan").click()
        expect(page.locator(".app-talk")).to_contain_text("menunggu persetujuan orang kedua")
    with office.page(ADMINISTRATOR, "/petugas/persetujuan") as page:
        page.get_by_role("button", name="Setujui").click()
        expect(page.get_by_role("alert")).to_be_visible()  # who asked is no second person
    with office.page(HEAD, "/petugas/persetujuan") as page:
        expect(page.locator("tbody")).to_contain_text("Dedi Kurniawan")
        page.get_by_role("button", name="Setujui").click()
        expect(page.locator("main")).to_contain_text("Tidak ada yang menunggu persetujuan.")
    officers = office.client(ADMINISTRATOR).call("GET", "/admin/officers?limit=50")["items"]
    [dedi] = [one for one in officers if one["name"] == "Dedi Kurniawan"]
    assert "secretary" in dedi["roles"]


def test_a_citizens_account_is_found_by_nik_closed_with_a_reason_and_opened_again(
    office: Office, stack: LocalStack
) -> None:
    citizen = client(stack)
    profile = citizen.call("GET", "/profile")
    with office.page(ADMINISTRATOR, "/petugas/orang") as page:
        page.get_by_label("NIK, e-mail, nomor berkas").fill(profile["nik"])
        page.keyboard.press("Enter")
        chosen(page, profile["name"])
        assert profile["nik"] not in page.url
        page.get_by_text("Tutup akun").first.click()
        page.get_by_label("Alasan").first.fill(WHY)
        page.get_by_role("button", name="Tutup akun").click()
        expect(page.locator(".app-talk .app-tag--bad")).to_have_text("Ditutup")
        page.get_by_text("Buka lagi akun").first.click()
        page.get_by_label("Alasan").first.fill("Pemiliknya datang dengan KTP.")
        page.get_by_role("button", name="Buka lagi akun").click()
        expect(page.locator(".app-talk .app-tag--bad")).to_have_count(0)


def test_a_saved_reply_with_an_unknown_placeholder_is_refused_and_nothing_typed_is_lost(
    office: Office,
) -> None:
    with office.page(ADMINISTRATOR, "/petugas/balasan/surat-sehat") as page:
        text = page.get_by_label("Isi, bahasa Indonesia")
        text.fill("Halo {nik}")
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_role("alert")).to_contain_text("{nik} tidak dikenal")
        expect(text).to_have_value("Halo {nik}")
        text.fill("Halo {nama}")
        page.get_by_role("button", name="Simpan").click()
        expect(page.locator(".app-mails")).to_contain_text("Halo {nama}")
    with office.page(ADMINISTRATOR, "/petugas/catatan") as page:
        expect(page.locator("tbody tr").first).to_contain_text("Balasan tersimpan")


def test_a_request_about_data_is_answered_and_the_person_reads_it(
    office: Office, stack: LocalStack
) -> None:
    citizen: Client = client(stack)
    wish = {"subject": "account", "subject_id": None, "field": "nik", "wrong": "1302"}
    wish |= {"wanted": "1302105705900002", "reason": "Salah ketik."}
    citizen.call("POST", "/profile/corrections", wish)
    with office.page(CLERK, "/petugas/permintaan-data") as page:
        page.locator(".app-mails li a").last.click()
        expect(page.locator(".app-facts")).to_contain_text("1302105705900002")
        page.get_by_label("Ditolak").check()
        page.get_by_label("Jawaban untuk pemohon").fill("NIK sudah sesuai KTP Anda.")
        page.get_by_role("button", name="Kirim jawaban").click()
        expect(page.locator("main")).to_contain_text("Semua permintaan sudah dijawab.")
    [request] = citizen.call("GET", "/profile/requests")["items"]
    assert (request["state"], request["answer"]) == ("refused", "NIK sudah sesuai KTP Anda.")
