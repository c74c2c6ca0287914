"""Debian's Chromium, as pictures, measurements and tests start it."""

import shutil

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from demo.world import World

CHROMIUM = shutil.which("chromium")
# root cannot use the sandbox; the rest keeps the browser from talking to its maker
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def launch(playwright: Playwright, *more: str) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *more])


def sign_in(context: BrowserContext, world: World) -> Page:
    """A page of the world's citizen, on the dashboard."""
    page = context.new_page()
    page.goto("/masuk")
    page.get_by_label("NIK atau e-mail").fill(world.email)
    page.get_by_label("Kata sandi", exact=True).fill(world.password)
    page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/beranda")
    return page


def settle(page: Page) -> None:
    """Nothing on the page says any more that it is loading."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("!document.querySelector('.app-loading')")
