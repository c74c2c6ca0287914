"""`make pictures`: the pictures of the guide, of the pages as they are now.

A step of ``templates/help/guide.toml`` names its picture; the site has it under that name.
"""

import io
import logging
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from demo.chromium import launch, settle, sign_in
from demo.pages import pages
from demo.world import populate
from infra.local.stack import LocalStack

OUT = Path("frontend/pemohon/public/panduan")
SIZE = {"width": 360, "height": 600}
SHARPNESS = 1.5

# Picture: page of demo/pages.py, and what stands at the picture's top if that is not the beginning
PICTURES: dict[str, str | tuple[str, str]] = {
    "daftar": "register",
    "masuk": "sign-in",
    "pilih-izin": "type-picker",
    "formulir": "form",
    "lokasi": "places",
    "dokumen": ("documents", "li.app-document >> nth=0"),
    "periksa-kirim": "check-answers",
    "proses": "waiting",
    "lacak": "tracking",
    "perbaikan": "correction",
    "survei": ("permit-surveys", "section[aria-labelledby=survei]"),
    "unduh": ("permit-download", "h2#unduh"),
    "periksa-kode": "check-by-code",
    "periksa-berkas": "check-by-file",
    "izin-saya": "permits",
}


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with LocalStack() as stack:
        world = populate(stack)
        with sync_playwright() as playwright:
            browser = launch(playwright)
            context = browser.new_context(
                base_url=stack.url,
                viewport=SIZE,
                device_scale_factor=SHARPNESS,
                locale="id-ID",
                reduced_motion="reduce",
            )
            anybody, citizen = context.new_page(), sign_in(context, world)
            shown = {page.name: page for page in pages(world)}
            for picture, where in PICTURES.items():
                name, top = where if isinstance(where, tuple) else (where, "main")
                page = citizen if shown[name].signed_in else anybody
                page.goto(shown[name].path)
                _save(page, top, OUT / f"{picture}.webp")
            browser.close()
    print(f"{len(PICTURES)} pictures in {OUT}/")


def _save(page: Page, top: str, path: Path) -> None:
    """Without what is on every page."""
    settle(page)
    page.locator(top).evaluate("element => scrollTo(0, element.offsetTop - 12)")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.save(path, quality=60, method=6)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    main()
