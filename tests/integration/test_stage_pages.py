"""The pages as a stage shows itself: production alone is not called a rehearsal, and what the edge
makes of the real site fits into it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from infra import edge
from infra.deploying import site


@pytest.fixture(scope="module")
def production() -> Iterator[Path]:
    built = site.build("prod", "https://izin.contoh.id")
    yield built
    shutil.rmtree(built)


def scripts(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in (folder / "petugas").rglob("*.js"))


def test_officers_see_that_a_stage_is_a_rehearsal_unless_it_is_production(
    production: Path,
) -> None:
    assert "app-ribbon" in scripts(site.ROOT / "build" / "site")
    assert "app-ribbon" not in scripts(production)


def test_the_script_of_the_real_pages_is_one_that_cloudfront_takes(production: Path) -> None:
    made = edge.files(production, "sisfo-izin", "prod", "111122223333", "ap-southeast-3")
    assert len(made["pages.js"].encode()) <= edge.MOST_BYTES


def test_no_page_is_laid_out_before_what_it_loads(production: Path) -> None:
    keys = [*site.files(production)]
    last_asset = max(index for index, key in enumerate(keys) if "assets/" in key)
    first_page = min(index for index, key in enumerate(keys) if key.endswith("index.html"))
    assert last_asset < first_page
    assert "wilayah/NOTICE.txt" in keys
    assert not any("/." in f"/{key}" for key in keys)


def test_search_engines_find_the_public_pages_of_prod_alone(production: Path) -> None:
    robots = (production / "robots.txt").read_text("utf-8")
    assert "Sitemap: https://izin.contoh.id/sitemap.xml" in robots
    assert "Disallow: /permohonan" in robots
    listed = ElementTree.parse(production / "sitemap.xml").getroot()  # noqa: S314 - our own build
    addresses = [place.text or "" for place in listed.findall(".//{*}loc")]
    assert "https://izin.contoh.id/syarat" in addresses
    for address in addresses:
        page = production / address.removeprefix("https://izin.contoh.id/") / "index.html"
        assert '<meta name="description"' in page.read_text("utf-8")
    assert '<meta name="robots" content="noindex"' in (production / "beranda/index.html").read_text(
        "utf-8"
    )
    assert '"alternateName":"SISFO IZIN' in (production / "index.html").read_text("utf-8")
