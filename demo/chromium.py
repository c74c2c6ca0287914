"""Debian's Chromium, as pictures, measurements and tests start it."""

import shutil
from datetime import UTC, datetime
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from demo.client import Browser as Client
from demo.client import until
from demo.world import World
from infra.local.codes import code_at

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

SIGNED_IN = "localStorage.setItem('sisfo.signed-in', '1')"
"""What a browser remembers of a session, besides its cookie."""

_POST = """async ([path, body]) => {
    const answer = await fetch(path, {
        method: "POST",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify(body),
    });
    return [answer.status, await answer.json()];
}"""


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


def sign_in_officer(page: Page, account: dict[str, str], path: str = "/petugas") -> None:
    """As this demo officer, on the page at ``path``; a code that was used is waited out."""
    page.goto("/petugas/masuk")
    login = {"login": account["sign_in"], "password": account["password"]}
    _, first = page.evaluate(_POST, ["/api/sessions", login])
    ticket = first["second_factor"]["ticket"]
    until("a code that was not used", lambda: _entered(page, ticket))
    page.evaluate(SIGNED_IN)
    page.goto(path)
    page.wait_for_selector(".app-nav")


def _entered(page: Page, ticket: str) -> bool | None:
    for steps in (0, 1):
        body = {"ticket": ticket, "code": code_at(datetime.now(UTC), steps)}
        status, _ = page.evaluate(_POST, ["/api/sessions/second-factor", body])
        if status == 200:
            return True
    return None


def carry_session(context: BrowserContext, client: Client) -> None:
    """Every page of this browser is signed in as the client is, with the session that it began."""
    host = urlsplit(client.origin).hostname or ""
    context.add_cookies(
        [
            {
                "name": cookie.name,
                "value": cookie.value or "",
                "domain": host,
                "path": cookie.path,
                "httpOnly": True,
                "secure": cookie.secure,
                "sameSite": "Strict",
            }
            for cookie in client.session.cookies
        ]
    )
    context.add_init_script(SIGNED_IN)


def settle(page: Page) -> None:
    """Nothing on the page says any more that it is loading."""
    page.wait_for_load_state("networkidle")
    # by the browser's own tools: a condition polled in the page would need eval, which the policy
    # of the pages refuses
    page.locator(".app-loading").first.wait_for(state="detached")
