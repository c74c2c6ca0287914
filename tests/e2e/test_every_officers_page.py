"""What holds for each page of the officers' site: at both widths of a desk, at 400 % zoom, in
forced colours, and in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from demo.chromium import settle
from demo.pages import OfficersPage, officers_pages
from demo.world import World, populate
from infra.local.stack import LocalStack
from tests.e2e.barriers import IS_WIDE, axe
from tests.e2e.officers import desks

SIZES = ((1280, 900), (1920, 1080), (320, 740))
SMALL_TARGETS = """() => [...document.querySelectorAll("button, select, input")]
    .filter((element) => element.checkVisibility() && !element.closest("label"))
    .filter((element) => !element.matches(".govuk-visually-hidden"))
    .filter((element) => element.getBoundingClientRect().height < 24)
    .map((element) => element.outerHTML)"""

PROMPTS_OF_NOTHING = """() => [...document.querySelectorAll(".app-mails")]
    .filter((list) => list.checkVisibility() && !list.querySelector("li"))
    .flatMap((list) => [...list.parentElement.querySelectorAll(".app-quiet")])
    .filter((prompt) => /pilih/i.test(prompt.textContent))
    .map((prompt) => `nothing to choose: ${prompt.textContent}`)"""


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack)


@pytest.fixture(scope="module")
def offices(chromium: Browser, stack: LocalStack, world: World) -> Iterator[dict[str, Page]]:
    with desks(chromium, stack, world) as signed_in:
        yield signed_in


def test_no_page_has_a_barrier_scrolls_sideways_or_breaks_a_script(
    offices: dict[str, Page], world: World
) -> None:
    """WCAG 2.2 A and AA as far as axe knows, in both languages and in forced colours."""
    found = {}
    for site in officers_pages(world):
        if wrong := _look(site, offices[site.role]):
            found[site.name] = wrong
    assert found == {}


def _look(site: OfficersPage, page: Page) -> list[str]:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(site.path)
    settle(page)
    wrong += [] if page.title().endswith(" – Sisfo Izin") else [page.title()]
    wrong += [] if page.locator("h1").count() == 1 else ["not one main heading"]
    wrong += page.evaluate(PROMPTS_OF_NOTHING)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wrong += axe(page)
        wrong += [f"wider than {width} px"] if page.evaluate(IS_WIDE) else []
        wrong += page.evaluate(SMALL_TARGETS)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(forced_colors="active")
    wrong += axe(page)
    page.emulate_media(forced_colors="none")
    page.get_by_role("button", name="English", exact=True).click()
    settle(page)
    wrong += axe(page)
    wrong += [] if page.evaluate("document.documentElement.lang") == "en" else ["not English"]
    page.get_by_role("button", name="Bahasa Indonesia", exact=True).click()
    return wrong
