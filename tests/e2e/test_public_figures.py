"""The open pages of the public site: register, requirements, documents, figures, map, help."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from demo.chromium import settle
from infra.local.stack import LocalStack
from tests.e2e.conftest import Issued

# Each with its heading in both languages
PAGES = {
    "/pilih-izin": ("Izin mana yang saya perlukan?", "Which permit do I need?"),
    "/": ("Urus izin dari rumah", "Get your permit from home"),
    "/lacak": ("Lacak permohonan", "Track an application"),
    "/izin": ("Periksa keaslian izin", "Check a permit"),
    "/tembusan": ("Tembusan izin", "Copy of a permit"),
    "/izin-terbit": ("Izin terbit", "Issued permits"),
    "/syarat": ("Syarat izin", "Requirements"),
    "/syarat/sip_bidan": ("Surat Izin Praktik Bidan", "Midwife's practice permit"),
    "/dokumen": ("Dokumen", "Documents"),
    "/publikasi": ("Publikasi", "Publications"),
    "/database": ("Statistik", "Statistics"),
    "/peta": ("Peta izin", "Map of permits"),
    "/panduan": ("Panduan", "Guide"),
    "/panduan/daftar": ("Mendaftar dan masuk", "Registering and signing in"),
    "/tanya-jawab": ("Tanya jawab", "Questions and answers"),
    "/kontak": ("Hubungi kami", "Contact"),
}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_both_languages(page: Page, path: str) -> None:
    indonesian, english = PAGES[path]
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(indonesian)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(english)
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page).to_have_title(re.compile(re.escape(english)))


MANY_TYPES = 30
OVERLAPPING = """() => [...document.querySelectorAll(".app-figure")]
    .filter((figure) => {
        const bottom = figure.querySelector("button").getBoundingClientRect().top;
        const bars = [...figure.querySelectorAll(".app-bars__row, tbody tr")];
        return bars.some((bar) => bar.getBoundingClientRect().bottom > bottom);
    })
    .map((figure) => figure.getAttribute("aria-label"))"""


def test_charts_of_many_types_lie_over_nothing(page: Page, issued: Issued) -> None:
    def many(route: Route) -> None:
        answer = route.fetch()
        found = answer.json()
        [one, *_] = found["types"]
        found["types"] = [
            one | {"type_id": f"t{n}", "type_name": {"id": f"Izin {n}", "en": f"Permit {n}"}}
            for n in range(MANY_TYPES)
        ]
        route.fulfill(response=answer, json=found)

    page.set_viewport_size({"width": 1280, "height": 900})
    page.route(re.compile(r"/api/statistics/permits(\?|$)"), many)
    page.goto("/database")
    expect(page.locator(".app-bars__row", has_text=f"Izin {MANY_TYPES - 1}").first).to_be_visible()
    assert page.evaluate(OVERLAPPING) == []


# --- register ------------------------------------------------------------------------------------


def test_the_register_is_read_by_type(page: Page, issued: Issued) -> None:
    page.goto("/izin-terbit")
    settle(page)
    latest = page.get_by_role("region", name="Izin terbaru")
    expect(latest.get_by_role("rowheader", name=issued.number)).to_be_visible()
    page.get_by_label("Jenis izin").select_option("penelitian")
    expect(latest).to_have_count(0)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=issued.number))
    expect(row).to_contain_text("Rahmat Hidayat")
    expect(row).to_contain_text("Berlaku")
    page.get_by_label("Jenis izin").select_option("sip_bidan")
    expect(page.get_by_text("Belum ada izin jenis ini")).to_be_visible()


def test_the_register_is_searched_by_number_or_name_and_the_address_stays_clean(
    page: Page, stack: LocalStack, issued: Issued
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto("/izin-terbit")
    settle(page)
    page.get_by_role("tab", name="Menurut nomor atau nama").click()
    for text in ("rahmat", issued.number):
        page.get_by_label("Nomor izin atau nama pemegang").fill(text)
        page.get_by_role("button", name="Cari").click()
        expect(page.get_by_role("rowheader", name=issued.number)).to_be_visible()
    page.get_by_label("Nomor izin atau nama pemegang").fill("tidak ada orangnya")
    page.get_by_role("button", name="Cari").click()
    expect(page.get_by_text("Tidak ada yang cocok")).to_be_visible()
    assert page.url == f"{stack.url}/izin-terbit"
    assert not [request.url for request in asked if "rahmat" in request.url.lower()]


def test_a_long_register_is_read_page_by_page(page: Page, issued: Issued) -> None:
    def answer(route: Any) -> None:
        second = "cursor=next" in route.request.url
        numbers = range(25, 30) if second else range(25)
        line = {
            "type_id": "penelitian",
            "type_name": "Izin Penelitian",
            "holder_name": None,
            "issued_on": "2026-06-01",
            "valid_until": None,
            "standing": "in-force",
        }
        items = [line | {"number": f"070/{number:03d}/X"} for number in numbers]
        route.fulfill(json={"items": items, "cursor": None if second else "next"})

    page.route("**/api/register?*", answer)
    page.goto("/izin-terbit")
    settle(page)
    page.get_by_label("Jenis izin").select_option("penelitian")
    expect(page.get_by_role("rowheader")).to_have_count(25)
    page.get_by_role("button", name="Tampilkan berikutnya").click()
    expect(page.get_by_role("rowheader")).to_have_count(30)
    expect(page.get_by_text("30 seluruhnya")).to_be_visible()
    expect(page.get_by_role("button", name="Tampilkan berikutnya")).to_have_count(0)


# --- requirements and documents ------------------------------------------------------------------


def test_requirements_are_found_and_lead_to_applying(page: Page, stack: LocalStack) -> None:
    page.goto("/syarat")
    settle(page)
    page.get_by_label("Cari jenis izin").fill("bidan")
    expect(page.get_by_text("1 jenis izin")).to_be_visible()
    page.get_by_role("link", name="Surat Izin Praktik Bidan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Surat Izin Praktik Bidan")
    expect(page.get_by_text("STR yang masih berlaku (dengan kode QR)")).to_be_visible()
    expect(page.get_by_text("SIP lama yang asli")).to_have_count(0)
    page.get_by_label("Perpanjangan").check()
    expect(page.get_by_text("SIP lama yang asli")).to_be_visible()
    page.get_by_role("link", name="Ajukan izin ini").click()
    assert page.url == f"{stack.url}/permohonan/baru/sip_bidan"


def test_the_service_standard_of_a_type_is_a_sheet_to_print(page: Page) -> None:
    page.goto("/syarat/sip_bidan")
    settle(page)
    page.get_by_role("link", name="Standar pelayanan").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Surat Izin Praktik Bidan")
    expect(page.get_by_role("heading", level=3)).to_have_count(14)
    expect(page.get_by_text("Paling lama 5 hari kerja")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("kami menyatakan sanggup")).to_be_visible()
    expect(page.get_by_role("button", name="Cetak")).to_be_hidden()


def test_a_group_on_the_home_page_leads_to_its_sector(page: Page) -> None:
    page.goto("/")
    settle(page)
    page.get_by_role("link", name="Operasional Sekolah").click()
    expect(page.get_by_label("Sektor")).to_have_value("pendidikan")
    expect(page.get_by_text("5 jenis izin")).to_be_visible()


def test_documents_are_found_with_their_rule_and_what_asks_for_them(page: Page) -> None:
    page.goto("/dokumen")
    settle(page)
    page.get_by_role("tab", name="Dokumen syarat").click()
    page.get_by_label("Cari dokumen").fill("ijazah yang dilegalisasi")
    page.get_by_text("Ijazah yang dilegalisasi").click()
    expect(page.get_by_text("PDF, paling besar 500 KB")).to_be_visible()
    expect(page.get_by_role("link", name="Surat Izin Praktik Perawat")).to_be_visible()


def test_a_sample_letter_is_a_sheet_to_print(page: Page) -> None:
    page.goto("/dokumen")
    settle(page)
    page.get_by_role("link", name="Surat Kuasa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Surat Kuasa")
    page.emulate_media(media="print")
    expect(page.get_by_text("memberi kuasa kepada")).to_be_visible()
    expect(page.get_by_role("button", name="Cetak contoh")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()


# --- figures -------------------------------------------------------------------------------------


def test_the_issued_permit_is_in_the_figures_and_in_the_file(page: Page, issued: Issued) -> None:
    page.goto("/database")
    settle(page)
    per_type = page.get_by_role("region", name=re.compile("^Izin terbit per jenis"))
    expect(per_type.get_by_role("img")).to_have_accessible_name(re.compile("1 izin seluruhnya"))
    row = per_type.get_by_role("row", name="Izin Penelitian 1")
    expect(row).to_have_count(0)  # on a phone the table is folded below its chart
    per_type.get_by_text("Angka dalam tabel").focus()
    page.keyboard.press("Enter")
    expect(row).to_be_visible()
    with page.expect_download() as download:
        per_type.get_by_role("button", name="Unduh CSV").click()
    assert download.value.suggested_filename.startswith("izin-per-jenis-")
    assert rows(download.value.path()) == [["Jenis izin", "Izin terbit"], ["Izin Penelitian", "1"]]


def test_a_spreadsheet_runs_nothing_of_a_file(page: Page) -> None:
    figures = {"issued": 1, "months": [1] + [0] * 11, "median_days": 2.5, "kept": 1, "late": 0}
    names = ['=HYPERLINK("http://x","y")', "@SUM(A1)", "+1", "-1", "Biasa, saja"]
    page.route(
        "**/api/statistics/permits*",
        lambda route: route.fulfill(
            json={
                "year": 2026,
                "all": figures,
                "types": [
                    {"type_id": name, "type_name": {"id": name, "en": name}} | figures
                    for name in names
                ],
            }
        ),
    )
    page.goto("/database")
    settle(page)
    per_type = page.get_by_role("region", name=re.compile("^Izin terbit per jenis"))
    with page.expect_download() as download:
        per_type.get_by_role("button", name="Unduh CSV").click()
    written = {row[0] for row in rows(download.value.path())[1:]}
    assert written == {f"'{name}" if name[0] in "=+-@" else name for name in names}


def rows(path: Path) -> list[list[str]]:
    """As a spreadsheet set to Indonesian reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_satisfaction_says_so_while_too_few_have_answered(page: Page) -> None:
    page.goto("/database")
    settle(page)
    page.get_by_role("tab", name="Kepuasan masyarakat").click()
    page.get_by_label("Triwulan").select_option(index=1)
    expect(page.get_by_text("Belum cukup yang mengisi kuesioner")).to_be_visible()


# --- map -----------------------------------------------------------------------------------------


def test_the_map_is_used_with_the_keyboard_alone(page: Page, issued: Issued) -> None:
    page.goto("/peta")
    settle(page)
    expect(page.get_by_role("radio")).to_have_count(14)
    page.get_by_label("Kelompok izin").focus()
    page.keyboard.press("Tab")
    first = page.get_by_role("radio", name=re.compile("^Pantai Cermin"))
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name=re.compile("^Lembah Gumanti"))).to_be_focused()
    page.keyboard.press("ArrowLeft")
    danau = page.get_by_role("radio", name=re.compile("^Danau Kembar"))
    expect(danau).to_be_focused()
    expect(danau).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="Kecamatan Danau Kembar")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Unduh CSV")).to_be_focused()


def test_the_list_beside_the_map_says_the_same(page: Page, issued: Issued) -> None:
    page.goto("/peta")
    settle(page)
    expect(page.get_by_text("1 izin terbit pada")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(15)
    shown = {
        row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").inner_text()
        for row in page.get_by_role("row").filter(has=page.get_by_role("rowheader")).all()
    }
    assert sum(int(count) for count in shown.values()) >= 1
    for tile in page.get_by_role("radio").all():
        name, count = str(tile.get_attribute("aria-label")).rsplit(": ", 1)
        assert shown[name] == count.removesuffix(" izin")


# --- help ----------------------------------------------------------------------------------------


def test_the_guide_is_turned_page_by_page_and_printed_whole(page: Page) -> None:
    page.goto("/panduan")
    settle(page)
    page.get_by_role("link", name="Mendaftar dan masuk").click()
    expect(page.get_by_text("Halaman 1 dari")).to_be_visible()
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mengajukan permohonan")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    picture = page.get_by_role("img", name="Gambar layar untuk langkah 1")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 540)

    page.goto("/panduan")
    settle(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=2)).to_have_count(11)
    expect(page.get_by_text("Buat kata sandi paling sedikit 8 karakter")).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()


def test_the_whole_guide_is_printed_once_all_its_pictures_are_there(page: Page) -> None:
    page.add_init_script("""
        window.print = () => {
            const pictures = [...document.querySelectorAll(".app-only-print img")];
            const there = pictures.filter((picture) => picture.naturalWidth > 0);
            document.documentElement.dataset.printed = `${there.length} of ${pictures.length}`;
        };
    """)
    page.goto("/panduan")
    settle(page)
    expect(page.locator(".app-only-print img")).to_have_count(0)
    page.get_by_role("button", name="Cetak seluruh panduan").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "15 of 15")


def test_questions_are_searched_as_one_types(page: Page) -> None:
    page.goto("/tanya-jawab")
    settle(page)
    page.get_by_label("Cari pertanyaan").fill("biaya")
    question = page.get_by_text("Berapa biaya mengurus izin?")
    question.click()
    expect(page.get_by_text("Tidak ada biaya.")).to_be_visible()
    page.get_by_label("Cari pertanyaan").fill("xyzzy")
    expect(page.get_by_text("Tidak ada pertanyaan yang cocok")).to_be_visible()
    expect(question).to_have_count(0)


def test_the_contacts_are_those_of_the_office(page: Page) -> None:
    page.goto("/kontak")
    settle(page)
    expect(page.get_by_role("link", name="+62 812-0000-0001")).to_have_attribute(
        "href", "https://wa.me/6281200000001"
    )
    expect(page.get_by_text("KONTAK")).to_be_visible()
    page.get_by_text(re.compile("^Hari libur")).click()
    expect(page.get_by_text("Kemerdekaan")).to_be_visible()
    notice = page.get_by_role("link", name="Data wilayah: idn-area-data, ODbL 1.0")
    with page.context.expect_page() as opened:
        notice.click()
    expect(opened.value.get_by_text("ODbL").first).to_be_visible()
