"""Files too large to be sent as they are: photos of phones, scans, proposals with pictures."""

import io
import random
from typing import Any

from fpdf import FPDF
from PIL import Image, ImageDraw
from pypdf import PdfWriter

RED, BLUE = (190, 30, 30), (30, 30, 190)


def sheet(width: int, height: int, noise: int = 12, seed: int = 1) -> Image.Image:
    """Paper as a camera sees it: grain, small print, red at the top left, blue at the lower
    right."""
    dice = random.Random(seed)
    small = (width // 2, height // 2)
    grain = Image.frombytes("L", small, dice.randbytes(small[0] * small[1]))
    grain = grain.point(lambda value: 235 - value * noise // 255).resize((width, height))
    image = Image.merge("RGB", (grain, grain, grain.point(lambda value: value - 8)))
    draw = ImageDraw.Draw(image)
    step = height // 60
    for line in range(10, 40):
        words = f"{line} Nagari Koto Baru, Kecamatan Kubung, Kabupaten Solok " * 2
        spot = (width // 10, line * step)
        draw.text(spot, words[: width // step * 2 - 12], "#222", font_size=step * 0.7)
    draw.rectangle((0, 0, width // 8, height // 12), RED)
    draw.rectangle((width - width // 8, height - height // 12, width, height), BLUE)
    return image


def jpeg(image: Image.Image, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", **({"quality": 95} | options))
    return out.getvalue()


def scan(pages: list[Image.Image], **options: Any) -> bytes:
    first, *others = pages
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, **({"resolution": 200} | options))
    return out.getvalue()


def proposal(pages: int, photos: int) -> bytes:
    """As a word processor saves it: print all over, and photos on some pages."""
    pdf = FPDF(format="A4")
    for number in range(pages):
        pdf.add_page()
        pdf.set_font("Helvetica", size=11)
        pdf.multi_cell(0, text=f"Bab {number + 1}. Penelitian ini mengkaji layanan. " * 30)
        if number < photos:
            picture = sheet(1800, 1350, seed=number)
            pdf.image(io.BytesIO(jpeg(picture)) if number % 2 else picture, x=30, w=120)
    return bytes(pdf.output())


def encrypted(owner_only: bool, pages: int = 1) -> bytes:
    writer = PdfWriter(io.BytesIO(proposal(pages, pages)))
    writer.encrypt("" if owner_only else "rahasia", "pemilik", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
