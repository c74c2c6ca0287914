"""The icons of the installed shell, drawn once from the site's mark: `python -m demo.icons`.

Three small files in ``frontend/pemohon/public/``, kept in the repository. A maskable icon is cut to
the shape that a phone likes; its mark stays within the middle 80 percent (W3C, maskable icons).
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from demo.chromium import launch

PUBLIC = Path("frontend/pemohon/public")
#: name: pixels, and what share of them the mark takes
ICONS = {"ikon-192": (192, 1.0), "ikon-512": (512, 1.0), "ikon-512-maskable": (512, 0.72)}
GREEN = "#0f5a4f"


def main() -> None:
    mark = (PUBLIC / "ikon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        for name, (pixels, share) in ICONS.items():
            page.set_viewport_size({"width": pixels, "height": pixels})
            ground = GREEN if share < 1 else "transparent"
            page.set_content(
                f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;"
                f"background:{ground}}} svg{{width:{share:.0%}}}</style>{mark}"
            )
            page.screenshot(path=PUBLIC / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
