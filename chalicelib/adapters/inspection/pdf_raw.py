"""A second net under ``pdf_objects``: names of dangerous things in the bytes themselves.

Readers disagree about damaged files (pypdf gives up on the rest of a dictionary where others go
on), and a file can keep objects that its own index no longer lists. So whatever lies outside of
streams, and inside of object streams, is searched as well.
"""

import re
import zlib
from collections.abc import Iterator

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.domain.uploads.model import Reason

# Each of these has to be there for the thing to work, and has no harmless use.
_DANGEROUS = {
    b"JS": Reason.JAVASCRIPT,
    b"Launch": Reason.ACTIVE_CONTENT,
    b"SubmitForm": Reason.ACTIVE_CONTENT,
    b"ImportData": Reason.ACTIVE_CONTENT,
    b"GoToE": Reason.ACTIVE_CONTENT,
    b"RichMedia": Reason.ACTIVE_CONTENT,
    b"EF": Reason.EMBEDDED_FILE,
    b"XFA": Reason.XFA_FORM,
}
_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_BRACKET = re.compile(rb"<<|>>|\[|\]|endobj")
_DEEPEST = 500
_LARGEST_OBJECT_STREAM = 20_000_000
_DICTIONARY = 512


def check_raw(data: bytes) -> None:
    """Over a whole file. TOO_COMPLEX for nesting that crashes readers."""
    for part in _parts_outside_streams(data):
        check_names(part)
        _check_nesting(part)


def check_names(part: bytes) -> None:
    """Over objects as written, streams left out."""
    found = _names(part) & _DANGEROUS.keys()
    if found:
        raise Refused(_DANGEROUS[min(found)])


def mentions_encryption(data: bytes) -> bool:
    return any(b"Encrypt" in _names(part) for part in _parts_outside_streams(data))


def _names(part: bytes) -> set[bytes]:
    """All names, ``#41`` written out (ISO 32000-1, 7.3.5)."""
    return {
        _HEX.sub(lambda match: bytes([int(match[1], 16)]), name) for name in _NAME.findall(part)
    }


def _check_nesting(part: bytes) -> None:
    depth = 0
    for match in _BRACKET.finditer(part):
        if match[0] in (b"<<", b"["):
            depth += 1
            if depth > _DEEPEST:
                raise Refused(Reason.TOO_COMPLEX)
        else:
            # Brackets in strings need not match: every object starts again from nothing.
            depth = 0 if match[0] == b"endobj" else max(0, depth - 1)


def _parts_outside_streams(data: bytes) -> Iterator[bytes]:
    position = 0
    while (start := data.find(b"stream", position)) >= 0:
        before = data[position:start]
        yield before
        end = data.find(b"endstream", start + 6)
        if end < 0:
            position = start
            break
        if b"ObjStm" in _names(before[-_DICTIONARY:]):
            yield _inflated(data[start + 6 : end])
        position = end + 9
    yield data[position:]


def _inflated(stream: bytes) -> bytes:
    """Empty when it is not plain Flate: then ``pdf_objects`` alone looks into it."""
    try:
        return zlib.decompressobj().decompress(stream.lstrip(b"\r\n"), _LARGEST_OBJECT_STREAM)
    except zlib.error:
        return b""
