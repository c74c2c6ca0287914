"""Barriers where nobody looks twice: dialogs that are open, refusals, collisions, an ended session,
a signature that runs; on a desk, at 400 % zoom and in forced colours."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.scene import keep
from infra.local.stack import LocalStack
from tests.e2e.barriers import barriers
from tests.e2e.officers import Office, ended_session
from tests.support.small_scene import LAST, SMALL, URL

CLERK, SECRETARY, HEAD, ADMINISTRATOR = "back_office", "secretary", "head", "administrator"
SUPERIOR, HELD = "section_head", f"/petugas?role={CLERK}&state=claimed"
ROW = ".app-queue tbody tr"


@pytest.fixture(scope="module")
def stack(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    place = Path(tmp_path_factory.mktemp("scene"))
    with ThreadPoolExecutor(1) as beside:  # pyHanko wants a loop of its own, Playwright's runs here
        beside.submit(keep.make, URL, LAST, place, SMALL).result()
    with LocalStack(scene=place) as running:
        yield running


@pytest.fixture(scope="module")
def held(office: Office) -> None:
    """The clerk is at work on one file."""
    clerk = office.client(CLERK)
    first = clerk.call("GET", f"/officer/queue?role={CLERK}")["items"][0]
    path = f"/officer/applications/{first['application_id']}"
    version = clerk.call("GET", path)["application"]["version"]
    clerk.call("POST", f"{path}/claim", {"version": version})


def _at_a_row(page: Page) -> None:
    expect(page.locator(ROW).first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(f"{ROW}[aria-current=true]")).to_have_count(1)


def _in_a_file(page: Page) -> None:
    _at_a_row(page)
    page.keyboard.press("Enter")
    expect(page.locator(".app-viewer__sheet[data-file] canvas")).to_be_visible()


def keys(page: Page) -> None:
    expect(page.locator(ROW).first).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def saved_view(page: Page) -> None:
    page.get_by_role("button", name="Simpan tampilan").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def ticked_and_handed_over(page: Page) -> None:
    _at_a_row(page)
    page.keyboard.press("x")
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Serahkan").click()
    expect(dialog.get_by_role("alert")).to_be_visible()


def taken(page: Page) -> None:
    _at_a_row(page)
    page.keyboard.press("Enter")
    expect(page.locator(".app-review > .app-notice")).to_contain_text("memegang permohonan ini")


def released(page: Page) -> None:
    """Without a reason."""
    _at_a_row(page)
    page.keyboard.press("u")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Lepaskan", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()


def approved(page: Page) -> None:
    _in_a_file(page)
    page.keyboard.press("y")
    expect(page.get_by_role("dialog")).to_be_visible()


def rejected(page: Page) -> None:
    _in_a_file(page)
    page.keyboard.press("c")
    page.get_by_role("button", name="Tolak permohonan…").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def cut_off(page: Page) -> None:
    _in_a_file(page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.keyboard.press("a")
    expect(page.locator(".app-review > .app-notice")).to_contain_text("Tidak tersambung")


def session_over(page: Page) -> None:
    _in_a_file(page)
    ended_session(page, "**/marks")
    page.keyboard.press("a")
    expect(page.get_by_role("dialog")).to_contain_text("Sesi Anda berakhir")


def refused(page: Page) -> None:
    page.get_by_role("button", name="Limpahkan").click()
    expect(page.get_by_role("alert")).to_be_visible()


def officer_refused(page: Page) -> None:
    page.get_by_role("button", name="Buat akun petugas").click()
    expect(page.get_by_role("alert")).to_be_visible()


def not_there(page: Page) -> None:
    menu = page.get_by_role("navigation", name="Menu petugas")
    overdue = menu.get_by_role("link", name="Lewat tenggat")
    overdue.click()
    page.wait_for_load_state("networkidle")
    menu.get_by_role("link", name="Antrean").click()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    overdue.click()
    expect(page.get_by_role("button", name="Coba lagi").first).to_be_visible()


def signature_running(page: Page) -> None:
    expect(page.get_by_text("dipilih dari")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("Enter")
    page.wait_for_url("**/petugas/tanda-tangan/*")
    expect(page.locator(".app-table tbody tr").first).to_be_visible()


STATES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "list of keys": (CLERK, "/petugas", keys),
    "a view is saved": (CLERK, "/petugas", saved_view),
    "handed over to nobody": (CLERK, "/petugas", ticked_and_handed_over),
    "taken by a colleague": (SUPERIOR, HELD, taken),
    "released without a reason": (SUPERIOR, HELD, released),
    "asked before approving": (SECRETARY, "/petugas", approved),
    "asked before rejecting": (SECRETARY, "/petugas", rejected),
    "no connection": (CLERK, "/petugas", cut_off),
    "a list that cannot be loaded": (SECRETARY, "/petugas", not_there),
    "nothing was filled in": (HEAD, "/petugas/pelimpahan", refused),
    "an officer without a name": (ADMINISTRATOR, "/petugas/pegawai/baru", officer_refused),
    "a signature runs": (HEAD, "/petugas/tanda-tangan", signature_running),
    "the session has ended": (CLERK, "/petugas", session_over),  # last: signs the clerk out
}


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("state", STATES)
def test_special_states_have_no_barrier_and_never_scroll_sideways(
    office: Office, state: str
) -> None:
    role, path, reach = STATES[state]
    with office.page(role, path) as page:
        reach(page)
        found = barriers(page)
        page.context.set_offline(False)
    assert found == {}
