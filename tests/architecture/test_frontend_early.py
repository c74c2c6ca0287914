"""Every built page asks by itself for what it needs for sure, by the one script that may stand in a
page (frontend/early.ts): the scripts of its address, and who is signed in."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra import headers
from infra.local import site as local_site
from tests.support.built_site import ENTRY, OFFICERS, SITE, SOURCE, files_of, manifest_of, pages_of

HTML = sorted(SITE.rglob("index.html"))
OFFICERS_SOURCE = SOURCE.parents[1] / "petugas" / "src"


def _sites() -> Iterator[tuple[str, set[str]]]:
    """Each address, with an id where there is one, and the files that its page loads. An address of
    the officers' site that is none may wait."""
    for folder, source, entry in ((SITE, SOURCE, ENTRY), (OFFICERS, OFFICERS_SOURCE, "index.html")):
        manifest, base = manifest_of(folder), f"/{folder.relative_to(SITE)}/".replace("/./", "/")
        for route, module in pages_of(source).items():
            files = files_of(manifest, module) - files_of(manifest, entry)
            path = re.sub(r"/:\w+\??", "/a1", route)
            if (folder, route) != (OFFICERS, "/404"):
                yield path, {base + name for name in files}


FILES = dict(_sites())


def _announced(path: str) -> set[str]:
    file = local_site._file_for(path) or SITE / "404" / "index.html"
    html = file.read_text(encoding="utf-8")
    links = set(re.findall(r'rel="modulepreload" crossorigin href="([^"]+)"', html))
    [table] = re.findall(r'<script type="application/json" id="page-files">(.*?)</script>', html)
    rows = (files for pattern, files in json.loads(table) if re.search(pattern, path))
    return links | set(next(rows, []))


@pytest.mark.parametrize("path", FILES)
def test_the_scripts_of_an_address_come_with_its_page(path: str) -> None:
    late = FILES[path] - _announced(path)
    assert not late, f"{path} waits for {sorted(late)}"


@pytest.mark.parametrize("page", HTML, ids=lambda page: str(page.relative_to(SITE)))
def test_no_script_stands_in_a_page_but_the_one_that_the_policy_allows(page: Path) -> None:
    inline = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert inline == [headers.EARLY.read_text(encoding="utf-8")]
    policy = headers.page_headers(())["Content-Security-Policy"]
    [scripts] = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert re.fullmatch(r"script-src 'self' 'sha256-[\w+/]{43}='", scripts)
