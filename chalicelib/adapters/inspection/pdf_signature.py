"""Whether a PDF carries an electronic signature, as it is written: its holder must be told of
nothing that would destroy it. Whether the signature holds is not asked here."""

import re

_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")


def is_signed(data: bytes) -> bool:
    """Some signature names two spans of this file around its own container, ``<hex>``
    (ISO 32000-1, 12.8.1)."""
    for match in _RANGE.finditer(data):
        first, second, rest = (int(number) for number in match.groups())
        gap = data[first:second]
        if gap[:1] == b"<" and gap[-1:] == b">" and second + rest <= len(data):
            return True
    return False
