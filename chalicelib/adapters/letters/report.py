"""Reports of the office as PDF: the letters' typeface and emblem, figures in tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from chalicelib.adapters.letters.emblem import Emblem, Picture, Roundel
from chalicelib.adapters.letters.fonts import BOLD, REGULAR, LetterFile, typeface
from chalicelib.adapters.letters.heading import HEAD
from chalicelib.adapters.letters.look import (
    EDGE,
    EMBLEM,
    HEAD_LEFT,
    LEFT,
    PAPER_HEIGHT,
    WIDTH,
)
from chalicelib.adapters.letters.paging import Page, spread
from chalicelib.adapters.letters.renderer import APPLICATION, BOTTOM, FOOTER_TOP, INDONESIA, TOP
from chalicelib.adapters.letters.signature import grouped_nip
from chalicelib.adapters.letters.typeset import (
    Anchor,
    Block,
    Type,
    baseline,
    kept_together,
    paragraph,
    put,
    wrapped,
)
from chalicelib.domain.reporting.report import KeyFigure, Report, ReportRenderer, Table

FIGURE = 40.0
"""Width of a column of figures, at least; the names get the rest."""
BAR = 60.0
PAD = 4.0
SIGNED_AT = 300.0
SIGNATURE_ROOM = 52.0
GREEN, PALE = "0.06 0.35 0.31 rg", "0.91 0.95 0.94 rg"
LINE = "0.75 g"


class FpdfReports(ReportRenderer):
    """Adapter of the ``ReportRenderer`` port. ``emblem`` as for letters."""

    def __init__(self, emblem: Path | None = None) -> None:
        self._typeface = typeface()
        self._emblem: Emblem = Picture(emblem) if emblem else Roundel()
        regular, bold = self._typeface.faces[REGULAR], self._typeface.faces[BOLD]
        self._text = Type(regular, 10.0, 14.0)
        self._bold = Type(bold, 10.0, 14.0)
        self._cell = Type(regular, 9.0, 12.0)
        self._head = Type(bold, 8.4, 11.0)
        self._title = Type(bold, 13.0, 18.0)
        self._figure = Type(bold, 17.0, 21.0)
        self._note = Type(regular, 8.0, 10.4, grey=0.3)
        self._government = Type(bold, 12.0, 15.0)
        self._contact = Type(regular, 8.6, 11.0)

    def report(self, content: Report) -> bytes:
        pages = spread(self._blocks(content), PAPER_HEIGHT - TOP - BOTTOM)
        file = LetterFile(self._typeface)
        file.set_title(f"{content.title} {content.period}")
        file.set_creator(APPLICATION)
        file.set_producer(APPLICATION)
        file.set_lang("id")
        file.set_creation_date(datetime.combine(content.made_on, time(), INDONESIA))
        for number, page in enumerate(pages, 1):
            file.new_page(self._ink(content, page, number, len(pages)))
            for anchor, x, y in _anchors(page):
                self._emblem.place(file, x, y, anchor.width)
        return file.finish()

    def _ink(self, content: Report, page: Page, number: int, pages: int) -> str:
        ink = [
            f"q 1 0 0 1 0 {PAPER_HEIGHT - TOP - down:.2f} cm\n{block.ink}\nQ"
            for down, block in page
            if block.ink
        ]
        ink += [self._emblem.ink(x, y, anchor.width) for anchor, x, y in _anchors(page)]
        ink.append(f"{LINE} {LEFT:.2f} {FOOTER_TOP:.2f} {WIDTH:.2f} 0.5 re f 0 g")
        y = FOOTER_TOP - 3
        for words in wrapped(self._note, content.footer, WIDTH - 90):
            ink.append(put(self._note, LEFT, y + baseline(self._note), " ".join(words)))
            y -= self._note.leading
        label = f"Halaman {number} dari {pages}"
        x = EDGE - self._note.width(label)
        ink.append(put(self._note, x, FOOTER_TOP - 3 + baseline(self._note), label))
        return "\n".join(ink)

    def _blocks(self, content: Report) -> list[Block]:
        blocks = [
            self._letterhead(content),
            *self._headline(content),
            self._figures(content.figures),
        ]
        blocks.append(Block(10))
        for text in content.paragraphs:
            blocks += [*paragraph(self._text, text, LEFT, WIDTH, justified=False), Block(5)]
        for table in content.tables:
            if table.rows:
                blocks += self._table(table)
        return [*blocks, *self._signed(content)]

    def _letterhead(self, content: Report) -> Block:
        kinds = [(self._government, line) for line in content.letterhead]
        kinds += [(self._contact, line) for line in content.contact]
        height = max(sum(kind.leading for kind, _ in kinds), EMBLEM)
        down, ink = -(height - sum(kind.leading for kind, _ in kinds)) / 2, []
        for kind, text in kinds:
            legible = kind.face.legible(text)
            x = HEAD_LEFT + (EDGE - HEAD_LEFT - kind.width(legible)) / 2
            ink.append(put(kind, x, down + baseline(kind), legible))
            down -= kind.leading
        ink.append(f"{LEFT:.2f} {-height - 9:.2f} {WIDTH:.2f} 2.2 re f")
        ink.append(f"{LEFT:.2f} {-height - 11.4:.2f} {WIDTH:.2f} 0.7 re f")
        emblem = Anchor(HEAD, LEFT - 2, -(height + EMBLEM) / 2, EMBLEM, EMBLEM)
        return Block(height + 24, "\n".join(ink), keep=True, anchors=(emblem,))

    def _headline(self, content: Report) -> list[Block]:
        def centred(kind: Type, text: str) -> Block:
            legible = kind.face.legible(text)
            x = LEFT + (WIDTH - kind.width(legible)) / 2
            return Block(kind.leading, put(kind, x, baseline(kind), legible))

        lines = [centred(self._title, content.title), centred(self._text, content.period)]
        return kept_together([*lines, Block(12)])

    def _figures(self, figures: Sequence[KeyFigure]) -> Block:
        """Beside each other on a pale ground."""
        wide, height = WIDTH / len(figures), 62.0
        ink = [f"{PALE} {LEFT:.2f} {-height:.2f} {WIDTH:.2f} {height:.2f} re f 0 g"]
        for place, figure in enumerate(figures):
            x = LEFT + place * wide + 8
            ink.append(put(self._note, x, -15, self._note.face.legible(figure.label)))
            value = self._figure.face.legible(figure.value)
            ink.append(f"{GREEN} {put(self._figure, x, -36, value)} 0 g")
            ink.append(put(self._note, x, -51, self._note.face.legible(figure.note)))
            if place:
                ink.append(f"{LINE} {x - 8:.2f} {-height + 8:.2f} 0.5 {height - 16:.2f} re f 0 g")
        return Block(height, "\n".join(ink))

    def _table(self, table: Table) -> list[Block]:
        widths = [
            max(
                FIGURE,
                self._head.width(self._head.face.legible(column)) + 2 * PAD,
                *(
                    self._cell.width(self._cell.face.legible(row[at])) + 2 * PAD
                    for row in table.rows
                ),
            )
            for at, column in enumerate(table.columns)
            if at
        ]
        bar = BAR if table.shares else 0.0
        name = WIDTH - sum(widths) - bar
        title = put(self._bold, LEFT, baseline(self._bold), self._bold.face.legible(table.title))
        head = [
            put(self._head, LEFT, baseline(self._head), self._head.face.legible(table.columns[0]))
        ]
        head += self._right(self._head, table.columns[1:], name + bar, widths)
        head.append(f"{GREEN} {LEFT:.2f} {-self._head.leading - 3:.2f} {WIDTH:.2f} 1.2 re f 0 g")
        top = [
            Block(12),
            Block(self._bold.leading + 3, title),
            Block(self._head.leading + 5, "\n".join(head)),
        ]
        rows = [
            self._row(row, name, bar, widths, table.shares[at] if table.shares else None)
            for at, row in enumerate(table.rows)
        ]
        return [*kept_together([*top, *rows[:1]]), *rows[1:]]

    def _row(
        self,
        row: Sequence[str],
        name: float,
        bar: float,
        widths: Sequence[float],
        share: float | None,
    ) -> Block:
        kind = self._cell
        lines = wrapped(kind, row[0], name - PAD)
        height = max(1, len(lines)) * kind.leading + 4
        ink = [
            put(kind, LEFT, baseline(kind) - 2 - at * kind.leading, " ".join(words))
            for at, words in enumerate(lines)
        ]
        if share:
            wide, middle = (bar - 12) * share, -height / 2 - 3
            ink.append(f"{GREEN} {LEFT + name + 4:.2f} {middle:.2f} {wide:.2f} 6 re f 0 g")
        ink += self._right(kind, row[1:], name + bar, widths, -2)
        ink.append(f"{LINE} {LEFT:.2f} {-height:.2f} {WIDTH:.2f} 0.4 re f 0 g")
        return Block(height, "\n".join(ink))

    def _right(
        self,
        kind: Type,
        cells: Sequence[str],
        begins: float,
        widths: Sequence[float],
        down: float = 0,
    ) -> list[str]:
        """Figures stand right in their columns."""
        ink, edge = [], LEFT + begins
        for cell, width in zip(cells, widths, strict=True):
            edge += width
            text = kind.face.legible(cell)
            ink.append(put(kind, edge - PAD - kind.width(text), baseline(kind) + down, text))
        return ink

    def _signed(self, content: Report) -> list[Block]:
        """Signed by hand or not at all: a report is no permit."""

        def line(kind: Type, text: str) -> Block:
            return Block(
                kind.leading, put(kind, SIGNED_AT, baseline(kind), kind.face.legible(text))
            )

        post = [
            line(self._text, " ".join(words))
            for words in wrapped(self._text, content.post, EDGE - SIGNED_AT)
        ]
        return kept_together(
            [
                Block(24),
                line(self._text, content.place_and_day),
                *post,
                Block(SIGNATURE_ROOM, "0 0 0 0 re f"),
                line(self._bold, content.name),
                line(self._text, f"NIP {grouped_nip(content.nip)}"),
            ]
        )


def _anchors(page: Page) -> list[tuple[Anchor, float, float]]:
    return [
        (anchor, round(anchor.x, 2), round(PAPER_HEIGHT - TOP - down + anchor.y, 2))
        for down, block in page
        for anchor in block.anchors
    ]
