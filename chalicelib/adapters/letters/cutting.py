"""Cutting the typeface down to the letters' characters, by fpdf2 and fontTools.

fpdf2 parses, subsets and compresses its fonts for every document; that is most of a letter's cost.
Here it does so once, for every character that an Indonesian letter may need.
"""

from __future__ import annotations

import importlib.util
import pickle
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fpdf.fonts import TTFFont
from fpdf.fpdf import FPDF
from fpdf.output import OutputProducer, PDFContentStream, PDFFont, PDFType3Font
from fpdf.syntax import Name, PDFObject

from chalicelib.adapters.letters.fonts import BOLD, FAMILY, REGULAR, Face, FontObjects, Typeface
from chalicelib.domain.repertoire import printable_signs

FILES = {REGULAR: "Caladea-Regular.ttf", BOLD: "Caladea-Bold.ttf"}
FALLBACK_FILES = {REGULAR: "DejaVuSerif.ttf", BOLD: "DejaVuSerif-Bold.ttf"}
# Latin with all European accents, typographic punctuation and a few signs.
REPERTOIRE = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2040),
    *(0x20AC, 0x2122, 0x2212, 0x2248, 0x2264, 0x2265),
)


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


def cut() -> Typeface:
    """Takes 0.05 s, and fontTools. Raises ``RuntimeError`` when font-caladea is not installed."""
    return _cut({style: _folder() / file for style, file in FILES.items()}, REPERTOIRE)


def cut_fallback(folder: Path) -> dict[str, Typeface]:
    """Of DejaVu Serif what letters may print and their own typeface lacks."""
    own = cut().faces
    return {
        style: _cut(
            {style: folder / file},
            [point for point in printable_signs() if not own[style].has(chr(point))],
            number,
        )
        for number, (style, file) in enumerate(FALLBACK_FILES.items(), len(FILES) + 1)
    }


def _cut(files: Mapping[str, Path], repertoire: Sequence[int], first: int = 1) -> Typeface:
    """The fonts are numbered from ``first`` on."""
    book = _Specimen(unit="pt")
    book.add_page()
    for style, file in files.items():
        book.add_font(FAMILY, style, file, unicode_range=repertoire)
    embedded = {style: book.fonts[FAMILY + style] for style in files}
    fonts = {style: font for style, font in embedded.items() if isinstance(font, TTFFont)}
    for number, font in enumerate(fonts.values(), first):
        font.i = number
    faces = {style: _face(font, style) for style, font in fonts.items()}
    for font in fonts.values():
        # Letters keep their own boxes. Drawing each anew to measure it was two thirds of the time.
        font.ttfont.recalcBBoxes = False
    book.output(output_producer_class=_KeptFonts)
    return Typeface(faces, book.kept)


def _face(font: TTFFont, style: str) -> Face:
    """Picking a character gives it its code in the subset; in this order in every process, so
    that the same letter gives the same bytes."""
    picked = {point: font.subset.pick(point) for point in sorted(font.cmap)}
    codes = {
        point: font.escape_text(chr(code)) for point, code in picked.items() if code is not None
    }
    widths = {chr(point): float(font.cw[point]) for point in codes}
    return Face(font.i, codes, widths, style)


def _folder() -> Path:
    """Found without importing the package, which looks its files up on import."""
    spec = importlib.util.find_spec("font_caladea")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("font-caladea is not installed")
    return Path(spec.submodule_search_locations[0]) / "files"


def kept() -> bytes:
    """What ``fonts.typeface`` reads; the same bytes each time."""
    return pickle.dumps(cut(), protocol=5)


def kept_fallback(folder: Path) -> bytes:
    """What ``fonts.fallback`` reads."""
    return pickle.dumps(cut_fallback(folder), protocol=5)
