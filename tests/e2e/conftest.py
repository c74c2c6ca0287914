"""A browser on a local stack, with one research permit that went all the way.

Without Debian's chromium these tests are skipped; ``.ci/run`` installs it. All of it ends with
its module: a process has one local stack at a time, and while Playwright runs, its event loop
keeps pyHanko from running one of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from demo.__main__ import officers
from demo.chromium import CHROMIUM, launch
from demo.citizen import Citizen
from demo.client import Browser as Client
from demo.people import student
from demo.stories import research
from infra.local.stack import LocalStack
from tests.e2e.officers import Office

PHONE = {"width": 360, "height": 740}
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Issued:
    """A permit, as its holder has it."""

    pdf: bytes
    permit_id: str
    number: str
    holder: Citizen
    receipt: str
    tracking_code: str


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def stack(chromium: Browser) -> Iterator[LocalStack]:
    """After the browser: nothing starts for tests that are skipped."""
    with LocalStack() as running:
        yield running


@pytest.fixture(scope="module")
def office(chromium: Browser, stack: LocalStack) -> Iterator[Office]:
    """The officers of this module's stack, each signed in when first asked for."""
    opened = Office(chromium, stack)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def issued(stack: LocalStack) -> Issued:
    holder = student(Client(stack.url))
    pdf = research(holder, officers(stack), holder.say)
    application = holder.detail()
    return Issued(
        pdf=pdf,
        permit_id=holder.permit["permit_id"],
        number=application["permit_number"],
        holder=holder,
        receipt=application["receipt"],
        tracking_code=application["tracking_code"],
    )


@pytest.fixture
def page(chromium: Browser, stack: LocalStack) -> Iterator[Page]:
    """A new browser window on a small phone. At the end it must have been free of scripts' errors
    and of anything that the Content-Security-Policy refused."""
    context = chromium.new_context(base_url=stack.url, viewport=PHONE, locale="id-ID")
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on(
        "console",
        lambda said: trouble.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield opened
    context.close()
    assert trouble == []
