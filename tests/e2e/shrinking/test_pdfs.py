"""PDFs made to fit on the citizen's own device: pages, print and signatures stay."""

import io
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import ImageStat
from playwright.sync_api import Page
from pypdf import PdfReader, PdfWriter

from chalicelib.domain.uploads.model import DocumentRule, Remark
from tests.e2e.shrinking.shrunk import (
    LETTER,
    PROPOSAL,
    assert_upright,
    choose,
    inspected,
    rendered,
    sizes,
)
from tests.support.honest_files import exif_of_a_phone
from tests.support.large_files import encrypted, jpeg, proposal, scan, sheet


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
