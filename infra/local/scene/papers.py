"""Papers of people who do not exist: each is its own file, and takes about a millisecond."""

import io
import random
from functools import cache

from PIL import Image, ImageDraw, ImageFont

_CARD = (760, 480)
_PORTRAIT = (300, 400)
_SKIN = ("#e8bd96", "#d9a87e", "#c68f63", "#b57f55")
_CLOTH = ("#283a5e", "#7c2d3e", "#31584a", "#4a3d63", "#5b4a2c", "#dfe3ea")
_PORTRAITS = 24


def identity_card(name: str, nik: str, born: str, address: str) -> bytes:
    """A JPEG in the shape of a KTP that nobody takes for one."""
    card = Image.new("RGB", _CARD, "#b9d4e8")
    draw = ImageDraw.Draw(card)
    lines = ["CONTOH - BUKAN KARTU IDENTITAS", f"NIK   {nik}", name.upper(), born, address[:44]]
    for number, line in enumerate(lines):
        draw.text((40, 50 + 80 * number), line, fill="#1a2a3a", font=_face())
    draw.rectangle((570, 150, 720, 350), fill="#b22a33")
    return _jpeg(card)


@cache
def _face() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Unpacked once: with a size alone Pillow does so for each line."""
    return ImageFont.load_default(26)


def portrait(number: int) -> bytes:
    """Head and shoulders before red or blue; every number gives another file."""
    return unlike_others(_portrait(number % _PORTRAITS), number)


@cache
def _portrait(number: int) -> bytes:
    chance = random.Random(f"portrait {number}")  # noqa: S311  (of nobody)
    skin, cloth = chance.choice(_SKIN), chance.choice(_CLOTH)
    picture = Image.new("RGB", _PORTRAIT, "#b2222a" if number % 2 else "#27408b")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((40, 270, 260, 560), fill=cloth)
    if number % 3 == 0:  # a headscarf
        draw.ellipse((82, 66, 218, 330), fill=cloth)
    else:
        draw.ellipse((95, 72, 205, 225), fill="#2c211c")
        draw.rectangle((128, 210, 172, 290), fill=skin)
    draw.ellipse((106, 95, 194, 225), fill=skin)
    return _jpeg(picture)


def letter(title: str, lines: list[str]) -> bytes:
    """A PDF of one page (ISO 32000-1 §7.5): a title, and lines in Helvetica."""
    words = [
        ("F2 15", 790, title),
        *(("F1 11", 750 - 18 * n, line) for n, line in enumerate(lines)),
    ]
    text = "\n".join(f"BT /{font} Tf 70 {y} Td ({_escaped(line)}) Tj ET" for font, y, line in words)
    page = text.encode("cp1252", "replace")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        _font(b"Helvetica"),
        _font(b"Helvetica-Bold"),
    ]
    file, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    file += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        start,
    )
    return bytes(file)


def _font(name: bytes) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def unlike_others(jpeg: bytes, number: int) -> bytes:
    """With a comment (JPEG, ISO/IEC 10918-1 §B.2.4.5) after its first marker: the same picture."""
    comment = b"contoh %d" % number
    return jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()
