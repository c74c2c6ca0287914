"""A page stands in three places: routes, the files that are built, and the list that tests walk."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from demo.pages import officers_pages, pages
from demo.world import World

SOURCE = Path(__file__).parents[2] / "frontend" / "pemohon" / "src"
ROUTES = set(re.findall(r'<Route path="([^"]+)"', (SOURCE / "routes.tsx").read_text("utf-8")))
BUILT = set(re.findall(r'^  "(/.*?)",$', (SOURCE / "built.ts").read_text("utf-8"), re.MULTILINE))
_ANY: dict[str, Any] = {field.name: field.name for field in fields(World)}
LISTED = {page.route for page in pages(World(**_ANY))}
OFFICERS = Path(__file__).parents[2] / "frontend" / "petugas" / "src" / "routes.tsx"


def test_every_route_is_in_the_list_of_pages() -> None:
    missing = ROUTES - LISTED
    assert not missing, f"add a line to demo/pages.py, so that tests look at it: {missing}"
    gone = LISTED - ROUTES - {"/404"}
    assert not gone, f"routes.tsx has no such route any more: {gone}"


def test_every_first_segment_is_built_as_a_file() -> None:
    first = {f"/{route.split('/')[1]}" for route in ROUTES}
    missing = first - BUILT
    assert not missing, f"add these to built.ts, or they answer 404: {missing}"
    assert BUILT - first == {"/404"}


def test_every_route_of_the_officers_site_is_in_its_list_of_pages() -> None:
    routes = set(re.findall(r'<Route path="([^"]+)"', OFFICERS.read_text("utf-8")))
    listed = {page.route for page in officers_pages(World(**_ANY))}
    assert routes == listed, "demo/pages.py lists what tests and pictures look at"
