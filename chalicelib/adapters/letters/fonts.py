"""The letters' typeface, Caladea, made ready once per process.

fpdf2 parses, subsets and compresses its fonts for every document; that is most of a letter's
cost. Here it does so once, for every character that an Indonesian letter may need, and the PDF
objects it made are put into each later letter. The letters share one subset (17 KB a face).
"""

from __future__ import annotations

import importlib.util
import unicodedata
import zlib
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.output import OutputProducer, PDFContentStream, PDFFont, PDFType3Font
from fpdf.syntax import Name, PDFObject

FAMILY = "caladea"
REGULAR, BOLD = "", "B"
FILES = {REGULAR: "Caladea-Regular.ttf", BOLD: "Caladea-Bold.ttf"}
# Latin with all European accents, typographic punctuation and a few signs.
REPERTOIRE = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2040),
    *(0x20AC, 0x2122, 0x2212, 0x2248, 0x2264, 0x2265),
)
# What has no decomposition of its own, and the nearest sign that the typeface has.
NEAREST = {"\u2010": "-", "\u2011": "-", "\u2015": "—", "\u02bc": "’", "\u02bb": "‘", "\u2043": "•"}
UNKNOWN = "?"


FontObjects = tuple[list[PDFObject], dict[int, PDFFont | PDFType3Font]]
"""What fpdf2 makes of fonts, and which of it stands for each font."""


@dataclass(frozen=True)
class Face:
    """One style: ``resource`` is its name on a page, ``codes`` and ``widths`` (in thousandths of
    the type size) go by code point. A code is escaped for use between parentheses."""

    font: TTFFont
    resource: str
    codes: dict[int, str]
    widths: dict[str, float]

    def legible(self, text: str) -> str:
        """The text with every character that the typeface lacks replaced by its nearest."""
        if all(map(self.widths.__contains__, text)):
            return text
        return "".join(c if c in self.widths else self._nearest(c) for c in text)

    def _nearest(self, character: str) -> str:
        match unicodedata.category(character):
            case "Mn" | "Cf":
                return ""
            case "Cc":
                return " "
        plain = unicodedata.normalize("NFKD", NEAREST.get(character, character))
        return "".join(c for c in plain if c in self.widths) or UNKNOWN

    def width(self, text: str, size: float) -> float:
        """In points; ``text`` must be legible."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    def encode(self, text: str) -> str:
        return text.translate(self.codes)


@dataclass(frozen=True)
class Typeface:
    """Both faces, and the PDF objects of a file that embeds them."""

    faces: dict[str, Face]
    objects: FontObjects


class LetterFile(FPDF):
    """An fpdf2 document in points that embeds the shared subset. Write it with ``finish``."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__(unit="pt", format="A4")
        self.typeface = typeface
        self.fonts.update({FAMILY + style: face.font for style, face in typeface.faces.items()})
        self.set_auto_page_break(False)

    def new_page(self, ink: str) -> None:
        """A page with these PDF operators on it; they may use both faces."""
        self.add_page()
        for face in self.typeface.faces.values():
            self._set_font_for_page(face.font, 1)
        self._out(ink)

    def finish(self) -> bytes:
        return bytes(self.output(output_producer_class=_SharedFonts))


class _SharedFonts(OutputProducer):
    fpdf: LetterFile

    def _add_fonts(self, *_: object) -> dict[int, PDFFont | PDFType3Font]:
        """Copies, because fpdf2 numbers each file's objects anew. What weighs, the compressed
        streams, is bytes and therefore shared."""
        objects, by_font = deepcopy(self.fpdf.typeface.objects)
        for one in objects:
            self._add_pdf_obj(one, "fonts")
        return by_font


class _Specimen(FPDF):
    """Written for the objects that fpdf2 makes of its fonts."""

    kept: FontObjects


class _KeptFonts(OutputProducer):
    fpdf: _Specimen

    def _add_fonts(self, *arguments: Any) -> dict[int, PDFFont | PDFType3Font]:
        start = len(self.pdf_objs)
        by_font = super()._add_fonts(*arguments)
        objects = [one for one in self.pdf_objs[start:] if isinstance(one, PDFObject)]
        for one in objects:
            if type(one) is PDFContentStream and one.filter is None:
                _compress(one)
        self.fpdf.kept = (objects, by_font)
        return by_font


def _compress(stream: PDFContentStream) -> None:
    """fpdf2 leaves the table of characters as it is: 5 KB of each letter."""
    stream._contents = zlib.compress(stream._contents)
    stream.filter = Name("FlateDecode")
    stream.length = len(stream._contents)


@cache
def typeface() -> Typeface:
    """Takes 0.05 s the first time. Raises ``RuntimeError`` when font-caladea is not installed."""
    book = _Specimen(unit="pt")
    book.add_page()
    for style, file in FILES.items():
        book.add_font(FAMILY, style, _folder() / file, unicode_range=REPERTOIRE)
    embedded = {style: book.fonts[FAMILY + style] for style in FILES}
    faces = {style: _face(font) for style, font in embedded.items() if isinstance(font, TTFFont)}
    for face in faces.values():
        # Letters keep their own boxes. Drawing each anew to measure it was two thirds of the time.
        face.font.ttfont.recalcBBoxes = False
    book.output(output_producer_class=_KeptFonts)
    return Typeface(faces, book.kept)


def _face(font: TTFFont) -> Face:
    """Picking a character gives it its code in the subset; in this order in every process, so
    that the same letter gives the same bytes."""
    picked = {point: font.subset.pick(point) for point in sorted(font.cmap)}
    codes = {
        point: font.escape_text(chr(code)) for point, code in picked.items() if code is not None
    }
    widths = {chr(point): float(font.cw[point]) for point in codes}
    return Face(font, f"F{font.i}", codes, widths)


def _folder() -> Path:
    """Found without importing the package, which looks its files up on import."""
    spec = importlib.util.find_spec("font_caladea")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("font-caladea is not installed")
    return Path(spec.submodule_search_locations[0]) / "files"
