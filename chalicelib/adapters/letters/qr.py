"""The QR code of a letter as one filled path."""

from __future__ import annotations

from functools import lru_cache

import segno

# Without a fixed mask segno draws all eight and rates them: six times the work. Every mask is a
# valid symbol (ISO/IEC 18004 §7.8); the rating only helps poor scanners.
MASK = 2
QUIET = 4


# Rectangles overlap by this share of a module, so that no hairline shows between them.
OVERLAP = 0.03


@lru_cache(maxsize=4)  # a letter is laid out in several type sizes, its code in one
def qr_ink(text: str, size: float) -> tuple[str, float]:
    """PDF operators for a square of ``size`` points whose lower left corner is the origin, and
    the width of the quiet zone inside it: four modules (ISO/IEC 18004 §6.3.8)."""
    symbol = segno.make(text, error="m", micro=False, mask=MASK, boost_error=False)
    rows = symbol.matrix
    module = size / (len(rows) + 2 * QUIET)
    marks = []
    for number, row in enumerate(rows):
        y = size - (number + 1 + QUIET) * module
        column = 0
        line = bytes(row)
        while (start := line.find(1, column)) >= 0:
            column = line.find(0, start)
            column = len(line) if column < 0 else column
            x = (start + QUIET) * module
            width = (column - start + OVERLAP) * module
            marks.append(f"{x:.3f} {y:.3f} {width:.3f} {module * (1 + OVERLAP):.3f} re")
    return "\n".join((*marks, "f")), QUIET * module
