"""Files made to fit on the citizen's own device: the built code in a real browser, under the
site's own Content-Security-Policy, then the server's own check of what came out."""

import base64
import io
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from PIL import Image, ImageStat
from playwright.sync_api import Browser, Error, Page
from pypdf import PdfReader, PdfWriter

from chalicelib.adapters.inspection.eicar import EicarScanner
from chalicelib.adapters.inspection.sandbox import SandboxedInspector, processes
from chalicelib.domain.uploads.model import DocumentRule, FileFormat, Remark, Verdict
from infra.headers import page_headers
from tests.e2e.conftest import PATIENCE_MS, PHONE
from tests.support.honest_files import exif_of_a_phone
from tests.support.large_files import BLUE, RED, encrypted, jpeg, proposal, scan, sheet

ROOT = Path(__file__).parent.parent.parent
VITE = ROOT / "frontend" / "node_modules" / ".bin" / "vite"
HARNESS = Path(__file__).parent / "berkas"

PHOTO = DocumentRule(formats=("jpg",), max_bytes=512_000)
LETTER = DocumentRule(formats=("pdf",), max_bytes=512_000, max_pages=5)
PROPOSAL = DocumentRule(formats=("pdf",), max_bytes=1_048_576, max_pages=20)
SHRINKING_MS = 120_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built code, served with the headers of the real pages."""
    if not VITE.exists():
        pytest.skip("the frontend's packages are not installed (npm ci in frontend/)")
    folder = tmp_path_factory.mktemp("berkas")
    build = [VITE, "build", HARNESS, "--outDir", folder, "--emptyOutDir", "--logLevel", "error"]
    subprocess.run(build, check=True)

    class Pages(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            for name, value in page_headers(()).items():  # no buckets here
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *args: Pages(*args, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """Free of errors at the end, and of anything that the policy refused."""
    context = chromium.new_context(base_url=site, viewport=PHONE)
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on(
        "console",
        lambda said: trouble.append(said.text) if "Content Security Policy" in said.text else None,
    )
    opened.goto("/")
    yield opened
    context.close()
    assert trouble == []


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


def test_a_phones_photo_becomes_an_upright_jpg_below_the_limit(page: Page) -> None:
    held_upright = sheet(3000, 4000)
    data = jpeg(held_upright.transpose(Image.Transpose.ROTATE_90), exif=exif_of_a_phone(6))
    assert len(data) > 3_000_000

    made = choose(page, "IMG_2041.JPG", data, PHOTO)

    assert (made["kind"], made["name"], made["type"]) == ("shrunk", "IMG_2041.jpg", "image/jpeg")
    assert (made["before"], made["after"]) == (len(data), len(made["content"]))
    inspected(made["content"], PHOTO)
    image = Image.open(io.BytesIO(made["content"]))
    assert image.height > image.width
    assert image.height >= 1600
    assert dict(image.getexif()) == {}
    assert_upright(image)
    assert page.locator("#preview canvas").count() == 2


def test_a_photo_that_fits_is_sent_as_it_is(page: Page) -> None:
    data = jpeg(sheet(900, 1200), quality=60)
    made = choose(page, "ktp.jpg", data, PHOTO)
    assert (made["kind"], made["content"]) == ("as-is", data)


def test_a_png_named_jpg_becomes_a_jpg(page: Page) -> None:
    out = io.BytesIO()
    sheet(1200, 900).save(out, "PNG")
    made = choose(page, "ktp.jpg", out.getvalue(), PHOTO)
    assert (made["kind"], made["converted"]) == ("shrunk", "PNG")
    inspected(made["content"], PHOTO)
    assert_upright(Image.open(io.BytesIO(made["content"])))


def test_what_is_transparent_turns_white(page: Page) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (600, 800), (0, 0, 0, 0)).save(out, "PNG")
    made = choose(page, "foto.png", out.getvalue(), PHOTO)
    assert Image.open(io.BytesIO(made["content"])).getpixel((300, 400)) == (255, 255, 255)


def test_a_limit_that_would_make_an_identity_card_illegible_is_not_met(page: Page) -> None:
    rule = DocumentRule(formats=("jpg",), max_bytes=20_000)
    made = choose(page, "ktp.jpg", jpeg(sheet(2000, 1500, noise=120)), rule)
    assert (made["kind"], made["code"], made["params"]) == (
        "refused",
        "cannot-shrink",
        {"max_kb": 20},
    )


def test_a_photo_whose_transfer_broke_off_is_not_made_whole(page: Page) -> None:
    data = jpeg(sheet(2000, 1500))
    made = choose(page, "ktp.jpg", data[: len(data) * 2 // 3], PHOTO)
    assert made["code"] == "unreadable"


def test_the_end_of_a_thumbnail_is_not_the_end_of_a_photo(page: Page) -> None:
    """Chromium refuses what broke off by itself; other browsers fill the rest with grey."""
    whole = jpeg(sheet(600, 800))
    segment = b"Exif\0\0" + jpeg(sheet(60, 80))
    whole = whole[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + whole[2:]
    for data, is_complete in ((whole, True), (whole[:-200], False)):
        assert page.evaluate("data => lookAtJpeg(Uint8Array.from(data))", list(data)) == {
            "width": 600,
            "height": 800,
            "isComplete": is_complete,
        }


def test_a_photo_inside_a_pdf_is_not_turned_by_what_its_camera_noted(
    page: Page, tmp_path: Path
) -> None:
    pdf = FPDF(unit="pt", format=(600, 800))
    pdf.add_page()
    photo = jpeg(sheet(1800, 2400), exif=exif_of_a_phone(3))
    pdf.image(io.BytesIO(photo), x=0, y=0, w=600, h=800)
    data = bytes(pdf.output())
    assert b"Exif" in data
    assert_upright(rendered(data, 1, tmp_path))
    made = choose(page, "surat.pdf", data, LETTER)
    assert made["kind"] == "shrunk"
    assert_upright(rendered(made["content"], 1, tmp_path))


def test_a_scanned_letter_keeps_its_pages_their_order_and_sizes(page: Page, tmp_path: Path) -> None:
    scanned = [sheet(1654, 2339, noise=20, seed=number) for number in range(4)]
    scanned.insert(2, sheet(2339, 1654, noise=20))
    data = scan(scanned, quality=95)
    assert len(data) > 4_000_000

    made = choose(page, "surat.pdf", data, LETTER)

    assert (made["kind"], made["type"]) == ("shrunk", "application/pdf")
    assert inspected(made["content"], LETTER).pages == 5
    assert sizes(made["content"]) == sizes(data)
    assert sizes(data)[2][0] > sizes(data)[2][1]
    for number in range(1, 6):
        assert_upright(rendered(made["content"], number, tmp_path))


def test_a_noisy_fax_lying_on_its_side_is_drawn_anew_upright(page: Page, tmp_path: Path) -> None:
    """Bitonal pictures cannot be made smaller inside; their decoder is one without WebAssembly."""
    upright = sheet(1654, 2339, noise=120)
    grain = upright.convert("1").rotate(90, expand=True)
    writer = PdfWriter(io.BytesIO(scan([grain] * 3)))
    assert "/CCITTFaxDecode" in str(writer.pages[0]["/Resources"]["/XObject"]["/image"])
    for sheet_of_it in writer.pages:
        sheet_of_it.rotate(90)
    writer.add_metadata({"/Producer": "CamScanner 6.2"})
    out = io.BytesIO()
    writer.write(out)
    rule = DocumentRule(formats=("pdf",), max_bytes=1_048_576, max_pages=5)

    made = choose(page, "fax.pdf", out.getvalue(), rule)

    verdict = inspected(made["content"], rule)
    assert verdict.pages == 3
    # what an officer is told about scanner apps must not get lost on the way
    assert verdict.warnings == (Remark.SCANNER_APP,)
    assert {(round(width), round(height)) for width, height in sizes(made["content"])} == {
        (595, 842)
    }
    image = rendered(made["content"], 2, tmp_path).convert("L")
    corners = [(0, 0, 50, 50), (image.width - 50, 0, image.width, 50)]
    marked, plain = (ImageStat.Stat(image.crop(corner)).mean[0] for corner in corners)
    assert marked < 120 < 150 < plain


def test_a_proposal_with_photos_keeps_its_print(page: Page) -> None:
    data = proposal(pages=18, photos=6)
    assert len(data) > 4_000_000
    made = choose(page, "proposal.pdf", data, PROPOSAL)
    assert inspected(made["content"], PROPOSAL).pages == 18
    pages = PdfReader(io.BytesIO(made["content"])).pages
    assert [f"Bab {number + 1}." in page.extract_text() for number, page in enumerate(pages)] == [
        True
    ] * 18


def test_a_pdf_of_print_that_fits_stays_byte_for_byte(page: Page) -> None:
    data = proposal(pages=3, photos=0)
    made = choose(page, "proposal.pdf", data, PROPOSAL)
    assert (made["kind"], made["content"]) == ("as-is", data)


@pytest.mark.parametrize("owner_only", [False, True])
def test_a_locked_pdf_that_fits_is_left_to_the_service(page: Page, owner_only: bool) -> None:
    data = encrypted(owner_only)
    made = choose(page, "str.pdf", data, DocumentRule(formats=("pdf",), max_bytes=10_000_000))
    assert (made["kind"], made["content"]) == ("as-is", data)


@pytest.mark.parametrize("owner_only", [False, True])
def test_a_locked_pdf_that_is_too_large_is_refused_with_its_cure(
    page: Page, owner_only: bool
) -> None:
    rule = DocumentRule(formats=("pdf",), max_bytes=100_000)
    made = choose(page, "str.pdf", encrypted(owner_only), rule)
    assert (made["kind"], made["code"]) == ("refused", "encrypted")
    for text, cure in zip(made["texts"], ("Simpan sebagai PDF", "Save as PDF"), strict=True):
        assert cure in text


def test_a_signed_pdf_is_not_robbed_of_its_signature(page: Page) -> None:
    data = proposal(1, 1).replace(b"%%EOF", b"% /ByteRange [0 10 20 30]\n%%EOF")
    rule = DocumentRule(formats=("pdf",), max_bytes=100_000)
    made = choose(page, "str.pdf", data, rule)
    assert (made["kind"], made["content"]) == ("as-is", data)
    too_large = data + b"%" * 5_000_000
    made = choose(page, "str.pdf", too_large, rule)
    assert (made["code"], made["params"]) == ("signed", {"max_kb": 5000})


def test_a_scan_in_jpeg_2000_is_decoded_without_webassembly(page: Page, tmp_path: Path) -> None:
    data = scan([sheet(827, 1169, noise=60).convert("RGBA")])
    assert b"/JPXDecode" in data
    rule = DocumentRule(formats=("pdf",), max_bytes=90_000)
    made = choose(page, "surat.pdf", data, rule)
    inspected(made["content"], rule)
    assert_upright(rendered(made["content"], 1, tmp_path))


def test_a_page_whose_picture_cannot_be_decoded_is_not_sent_blank(page: Page) -> None:
    page.route("**/assets/openjpeg*", lambda route: route.abort())
    data = scan([sheet(827, 1169, noise=60).convert("RGBA")])
    made = choose(page, "surat.pdf", data, DocumentRule(formats=("pdf",), max_bytes=90_000))
    assert made["code"] == "unreadable"


def test_a_sheet_measured_in_pixels_is_reduced_as_paper(page: Page) -> None:
    """As apps that scan by camera make it: 3000 x 4000 points, which would be 1.4 metres."""
    data = scan([sheet(3000, 4000, noise=120).convert("1")], resolution=72)
    rule = DocumentRule(formats=("pdf",), max_bytes=400_000)
    made = choose(page, "surat.pdf", data, rule)
    inspected(made["content"], rule)
    assert sizes(made["content"]) == [(3000, 4000)]


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
