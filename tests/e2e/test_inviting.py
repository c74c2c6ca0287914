"""A campus invites its students by a list; one says yes, and another no without an account."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from demo.citizen import PASSWORD
from demo.client import mails_to, until
from infra.local.stack import LocalStack
from tests.e2e.applying import enter, sign_in
from tests.e2e.barriers import axe
from tests.e2e.conftest import PHONE, Issued
from tests.support.workbooks import workbook

HEADS = ["Nama", "E-mail", "Judul penelitian", "Rekomendasi dari"]
TITLE = "Gizi balita di Nagari Talang"
OTHER = "tari@kampus.example"


def listed(folder: Path, *rows: list[str]) -> Path:
    file = folder / f"daftar-{len(rows)}.xlsx"
    file.write_bytes(workbook([HEADS, *rows]))
    return file


def look_at(page: Page, file: Path) -> None:
    page.get_by_label("Daftar orang (XLSX)").set_input_files(file)
    page.get_by_role("button", name="Periksa daftar").click()


def link_to(stack: LocalStack, address: str) -> str:
    """The fragment of the link in the invitation."""

    def look() -> str | None:
        for mail in mails_to(stack.url, address):
            _, found, rest = mail["text"].partition("/undangan#")
            if found:
                return str(rest.split()[0])
        return None

    return until(f"an invitation to {address}", look)


def test_a_list_is_mended_and_sent_and_its_people_answer_by_their_own_links(
    page: Page, chromium: Browser, stack: LocalStack, issued: Issued, tmp_path: Path
) -> None:
    address = issued.holder.browser.call("GET", "/profile")["email"]
    sign_in(page, stack, "/permohonan/baru")
    page.get_by_role("link", name="Undang mereka dengan daftar").click()
    expect(page.get_by_role("heading", name="Undang dengan daftar")).to_be_visible()
    form = page.locator("main")
    form.get_by_label("Jenis izin").select_option(label="Izin Penelitian")
    template = form.get_by_role("link", name="Unduh contoh daftar")
    expect(template).to_have_attribute("download", "daftar-penelitian.xlsx")
    form.get_by_label("Nama lembaga Anda").fill("Universitas Contoh")
    rows = ["Siti Contoh", address, TITLE, "Dekan"], ["Tari Contoh", OTHER, TITLE, "Dekan"]
    look_at(page, listed(tmp_path, *rows, ["Andi Contoh", "bukan alamat", TITLE, "Dekan"]))
    wrong = form.get_by_role("listitem").filter(has_text="Baris 4, kolom B (E-mail)")
    expect(wrong).to_be_visible()
    expect(form.get_by_role("button", name="undangan")).to_have_count(0)
    assert axe(page) == []
    look_at(page, listed(tmp_path, *rows))
    form.get_by_role("button", name="Kirim 2 undangan").click()
    card = form.get_by_role("region").filter(has_text="Universitas Contoh, 2 orang")
    expect(card).to_be_visible()
    expect(form.get_by_text("Undangan dikirim.")).to_be_visible()
    assert axe(page) == []

    with chromium.new_context(base_url=stack.url, viewport=PHONE, locale="id-ID") as theirs:
        student = theirs.new_page()
        student.goto(f"/undangan#{link_to(stack, OTHER)}")
        answer = student.locator("main")
        expect(answer.get_by_role("link", name="Daftar", exact=True)).to_be_visible()
        assert axe(student) == []
        student.get_by_role("button", name="Tolak undangan").click()
        expect(student.get_by_text("isinya sudah dihapus")).to_be_visible()

        student.goto(f"/undangan#{link_to(stack, address)}")
        offer = student.locator("main")
        offer.get_by_role("button", name="Masuk").click()
        enter(offer, issued.holder.nik, PASSWORD)
        expect(offer).to_contain_text("Universitas Contoh")
        expect(offer).to_contain_text("Rekomendasi dari, Judul penelitian")
        assert "token" not in student.url
        assert axe(student) == []
        offer.get_by_role("button", name="Terima, buat draf saya").click()
        student.wait_for_url("**/permohonan/*")
        student.get_by_role("link", name="Isi data").click()
        expect(student.get_by_label("Judul penelitian")).to_have_value(TITLE)

    page.reload()
    card = page.get_by_role("region").filter(has_text="Universitas Contoh, 2 orang")
    for state in ("Menerima", "Menolak"):
        expect(card.locator(".govuk-summary-list__row").filter(has_text=state)).to_contain_text("1")
    expect(card.get_by_role("button", name="Batalkan undangan")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text(TITLE)
