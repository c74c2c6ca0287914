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
from itertools import groupby
from pathlib import Path
from typing import Any

from fpdf.fpdf import FPDF
from fpdf.output import OutputProducer, PDFFont, PDFType3Font
from fpdf.syntax import PDFObject

from chalicelib.domain.permits.signing import LetterUnprintable

KEPT = Path(__file__).with_name("typeface.pickle")
FALLBACK = Path(__file__).with_name("fallback.pickle")
"""Made by ``infra.typeface``, for the package and for a checkout alike."""
FAMILY = "caladea"
REGULAR, BOLD = "", "B"
# Signs of the same look and meaning: hyphens, and ligatures that come along when text is pasted.
_SAME = {"\u2010": "-", "\u2011": "-"} | {
    chr(point): unicodedata.normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)
}


FontObjects = tuple[list[PDFObject], dict[int, PDFFont | PDFType3Font]]
"""What fpdf2 makes of fonts, and which of it stands for each font."""


@dataclass(frozen=True)
class Face:
    """One style, whose number among a file's fonts is ``i``. ``codes`` and ``widths`` (in
    thousandths of the type size) go by code point. A code is escaped for use between parentheses.

    What it lacks comes from the fallback face of its style, which loads when a text needs it.
    """

    i: int
    codes: dict[int, str]
    widths: dict[str, float]
    style: str

    def legible(self, text: str) -> str:
        """The text as it can be set: with the same meaning, sign by sign.

        :raises LetterUnprintable: a sign that no face has. Never is another one put in its place.
        """
        whole = self.has(text)  # nearly all are, and need no look at each sign
        return text if whole else "".join(map(self._settable, unicodedata.normalize("NFC", text)))

    def _settable(self, sign: str) -> str:
        if sign in self.widths:
            return sign
        match unicodedata.category(sign):
            case "Cf":
                return ""
            case "Cc" | "Zl" | "Zp":
                return " "
        if sign in _SAME:
            return _SAME[sign]
        if sign in fallback()[self.style].faces[self.style].widths:
            return sign
        raise LetterUnprintable

    def width(self, text: str, size: float) -> float:
        """In points; ``text`` must be legible."""
        try:
            return sum(map(self.widths.__getitem__, text)) * size / 1000
        except KeyError:
            return sum(face.width(part, size) for face, part in self.runs(text))

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """Legible text in pieces, each with the face that has its signs."""
        other = fallback()[self.style].faces[self.style]
        pieces = groupby(text, self.widths.__contains__)
        return [(self if own else other, "".join(signs)) for own, signs in pieces]

    def has(self, text: str) -> bool:
        return all(map(self.widths.__contains__, text))

    def encode(self, text: str) -> str:
        return text.translate(self.codes)


@dataclass(frozen=True)
class Typeface:
    """Its faces by style, and the PDF objects of a file that embeds them."""

    faces: dict[str, Face]
    objects: FontObjects


class LetterFile(FPDF):
    """An fpdf2 document in points that embeds the shared subset. Write it with ``finish``."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__(unit="pt", format="A4")
        self.typeface = typeface
        self.embedded: dict[str, Typeface] = {}
        self.set_auto_page_break(False)

    def new_page(self, ink: str) -> None:
        """A page with these PDF operators on it; they may use both faces, and those for what both
        lack."""
        self.add_page()
        face: Any  # fpdf2 asks of a font no more than its number
        for face in (*self.typeface.faces.values(), *self._beside(ink)):
            self._set_font_for_page(face, 1)
        self._out(ink)

    def _beside(self, ink: str) -> list[Face]:
        """Of the fallback faces those that the ink names; only they are embedded."""
        found = []
        for style, other in fallback().items() if fallback.cache_info().currsize else ():
            if f"/F{other.faces[style].i} " in ink:
                self.embedded[style] = other
                found.append(other.faces[style])
        return found

    def finish(self) -> bytes:
        return bytes(self.output(output_producer_class=_SharedFonts))


class _SharedFonts(OutputProducer):
    fpdf: LetterFile

    def _add_fonts(self, *_: object) -> dict[int, PDFFont | PDFType3Font]:
        """Copies, because fpdf2 numbers each file's objects anew. What weighs, the compressed
        streams, is bytes and therefore shared."""
        by_font: dict[int, PDFFont | PDFType3Font] = {}
        for typeface in (self.fpdf.typeface, *self.fpdf.embedded.values()):
            objects, its_fonts = deepcopy(typeface.objects)
            for one in objects:
                self._add_pdf_obj(one, "fonts")
            by_font |= its_fonts
        return by_font


@cache
def typeface() -> Typeface:
    """Raises ``RuntimeError`` when it is not in the package and font-caladea is not installed."""
    if KEPT.exists():
        kept: Typeface = pickle.loads(KEPT.read_bytes())  # noqa: S301 — made with the zip
        return kept
    from chalicelib.adapters.letters.cutting import cut

    return cut()


@cache
def fallback() -> dict[str, Typeface]:
    """One for each style, so that a letter embeds no more than it needs. ``RuntimeError`` when it
    was not made: ``make typeface``."""
    if not FALLBACK.exists():
        raise RuntimeError("the fallback face was not made")
    kept: dict[str, Typeface] = pickle.loads(FALLBACK.read_bytes())  # noqa: S301 — made with the zip
    return kept
