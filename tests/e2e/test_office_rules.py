"""Administrators at the office's rules: what is confirmed, and by whom."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from infra.local.stack import LocalStack
from tests.e2e.officers import Office


@pytest.fixture(scope="module")
def office(chromium: Browser, stack: LocalStack) -> Iterator[Office]:
    opened = Office(chromium, stack)
    yield opened
    opened.close()


def test_a_rule_is_read_confirmed_and_taken_back(office: Office) -> None:
    with office.page("administrator", "/petugas/dasar-hukum") as page:
        rule = page.get_by_role("article").filter(has_text="Istirahat Jumat")
        expect(rule).to_contain_text("11:30:00")
        expect(rule).to_contain_text("Perpres 21/2023")
        open_before = page.locator(".app-head").inner_text()
        rule.get_by_role("button", name="Konfirmasi…").click()
        rule.get_by_label("Berdasarkan apa").fill("Perbup Solok 3/2024")
        rule.get_by_role("button", name="Konfirmasi").click()
        expect(rule).to_contain_text("Perbup Solok 3/2024")
        expect(rule.locator(".app-tag")).to_have_text("Dikonfirmasi")
        expect(page.locator(".app-head")).not_to_have_text(open_before)
        page.reload()
        expect(rule).to_have_count(0)  # only what is open is shown at first
        page.get_by_label("Hanya yang belum dikonfirmasi").uncheck()
        rule.get_by_role("button", name="Batalkan konfirmasi…").click()
        rule.get_by_label("Alasan pembatalan").fill("Peraturannya diganti")
        rule.get_by_role("button", name="Batalkan konfirmasi").click()
        expect(rule.locator(".app-tag")).to_have_text("Belum dikonfirmasi")
