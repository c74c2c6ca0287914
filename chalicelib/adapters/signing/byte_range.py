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
    """Two spans from the first byte on, and between them ``<hex>`` holding ``container`` (the value
    of /Contents) and nothing else, whose first ``der_length`` bytes are the CMS message and the
    rest zeros."""
    if len(byte_range) != 4:
        return False
    start, first, second, rest = byte_range
    if start != 0 or not 0 <= first < second <= second + rest <= len(pdf):
        return False
    written = b"<" + container.hex().encode() + b">"
    return pdf[first:second].lower() == written and not any(container[der_length:])


def is_rewritten(pdf: bytes, byte_range: Sequence[int]) -> bool:
    """Hex digits of both cases: no signer writes them, and a letter's case must not be free to
    change. What was signed is the same."""
    digits = pdf[byte_range[1] : byte_range[2]]
    return digits not in (digits.lower(), digits.upper())
