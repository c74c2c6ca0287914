"""The ``LetterRenderer`` port: content to PDF and the place of its signature."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from pathlib import Path

from chalicelib.adapters.letters import photo
from chalicelib.adapters.letters.emblem import Emblem, Picture, Roundel
from chalicelib.adapters.letters.fonts import BOLD, REGULAR, LetterFile, typeface
from chalicelib.adapters.letters.heading import HEAD
from chalicelib.adapters.letters.layout import Layout
from chalicelib.adapters.letters.look import EDGE, LEFT, PAPER_HEIGHT, PAPER_WIDTH, WIDTH
from chalicelib.adapters.letters.paging import Page, spread
from chalicelib.adapters.letters.signature import SIGNATURE
from chalicelib.adapters.letters.typeset import Anchor, Type, baseline, put, wrapped
from chalicelib.domain.permits.letter import LetterContent, LetterRenderer, RenderedLetter
from chalicelib.domain.permits.signing import SignatureBox
from chalicelib.domain.placeholders import fill

TOP, BOTTOM = 36.0, 68.0
FOOTER_TOP = 58.0
TEXT_HEIGHT = PAPER_HEIGHT - TOP - BOTTOM
# A letter that a little less size saves a page gets it; others keep the first.
SIZES = (11.0, 10.5, 10.0, 9.5)
WORTH_TRYING = 1.25
INDONESIA = timezone(timedelta(hours=7), "WIB")
APPLICATION = "Sisfo Izin"
WATERMARK = 84.0
SLANT = 0.7071  # sine and cosine of 45 degrees


class FpdfLetterRenderer(LetterRenderer):
    """Adapter of the ``LetterRenderer`` port on fpdf2. ``emblem`` is the office's own picture
    (PNG, JPEG or SVG); without it a neutral roundel stands in the head."""

    def __init__(self, emblem: Path | None = None) -> None:
        self._typeface = typeface()
        self._emblem: Emblem = Picture(emblem) if emblem else Roundel()

    def render(self, content: LetterContent) -> RenderedLetter:
        pages = self._pages(content)
        file = LetterFile(self._typeface)
        _describe(file, content)
        box: SignatureBox | None = None
        for number, page in enumerate(pages, 1):
            file.new_page(self._ink(content, page, number, len(pages)))
            for anchor, x, y in _anchors(page):
                if anchor.name == SIGNATURE:
                    box = SignatureBox(number, x, y, anchor.width, anchor.height)
                elif anchor.name == HEAD:
                    self._emblem.place(file, x, y, anchor.width)
                elif content.photo is not None:
                    photo.place(file, content.photo, x, y, anchor.width, anchor.height)
        if box is None:
            raise RuntimeError("a letter without a signature block")
        return RenderedLetter(file.finish(), box)

    def _pages(self, content: LetterContent) -> list[Page]:
        """In the largest size in which it takes the fewest pages."""
        fewest: list[Page] = []
        for size in SIZES:
            blocks = Layout(content, self._typeface, size).blocks()
            pages = spread(blocks, TEXT_HEIGHT)
            if not fewest or len(pages) < len(fewest):
                fewest = pages
            height = sum(block.height for block in blocks)
            if height > WORTH_TRYING * TEXT_HEIGHT * max(len(fewest) - 1, 1) or len(pages) == 1:
                break
        return fewest

    def _ink(self, content: LetterContent, page: Page, number: int, pages: int) -> str:
        ink = [self._watermark(content.watermark)] if content.watermark else []
        for down, block in page:
            if block.ink:
                y = PAPER_HEIGHT - TOP - down
                ink.append(f"q 1 0 0 1 0 {y:.2f} cm\n{block.ink}\nQ")
        for anchor, x, y in _anchors(page):
            if anchor.name == HEAD:
                ink.append(self._emblem.ink(x, y, anchor.width))
        ink.append(self._footer(content, number, pages))
        return "\n".join(ink)

    def _watermark(self, text: str) -> str:
        """Aslant under the text of the whole page."""
        kind = Type(self._typeface.faces[BOLD], WATERMARK, WATERMARK, grey=0.88)
        turned = f"{SLANT:.4f} {SLANT:.4f} {-SLANT:.4f} {SLANT:.4f}"
        middle = f"{PAPER_WIDTH / 2:.2f} {PAPER_HEIGHT / 2:.2f}"
        word = put(kind, -kind.width(text) / 2, -WATERMARK / 3, text)
        return f"q {turned} {middle} cm\n{word}\nQ"

    def _footer(self, content: LetterContent, number: int, pages: int) -> str:
        kind = Type(self._typeface.faces[REGULAR], 7.2, 8.8, grey=0.3)
        ink = [f"0.6 g {LEFT:.2f} {FOOTER_TOP:.2f} {WIDTH:.2f} 0.5 re f 0 g"]
        y = FOOTER_TOP - 3
        for words in wrapped(kind, content.footer, WIDTH):
            ink.append(put(kind, LEFT, y + baseline(kind), " ".join(words)))
            y -= kind.leading
        if pages > 1:
            bold = Type(self._typeface.faces[BOLD], 7.2, 8.8, grey=0.3)
            label = fill(content.words.page, {"page": number, "pages": pages})
            ink.append(put(bold, EDGE - bold.width(label), y + baseline(bold), label))
            which = f"{content.words.number} {content.permit_number}"
            first, *more = wrapped(kind, which, WIDTH - bold.width(label) - 20)
            which = " ".join(first) + ("…" if more else "")
            ink.append(put(kind, LEFT, y + baseline(kind), which))
        return "\n".join(ink)


def _anchors(page: Page) -> list[tuple[Anchor, float, float]]:
    """Anchors with their lower left corners on the page."""
    return [
        (anchor, round(anchor.x, 2), round(PAPER_HEIGHT - TOP - down + anchor.y, 2))
        for down, block in page
        for anchor in block.anchors
    ]


def _describe(file: LetterFile, content: LetterContent) -> None:
    """The file's own date is the permit's day, so that a retry makes the same bytes."""
    file.set_title(f"{content.title} {content.permit_number}")
    file.set_author(content.office_name)
    file.set_subject(content.subject)
    file.set_keywords(f"{content.permit_number}, {content.title}, {content.office_name}")
    file.set_creator(APPLICATION)
    file.set_producer(APPLICATION)
    file.set_lang(content.language)
    file.set_creation_date(datetime.combine(content.issued_on, time(), INDONESIA))
