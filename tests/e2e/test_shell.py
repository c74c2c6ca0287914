"""The shell opens without a connection, says so, and keeps nobody's data."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.chromium import settle, sign_in
from demo.world import World, populate
from infra.local.stack import LocalStack
from tests.e2e.conftest import PATIENCE_MS, PHONE

CACHED = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys())
            found.push(new URL(request.url).pathname);
    return found;
}"""


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack)


@pytest.fixture
def context(chromium: Browser, stack: LocalStack) -> Iterator[BrowserContext]:
    opened = chromium.new_context(base_url=stack.url, viewport=PHONE, locale="id-ID")
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    opened.close()


def _installed(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("navigator.serviceWorker.controller || caches.keys().then((n) => n[0])")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller")
    settle(page)


def test_without_a_connection_the_site_opens_and_tells_it(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/lacak")
    _installed(page)
    context.set_offline(True)
    page.goto("/izin-terbit")
    expect(page.get_by_role("alert")).to_contain_text("Tidak ada sambungan")
    expect(page.get_by_role("link", name="Panduan", exact=True)).to_be_visible()
    context.set_offline(False)
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Izin terbit")


def test_a_form_opened_without_a_connection_keeps_what_was_typed(
    context: BrowserContext, world: World
) -> None:
    page = sign_in(context, world)
    _installed(page)
    form = f"/permohonan/{world.draft}/data"
    page.goto(form)
    title = page.get_by_label("Judul")
    title.wait_for()
    context.set_offline(True)
    title.fill("Hubungan gizi ibu dan panjang badan lahir di Kubung")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Tidak ada sambungan")
    context.set_offline(False)
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.get_by_label("Judul")).to_have_value(
        "Hubungan gizi ibu dan panjang badan lahir di Kubung"
    )


def test_nobodys_data_is_in_the_browsers_caches(context: BrowserContext, world: World) -> None:
    page = sign_in(context, world)
    _installed(page)
    for path in (f"/permohonan/{world.draft}/data", f"/permohonan/{world.waiting}", "/profil"):
        page.goto(path)
        settle(page)
    kept = page.evaluate(CACHED)
    assert "/permohonan" in kept
    wrong = ("/api", "/local", "/wilayah", "/permohonan/", "/profil/")
    assert [path for path in kept if path.startswith(wrong)] == []


def test_another_release_leaves_nothing_of_the_one_before(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/masuk")
    page.evaluate("caches.open('shell-before').then((old) => old.put('/x', new Response('')))")
    _installed(page)
    page.wait_for_function("caches.keys().then((names) => names.length === 1)")
    assert page.evaluate("caches.keys()") != ["shell-before"]
