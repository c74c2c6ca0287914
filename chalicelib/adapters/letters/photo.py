"""The holder's photo as a letter stores it: no larger than it is printed."""

import io

from fpdf import FPDF
from PIL import Image

PRINTED_DPI = 300
"""What offices' printers show. A phone's photo has five times as many in 3 x 4 cm."""
_QUALITY = 88
_POINTS_PER_INCH = 72


def place(file: FPDF, photo: bytes, x: float, y: float, width: float, height: float) -> None:
    """Within this box (points; its lower left corner), in its own proportions."""
    kept = io.BytesIO(at_printed_size(photo, width, height))
    file.image(kept, x, file.h - y - height, width, height, keep_aspect_ratio=True)


def at_printed_size(photo: bytes, width: float, height: float) -> bytes:
    """As a JPEG that fills this box (points) with ``PRINTED_DPI``; a smaller one as it is."""
    dots = PRINTED_DPI / _POINTS_PER_INCH
    most = round(width * dots), round(height * dots)
    with Image.open(io.BytesIO(photo)) as picture:
        if picture.width <= most[0] and picture.height <= most[1]:
            return photo
        profile = picture.info.get("icc_profile")
        picture.thumbnail(most, Image.Resampling.LANCZOS, reducing_gap=3)
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile)
        return kept.getvalue()
