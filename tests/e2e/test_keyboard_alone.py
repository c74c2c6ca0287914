"""Every page of the officers' site by the keyboard alone: each control is reached and seen, the
skip link skips, and dialogs keep the focus and give it back."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from playwright.sync_api import Browser, Page, expect

from demo.chromium import settle
from demo.pages import officers_pages
from demo.world import World, populate
from infra.local.stack import LocalStack
from tests.e2e.keyboard import walked
from tests.e2e.officers import desks, shown

NAMES = [
    page.name
    for page in officers_pages(World(**{one.name: one.name for one in fields(World)}))  # type: ignore[arg-type] # only names are read
]


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> World:
    return populate(stack)


@pytest.fixture(scope="module")
def offices(chromium: Browser, stack: LocalStack, world: World) -> Iterator[dict[str, Page]]:
    with desks(chromium, stack, world) as signed_in:
        yield signed_in


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_walked_by_the_keyboard_alone(
    offices: dict[str, Page], world: World, name: str
) -> None:
    site = next(one for one in officers_pages(world) if one.name == name)
    page = offices[site.role]
    page.goto("about:blank")  # from a page to itself, a browser may stay where it was
    page.goto(site.path)
    settle(page)
    shown(page)
    assert walked(page) == []
    _skips(page)
    _keys_list_gives_the_focus_back(page)
    _asks(page)


def _skips(page: Page) -> None:
    page.locator(".govuk-skip-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#isi")).to_be_focused()
    page.keyboard.press("Tab")
    inside = "document.querySelector('#isi').contains(document.activeElement)"
    assert page.evaluate(inside), "the next stroke is within the content"


def _keys_list_gives_the_focus_back(page: Page) -> None:
    opener = page.locator("button", has_text="Daftar tombol papan ketik").first
    opener.focus()
    page.keyboard.press("Enter")
    _kept_and_given_back(page)
    expect(opener).to_be_focused()


def _asks(page: Page) -> None:
    """What is behind a button whose words end in an ellipsis, once for the same words: a dialog,
    or fields in its place. Either gets the focus."""
    asks = page.locator("main button:visible:not([aria-disabled])", has_text="…")
    for words in dict.fromkeys(said.strip().split("…")[0] for said in asks.all_inner_texts()):
        one = asks.filter(has_text=words).first
        one.focus()
        page.keyboard.press("Enter")
        expect(one).not_to_be_focused()
        expect(page.locator(":is(main, dialog) :focus, dialog:focus")).to_have_count(1)
        if page.locator("dialog[open]").count():
            _kept_and_given_back(page)
            expect(one).to_be_focused()


def _kept_and_given_back(page: Page) -> None:
    """A dialog keeps the focus while it is open; Escape closes it."""
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    inside = (
        "() => { const at = document.activeElement, open = document.querySelector('dialog[open]');"
        " return at === document.body || open.contains(at); }"
    )
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(inside), "the focus leaves an open dialog"
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
