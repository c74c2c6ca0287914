"""Whether an image file goes on to its own end: decoders forgive a missing one, citizens whose
upload broke off do not get their document back that way."""

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.domain.uploads.model import Reason

_END_OF_IMAGE = 0xD9
# Inside compressed data: a stuffed zero, TEM and the restart markers have no length field.
_BARE = {0x00, 0x01, *range(0xD0, 0xD8)}


def require_end_of_jpeg(data: bytes) -> None:
    """Walks the segments to the first end-of-image marker (ITU-T T.81, B.1.1), so that the end
    of an embedded thumbnail does not count."""
    position = 2
    while (position := data.find(b"\xff", position)) >= 0:
        while data[position : position + 1] == b"\xff":
            position += 1
        marker = data[position : position + 1]
        position += 1
        if not marker:
            break
        if marker[0] == _END_OF_IMAGE:
            return
        if marker[0] not in _BARE:
            length = int.from_bytes(data[position : position + 2], "big")
            if length < 2:
                break
            position += length
    raise Refused(Reason.UNREADABLE)


def require_end_of_png(data: bytes) -> None:
    """Walks the chunks to IEND (ISO/IEC 15948, 5.3)."""
    position = 8
    while position + 12 <= len(data):
        if data[position + 4 : position + 8] == b"IEND":
            return
        position += 12 + int.from_bytes(data[position : position + 4], "big")
    raise Refused(Reason.UNREADABLE)
