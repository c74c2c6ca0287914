"""Numbers and dates as people write them, and one sentence of what is wrong."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.wording import indonesian_date
from infra.local.stack import LocalStack
from tests.e2e.applying import TODAY, client, saving, sign_in, start

DAY = date(TODAY.year - 1, 8, 17)
GROUP = "Tanggal surat rekomendasi"


@pytest.fixture
def form(page: Page, stack: LocalStack) -> Page:
    """The form of a research permit, empty."""
    draft = start(client(stack))
    sign_in(page, stack, f"/permohonan/{draft}/data")
    return page


def test_a_month_is_typed_as_a_word_and_shown_as_one_when_it_is_checked(
    form: Page, stack: LocalStack
) -> None:
    group = form.get_by_role("group", name=GROUP)
    group.get_by_label("Tanggal", exact=True).fill("17")
    group.get_by_label("Bulan").fill("Agustus")
    with saving(form):
        group.get_by_label("Tahun").fill(str(DAY.year))
    expect(group.locator(".govuk-error-message")).to_have_count(0)
    form.goto(form.url.replace("/data", "/periksa"))
    expect(form.get_by_role("main")).to_contain_text(indonesian_date(DAY))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("31", "Februari", "2026"), "Februari 2026 hanya sampai tanggal 28"),
        (("17", "8", "95"), "Tulis tahun dengan empat angka, misalnya 1995, bukan 95."),
    ],
)
def test_a_date_that_is_none_is_told_once_and_in_words(
    form: Page, typed: tuple[str, str, str], said: str
) -> None:
    group = form.get_by_role("group", name=GROUP)
    for part, text in zip(("Tanggal", "Bulan", "Tahun"), typed, strict=True):
        group.get_by_label(part, exact=True).fill(text)
    form.get_by_role("button", name="Simpan dan lanjutkan").click()
    wrong = group.locator(".govuk-error-message")
    expect(wrong).to_have_count(1)
    expect(wrong).to_contain_text(said)


def test_a_period_that_is_over_is_told_once_and_the_list_follows_the_page(form: Page) -> None:
    for name, year in (("Hari pertama", TODAY.year - 2), ("Hari terakhir", TODAY.year - 1)):
        group = form.get_by_role("group", name=name)
        for part, text in (("Tanggal", "1"), ("Bulan", "2"), ("Tahun", str(year))):
            group.get_by_label(part, exact=True).fill(text)
    form.get_by_role("button", name="Simpan dan lanjutkan").click()
    period = form.locator(".app-field", has=form.get_by_role("group", name="Hari pertama"))
    expect(period.locator(".govuk-error-message")).to_have_count(1)
    listed = form.locator(".govuk-error-summary").get_by_role("link")
    expect(listed).to_have_count(7)
    names = [one.partition(":")[0] for one in listed.all_inner_texts()]
    assert (names[0], names.count("Waktu penelitian")) == ("Jenis izin", 1)


def test_one_thousand_five_hundred_is_a_number_with_its_point(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    draft = start(citizen, "operasional_sd")
    sign_in(page, stack, f"/permohonan/{draft}/data")
    area = page.get_by_label("Luas tanah")
    with saving(page):
        area.fill("1.500")
        area.blur()
    assert citizen.call("GET", f"/applications/{draft}")["data"]["luas_tanah"] == 1500
    expect(page.locator("[id='data.luas_tanah-error']")).to_have_count(0)
