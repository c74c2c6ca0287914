"""What a day of reviewing costs: memory, and barriers at every width."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from demo.client import until
from demo.stories import research_data
from infra.local.stack import LocalStack
from tests.e2e.applying import client, sent_in
from tests.e2e.barriers import IS_WIDE, axe
from tests.e2e.officers import Office, file_of, in_queue, painted

ROLE = "back_office"
FILES, FIRST, MOST_GROWTH = 30, 3, 1.3
CANVASES = """() => {
    const made = window.madeCanvases = [];
    const create = document.createElement;
    document.createElement = function (name, ...more) {
        const element = create.call(this, name, ...more);
        if (name === "canvas") made.push(new WeakRef(element));
        return element;
    };
}"""
ALIVE = "window.madeCanvases.filter((one) => (one.deref()?.width ?? 0) > 0).length"
GO = """path => {
    const link = document.createElement("a");
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
}"""
"""As a link of the site leads there: within the page."""


@pytest.fixture(scope="module")
def waiting(stack: LocalStack, office: Office) -> list[str]:
    """Three research permits at the back office."""
    citizen, officer = client(stack), office.client(ROLE)
    found = [sent_in(citizen, research_data()) for _ in range(3)]
    for one in found:
        until("the queue", lambda one=one: in_queue(officer, ROLE, one))
    return found


def test_thirty_files_later_the_page_needs_no_more_memory_than_after_three(
    office: Office, waiting: list[str]
) -> None:
    with office.page(ROLE, "/petugas/akun") as page:
        page.evaluate(CANVASES)
        tools = page.context.new_cdp_session(page)
        tools.send("Performance.enable")
        first = 0.0
        for turn in range(FILES):
            page.evaluate(GO, file_of(waiting[turn % len(waiting)]))
            for document in ("KTP", "Proposal", "Surat rekomendasi"):
                painted(page, document)
                # while a thumbnail is being drawn there is a third one, for that moment
                until("two canvases at most", lambda: page.evaluate(ALIVE) <= 2 or None)
                page.keyboard.press("n")
            if turn == FIRST - 1:
                first = _heap(tools)
        assert _heap(tools) < MOST_GROWTH * first


def _heap(tools: CDPSession) -> float:
    """Bytes in use when nothing is left to collect."""
    for _ in range(2):
        tools.send("HeapProfiler.collectGarbage")
    metrics = tools.send("Performance.getMetrics")["metrics"]
    found: float = next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize")
    return found


@pytest.mark.parametrize("width", [1920, 1280, 320])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_review_and_return_have_no_barrier_that_axe_finds(
    office: Office, waiting: list[str], width: int, forced: str
) -> None:
    with office.page(ROLE, file_of(waiting[0]), {"width": width, "height": 900}) as page:
        page.emulate_media(forced_colors="active" if forced == "active" else "none")
        _document(page, "KTP", narrow=width < 1100)
        found = {"review": axe(page)}
        page.keyboard.press("r")
        expect(page.get_by_role("button", name="Tolak dan lanjut")).to_be_visible()
        found["reasons"] = axe(page)
        assert not page.evaluate(IS_WIDE)
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        expect(page.get_by_role("heading", level=1)).to_have_text("Kembalikan untuk diperbaiki")
        found["return"] = axe(page)
        assert found == {"review": [], "reasons": [], "return": []}
        assert not page.evaluate(IS_WIDE)


def _document(page: Page, name: str, *, narrow: bool) -> None:
    if not narrow:
        painted(page, name)
        return
    expect(page.locator(".app-viewer__sheet[data-file] canvas")).to_be_visible()
    for tab in ("Dokumen", "Isian dan temuan", "Berkas"):
        page.get_by_role("tab", name=tab).click()
        assert not page.evaluate(IS_WIDE)
