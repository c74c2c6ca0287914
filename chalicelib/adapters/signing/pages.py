"""What a signer has to know of a letter's pages."""

from __future__ import annotations

import io

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from chalicelib.domain.permits.signing import SigningRefused


def page_height(pdf: bytes, page: int) -> float:
    """Height in points of a page, counted from 1; ``SigningRefused`` when there is none."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        node = reader.find_page_for_modification(page - 1)[0].get_object()
        while "/MediaBox" not in node:  # a page inherits it (ISO 32000-2 §7.7.3.4)
            node = node["/Parent"]
        _, lower, _, upper = (float(edge) for edge in node["/MediaBox"])
    except (PdfError, ValueError, LookupError, TypeError):
        raise SigningRefused("letter-unreadable") from None
    return abs(upper - lower)
