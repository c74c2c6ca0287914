"""How long an officer waits in a review, here and on a processor four times slower.

From the address to the first document on the screen, and from the key that goes on to the next
document; each the median of several, by the browser's clock. Only the second is held to a limit:
it comes some hundred times a day.
"""

from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.tables import table
from demo.__main__ import officers
from demo.chromium import CHROMIUM, carry_session, launch
from demo.client import Browser as Client
from demo.people import student
from demo.stories import attach_papers, found_in_queue, research_data
from infra.local.stack import LocalStack

SLOWER = (1, 4)
ROUNDS = 5
MOST_MS = 1_500
ROLE = "back_office"
PAPER = ".app-viewer__sheet[data-file] canvas"
NOW = "performance.now()"


def measure() -> dict[str, Any]:
    if CHROMIUM is None:
        return {"skipped": "chromium is not installed"}
    with sync_playwright() as playwright, LocalStack() as stack:
        browser = launch(playwright)
        found = _waits(browser, stack)
        browser.close()
    slow = found[str(max(SLOWER))]["next_ms"]
    missed = [] if slow <= MOST_MS else [f"the next document after {slow:.0f} ms"]
    return {"waits": found, "most_ms": MOST_MS, "missed": missed}


def show(result: dict[str, Any]) -> None:
    if "skipped" in result:
        print(result["skipped"])
        return
    rows = [
        [f"{slower} times slower", f"{one['open_ms']:.0f}", f"{one['next_ms']:.0f}"]
        for slower, one in result["waits"].items()
    ]
    print(table(["processor", "first document, ms", "next document, ms"], rows))


def _waits(browser: Browser, stack: LocalStack) -> dict[str, dict[str, float]]:
    path = f"/petugas/berkas/{_application(stack)}?baca"
    context = browser.new_context(base_url=stack.url, viewport={"width": 1280, "height": 800})
    _sign_in(context, stack)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    waits = {}
    for slower in SLOWER:
        tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        rounds = [_round(page, path) for _ in range(ROUNDS)]
        waits[str(slower)] = {
            "open_ms": median(opened for opened, _ in rounds),
            "next_ms": median(following for _, following in rounds),
        }
    return waits


def _sign_in(context: BrowserContext, stack: LocalStack) -> None:
    [account] = [one for one in stack.accounts if one["role"] == ROLE]
    officer = Client(stack.url)
    officer.sign_in(account["sign_in"], account["password"])
    carry_session(context, officer)


def _round(page: Page, path: str) -> tuple[float, float]:
    page.goto(path)
    page.locator(PAPER).wait_for()
    opened: float = page.evaluate(NOW)
    page.wait_for_load_state("networkidle")
    before = page.locator(PAPER).evaluate("paper => paper.parentElement.dataset.file")
    begun: float = page.evaluate(NOW)
    page.keyboard.press("n")
    page.locator(f".app-viewer__sheet[data-file]:not([data-file='{before}']) canvas").wait_for()
    ended: float = page.evaluate(NOW)
    return opened, ended - begun


def _application(stack: LocalStack) -> str:
    """A research permit at the back office; its id."""
    applicant = student(Client(stack.url))
    applicant.register()
    applicant.draft("penelitian", research_data())
    attach_papers(applicant)
    applicant.send()
    found_in_queue(officers(stack), applicant, ROLE)
    return applicant.application_id
