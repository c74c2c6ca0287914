"""What a PDF's objects tell by themselves: the net over its text is a second one, and may miss what
is packed in a way that it does not know."""

import io

import pytest
from pypdf import PdfReader

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_objects import check_objects
from chalicelib.domain.uploads.model import Reason
from tests.support.pdf_objects import make_pdf, page_with, stream

ACTING = {
    b"/S /JavaScript": Reason.JAVASCRIPT,
    b"/JS (app.alert\\(1\\))": Reason.JAVASCRIPT,
    b"/XFA [(a) 3 0 R]": Reason.XFA_FORM,
    b"/Subtype /FileAttachment": Reason.EMBEDDED_FILE,
    **dict.fromkeys(
        (b"/Subtype /RichMedia", b"/Subtype /Movie", b"/Subtype /Sound", b"/Subtype /3D"),
        Reason.ACTIVE_CONTENT,
    ),
    **dict.fromkeys(
        (b"/S /Launch", b"/S /SubmitForm", b"/S /ImportData", b"/S /GoToE", b"/S /Rendition"),
        Reason.ACTIVE_CONTENT,
    ),
}
MOVE = b"<< /S /GoTo /D [3 0 R /Fit] "
SITE = b"<< /S /URI /URI (https://contoh.id) >>"
BY_ITSELF = {
    "a move": (MOVE + b">>", None),
    "a move, and another": (MOVE + b"/Next " + MOVE + b">> >>", None),
    "a script": (b"<< /S /JavaScript >>", Reason.JAVASCRIPT),
    "a site": (SITE, Reason.ACTIVE_CONTENT),
    "a move, then a site": (MOVE + b"/Next " + SITE + b" >>", Reason.ACTIVE_CONTENT),
    "a move, then several things": (
        MOVE + b"/Next [" + MOVE + b">> " + MOVE + b">>] >>",
        Reason.ACTIVE_CONTENT,
    ),
    "moves without end": (b"4 0 R", Reason.TOO_COMPLEX),
}


def by_objects(data: bytes) -> Reason | None:
    try:
        check_objects(PdfReader(io.BytesIO(data)))
    except Refused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(("entries", "reason"), ACTING.items(), ids=str)
def test_whatever_acts_is_found(entries: bytes, reason: Reason) -> None:
    assert by_objects(make_pdf(o4=b"<< " + entries + b" >>")) is reason


@pytest.mark.parametrize("act", BY_ITSELF)
def test_by_itself_a_document_may_move_and_nothing_else(act: str) -> None:
    action, reason = BY_ITSELF[act]
    others = {"o4": MOVE + b"/Next 4 0 R >>"} if action == b"4 0 R" else {}
    page = page_with(b"/AA << /O " + action + b" >>")
    assert by_objects(make_pdf(catalog=b"/OpenAction " + action, **others)) is reason
    assert by_objects(make_pdf(page=page, **others)) is reason


def test_a_part_that_the_document_needs_and_nobody_can_read_is_unreadable() -> None:
    broken = b"<< /Length 4 >>\nstream\nBT ET"
    needed = make_pdf(page=page_with(b"/Contents 4 0 R"), o4=broken)
    assert by_objects(needed) is Reason.UNREADABLE
    assert by_objects(make_pdf(o4=broken)) is None
    assert by_objects(make_pdf(o4=stream(b"BT ET"))) is None
