"""`make screens`: a picture of every page, into build/screens/: the citizens' on a phone and on a
desk, the officers' on a desk and on a wide screen. Of the regency that `make run` shows, and in it
one citizen who stands everywhere (decision 0064). PORT is read from the environment, NAMES too:
pages to be taken alone, by parts of their names."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from demo.chromium import launch, settle, sign_in, sign_in_officer
from demo.client import PATIENCE_SECONDS
from demo.pages import OfficersPage, officers_pages, pages
from demo.world import World, populate
from infra.local.making import Making
from infra.local.stack import LocalStack

OUT = Path("build/screens")
WIDTHS = {360: 740, 1280: 900}
OFFICERS_WIDTHS = {1280: 900, 1920: 1080}
OVERVIEW = ("home", "documents", "waiting", "permit-download")
"""The pictures of README, side by side on phones."""


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    port = int(os.environ.get("PORT") or 8000)
    scene = Making(f"http://127.0.0.1:{port}")
    try:
        with LocalStack(port, scene=scene) as stack:
            world = populate(stack)
            with sync_playwright() as playwright:
                _take_all(launch(playwright), stack, world, wanted(os.environ.get("NAMES", "")))
    finally:
        scene.end()
    if all((OUT / f"{name}-{min(WIDTHS)}.png").exists() for name in OVERVIEW):
        _overview(OVERVIEW, OUT / "overview.png")
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT}/")


def wanted(names: str) -> Callable[[str], bool]:
    """Whether a page of this name is asked for: of no names, each."""
    parts = names.split()
    return lambda name: not parts or any(part in name for part in parts)


def _take_all(
    browser: Browser, stack: LocalStack, world: World, is_wanted: Callable[[str], bool]
) -> None:
    for width, height in WIDTHS.items():
        size: ViewportSize = {"width": width, "height": height}
        context = browser.new_context(
            base_url=stack.url, viewport=size, locale="id-ID", reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        anybody, citizen = context.new_page(), None
        for page in pages(world):
            if not is_wanted(page.name):
                continue
            if page.signed_in and citizen is None:
                citizen = sign_in(context, world)
            shown = citizen if page.signed_in and citizen else anybody
            shown.goto("about:blank")  # a new fragment alone would load nothing
            shown.goto(page.path)
            settle(shown)
            shown.screenshot(path=OUT / f"{page.name}-{width}.png", full_page=True)
        context.close()
    asked = [page for page in officers_pages(world) if is_wanted(f"officers-{page.name}")]
    for role in dict.fromkeys(page.role for page in asked):
        _officers(browser, stack, role, [page for page in asked if page.role == role])
    browser.close()


def _officers(browser: Browser, stack: LocalStack, role: str, asked: list[OfficersPage]) -> None:
    context = browser.new_context(base_url=stack.url, locale="id-ID", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    shown = context.new_page()
    sign_in_officer(shown, next(one for one in stack.accounts if one["role"] == role))
    for page in asked:
        for width, height in OFFICERS_WIDTHS.items():
            shown.set_viewport_size({"width": width, "height": height})
            shown.goto(page.path)
            settle(shown)
            shown.screenshot(path=OUT / f"officers-{page.name}-{width}.png")
    context.close()


def _overview(names: tuple[str, ...], target: Path) -> None:
    width, height, gap = 360, 740, 24
    sheet = Image.new("RGB", ((width + gap) * len(names) + gap, height + 2 * gap), "#e9f3f0")
    for number, name in enumerate(names):
        picture = Image.open(OUT / f"{name}-{width}.png").crop((0, 0, width, height))
        sheet.paste(picture, (gap + number * (width + gap), gap))
    sheet.quantize(64).save(target, optimize=True)


if __name__ == "__main__":
    logging.disable(logging.ERROR)  # moto tells of a rejected application at length
    main()
