"""The officers' menu: whatever its length, all of it is on a low screen and in reach of keys."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.officers import Office

LOW = {"width": 1280, "height": 720}
LONG, SHORT = "administrator", "back_office"
FROM, GROUPS = 21, 4
"""Entries of an administrator, at least, and what they are folded into."""
IS_CUT = "menu => menu.scrollHeight > menu.clientHeight"
FOCUSED = "document.activeElement.title"


def _menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Menu petugas")


def _titles(menu: Locator) -> list[str]:
    return [one.get_attribute("title") or "" for one in menu.get_by_role("link").all()]


def _tab_to(page: Page, title: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == title:
            return
    raise AssertionError(f"the keyboard does not reach {title!r}")


def test_a_long_menu_is_folded_and_all_of_it_is_reached_by_keys_on_a_low_screen(
    office: Office,
) -> None:
    with office.page(LONG, "/petugas", LOW) as page:
        menu = _menu(page)
        groups = menu.get_by_role("button")
        expect(groups).to_have_count(GROUPS)
        reached = set(_titles(menu))
        for group in groups.all():
            _tab_to(page, group.get_attribute("title") or "")
            page.keyboard.press("Enter")
            expect(group).to_have_attribute("aria-expanded", "true")
            expect(menu.get_by_role("button", expanded=True)).to_have_count(1)
            own = group.locator("..").get_by_role("link")
            expect(own.first).to_be_visible()
            _tab_to(page, own.last.get_attribute("title") or "")
            assert not menu.evaluate(IS_CUT), group.inner_text()
            reached |= set(_titles(menu))
            group.focus()
        assert len(reached) >= FROM


def test_the_group_of_the_page_is_open_and_says_where_one_is(office: Office) -> None:
    with office.page(LONG, "/petugas/kantor", LOW) as page:
        menu = _menu(page)
        expect(menu.get_by_role("button", expanded=True)).to_have_text("Aturan")
        here = menu.locator("[aria-current=page]")
        expect(here).to_have_text("Data kantor")
        menu.get_by_role("button", name="Orang").click()
        menu.get_by_role("link", name="Petugas dan peran").click()
        page.wait_for_url("**/petugas/pegawai")
        expect(menu.get_by_role("button", expanded=True)).to_have_text("Orang")
        expect(here).to_have_text("Petugas dan peran")


def test_a_menu_that_fits_is_not_folded(office: Office) -> None:
    with office.page(SHORT, "/petugas", LOW) as page:
        menu = _menu(page)
        expect(menu.get_by_role("link", name="Panduan")).to_be_visible()
        expect(menu.get_by_role("link", name=re.compile("^Antrean"))).to_be_visible()
        expect(menu.get_by_role("button")).to_have_count(0)
        assert not menu.evaluate(IS_CUT)
