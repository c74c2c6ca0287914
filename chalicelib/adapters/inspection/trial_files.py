"""One small honest file of each format, made here: for what libraries load on first use only."""

import io
from collections.abc import Iterator

from PIL import Image

from chalicelib.domain.uploads.model import FileFormat


def made() -> Iterator[tuple[FileFormat, bytes]]:
    image = Image.effect_noise((64, 64), 50)
    exif = Image.Exif()
    exif[0x0112] = 6
    for file_format in ("JPEG", "PNG"):
        out = io.BytesIO()
        image.convert("CMYK" if file_format == "JPEG" else "RGBA").save(out, file_format, exif=exif)
        yield ("jpg" if file_format == "JPEG" else "png"), out.getvalue()
    out = io.BytesIO()
    image.save(out, "PDF")
    yield "pdf", out.getvalue()
