"""PDF: one structure check over every object, without rendering and without reading text.

The clean copy is the file itself, byte for byte: a PDF may carry an electronic signature (an STR
does), which any rewriting would break. So what cannot be cleaned is refused.
"""

import io
import re

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from chalicelib.adapters.confined.zygote import require_of_the_file
from chalicelib.adapters.inspection.findings import Findings, Refused
from chalicelib.adapters.inspection.pdf_attachments import check_attachments
from chalicelib.adapters.inspection.pdf_objects import check_objects
from chalicelib.adapters.inspection.pdf_pages import count_pages
from chalicelib.adapters.inspection.pdf_raw import Written, read
from chalicelib.adapters.inspection.pdf_signature import is_signed
from chalicelib.adapters.inspection.scanner_apps import names_scanner_app
from chalicelib.adapters.inspection.sizes import kilobytes
from chalicelib.domain.uploads.model import DocumentRule, Reason, Remark

_BEFORE_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?[\x00\t\n\x0c\r ]{0,16}%PDF-")
# Some generators leave a little after the end marker; a second document does not fit.
_TAIL = 1024
_END_OF_ZIP = b"PK\x05\x06"
_ZIP_TAIL = 65_557


def check_pdf(data: bytes, rule: DocumentRule) -> Findings:
    """Refuses encryption that needs a password, scripts, actions that start or send something,
    links to files of a computer, embedded files (but data on signed papers, where the rule allows
    it), XFA, other data around the document, broken structure and too many pages."""
    signed = is_signed(data)
    try:
        return _check(data, rule, signed=signed)
    except LimitReachedError as error:
        raise Refused(Reason.TOO_COMPLEX, **_about(signed)) from error
    except Refused as refusal:
        raise Refused(refusal.reason, **refusal.params, **_about(signed)) from refusal


def _check(data: bytes, rule: DocumentRule, *, signed: bool) -> Findings:
    if len(data) > rule.max_bytes and not signed:
        raise Refused(Reason.TOO_LARGE, max_kb=kilobytes(rule.max_bytes))
    if not _BEFORE_HEADER.match(data):
        raise Refused(Reason.LEADING_DATA)
    if _END_OF_ZIP in data[-_ZIP_TAIL:]:
        raise Refused(Reason.HIDDEN_DATA)
    if b"%%EOF" not in data.rstrip(b"\x00\t\n\x0c\r ")[-_TAIL:]:
        raise Refused(Reason.UNREADABLE)
    written = read(data)
    written.require_nothing_dangerous()
    reader = _open(data, written)
    seen = check_objects(reader)
    if written.unread > seen.object_streams:
        raise Refused(Reason.HIDDEN_DATA)
    check_attachments(seen, written.attachments, are_allowed=signed and rule.data_attachments)
    is_stamped = seen.links_to_scanner_app or names_scanner_app(_information(reader))
    pages = count_pages(reader, rule.max_pages)
    return Findings(data, pages=pages, warnings=(Remark.SCANNER_APP,) if is_stamped else ())


def _about(signed: bool) -> dict[str, int]:
    return {"signed": 1} if signed else {}


def _open(data: bytes, written: Written) -> PdfReader:
    """With the empty password where one is needed: who set no other wanted it to be read."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except (LimitReachedError, MemoryError, RecursionError):
        raise
    except Exception as error:
        require_of_the_file(error)
        # Of an encryption scheme that the reader does not know, it says so in many ways.
        encrypted = written.encrypted
        raise Refused(Reason.ENCRYPTED if encrypted else Reason.UNREADABLE) from error
    if locked:
        raise Refused(Reason.ENCRYPTED)
    return reader


def _information(reader: PdfReader) -> str:
    return " ".join(str(value) for value in (reader.metadata or {}).values())
