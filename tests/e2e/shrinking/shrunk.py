"""What came out of making a file fit: the page's own answer, and the server's check of it."""

import base64
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from chalicelib.adapters.inspection.eicar import EicarScanner
from chalicelib.adapters.inspection.sandbox import SandboxedInspector, processes
from chalicelib.domain.uploads.model import DocumentRule, Verdict
from tests.support.large_files import BLUE, RED

PHOTO = DocumentRule(formats=("jpg",), max_bytes=512_000)
LETTER = DocumentRule(formats=("pdf",), max_bytes=512_000, max_pages=5)
PROPOSAL = DocumentRule(formats=("pdf",), max_bytes=1_048_576, max_pages=20)
SHRINKING_MS = 120_000


def choose(page: Page, name: str, data: bytes, rule: DocumentRule) -> dict[str, Any]:
    page.locator("input").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    wanted = {"formats": rule.formats, "maxBytes": rule.max_bytes, "maxPages": rule.max_pages}
    page.set_default_timeout(SHRINKING_MS)
    answer: dict[str, Any] = page.evaluate("rule => choose(rule)", wanted)
    if "content" in answer:
        answer["content"] = base64.b64decode(answer["content"])
    assert answer["steps"] == sorted(answer["steps"])
    return answer


def inspected(data: bytes, rule: DocumentRule) -> Verdict:
    verdict = SandboxedInspector(EicarScanner(), processes()).inspect(data, rule).verdict
    assert verdict.accepted, verdict.reason
    return verdict


def assert_upright(image: Image.Image) -> None:
    image = image.convert("RGB")
    spots = {RED: (image.width // 30, image.height // 40)}
    spots[BLUE] = (image.width - spots[RED][0], image.height - spots[RED][1])
    for colour, spot in spots.items():
        found = image.getpixel(spot)
        assert isinstance(found, tuple)
        assert max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 40, (spot, found)


def rendered(pdf: bytes, page: int, tmp_path: Path) -> Image.Image:
    """By another program than the one that made it."""
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        pytest.skip("poppler-utils is not installed")
    (tmp_path / "made.pdf").write_bytes(pdf)
    wanted = ["-f", str(page), "-l", str(page), "-r", "72", "-singlefile", "-png"]
    subprocess.run([pdftoppm, *wanted, tmp_path / "made.pdf", tmp_path / "page"], check=True)
    return Image.open(tmp_path / "page.png")


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(box.width), round(box.height)) for box in boxes]
