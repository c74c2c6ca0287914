"""Which bytes of a file a PDF signature speaks for, read strictly.

pyHanko compares lengths; a public verification page has to know that the one gap is the
signature's own container and that nothing hides in it (ISO 32000-2 §12.8.1, and the attacks of
"1 Trillion Dollar Refund", Mladenov et al. 2019).
"""

from __future__ import annotations

from collections.abc import Sequence


def reaches_end(byte_range: Sequence[int], size: int) -> bool:
    return byte_range[2] + byte_range[3] == size


def is_sound(pdf: bytes, byte_range: Sequence[int], container: bytes, der_length: int) -> bool:
    """Two spans from the first byte on, and between them exactly ``<hex>`` holding
    ``container`` (the value of /Contents), whose first ``der_length`` bytes are the CMS message
    and the rest zeros. Hex digits of one case: a letter's case must not be free to change."""
    if len(byte_range) != 4 or any(not isinstance(value, int) or value < 0 for value in byte_range):
        return False
    start, first, second, rest = byte_range
    if start != 0 or not first < second <= second + rest <= len(pdf):
        return False
    digits = container.hex().encode()
    return pdf[first:second] in (
        b"<" + digits + b">",
        b"<" + digits.upper() + b">",
    ) and not any(container[der_length:])
