"""PDF: one structure check over every object, without rendering and without reading text.

The clean copy is the file itself, byte for byte: a PDF may carry an electronic signature (an STR
does), which any rewriting would break. So what cannot be cleaned is refused.
"""

import io
import re

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from chalicelib.adapters.inspection.findings import Findings, Refused
from chalicelib.adapters.inspection.pdf_objects import check_objects
from chalicelib.adapters.inspection.pdf_pages import count_pages
from chalicelib.adapters.inspection.pdf_raw import check_raw, mentions_encryption
from chalicelib.adapters.inspection.scanner_apps import names_scanner_app
from chalicelib.domain.uploads.model import DocumentRule, Reason, Remark

_BEFORE_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?[\x00\t\n\x0c\r ]{0,16}%PDF-")
# Some generators leave a little after the end marker; a second document does not fit.
_TAIL = 1024
_END_OF_ZIP = b"PK\x05\x06"
_ZIP_TAIL = 65_557


def check_pdf(data: bytes, rule: DocumentRule) -> Findings:
    """Refuses encryption, scripts, actions that start or send something, embedded files, XFA,
    other data around the document, broken structure and too many pages."""
    if not _BEFORE_HEADER.match(data) or _END_OF_ZIP in data[-_ZIP_TAIL:]:
        raise Refused(Reason.HIDDEN_DATA)
    if b"%%EOF" not in data.rstrip(b"\x00\t\n\x0c\r ")[-_TAIL:]:
        raise Refused(Reason.UNREADABLE)
    check_raw(data)
    try:
        reader = _open(data)
        is_stamped = check_objects(reader) or names_scanner_app(_information(reader))
        pages = count_pages(reader, rule.max_pages)
    except LimitReachedError as error:
        raise Refused(Reason.TOO_COMPLEX) from error
    return Findings(data, pages=pages, warnings=(Remark.SCANNER_APP,) if is_stamped else ())


def _open(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
    except LimitReachedError:
        raise
    except Exception as error:
        # Of an encryption scheme that the reader does not know, it says so in many ways.
        encrypted = mentions_encryption(data)
        raise Refused(Reason.ENCRYPTED if encrypted else Reason.UNREADABLE) from error
    if reader.is_encrypted:
        raise Refused(Reason.ENCRYPTED)
    return reader


def _information(reader: PdfReader) -> str:
    return " ".join(str(value) for value in (reader.metadata or {}).values())
