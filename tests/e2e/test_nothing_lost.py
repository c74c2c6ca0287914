"""Applying with what happens to phones: nothing typed is lost, nothing is sent twice."""

from playwright.sync_api import Page, Route, expect

from infra.local.stack import LocalStack
from tests.e2e.applying import (
    CARD,
    GOOD,
    JPG,
    TITLE,
    client,
    enter_password,
    pick,
    ready,
    row,
    saved,
    sign_in,
    start,
)

DATA = "**/api/applications/*/data"


def test_a_closed_tab_without_a_connection_loses_nothing(page: Page, stack: LocalStack) -> None:
    citizen = client(stack)
    application_id = start(citizen)
    sign_in(page, stack, f"/permohonan/{application_id}/data")
    page.get_by_label("Rekomendasi dari").fill("Dekan Fakultas Hukum")
    saved(page)

    page.context.route(DATA, lambda route: route.abort())
    page.get_by_label("Judul penelitian").fill(TITLE)
    expect(page.locator(".app-saved")).to_contain_text("tidak ada sambungan")
    page.close()

    again = page.context.new_page()
    again.goto(f"/permohonan/{application_id}/data")
    expect(again.get_by_label("Judul penelitian")).to_have_value(TITLE)
    expect(again.get_by_text("sudah dipulihkan")).to_be_visible()
    page.context.unroute(DATA)
    saved(again)
    stored = citizen.call("GET", f"/applications/{application_id}")["data"]
    assert stored == {"rekomendasi_dari": "Dekan Fakultas Hukum", "judul": TITLE}
    assert again.evaluate("Object.keys(localStorage).filter(k => k.includes('application'))") == []


def test_what_is_not_sent_yet_does_not_stay_for_the_next_person(
    page: Page, stack: LocalStack
) -> None:
    sign_in(page, stack, f"/permohonan/{start(client(stack))}/data")
    page.route(DATA, lambda route: route.abort())
    page.get_by_label("Judul penelitian").fill(TITLE)
    expect(page.locator(".app-saved")).to_contain_text("tidak ada sambungan")
    assert TITLE in page.evaluate("JSON.stringify(localStorage)")
    page.get_by_role("button", name="Keluar", exact=True).click()
    expect(page.get_by_label("NIK atau e-mail")).to_be_visible()
    assert TITLE not in page.evaluate("JSON.stringify(localStorage)")


def test_a_session_that_ends_in_the_middle_of_the_form_takes_nothing_along(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = start(citizen)
    sign_in(page, stack, f"/permohonan/{application_id}/data")
    expect(page.get_by_label("Judul penelitian")).to_be_visible()
    citizen.call("DELETE", "/profile/sessions")  # all others, so that of the page, too

    page.get_by_label("Judul penelitian").fill(TITLE)
    page.get_by_label("Nomor surat rekomendasi").fill("166/FE")
    dialog = page.get_by_role("dialog", name="Silakan masuk lagi")
    expect(dialog).to_be_visible()
    expect(page.get_by_label("Judul penelitian")).to_have_value(TITLE)
    enter_password(dialog, stack)
    expect(dialog).to_be_hidden()
    saved(page)
    expect(page.get_by_label("Nomor surat rekomendasi")).to_have_value("166/FE")
    page.reload()
    expect(page.get_by_label("Judul penelitian")).to_have_value(TITLE)
    expect(page.get_by_label("Nomor surat rekomendasi")).to_have_value("166/FE")


def test_an_interrupted_upload_is_sent_again_and_after_a_reload_says_so(
    page: Page, stack: LocalStack
) -> None:
    application_id = start(client(stack))
    sign_in(page, stack, f"/permohonan/{application_id}/dokumen")
    broken = 0

    def break_off(route: Route) -> None:
        nonlocal broken
        broken += 1
        route.abort()

    page.route(lambda url: not url.startswith(stack.url), break_off)  # the bucket's own address
    pick(page, "KTP", CARD, "ktp.jpg", JPG)
    again = row(page, "KTP").get_by_role("button", name="Kirim ulang")
    expect(again).to_be_visible()
    assert broken == 3  # it was tried again by itself before anybody was asked

    page.reload()
    expect(row(page, "KTP")).to_contain_text("Pengiriman “ktp.jpg” terputus")
    page.unroute_all()
    pick(page, "KTP", CARD, "ktp.jpg", JPG)
    expect(row(page, "KTP")).to_contain_text("Lolos pemeriksaan")
    page.reload()
    expect(row(page, "KTP")).to_contain_text("Lolos pemeriksaan")


def test_an_answer_that_is_lost_on_the_way_sends_nothing_twice(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = ready(citizen, GOOD)
    sign_in(page, stack, f"/permohonan/{application_id}/periksa")
    answers = []

    def lose_the_first_answer(route: Route) -> None:
        answers.append(route.fetch().status)
        if len(answers) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/submit", lose_the_first_answer)
    page.get_by_label("Saya menyatakan").check()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Tidak ada sambungan")
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.get_by_text("Permohonan terkirim")).to_be_visible()
    assert answers == [200, 200]
    notes = citizen.call("GET", f"/applications/{application_id}/notes")["items"]
    assert [note["event"] for note in notes].count("submitted") == 1


def test_what_another_device_changed_is_shown_before_it_is_sent(
    page: Page, stack: LocalStack
) -> None:
    citizen = client(stack)
    application_id = ready(citizen, GOOD)
    sign_in(page, stack, f"/permohonan/{application_id}/periksa")
    expect(page.get_by_text(TITLE)).to_be_visible()
    change = {"data": {"judul": "Judul dari komputer"}}
    citizen.call("PATCH", f"/applications/{application_id}/data", change)
    page.get_by_label("Saya menyatakan").check()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("baru saja berubah")
    expect(page.get_by_text("Judul dari komputer")).to_be_visible()
    page.get_by_role("button", name="Kirim permohonan").click()
    expect(page.get_by_text("Permohonan terkirim")).to_be_visible()


def test_a_change_of_language_keeps_what_is_being_typed(page: Page, stack: LocalStack) -> None:
    sign_in(page, stack, f"/permohonan/{start(client(stack))}/data")
    page.route(DATA, lambda route: route.abort())
    page.get_by_label("Judul penelitian").fill(TITLE)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Title of the research")).to_have_value(TITLE)
    expect(page.locator(".app-saved")).to_contain_text("there is no internet connection")
