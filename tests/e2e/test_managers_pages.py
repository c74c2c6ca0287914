"""What managers and administrators do on their pages: figures that lead to lists, exports with a
file, texts in two languages, days that are over."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
import requests
from playwright.sync_api import Page, Route, expect

from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in
from tests.e2e.officers import Office, in_queue

HEAD, CLERK, ADMINISTRATOR = "head", "back_office", "administrator"


@pytest.fixture(scope="module")
def waiting(stack: LocalStack, office: Office) -> str:
    """A research permit at the back office."""
    application_id = sent_in(client(stack), research_data())
    clerk = office.client(CLERK)
    until("the queue", lambda: in_queue(clerk, CLERK, application_id))
    return application_id


def test_each_bar_of_the_dashboard_leads_to_its_list(office: Office, waiting: str) -> None:
    with office.page(HEAD, "/petugas/dasbor") as page:
        waits = page.get_by_role("region", name="Menunggu per tahap, sekarang")
        bar = waits.get_by_role("link", name=re.compile("BO"))
        expect(bar).to_contain_text("1")
        waits.get_by_text("Angka dalam tabel").click()
        row = waits.get_by_role("row", name=re.compile("Back Office"))
        expect(row.get_by_role("cell").first).to_have_text("1")
        bar.click()
        page.wait_for_url("**/petugas?role=back_office")
        expect(page.locator("tbody tr", has_text="Penelitian").first).to_be_visible()


def test_days_that_make_no_sense_are_told_beside_their_field(office: Office) -> None:
    with office.page(HEAD, "/petugas/dasbor?from=2026-03-02&to=2026-03-01") as page:
        field = page.get_by_label("sampai", exact=False)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text("Tukar atau perbaiki")).to_be_visible()


def test_an_export_is_made_before_ones_eyes_and_holds_what_waits(
    office: Office, stack: LocalStack, waiting: str
) -> None:
    with office.page(HEAD, "/petugas/ekspor") as page:
        page.get_by_label("Berkas berjalan").check()
        page.get_by_role("button", name="Buat berkas").click()
        page.wait_for_url("**/petugas/ekspor/*")
        download = page.get_by_role("button", name="Unduh berkas")
        expect(download).to_be_visible()
        expect(page.get_by_role("status").first).to_contain_text("1 baris")
        export_id = page.url.rpartition("/")[2]
    link = office.client(HEAD).call("POST", f"/officer/exports/{export_id}/link", {})
    data = requests.get(link["url"], timeout=20).content
    [sheet] = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "Nomor" and len(rows) == 2


def test_an_export_tells_how_far_it_is_and_is_cancelled_on_the_way(
    office: Office, waiting: str
) -> None:
    """Its next step is held up, as long as it takes to think better of it."""
    held: list[Route] = []
    with office.page(HEAD, "/petugas/ekspor") as page:
        page.route("**/api/officer/exports/*/step", lambda route: held.append(route))
        page.get_by_label("Berkas berjalan").check()
        page.get_by_role("button", name="Buat berkas").click()
        expect(page.get_by_role("progressbar", name="Sedang dibuat: 0 baris")).to_be_visible()
        page.get_by_role("button", name="Batalkan").click()
        expect(page.get_by_text("Dibatalkan; tidak ada berkas.")).to_be_visible()
        expect(page.get_by_role("button", name="Unduh berkas")).to_have_count(0)
        for step in held:
            step.abort()


def test_an_export_of_nothing_says_so(office: Office) -> None:
    with office.page(HEAD, "/petugas/ekspor?from=2024-01-01&to=2024-02-01") as page:
        page.get_by_role("button", name="Buat berkas").click()
        expect(page.get_by_text("Tidak ada yang dapat diekspor")).to_be_visible()
        expect(page.get_by_role("button", name="Unduh berkas")).to_have_count(0)


def test_a_text_that_is_missing_in_one_language_is_named(office: Office) -> None:
    with office.page(ADMINISTRATOR, "/petugas/kantor/pengumuman/baru") as page:
        page.get_by_label("Judul (Indonesia)").fill("Libur bersama")
        page.get_by_label("Isi (Indonesia)").fill("Kantor tutup.")
        page.get_by_label("Mulai").fill(_days_from_today(page, 1))
        preview = page.get_by_role("region", name="Pratinjau")
        expect(preview).to_contain_text("Libur bersama")
        expect(preview).to_contain_text("Teks ini belum ada.")
        page.get_by_role("button", name="Simpan").click()
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Judul, bahasa Inggris")
        expect(alert).to_contain_text("Isi, bahasa Inggris")
        expect(page.get_by_label("Judul (Indonesia)")).to_have_value("Libur bersama")
        page.get_by_label("Judul (Inggris)").fill("Joint leave")
        page.get_by_label("Isi (Inggris)").fill("The office is closed.")
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_role("link", name=re.compile("Libur bersama"))).to_be_visible()


def test_a_reason_is_kept_offered_and_keeps_its_words(office: Office, waiting: str) -> None:
    with office.page(ADMINISTRATOR, "/petugas/kantor/alasan/baru") as page:
        page.get_by_label("Sebutan di daftar petugas (Indonesia)").fill("Proposal belum disahkan")
        page.get_by_label("Sebutan di daftar petugas (Inggris)").fill("Proposal not approved")
        page.get_by_label("Dipakai untuk").select_option("returning")
        page.get_by_label("Yang salah (Indonesia)").fill("Proposal belum disahkan kampus.")
        page.get_by_label("Yang harus dilakukan (Indonesia)").fill("Minta pengesahan kampus.")
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_role("alert")).to_contain_text("Yang salah, bahasa Inggris")
        page.get_by_label("Yang salah (Inggris)").fill("The campus has not approved it.")
        page.get_by_label("Yang harus dilakukan (Inggris)").fill("Have the campus approve it.")
        page.get_by_role("button", name="Simpan").click()
        kept = page.get_by_role("link", name=re.compile("Proposal belum disahkan"))
        expect(kept).to_be_visible()
        page.get_by_label("Yang salah (Indonesia)").fill("Kata lain.")
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_role("alert")).to_contain_text("buat yang baru")
    file = office.client(CLERK).call("GET", f"/officer/applications/{waiting}/file")
    assert "proposal_belum_disahkan" in str(file)


def test_who_hides_a_place_in_use_reads_what_becomes_of_the_files_that_name_it(
    office: Office, stack: LocalStack
) -> None:
    places = office.client(ADMINISTRATOR).call("GET", "/admin/places")["items"]
    chosen, other = [one for one in places if one["active"]][:2]
    name = chosen["content"]["name"]
    lokasi = [{"name": name, "place_id": chosen["entry_id"]}]
    sent_in(client(stack), research_data() | {"lokasi": lokasi})
    with office.page(ADMINISTRATOR, f"/petugas/kantor/tempat/{other['entry_id']}") as page:
        expect(page.get_by_text("Tidak ada permohonan berjalan yang menyebutnya")).to_be_visible()
    with office.page(ADMINISTRATOR, f"/petugas/kantor/tempat/{chosen['entry_id']}") as page:
        told = page.get_by_text("Masih dipakai 1 permohonan yang berjalan")
        expect(told).to_contain_text("ubah namanya dan jangan sembunyikan")
        page.get_by_role("button", name="Sembunyikan").click()
        expect(told).to_have_count(0)
        page.reload()
        expect(page.get_by_role("button", name="Tampilkan")).to_be_visible()
    assert name not in {one["name"] for one in client(stack).call("GET", "/places")["items"]}


def test_a_holiday_that_is_over_is_refused_and_one_to_come_is_kept(office: Office) -> None:
    with office.page(ADMINISTRATOR, "/petugas/kantor/libur/baru") as page:
        page.get_by_label("Dasar (nomor keputusan)").fill("SKB 3 Menteri 2026")
        page.get_by_label("Tanggal").fill(_days_from_today(page, -1))
        page.get_by_role("button", name="Simpan").click()
        said = "Hari ini sudah lewat, jadi tenggat dan janji yang dihitung dengannya"
        cure = "tidak berubah lagi. Pilih hari ini atau sesudahnya."
        expect(page.get_by_role("alert")).to_contain_text(f"{said} {cure}")
        page.get_by_label("Tanggal").fill(_days_from_today(page, 30))
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_role("link", name=re.compile("SKB 3 Menteri"))).to_be_visible()


def test_a_decree_with_a_day_that_is_over_names_it_and_the_cure(office: Office) -> None:
    with office.page(ADMINISTRATOR, "/petugas/hari-libur") as page:
        page.get_by_label("Nama keputusan").fill("SKB 3 Menteri 2020")
        page.get_by_label("Hari libur dan cuti bersama").fill("2-3-2020")
        page.get_by_role("button", name="Lihat dampaknya").click()
        said = (
            "Sudah lewat: 2-3-2020. Tenggat dan janji yang dihitung dengannya tidak berubah lagi."
        )
        expect(page.locator("main")).to_contain_text(f"{said} Hapus barisnya, lalu coba lagi")


def test_versions_of_a_type_show_what_differs_and_the_form(office: Office) -> None:
    with office.page(ADMINISTRATOR, "/petugas/jenis-izin/sip_bidan") as page:
        expect(page.get_by_role("heading", name="Versi aturan")).to_be_visible()
        expect(page.locator(".app-office__entry ins, .app-office__entry del").first).to_be_visible()
        form = page.get_by_role("region", name="Formulir, seperti dilihat pemohon")
        expect(form.get_by_role("textbox").first).to_be_visible()
        letter = page.get_by_role("region", name="Surat, dengan isian contoh")
        letter.get_by_role("button", name="Lihat suratnya").click()
        expect(letter.get_by_role("img", name=re.compile("Contoh surat versi"))).to_be_visible()


def test_the_monthly_report_is_made_and_opens(office: Office) -> None:
    with office.page(HEAD, "/petugas/laporan") as page:
        page.get_by_role("button", name="Buat laporan").click()
        link = page.get_by_role("link", name=re.compile("Buka laporan"))
        url = link.get_attribute("href") or ""
    assert requests.get(url, timeout=20).content.startswith(b"%PDF-")


def test_the_survey_s_report_has_the_plan_that_an_administrator_entered(office: Office) -> None:
    with office.page(ADMINISTRATOR, "/petugas/kantor/tindak-lanjut/baru") as page:
        page.get_by_label("Program atau kegiatan").fill("Memperpendek tahap verifikasi")
        page.get_by_label("Triwulan yang dinilai").fill("2026-1")
        page.get_by_label("Unsur").select_option("U3")
        page.get_by_label("Waktu").fill("Triwulan II 2026")
        page.get_by_label("Penanggung jawab").fill("Kepala Bidang")
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_text("2026-1 U3: Memperpendek tahap verifikasi")).to_be_visible()
    with office.page(HEAD, "/petugas/laporan") as page:
        page.get_by_role("button", name="Susun laporan survei").click()
        link = page.get_by_role("link", name=re.compile("Buka laporan Triwulan"))
        url = link.get_attribute("href") or ""
    assert requests.get(url, timeout=20).content.startswith(b"%PDF-")


def _days_from_today(page: Page, days: int) -> str:
    """ISO, by the browser's own clock."""
    milliseconds = timedelta(days=days).total_seconds() * 1000
    day: str = page.evaluate(f"new Date(Date.now() + {milliseconds}).toISOString().slice(0, 10)")
    return day
