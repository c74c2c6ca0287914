"""What holds for each page of the site, in both languages and at every width."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from demo.chromium import settle, sign_in
from demo.pages import SitePage, pages
from demo.world import World, populate
from infra.local.stack import LocalStack
from tests.e2e.barriers import IS_WIDE, PHONE_WIDTH, RAW_FILES, TORN, axe

WIDTHS = (1280, 320)
SMALL_TARGETS = """() => [...document.querySelectorAll(
        "main button, main input:not([type=radio]):not([type=checkbox]), main select, header a")]
    .filter((element) => element.checkVisibility() && !element.closest(".govuk-visually-hidden"))
    .filter((element) => !element.classList.contains("govuk-visually-hidden"))
    .filter((element) => element.getBoundingClientRect().height < 40)
    .map((element) => element.outerHTML)"""


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack)


@pytest.fixture(scope="module")
def context(chromium: Browser, stack: LocalStack) -> Iterator[BrowserContext]:
    opened = chromium.new_context(
        base_url=stack.url,
        viewport={"width": PHONE_WIDTH, "height": 740},
        locale="id-ID",
        reduced_motion="reduce",
    )
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def citizen(context: BrowserContext, world: World) -> Page:
    return sign_in(context, world)


@pytest.fixture(scope="module")
def anybody(context: BrowserContext) -> Page:
    return context.new_page()


@dataclass
class Findings:
    """By page: what is wrong. Each page is opened once and looked at from all sides."""

    barriers: dict[str, list[str]] = field(default_factory=dict)
    languages: dict[str, tuple[str, str]] = field(default_factory=dict)
    layout: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    headings: dict[str, int] = field(default_factory=dict)
    trouble: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def findings(citizen: Page, anybody: Page, world: World) -> Findings:
    found = Findings()
    for site in pages(world):
        _look(site, citizen if site.signed_in else anybody, found)
    return found


def _look(site: SitePage, page: Page, found: Findings) -> None:
    trouble: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error" and "status of 4" not in said.text:
            trouble.append(said.text)

    page.on("console", hear)
    page.goto("about:blank")  # a new fragment alone would load nothing
    page.goto(site.path)
    settle(page)
    found.titles[site.name] = page.title()
    found.headings[site.name] = page.locator("h1").count()
    barriers = axe(page)
    spoken = page.evaluate("document.documentElement.lang")
    page.get_by_role("button", name="English", exact=True).click()
    settle(page)
    barriers += axe(page)
    found.languages[site.name] = (spoken, page.evaluate("document.documentElement.lang"))
    page.get_by_role("button", name="Bahasa Indonesia", exact=True).click()
    flaws = page.evaluate(TORN) + page.evaluate(RAW_FILES)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        flaws += [f"wider than {width} px"] if page.evaluate(IS_WIDE) else []
        flaws += page.evaluate(SMALL_TARGETS)
    page.remove_listener("console", hear)
    page.set_viewport_size({"width": PHONE_WIDTH, "height": 740})
    for kind, flaw in ((found.barriers, barriers), (found.layout, flaws), (found.trouble, trouble)):
        if flaw:
            kind[site.name] = flaw


def test_no_page_has_a_barrier_that_axe_finds(findings: Findings) -> None:
    """WCAG 2.2 A and AA, in both languages."""
    assert findings.barriers == {}


def test_every_page_says_which_language_it_is_in(findings: Findings) -> None:
    assert set(findings.languages.values()) == {("id", "en")}


def test_no_page_scrolls_sideways_or_tears_a_word_and_targets_are_large(
    findings: Findings,
) -> None:
    assert findings.layout == {}


def test_every_page_has_one_main_heading_and_a_title(findings: Findings) -> None:
    assert set(findings.headings.values()) == {1}
    assert all(title.endswith(" – Sisfo Izin") for title in findings.titles.values())


def test_no_page_breaks_a_script_or_the_content_security_policy(findings: Findings) -> None:
    assert findings.trouble == {}
