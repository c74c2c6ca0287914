"""What a page of the sites weighs when it is first opened, by the manifests of the build.

The budget: 35 KB of JavaScript, compressed, for everything that stands between a click and a page
of the citizens' site that works, and 45 KB for the officers'. Parts that are loaded later, when
somebody does something, do not count.
"""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.built_site import (
    ENTRY,
    OFFICERS,
    ROOT,
    SITE,
    SOURCE,
    files_of,
    manifest_of,
    pages_of,
)

SCRIPTS_BYTES = 35 * 1024
OFFICERS_BYTES = 45 * 1024
STYLES_BYTES = 16 * 1024


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return manifest_of(SITE)


def _weight(files: set[str], site: Path = SITE) -> int:
    return sum(len(gzip.compress((site / name).read_bytes(), mtime=0)) for name in files)


#: Pages that show one of these parts as soon as they are loaded.
PARTS = {
    "src/pages/apply/ApplicationPage.tsx": (
        "src/pages/apply/TaskList.tsx",
        "src/pages/following/Followed.tsx",
    )
}


def test_every_page_keeps_the_budget_of_scripts(manifest: dict[str, Any]) -> None:
    weights = {}
    for route, module in pages_of().items():
        parts = PARTS.get(module, (module,))
        weights[route] = max(_weight(files_of(manifest, ENTRY, module, part)) for part in parts)
    assert {route: weight for route, weight in weights.items() if weight > SCRIPTS_BYTES} == {}


def test_every_page_of_the_officers_site_keeps_its_budget_of_scripts() -> None:
    manifest = manifest_of(OFFICERS)
    pages = pages_of(ROOT / "frontend" / "petugas" / "src")
    weights = {
        route: _weight(files_of(manifest, "index.html", module), OFFICERS)
        for route, module in pages.items()
    }
    assert weights
    assert {route: weight for route, weight in weights.items() if weight > OFFICERS_BYTES} == {}


def test_the_styles_keep_their_budget(manifest: dict[str, Any]) -> None:
    styles = {name for chunk in manifest.values() for name in chunk.get("css", [])}
    assert styles
    assert _weight(styles) <= STYLES_BYTES


def test_nothing_of_the_tests_is_in_the_built_site(manifest: dict[str, Any]) -> None:
    sources = [chunk.get("src", "") for chunk in manifest.values()]
    assert [src for src in sources if ".test." in src or "/testing/" in src] == []
    assert [path for path in SITE.rglob("*.js") if b"vitest" in path.read_bytes()] == []


def test_every_built_page_asks_for_the_entry_and_for_nothing_of_another_page(
    manifest: dict[str, Any],
) -> None:
    pages = pages_of()
    entry = files_of(manifest, ENTRY)
    built = re.findall(r'^  "(/.*?)",$', (SOURCE / "built.ts").read_text(encoding="utf-8"), re.M)
    files = [page for page in SITE.rglob("index.html") if page.parent.name != "petugas"]
    assert len(built) == len(files)
    for path in built:
        text = (SITE / path[1:] / "index.html").read_text(encoding="utf-8")
        asked = set(re.findall(r'(?:src|href)="/(assets/[^"]+\.m?js)"', text))
        below = [page for page in pages if f"/{page.split('/')[1]}" == path]
        own = files_of(manifest, pages[below[0]]) if len(below) == 1 else set()
        assert asked == entry | own, path
