"""Forty permits signed with one act, in at most twelve strokes: what failed is tried again from the
address of the batch."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.chromium import sign_in_officer
from demo.client import Browser as Client
from infra.local.scene import keep
from infra.local.stack import LocalStack
from tests.e2e.officers import shown
from tests.support.small_scene import LAST, SMALL, URL

LETTERS = 40
STROKES = 12
PATIENCE_MS = 180_000  # forty signatures on moto's Step Functions
RUNNING = {end: files for end, files in SMALL["running"].items() if end != "signing_refused"}
SCENE = SMALL | {"running": RUNNING | {"head": {"sip_bidan": 1, "penelitian": LETTERS - 1}}}


@pytest.fixture(scope="module")
def stack(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    place = Path(tmp_path_factory.mktemp("scene"))
    with ThreadPoolExecutor(1) as beside:  # pyHanko wants a loop of its own, Playwright's runs here
        beside.submit(keep.make, URL, LAST, place, SCENE).result()
    with LocalStack(scene=place) as running:
        yield running


def test_forty_letters_are_signed_with_few_strokes_and_the_failed_one_is_tried_again(
    page: Page, stack: LocalStack
) -> None:
    account = next(one for one in stack.accounts if one["role"] == "head")
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in_officer(page, account, "/petugas/tanda-tangan")
    expect(page.get_by_text(f"dipilih dari {LETTERS}")).to_be_visible()
    stale = _changed_meanwhile(stack)

    strokes = 0

    def press(key: str) -> None:
        nonlocal strokes
        strokes += 1
        page.keyboard.press(key)

    press("g")
    expect(page.get_by_label("Passphrase sertifikat Anda")).to_be_focused()
    press("Enter")
    page.wait_for_url("**/petugas/tanda-tangan/*", timeout=PATIENCE_MS)
    batch = page.url
    failed = page.get_by_text("1 surat belum tertandatangani.")
    expect(failed).to_be_visible()
    expect(page.get_by_text("Selesai", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    rows = page.locator(".app-table tbody tr")
    expect(rows).to_have_count(LETTERS)
    expect(rows.get_by_text("Terbit", exact=True)).to_have_count(LETTERS - 1)

    page.goto("/petugas")
    expect(page.get_by_role("heading", name="Antrean", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")  # a session that is being renewed ends if one leaves
    page.goto(batch)  # the address alone brings the results back, the failed one ticked
    expect(rows.first.get_by_role("link")).to_have_attribute("href", f"/petugas/berkas/{stale}")
    expect(rows.first.get_by_role("checkbox")).to_be_checked()
    shown(page)
    press("r")
    press("Enter")
    page.wait_for_url(lambda url: url != batch, timeout=PATIENCE_MS)
    expect(rows).to_have_count(1)
    expect(rows.get_by_text("Terbit", exact=True)).to_be_visible(timeout=PATIENCE_MS)
    assert strokes <= STROKES


def _changed_meanwhile(stack: LocalStack) -> str:
    """One of the forty is taken after the list was shown, so its version is another; its id."""
    account = next(one for one in stack.accounts if one["role"] == "head")
    head = Client(stack.url)
    head.sign_in(account["sign_in"], account["password"])
    row = head.call("GET", "/officer/queue?role=head&limit=50")["items"][-1]
    item = {name: row[name] for name in ("application_id", "version")}
    head.call("POST", "/officer/claims", {"items": [item]})
    return str(row["application_id"])
