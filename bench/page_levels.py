"""How many requests of a signed-in page wait for one another, and how long it takes on a slow line.

A level is what can be asked for at once: every request is held until no more come, then all are let
go together, and that is one level. So a page's levels are its dependencies and not this machine's
speed. The time is that of a line of 400 kbit/s whose answers take 400 ms, by the browser's clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Route,
    expect,
    sync_playwright,
)

from bench.tables import table
from demo.__main__ import officers
from demo.chromium import CHROMIUM, carry_session, launch
from demo.citizen import Citizen
from demo.client import Browser as Client
from demo.people import say_nothing, student
from demo.stories import attach_papers, research_data
from infra.local.stack import LocalStack

MOST_LEVELS = 3
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
ROLE = "back_office"
LOADING = ".app-loading:not(.app-review *)"
"""The page itself: what opens within a file under review, such as a paper, comes after the file."""
SHOWN = f"!document.querySelector('{LOADING}') && !!document.querySelector('main h1')"
QUIET = 5
"""So often nothing new may come before a level is whole, or a page is said to want more."""
PHONE = {"width": 360, "height": 740}


def measure() -> dict[str, Any]:
    if CHROMIUM is None:
        return {"skipped": "chromium is not installed"}
    with sync_playwright() as playwright, LocalStack() as stack:
        browser = launch(playwright)
        applicant = _applicant(stack)
        pages = {
            **_of(browser, stack, applicant.browser, _citizens_pages(applicant)),
            **_of(browser, stack, officers(stack).at(ROLE), _officers_pages(applicant)),
        }
        browser.close()
    missed = [
        f"{path} takes {one['levels']} levels"
        for path, one in pages.items()
        if one["levels"] > MOST_LEVELS
    ]
    return {"pages": pages, "most_levels": MOST_LEVELS, "missed": missed}


def show(result: dict[str, Any]) -> None:
    if "skipped" in result:
        print(result["skipped"])
        return
    rows = [
        (path, one["levels"], one["requests"], f"{one['ms']:.0f}")
        for path, one in result["pages"].items()
    ]
    print(table(("signed-in page", "levels", "requests", "ms at 400 kbit/s"), rows))


def _citizens_pages(applicant: Citizen) -> dict[str, str]:
    names = ("/beranda", "/permohonan", "/izin-saya", "/pesan", "/pemberitahuan", "/profil")
    pages = {name: name for name in names}
    draft = f"/permohonan/{applicant.application_id}"
    return pages | {"/permohonan/:id": draft, "/permohonan/:id/data": f"{draft}/data"}


def _officers_pages(applicant: Citizen) -> dict[str, str]:
    names = ("/petugas", "/petugas/dasbor", "/petugas/pesan", "/petugas/akun")
    pages = {name: name for name in names}
    return pages | {"/petugas/berkas/:id": f"/petugas/berkas/{applicant.application_id}"}


def _of(
    browser: Browser, stack: LocalStack, person: Client, paths: dict[str, str]
) -> dict[str, dict[str, float]]:
    context = browser.new_context(base_url=stack.url, viewport=PHONE, service_workers="block")
    carry_session(context, person)
    found = {}
    for name, path in paths.items():
        levels, requests = _levels(context, path)
        found[name] = {"levels": levels, "requests": requests, "ms": _slow(context, path)}
    context.close()
    return found


def _levels(context: BrowserContext, path: str) -> tuple[int, int]:
    """Up to the one after which the page shows what it is for; and all requests until then."""
    page, held, levels, requests = context.new_page(), [], 0, 0
    page.goto("/robots.txt")
    page.route("**/*", lambda route: held.append(route))
    page.evaluate("path => void setTimeout(() => location.assign(path))", path)
    while True:
        level = _whole(page, held)
        levels, requests = levels + 1, requests + len(level)
        for route in level:
            route.continue_()
        if _shown(page, held):
            page.unroute("**/*")
            page.close()
            return levels, requests


def _whole(page: Page, held: list[Route]) -> list[Route]:
    quiet, known = 0, 0
    while quiet < QUIET or not held:
        page.wait_for_timeout(100)
        quiet = quiet + 1 if len(held) == known else 0
        known = len(held)
    level = held[:]
    held.clear()
    return level


def _shown(page: Page, held: list[Route]) -> bool:
    """What comes last of all, such as the footer, may have been asked for by then."""
    wants = 0
    for _ in range(100):
        with suppress(Error):  # between two pages there is nothing to ask
            if page.evaluate(SHOWN):
                return True
        wants += bool(held)
        if wants > QUIET:
            return False
        page.wait_for_timeout(100)
    raise TimeoutError(f"{page.url} shows nothing")


def _slow(context: BrowserContext, path: str) -> float:
    with _slow_line(context) as page:
        page.goto(path, wait_until="commit")
        expect(page.locator(LOADING)).to_have_count(0, timeout=60_000)
        page.locator("main h1").wait_for()
        ms: float = page.evaluate("performance.now()")
    return ms


@contextmanager
def _slow_line(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    tools.send("Network.emulateNetworkConditions", LINE)
    yield page
    page.close()


def _applicant(stack: LocalStack) -> Citizen:
    applicant = student(Client(stack.url), say_nothing)
    applicant.register()
    applicant.draft("penelitian", research_data())
    attach_papers(applicant)
    applicant.send()
    return applicant


if __name__ == "__main__":
    show(measure())
