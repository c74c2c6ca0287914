"""A school's field visit on the officers' site: the day that was planned, what was seen, a photo,
the minutes; and the step that waits for them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from chalicelib.domain.wording import indonesian_date
from demo import papers
from demo.client import until
from infra.local.scene import keep
from infra.local.stack import LocalStack
from tests.e2e.applying import sign_in
from tests.e2e.officers import Office, file_of
from tests.support.small_scene import LAST, SMALL, URL

ROLE = "data_verification"
WIB = ZoneInfo("Asia/Jakarta")
SCENE = SMALL | {"running": SMALL["running"] | {"field_visit": {"operasional_tk": 1}}}


@pytest.fixture(scope="module")
def stack(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    place = Path(tmp_path_factory.mktemp("scene"))
    with ThreadPoolExecutor(1) as beside:  # pyHanko wants a loop of its own, Playwright's runs here
        beside.submit(keep.make, URL, LAST, place, SCENE).result()
    with LocalStack(scene=place) as running:
        yield running


@pytest.fixture(scope="module")
def school(office: Office) -> str:
    """The application whose place is to be visited."""

    def waiting() -> str | None:
        rows = office.client(ROLE).call("GET", f"/officer/queue?role={ROLE}")["items"]
        return str(rows[0]["application_id"]) if rows else None

    return until("the queue", waiting)


def test_a_planned_day_is_announced_to_the_applicant(
    office: Office, school: str, stack: LocalStack, page: Page
) -> None:
    day = datetime.now(WIB).date() + timedelta(days=3)
    with office.page(ROLE, f"{file_of(school)}/tinjauan") as desk:
        planned = desk.get_by_role("group", name="Direncanakan pada")
        for part, value in (("Tanggal", day.day), ("Bulan", day.month), ("Tahun", day.year)):
            planned.get_by_label(part).fill(str(value))
        desk.get_by_role("button", name="Simpan", exact=True).click()
        expect(desk.get_by_text("Tersimpan.")).to_be_visible()
    applicant = office.client(ROLE).call("GET", f"/officer/applications/{school}")["applicant"]
    sign_in(page, stack, f"/permohonan/{school}", as_nik=applicant["nik"])
    main = page.get_by_role("main")
    expect(main).to_contain_text("Mohon ada yang mendampingi petugas di tempat.")
    current = page.locator(".app-timeline__step--current")
    expect(current).to_contain_text(f"Tinjauan lapangan {indonesian_date(day)}")
    page.get_by_role("tab", name="Catatan").click()
    expect(main).to_contain_text("Tinjauan lapangan direncanakan")
    told = str(page.request.get("/local/outbox").text())
    assert f"tinjauan lapangan pada {indonesian_date(day)}" in told


def test_a_visit_is_written_down_with_its_photo_and_handed_in(
    office: Office, school: str, tmp_path: Path
) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(papers.portrait())
    with office.page(ROLE, f"{file_of(school)}/tinjauan") as page:
        _write(page)
        page.get_by_role("button", name="Simpan", exact=True).click()
        expect(page.get_by_text("Tersimpan.")).to_be_visible()
        page.get_by_label("Tambah foto").set_input_files(photo)
        expect(page.get_by_role("link", name="Foto 1")).to_be_visible()
        page.get_by_role("button", name="Serahkan berita acara").click()
        minutes = page.get_by_role("link", name="Buka berita acara (PDF)")
        expect(minutes).to_be_visible()
        answer = page.request.get(minutes.get_attribute("href") or "")
        assert answer.body().startswith(b"%PDF")
        expect(page.get_by_text("Ruang kelas bersih dan terang.")).to_be_visible()
        expect(page.get_by_role("button", name="Simpan", exact=True)).to_have_count(0)


def _write(page: Page) -> None:
    """All but the result, which is asked for; what was typed survives a reload."""
    visited = page.get_by_role("group", name="Dikunjungi pada")
    for part, value in (("Tanggal", "26"), ("Bulan", "11"), ("Tahun", "2026")):
        visited.get_by_label(part).fill(value)
    page.get_by_label("Catatan lapangan").fill("Ruang kelas bersih dan terang.")
    page.get_by_label("Yang memeriksa").fill("Yulia Fitri, Kasi Pendataan\nDoni Saputra, staf")
    page.reload()
    expect(page.get_by_label("Catatan lapangan")).to_have_value("Ruang kelas bersih dan terang.")
    page.get_by_label("Memenuhi syarat", exact=True).check()
