"""The built sites, by the manifests that the build writes and by their routes."""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SITE = ROOT / "build" / "site"
OFFICERS = SITE / "petugas"
SOURCE = ROOT / "frontend" / "pemohon" / "src"
ENTRY = "src/main.tsx"


def manifest_of(site: Path) -> dict[str, Any]:
    path = site / ".vite" / "manifest.json"
    assert path.is_file(), "the site is not built: make site"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def files_of(manifest: dict[str, Any], *modules: str) -> set[str]:
    """What is loaded for the modules: their own files and all that these import at once."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        chunk = manifest[waiting.pop()]
        if chunk["file"] not in found:
            found.add(chunk["file"])
            waiting += chunk.get("imports", [])
    return found


def pages_of(source: Path = SOURCE) -> dict[str, str]:
    """Module of every page, by its route."""
    routes = (source / "routes.tsx").read_text(encoding="utf-8")
    modules = dict(re.findall(r'const (\w+) = \w+(?:<.*?>)?\(\(\) => import\("\./(.+?)"\)', routes))
    shown = re.findall(r'<Route (?:path="(.+?)"|default) component=\{(\w+)\}', routes)
    assert len(shown) == routes.count("<Route ")
    return {path or "/404": f"src/{modules[component]}" for path, component in shown}
