"""Papers for the demo's applicants: pictures and PDFs as a scanner would make them."""

import io
from datetime import UTC, datetime

from fpdf import FPDF
from PIL import Image, ImageDraw

CARD = (1011, 638)
PORTRAIT = (600, 800)


def identity_card(name: str, nik: str) -> bytes:
    """A JPEG that looks like a KTP from afar."""
    picture = Image.new("RGB", CARD, (170, 205, 225))
    draw = ImageDraw.Draw(picture)
    draw.text((340, 30), "PROVINSI SUMATERA BARAT\nKABUPATEN SOLOK", fill=(20, 30, 60))
    draw.text((60, 140), f"NIK : {nik}\nNama : {name}", fill=(20, 30, 60))
    draw.rectangle((740, 140, 950, 420), fill=(200, 60, 60))
    for line in range(7):
        draw.line(
            (60, 240 + 45 * line, 660 - 30 * line, 240 + 45 * line), fill=(60, 80, 120), width=6
        )
    return _jpeg(picture)


def portrait() -> bytes:
    """A passport photo with a red background."""
    picture = Image.new("RGB", PORTRAIT, (190, 20, 30))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((190, 140, 410, 420), fill=(225, 180, 150))
    draw.polygon([(90, 800), (210, 470), (390, 470), (510, 800)], fill=(245, 245, 250))
    draw.arc((180, 120, 420, 400), 180, 360, fill=(40, 30, 30), width=60)
    draw.ellipse((250, 250, 275, 270), fill=(30, 20, 20))
    draw.ellipse((325, 250, 350, 270), fill=(30, 20, 20))
    return _jpeg(picture)


def letter(title: str, *lines: str) -> bytes:
    """A one-page PDF."""
    page = FPDF()
    page.add_page()
    page.set_font("helvetica", "B", 15)
    page.cell(0, 12, title, align="C", new_x="LMARGIN", new_y="NEXT")
    page.set_font("helvetica", size=11)
    for line in (*lines, f"Arosuka, {datetime.now(UTC):%d-%m-%Y}"):
        page.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def _jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=85)
    return stream.getvalue()
