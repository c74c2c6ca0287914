"""Data that a signed paper carries along: XML, as universities attach it to diplomas."""

import re

from pypdf.generic import DictionaryObject, StreamObject

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_objects import Seen
from chalicelib.adapters.inspection.pdf_values import value_of
from chalicelib.domain.uploads.model import Reason

_LARGEST = 2_000_000
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml[\s?]|[A-Za-z_])")
# What makes a browser run something, were the data opened in one.
_RUNS = re.compile(
    rb"<\s*(?:!doctype\s+html|html|script|svg)\b|xml-stylesheet|1999/xhtml", re.IGNORECASE
)


def check_attachments(seen: Seen, written: int, *, are_allowed: bool) -> None:
    """``written``: how many the file's text names, seen by the reader or not.

    :raises Refused: EMBEDDED_FILE, unless all are XML and such data is allowed.
    """
    if not (written or seen.attaching or seen.attached):
        return
    if not are_allowed or written > len(seen.attaching):
        raise Refused(Reason.EMBEDDED_FILE)
    for item in seen.attaching:
        names = [str(value_of(item, key)) for key in ("/F", "/UF") if key in item]
        files = value_of(item, "/EF")
        if not isinstance(files, DictionaryObject) or not all(
            name.lower().endswith(".xml") for name in names
        ):
            raise Refused(Reason.EMBEDDED_FILE)
        for key in files:
            _require_xml(value_of(files, key))
    for attached in seen.attached:
        _require_xml(attached)


def _require_xml(file: object) -> None:
    if not isinstance(file, StreamObject):
        raise Refused(Reason.EMBEDDED_FILE)
    data = file.get_data()
    if len(data) > _LARGEST or not _XML.match(data) or _RUNS.search(data):
        raise Refused(Reason.EMBEDDED_FILE)
