"""The letters' typeface, Caladea, as every letter embeds it.

The letters share one subset (17 KB a face): the PDF objects that fpdf2 once made of it are put into
each. They lie in the package, made as the package is (``infra/package/build.py``); elsewhere they
are made when the first letter is written (``cutting.py``).
"""

from __future__ import annotations

import pickle
import unicodedata
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fpdf.fpdf import FPDF
from fpdf.output import OutputProducer, PDFFont, PDFType3Font
from fpdf.syntax import PDFObject

KEPT = Path(__file__).with_name("typeface.pickle")
FAMILY = "caladea"
REGULAR, BOLD = "", "B"
# What has no decomposition of its own, and the nearest sign that the typeface has.
NEAREST = {"\u2010": "-", "\u2011": "-", "\u2015": "—", "\u02bc": "’", "\u02bb": "‘", "\u2043": "•"}
UNKNOWN = "?"


FontObjects = tuple[list[PDFObject], dict[int, PDFFont | PDFType3Font]]
"""What fpdf2 makes of fonts, and which of it stands for each font."""


@dataclass(frozen=True)
class Face:
    """One style, whose number among a file's fonts is ``i``. ``codes`` and ``widths`` (in
    thousandths of the type size) go by code point. A code is escaped for use between parentheses.
    """

    i: int
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
        self.set_auto_page_break(False)

    def new_page(self, ink: str) -> None:
        """A page with these PDF operators on it; they may use both faces."""
        self.add_page()
        face: Any  # fpdf2 asks of a font no more than its number
        for face in self.typeface.faces.values():
            self._set_font_for_page(face, 1)
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


@cache
def typeface() -> Typeface:
    """Raises ``RuntimeError`` when it is not in the package and font-caladea is not installed."""
    if KEPT.exists():
        kept: Typeface = pickle.loads(KEPT.read_bytes())  # noqa: S301 — made with the zip
        return kept
    from chalicelib.adapters.letters.cutting import cut

    return cut()
