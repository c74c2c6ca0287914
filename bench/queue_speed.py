"""How long an officer waits for the queue with 20,000 running files in it, here and on a processor
four times slower, and what that page reads of DynamoDB as a whole.

From the address to the rows on the screen, and from the key ``j`` to the row that it marks; each
the quickest of several, by the browser's clock: what the page needs, whatever else this machine
does. The real pages ask the real app over a DynamoDB in memory, which costs next to nothing itself
and counts what AWS would charge: moto's own time for 20,000 items would hide ours. Reads are those
of an officer who comes back to the page, with the counts that a process keeps for a minute, and
must be no more than with 200 files.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from app import app
from bench.list_costs import FEW
from bench.many_records import ManyRecords, lay_running
from bench.tables import table
from demo.chromium import CHROMIUM, carry_session, launch
from demo.client import Browser as Client
from infra.local.api import LocalApi
from infra.local.outbox import LocalOutbox
from infra.local.web import LocalWeb
from tests.support import tables
from tests.support.api import World
from tests.support.worlds import world

MANY = 20_000
SIZES = (25, 100)
"""Rows of a page, as it opens and at its longest."""
SLOWER = (1, 4)
ROUNDS = 7
MOST_MS = 1_500
LARGEST_GROWTH = 1.1
ROLE, EMAIL, PASSWORD = "back_office", "antrean@kantor.example", "kata-sandi-untuk-mengukur"
NOW = "performance.now()"


def measure() -> dict[str, Any]:
    if CHROMIUM is None:
        return {"skipped": "chromium is not installed"}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        few, many = _opened(browser, FEW), _opened(browser, MANY)
        browser.close()
    return {
        "few": few,
        "many": many,
        "most_ms": MOST_MS,
        "missed": missed_by(few, many),
    }


def missed_by(few: dict[str, Any], many: dict[str, Any]) -> list[str]:
    """By name of a page, what ``_opened`` found: too slow on the slow processor, or dearer."""
    slow = str(max(SLOWER))
    late = [
        f"{name} after {one[slow]['open_ms']:.0f} ms"
        for name, one in many.items()
        if one[slow]["open_ms"] > MOST_MS
    ]
    return late + [
        f"{name} reads {one['read_units']:g}, with few files {few[name]['read_units']:g}"
        for name, one in many.items()
        if one["read_units"] > LARGEST_GROWTH * few[name]["read_units"]
    ]


def show(result: dict[str, Any]) -> None:
    if "skipped" in result:
        print(result["skipped"])
        return
    head = ["files", "page", "read units"]
    head += [f"{what}, {slower}x slower, ms" for slower in SLOWER for what in ("rows", "key")]
    rows = [
        [f"{count:,}", name, one["read_units"]]
        + [f"{one[str(slower)][what]:.0f}" for slower in SLOWER for what in ("open_ms", "key_ms")]
        for count, found in ((FEW, result["few"]), (MANY, result["many"]))
        for name, one in found.items()
    ]
    print(table(head, rows))
    print("\n".join(result["missed"]) or f"usable within {MOST_MS} ms, and no dearer for it")


def _opened(browser: Browser, count: int) -> dict[str, Any]:
    """By name of a page, with so many files in the queue."""
    with world() as service:
        # a browser goes by the day's clock
        service.clock.at = datetime.now(UTC).replace(microsecond=0)
        service.officer(ROLE, email=EMAIL, password_hash=service.ports.passwords.hash(PASSWORD))
        kind = service.ports.catalogue.get("penelitian", service.clock.now().date())
        many = ManyRecords(service.citizen(), kind, service.ports.search_key, service.clock.now())
        lay_running(service.ports.dynamodb, tables.PREFIX, many, count)
        with _served(service) as origin:
            context = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 800})
            client = Client(origin)
            client.sign_in(EMAIL, PASSWORD)
            carry_session(context, client)
            page = context.new_page()
            found = {f"{size} rows": _page(page, service, size) for size in SIZES}
            context.close()
    return found


@contextmanager
def _served(service: World) -> Iterator[str]:
    """The built pages and this world's API at a free port of this machine; its origin."""
    service.enter()
    web = LocalWeb(LocalOutbox(), dict)
    web.api = LocalApi(app)
    origin = f"http://127.0.0.1:{web.bind(0)}"
    web.start()
    try:
        yield origin
    finally:
        web.stop()


def _page(page: Page, service: World, size: int) -> dict[str, Any]:
    tools = page.context.new_cdp_session(page)
    found: dict[str, Any] = {}
    for slower in SLOWER:
        tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        rounds = [_round(page, size) for _ in range(ROUNDS)]
        found[str(slower)] = {
            "open_ms": min(opened for opened, _ in rounds),
            "key_ms": min(moved for _, moved in rounds),
        }
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    with service.ports.dynamodb.counting() as costs:
        _round(page, size)
    return found | {"calls": costs.calls.total(), "read_units": costs.read_units}


def _round(page: Page, size: int) -> tuple[float, float]:
    page.goto(f"/petugas?limit={size}")
    rows = page.locator(".app-queue tbody tr")
    rows.nth(size - 1).wait_for()
    opened: float = page.evaluate(NOW)
    page.wait_for_load_state("networkidle")
    begun: float = page.evaluate(NOW)
    page.keyboard.press("j")
    page.locator(".app-queue tr.is-here").wait_for()
    ended: float = page.evaluate(NOW)
    return opened, ended - begun
