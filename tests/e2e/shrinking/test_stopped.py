"""Making a file fit ends early: at its owner's wish, or with a reason that is true."""

import json
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from chalicelib.domain.uploads.model import DocumentRule, FileFormat
from tests.e2e.shrinking.shrunk import LETTER, PHOTO, PROPOSAL, choose
from tests.support.large_files import jpeg, proposal, scan, sheet


def test_who_changes_their_mind_stops_the_work(page: Page) -> None:
    page.locator("input").set_input_files(
        {"name": "surat.pdf", "mimeType": "", "buffer": scan([sheet(1654, 2339)] * 3)}
    )
    wanted = {"formats": ["pdf"], "maxBytes": 300_000}
    with pytest.raises(Error, match="AbortError"):
        page.evaluate("rule => choose(rule, 2)", wanted)


def test_too_many_pages_are_counted_before_the_work(page: Page) -> None:
    data = scan([sheet(1654, 2339)] * 7)
    made = choose(page, "surat.pdf", data, LETTER)
    assert (made["code"], made["params"]) == ("too-many-pages", {"pages": 7, "max_pages": 5})


def test_a_damaged_pdf_is_called_one(page: Page) -> None:
    data = b"%PDF-1.7\n" + bytes(600_000)
    assert choose(page, "surat.pdf", data, LETTER)["code"] == "unreadable"


@pytest.mark.parametrize(
    ("formats", "data", "code", "params"),
    [
        (("pdf",), jpeg(sheet(300, 400)), "photo-not-scan", {"found": "JPG"}),
        (("jpg",), proposal(1, 0), "wrong-format", {"found": "PDF", "expected": "JPG"}),
        (("jpg",), b"", "empty", {"expected": "JPG"}),
        (("jpg",), b"\0\0\0\x18ftypheic" + bytes(90), "format-not-opened", {"found": "HEIC"}),
        (("jpg", "pdf"), b"PK\x03\x04 word/", "wrong-format", None),
    ],
)
def test_a_wrong_file_is_refused_by_its_content(
    page: Page, formats: tuple[FileFormat, ...], data: bytes, code: str, params: Any
) -> None:
    made = choose(page, "berkas.jpg", data, DocumentRule(formats=formats, max_bytes=512_000))
    assert (made["kind"], made["code"]) == ("refused", code)
    assert params is None or made["params"] == params
    assert "{" not in json.dumps(made["texts"])


def test_a_broken_connection_is_not_blamed_on_the_file(page: Page) -> None:
    page.route("**/assets/photo-*", lambda route: route.abort())
    page.route("**/assets/pdf.worker*", lambda route: route.abort())
    assert choose(page, "ktp.jpg", jpeg(sheet(2000, 1500)), PHOTO)["code"] == "not-loaded"
    assert choose(page, "surat.pdf", proposal(2, 2), LETTER)["code"] == "not-loaded"


def test_pdf_tools_are_loaded_only_for_an_oversized_pdf(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, "proposal.pdf", proposal(3, 0), PROPOSAL)
    assert asked == []
    choose(page, "ktp.jpg", jpeg(sheet(2000, 1500)), PHOTO)
    assert not any("pdf" in address for address in asked)
