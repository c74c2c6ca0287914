"""Text that tries to be a script, in every field that people type in, shown on every page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from demo.chromium import settle, sign_in
from demo.pages import pages
from demo.world import World, populate
from infra.local.stack import LocalStack

HOSTILE = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>"


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack, HOSTILE)


@pytest.fixture
def page(chromium: Browser, stack: LocalStack, world: World) -> Iterator[Page]:
    context = chromium.new_context(base_url=stack.url, locale="id-ID")
    yield sign_in(context, world)
    context.close()


def test_no_text_that_somebody_typed_runs_as_a_script(page: Page, world: World) -> None:
    """Names, answers, notes, reasons, messages and testimonials are text, whatever they say."""
    seen = ""
    for site in pages(world):
        page.goto("about:blank")
        page.goto(site.path)
        settle(page)
        assert page.title() != "ran", site.name
        assert page.locator("main img[src=x]").count() == 0, site.name
        seen += page.locator("main").inner_text()
    assert seen.count("<script>document.title='ran'</script>") >= 5  # it was there to be tried
