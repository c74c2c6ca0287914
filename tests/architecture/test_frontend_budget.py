"""What a page of the sites weighs when it is first opened, by the manifests of the build.

The budget: 35 KB of JavaScript, compressed, for everything that stands between a click and a page
of the citizens' site that works, and 45 KB for the officers'. Parts that are loaded later, when
somebody does something, do not count.
"""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SITE = ROOT / "build" / "site"
OFFICERS = SITE / "petugas"
SOURCE = ROOT / "frontend" / "pemohon" / "src"
ENTRY = "src/main.tsx"
SCRIPTS_BYTES = 35 * 1024
OFFICERS_BYTES = 45 * 1024
STYLES_BYTES = 16 * 1024


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return _manifest(SITE)


def _manifest(site: Path) -> dict[str, Any]:
    path = site / ".vite" / "manifest.json"
    assert path.is_file(), "the site is not built: make site"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _files(manifest: dict[str, Any], *modules: str) -> set[str]:
    """What is loaded for the modules: their own files and all that these import at once."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        chunk = manifest[waiting.pop()]
        if chunk["file"] not in found:
            found.add(chunk["file"])
            waiting += chunk.get("imports", [])
    return found


def _weight(files: set[str], site: Path = SITE) -> int:
    return sum(len(gzip.compress((site / name).read_bytes(), mtime=0)) for name in files)


def _pages(source: Path = SOURCE) -> dict[str, str]:
    """Module of every page, by its route."""
    routes = (source / "routes.tsx").read_text(encoding="utf-8")
    modules = dict(re.findall(r'const (\w+) = \w+(?:<.*?>)?\(\(\) => import\("\./(.+?)"\)', routes))
    shown = re.findall(r'<Route (?:path="(.+?)"|default) component=\{(\w+)\}', routes)
    assert len(shown) == routes.count("<Route ")
    return {path or "/404": f"src/{modules[component]}" for path, component in shown}


#: Pages that show one of these parts as soon as they are loaded.
PARTS = {
    "src/pages/apply/ApplicationPage.tsx": (
        "src/pages/apply/TaskList.tsx",
        "src/pages/following/Followed.tsx",
    )
}


def test_every_page_keeps_the_budget_of_scripts(manifest: dict[str, Any]) -> None:
    weights = {}
    for route, module in _pages().items():
        parts = PARTS.get(module, (module,))
        weights[route] = max(_weight(_files(manifest, ENTRY, module, part)) for part in parts)
    assert {route: weight for route, weight in weights.items() if weight > SCRIPTS_BYTES} == {}


def test_every_page_of_the_officers_site_keeps_its_budget_of_scripts() -> None:
    manifest = _manifest(OFFICERS)
    pages = _pages(ROOT / "frontend" / "petugas" / "src")
    weights = {
        route: _weight(_files(manifest, "index.html", module), OFFICERS)
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
    pages = _pages()
    entry = _files(manifest, ENTRY)
    built = re.findall(r'^  "(/.*?)",$', (SOURCE / "built.ts").read_text(encoding="utf-8"), re.M)
    files = [page for page in SITE.rglob("index.html") if page.parent.name != "petugas"]
    assert len(built) == len(files)
    for path in built:
        text = (SITE / path[1:] / "index.html").read_text(encoding="utf-8")
        asked = set(re.findall(r'(?:src|href)="/(assets/[^"]+\.m?js)"', text))
        below = [page for page in pages if f"/{page.split('/')[1]}" == path]
        own = _files(manifest, pages[below[0]]) if len(below) == 1 else set()
        assert asked == entry | own, path
