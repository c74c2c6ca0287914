"""Whoever reads a row or aims at a button has it stay where it is: on the pages that officers have
open all day nothing moves once something is painted, whichever answer of the service comes last."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from playwright.sync_api import BrowserContext, Response, Route

from demo.chromium import settle
from demo.world import World, populate
from infra.local.stack import LocalStack
from tests.e2e.officers import SCREEN, Office, file_of

PHONE = {"width": 412, "height": 823}
"""As Lighthouse looks at pages."""
ENDLESS = """(() => {
    const wait = window.setTimeout;
    window.setTimeout = (act, ms, ...rest) => wait(act, ms === 4000 ? 1e8 : ms, ...rest);
})();"""
"""A frame that waits for ever (`PATIENCE` of `shell/arriving.ts`): a busy machine may
take longer than a person should wait."""
WATCH = """(() => {
    window.moved = [];
    const where = ({node, previousRect: {x, y}, currentRect: to}) =>
        `${(node?.parentElement ?? node)?.className}: ${x},${y} to ${to.x},${to.y}`;
    new PerformanceObserver((list) => {
        for (const {sources} of list.getEntries()) window.moved.push(...sources.map(where));
    }).observe({type: "layout-shift", buffered: true});
})();"""


SIZES = pytest.mark.parametrize("size", [PHONE, SCREEN], ids=["phone", "desk"])
FRAME = ("profile", "officer/dashboard", "officer/views")
QUEUE = (*FRAME, "officer/queue")
REVIEW = (*FRAME, "/file", "/claim")


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack)


@pytest.fixture(scope="module")
def desk(office: Office, world: World) -> BrowserContext:
    """The clerk's, who has a saved view."""
    view = {"name": "Yang bebas hari ini", "filters": {"state": "free"}}
    client = office.client("back_office")
    kept = client.call("GET", "/officer/views")
    client.call("PUT", "/officer/views", kept | {"views": [view]})
    context = office.context("back_office")
    context.add_init_script(ENDLESS)
    context.add_init_script(WATCH)
    return context


@SIZES
@pytest.mark.parametrize("last", QUEUE)
def test_nothing_on_the_queue_moves(desk: BrowserContext, size: dict[str, int], last: str) -> None:
    assert _moved(desk, "/petugas", size, QUEUE, last) == []


@SIZES
@pytest.mark.parametrize("last", [*FRAME, "/claim"])
def test_nothing_on_the_review_moves(
    desk: BrowserContext, office: Office, world: World, size: dict[str, int], last: str
) -> None:
    _released(office, world.waiting)
    assert _moved(desk, file_of(world.waiting), size, REVIEW, last) == []


def _released(office: Office, application_id: str) -> None:
    clerk, path = office.client("back_office"), f"/officer/applications/{application_id}"
    review = clerk.call("GET", path)
    if review["claimed_by"]:
        clerk.call("POST", f"{path}/release", {"version": review["application"]["version"]})


def _moved(
    desk: BrowserContext, path: str, size: dict[str, int], answers: tuple[str, ...], last: str
) -> list[str]:
    """What moved on the page when the ``last`` answer came after all the others."""
    page = desk.new_page()
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    held: list[Route] = []
    page.route(lambda url: last in url, lambda route: held.append(route))
    with ExitStack() as coming:
        coming.enter_context(page.expect_request(lambda request: last in request.url))
        for name in answers:
            if name != last:
                coming.enter_context(page.expect_response(_of(name)))
        page.goto(path)
    for route in held:
        route.continue_()
    page.unroute_all()
    settle(page)
    moved: list[str] = page.evaluate("window.moved")
    page.close()
    return moved


def _of(name: str) -> Callable[[Response], bool]:
    return lambda response: name in response.url
