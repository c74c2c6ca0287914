"""What is still small enough, or large enough, is taken: pictures by their pixels, PDFs by what a
viewer would have to unpack."""

import zlib
from dataclasses import replace

import pytest

from chalicelib.adapters.inspection.findings import Findings, Refused
from chalicelib.adapters.inspection.images import check_jpeg, check_png
from chalicelib.adapters.inspection.pdf import check_pdf
from chalicelib.domain.uploads.model import DocumentRule, Reason
from tests.support import signed_pdfs
from tests.support.nasty_files import LETTER, PICTURE, jpeg, picture, png
from tests.support.pdf_objects import ATTACHED, FILE_SPEC, flate, make_pdf, stream

PIXELS = 640 * 480
A4_AT_1200_DPI = b"/Subtype /Image /Width 9921 /Height 14031 "
DIPLOMA = DocumentRule(("pdf",), max_bytes=2_000_000, data_attachments=True)


def refusal(data: bytes, rule: DocumentRule) -> Reason | None:
    check = check_pdf if b"%PDF-" in data[:9] else check_png if data[:1] == b"\x89" else check_jpeg
    try:
        found = check(data, rule)
    except Refused as refused:
        return refused.reason
    assert isinstance(found, Findings)
    return None


@pytest.mark.parametrize("data", [jpeg(picture()), png(picture())], ids=["jpeg", "png"])
def test_a_picture_may_have_exactly_as_many_pixels_as_its_rule_says(data: bytes) -> None:
    found = {
        (least, most): refusal(data, replace(PICTURE, min_pixels=least, max_pixels=most))
        for least, most in (
            (None, PIXELS),
            (None, PIXELS - 1),
            (PIXELS, PIXELS),
            (PIXELS + 1, PIXELS + 1),
        )
    }
    assert list(found.values()) == [None, Reason.TOO_MANY_PIXELS, None, Reason.TOO_FEW_PIXELS]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        (b"/ImageMask true /Filter /FlateDecode", None),
        (b"/Filter /CCITTFaxDecode", None),
        (b"/Filter /JBIG2Decode", None),
        (b"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", None),
        (b"/ColorSpace [/ICCBased 5 0 R] /BitsPerComponent 8 /Filter /DCTDecode", None),
        (b"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", Reason.TOO_COMPLEX),
        (b"/Filter /DCTDecode", Reason.TOO_COMPLEX),
    ],
    ids=str,
)
def test_a_scan_is_reckoned_by_the_bits_of_its_own_pixels(
    entries: bytes, reason: Reason | None
) -> None:
    """139 million: 17 MB in black and white, 139 in grey, 417 in colours."""
    profile = stream(b"", b"/N 1")
    packed = zlib.compress(b"")
    data = make_pdf(o4=stream(packed, A4_AT_1200_DPI + entries), o5=profile)
    assert refusal(data, LETTER) is reason


def test_what_no_viewer_unpacks_is_as_large_as_it_is() -> None:
    """A stream of packed bytes that does not say so."""
    packed = zlib.compress(bytes(65_000_000), 9)
    assert refusal(make_pdf(o4=stream(packed)), LETTER) is None
    assert refusal(make_pdf(o4=flate(bytes(65_000_000))), LETTER) is Reason.TOO_COMPLEX


def test_the_data_of_a_diploma_has_a_limit_of_its_own() -> None:
    for size, reason in ((1_999_000, None), (2_000_000, Reason.EMBEDDED_FILE)):
        data = signed_pdfs.with_attachment("ijazah.xml", b"<a>" + b" " * size + b"</a>")
        assert refusal(data, DIPLOMA) is reason


@pytest.mark.parametrize(
    "paper",
    [
        make_pdf(unlisted=b"9 0 obj\n" + FILE_SPEC + b"\nendobj\n"),
        make_pdf(o4=ATTACHED),
    ],
    ids=["that the file's index does not list", "that nothing names"],
)
def test_a_signed_paper_carries_nothing_that_its_check_cannot_see(paper: bytes) -> None:
    assert refusal(signed_pdfs.sign(paper), DIPLOMA) is Reason.EMBEDDED_FILE
