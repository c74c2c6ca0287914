"""What officers and administrators may do by the API, they can do on the officers' site."""

import re
from pathlib import Path

from chalicelib.handlers.http import ENDPOINTS, Access
from tests.support.route_table import name_of

FRONTEND = Path(__file__).parents[2] / "frontend"
ENTRY = FRONTEND / "petugas" / "src" / "main.tsx"
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*"([^"]+\.tsx?)\"""")
_CALL = re.compile(r"""\bapi\.(GET|POST|PUT|PATCH|DELETE)\(\s*"([^"]+)\"""")

WITHOUT_A_PAGE = {
    "GET /api/officer/applications/{application_id}/notes": "the audit of a file has them all",
    "GET /api/officer/applications/{application_id}": "the page asks for the whole file (/file)",
    "GET /api/officer/applications/{application_id}/documents/{document_id}": (
        "the links to all documents come with the file"
    ),
    "GET /api/officer/applications/{application_id}/presence": "reporting one's own tells it too",
    "POST /api/officer/applications/{application_id}/release": "/releases does it, for one or many",
    "POST /api/officer/applications/{application_id}/sign": "a batch of one is signed as forty are",
    "PUT /api/officer/applications/{application_id}/marks/{document_id}": (
        "/marks does it, for one or many"
    ),
}
"""For programs, and why the pages do without."""

ROUTES = {
    name_of(endpoint)
    for endpoint in ENDPOINTS
    if endpoint.access in (Access.OFFICER, Access.ADMINISTRATOR)
}


def loaded_from(entry: Path) -> set[Path]:
    """Every module that the site may load, lazily or not."""
    seen: set[Path] = set()
    waiting = [entry]
    while waiting:
        file = waiting.pop()
        if file in seen or not file.exists():
            continue
        seen.add(file)
        for name in _IMPORT.findall(file.read_text("utf-8")):
            shared = FRONTEND / "bersama" / "src" / name.removeprefix("bersama/")
            waiting.append(
                shared if name.startswith("bersama/") else (file.parent / name).resolve()
            )
    return seen


def test_whatever_officers_may_do_stands_on_a_page() -> None:
    sources = [file.read_text("utf-8") for file in loaded_from(ENTRY)]
    called = {f"{verb} {path}" for source in sources for verb, path in _CALL.findall(source)}
    missing = ROUTES - called - WITHOUT_A_PAGE.keys()
    assert missing == set(), "no page of frontend/petugas calls these"
    served = WITHOUT_A_PAGE.keys() & called
    assert served == set(), "these have a page now: take them out of the list"
    gone = WITHOUT_A_PAGE.keys() - ROUTES
    assert gone == set(), "there is no such route any more"
