"""A figure says of how many it is: one quick permit and one answer are no habit of the office."""

import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from demo.chromium import settle
from infra.local.stack import LocalStack
from tests.e2e.officers import Office

NAME = {"id": "Izin Penelitian", "en": "Research Permit"}
OF_TYPE = {"type_id": "penelitian", "type_name": NAME}
ISSUED = {"issued": 1, "months": [1] + [0] * 11, "median_days": 0, "kept": 1, "late": 0}
CONTENT = {
    "respondents": 1,
    "ikm": 100,
    "band": "A",
    "elements": [{"id": "U1", "mean": 4}],
    "polled": 0,
    "polls": [],
}
ANSWERS: dict[str, dict[str, Any]] = {
    "permits": {"year": 2026, "all": ISSUED, "types": [OF_TYPE | ISSUED]},
    "satisfaction": {"year": 2026, "quarter": 1, "all": CONTENT, "types": [OF_TYPE | CONTENT]},
}


def one_of_each(page: Page) -> None:
    """One permit, issued on the day it was accepted, and one answer of nothing but fours."""

    def answer(route: Route) -> None:
        _, _, kind = route.request.url.partition("?")[0].rpartition("/")
        route.fulfill(json=ANSWERS[kind])

    page.route(re.compile("/api/statistics/(permits|satisfaction)"), answer)


def test_the_home_page_says_of_how_many(page: Page, stack: LocalStack) -> None:
    one_of_each(page)
    page.goto("/")
    figures = page.get_by_role("region", name="Sekilas angka 2026").get_by_role("listitem")
    expect(figures).to_have_count(4)
    expect(figures.nth(1)).to_have_text("1 dari 1 izin terbit tepat janji")
    expect(figures.nth(2)).to_have_text(
        "< 1 hari kerja dari berkas lengkap sampai izin terbit (nilai tengah dari 1 izin)"
    )
    expect(figures.nth(3)).to_have_text("100,00 indeks kepuasan masyarakat, dari 1 responden")


def test_the_statistics_say_of_how_many(page: Page, stack: LocalStack) -> None:
    one_of_each(page)
    page.goto("/database")
    settle(page)
    times = page.get_by_role("region", name=re.compile("^Lama proses per jenis"))
    expect(times.get_by_text("Izin Penelitian, dari 1 izin")).to_be_visible()
    expect(times.locator(".app-bars strong")).to_have_text("< 1")
    times.get_by_text("Angka dalam tabel").click()
    expect(times.get_by_role("cell")).to_have_text(["1", "< 1"])
    page.get_by_role("tab", name="Kepuasan masyarakat").click()
    expect(page.get_by_text("dari 100, mutu A (sangat baik), menurut 1 orang")).to_be_visible()
    elements = page.get_by_role("region", name=re.compile("^Nilai tiap unsur"))
    expect(elements.get_by_role("heading")).to_have_text(
        "Nilai tiap unsur (1 sampai 4), menurut 1 orang"
    )
    types = page.get_by_role("region", name="IKM tiap jenis izin")
    expect(types.get_by_text("Izin Penelitian, menurut 1 orang")).to_be_visible()
    types.get_by_text("Angka dalam tabel").click()
    expect(types.get_by_role("cell")).to_have_text(["100,00", "1"])


def test_the_dashboard_says_of_how_many(office: Office, stack: LocalStack) -> None:
    with office.page("head", "/petugas") as page:
        one_of_each(page)

        def one_quick_permit(route: Route) -> None:
            found = route.fetch().json()
            found["total"] |= {"issued": 1, "kept": 1, "late": 0, "kept_percent": 100}
            found["total"] |= {"median_days": 0, "slow_days": 0}
            route.fulfill(json=found)

        page.route("**/api/officer/figures*", one_quick_permit)
        page.goto("/petugas/dasbor")
        cards = page.locator(".app-fivefold dd")
        expect(cards.nth(0)).to_have_text("100 %1 dari 1 izin terbit")
        expect(cards.nth(1)).to_have_text("< 1 hari9 dari 10 dalam < 1 hari kerja; 1 izin")
        expect(cards.nth(4)).to_have_text("100,00mutu A; 1 jawaban")
        expect(page.get_by_text("Nilai rata-rata sampai 4 dari 1 jawaban")).to_be_visible()
