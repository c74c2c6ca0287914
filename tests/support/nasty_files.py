"""Files that must never do harm: each with the one verdict it has to get."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, PngImagePlugin

from chalicelib.domain.uploads.model import DocumentRule, Reason
from tests.support.nasty_pdfs import pdf_cases
from tests.support.pdf_objects import make_pdf

PHOTO = DocumentRule(formats=("jpg",), max_bytes=2_000_000)
PICTURE = DocumentRule(formats=("jpg", "png"), max_bytes=2_000_000)
LETTER = DocumentRule(formats=("pdf",), max_bytes=2_000_000)
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass(frozen=True)
class NastyFile:
    name: str
    reason: Reason
    data: bytes = field(repr=False)
    rule: DocumentRule


def picture(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """Something with edges and text, as a scanned card has them."""
    image = Image.new("RGB", (width, height), "#e8e4d8")
    draw = ImageDraw.Draw(image)
    chance = random.Random(width * height)
    for _ in range(40):
        x, y = chance.randrange(width), chance.randrange(height)
        draw.rectangle(
            (x, y, x + width // 9, y + height // 40), fill=chance.choice(("#123", "#a33"))
        )
    draw.text((width // 10, height // 10), "PROVINSI SUMATERA BARAT", fill="black")
    return image.convert(mode)


def jpeg(image: Image.Image | None = None, **options: object) -> bytes:
    out = io.BytesIO()
    (image or picture()).save(out, "JPEG", **options)
    return out.getvalue()


def png(image: Image.Image | None = None, **options: object) -> bytes:
    out = io.BytesIO()
    (image or picture()).save(out, "PNG", **options)
    return out.getvalue()


def jpeg_that_claims(width: int, height: int) -> bytes:
    """A small JPEG whose header tells other dimensions."""
    data = bytearray(jpeg())
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def png_chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)


def png_that_claims(width: int, height: int, pixels: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", zlib.compress(pixels, 9))
        + png_chunk(b"IEND", b"")
    )


def zip_file(member: str = "a.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(member, "isi")
    return out.getvalue()


def nasty_files() -> Iterator[NastyFile]:
    """Every file that is refused."""
    for name, reason, data in pdf_cases():
        yield NastyFile(name, reason, data, LETTER)
    for name, reason, data in _wrong_types():
        yield NastyFile(name, reason, data, PHOTO)
    for name, reason, data in _images():
        yield NastyFile(name, reason, data, PICTURE)
    yield NastyFile("jpeg where a pdf is asked for", Reason.WRONG_TYPE, jpeg(), LETTER)
    yield NastyFile("EICAR test file", Reason.MALWARE, EICAR, LETTER)
    yield NastyFile("EICAR in a pdf", Reason.MALWARE, make_pdf() + EICAR, LETTER)
    yield NastyFile("EICAR in a jpeg's comment", Reason.MALWARE, jpeg(comment=EICAR), PHOTO)
    small = DocumentRule(("jpg",), max_bytes=1000, min_pixels=1_000_000)
    yield NastyFile("jpeg over its limit", Reason.TOO_LARGE, jpeg(), small)
    sharp = DocumentRule(("jpg",), max_bytes=100_000, min_pixels=1_000_000)
    yield NastyFile("jpeg too small to read", Reason.TOO_FEW_PIXELS, jpeg(), sharp)


def _wrong_types() -> Iterator[tuple[str, Reason, bytes]]:
    wrong, unknown = Reason.WRONG_TYPE, Reason.UNKNOWN_TYPE
    yield "empty file", Reason.EMPTY, b""
    yield "one byte", unknown, b"\xff"
    yield "zeros", unknown, bytes(5000)
    yield "noise", unknown, b"\x00" + random.Random(1).randbytes(5000)
    yield "text", unknown, b"Ini bukan foto."
    yield "pdf where a jpeg is asked for", wrong, make_pdf()
    yield "png where a jpeg is asked for", wrong, png()
    yield "gif", wrong, b"GIF89a" + bytes(100)
    for brand in (b"heic", b"heix", b"mif1", b"hevc"):
        head = b"\x00\x00\x00\x18ftyp" + brand
        yield f"heic of brand {brand.decode()}", Reason.HEIC, head + bytes(100)
        yield f"large heic of brand {brand.decode()}", Reason.HEIC, head + bytes(9_000_000)
    yield "word document", wrong, zip_file("word/document.xml")
    yield "zip", wrong, zip_file()
    yield "html", wrong, b"<!doctype html><script>alert(1)</script>"
    yield "svg", wrong, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    yield "program", wrong, b"MZ" + bytes(500)


def _images() -> Iterator[tuple[str, Reason, bytes]]:
    unreadable, pixels = Reason.UNREADABLE, Reason.TOO_MANY_PIXELS
    whole = jpeg()
    yield "jpeg of a header alone", unreadable, b"\xff\xd8\xff"
    yield "jpeg cut off in the picture", unreadable, whole[: len(whole) * 2 // 3]
    yield "jpeg without its last byte", unreadable, whole[:-1]
    yield "jpeg whose rest is zeros", unreadable, whole[: len(whole) // 2].ljust(len(whole), b"\0")
    yield (
        "jpeg without a picture",
        unreadable,
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(9) + b"\xff\xd9",
    )
    yield (
        "jpeg cut off behind its thumbnail",
        unreadable,
        jpeg(exif=b"Exif\x00\x00" + jpeg(picture(64, 48)))[:3500],
    )
    yield "jpeg of noise", unreadable, b"\xff\xd8\xff\xe0" + random.Random(2).randbytes(5000)
    yield "jpeg of 65,500 squared", pixels, jpeg_that_claims(65_500, 65_500)
    yield "jpeg just over 40 megapixels", pixels, jpeg_that_claims(8000, 5001)
    yield "jpeg claiming far more than it has", unreadable, jpeg_that_claims(6000, 6000)[:4000]
    yield "png of 2 billion squared", pixels, png_that_claims(2**31 - 1, 2**31 - 1)
    yield "png bomb", pixels, png_that_claims(30_000, 30_000, bytes(30_000_000))
    yield "png cut off", unreadable, png()[:-40]
    yield "png without its end", unreadable, png()[:-12]
    yield "png without pixels", unreadable, png_that_claims(100, 100)
    yield "png with a broken checksum", unreadable, png()[:29] + b"\0\0\0\0" + png()[33:]
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "a" * 5_000_000, zip=True)
    yield "png with a text bomb", unreadable, png(picture(64, 48), pnginfo=text)
