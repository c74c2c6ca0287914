"""The parts of a letter, top to bottom, as blocks.

The order and the look are those of Indonesian official letters: head with double rule, title and
number, considerations, legal basis and what is noted, the permit itself, the signer's block on the
right. A decree has more lines above and MEMUTUSKAN in the middle, and its particulars stand inside
its first dictum. What belongs together stays on one page: the particulars with what introduces
them, the first two and the last two items of a list, the signature with lines above it and the
copies below.
"""

from __future__ import annotations

import re

from chalicelib.adapters.letters.fonts import Typeface
from chalicelib.adapters.letters.heading import centred, headline, letterhead
from chalicelib.adapters.letters.look import EDGE, LEFT, PAPER_HEIGHT, WIDTH, Look
from chalicelib.adapters.letters.signature import signature
from chalicelib.adapters.letters.typeset import (
    Block,
    baseline,
    hanging,
    kept_together,
    paragraph,
    put,
    with_lead,
    wrapped,
)
from chalicelib.domain.permits.letter import LetterContent, Row

LABEL_WIDTH = 156.0
# So many lines and gaps at least stand above the signature on its page.
ABOVE_SIGNATURE = 5
# Particulars that are higher than this are torn rather than leave most of a page empty.
TABLE = PAPER_HEIGHT / 2
LETTERS = "abcdefghijklmnopqrst"
DICTUM = re.compile(r"([A-Z]{5,16}): *(\S.*)")


class Layout:
    """One letter at one size of its running text (``size``, in points)."""

    def __init__(self, content: LetterContent, typeface: Typeface, size: float) -> None:
        self._content = content
        look = self._look = Look(content, typeface, size)
        words, legible = content.words, look.text.face.legible
        parts = (
            (words.considering, content.considering),
            (words.legal_basis, content.legal_basis),
            (words.noting, content.noting),
            (words.enacting, content.decree),
        )
        labels = [label for label, part in parts if part]
        dicta = (content.opening, *content.body, content.closing)
        labels += [match[1] for text in dicta if (match := DICTUM.fullmatch(text))]
        widest = max((look.text.width(legible(one)) for one in labels), default=0.0)
        self._beside = LEFT + widest + 18

    def blocks(self) -> list[Block]:
        content, words = self._content, self._content.words
        text = [
            letterhead(content, self._look),
            *headline(content, self._look),
            *self._listed(words.considering, content.considering, LETTERS),
            *self._listed(words.legal_basis, content.legal_basis, ""),
            *self._listed(words.noting, content.noting, ""),
            *self._enacting(),
            *self._particulars(),
            *self._introduced(),
            *self._paragraphs((content.closing,)),
        ]
        above = kept_together(text[-ABOVE_SIGNATURE:])
        below = self._copies()
        signed = kept_together([signature(content, self._look), *below[:-1]])
        return [*text[: -len(above)], *above, *signed, *below[-1:]]

    def _listed(self, label: str, items: tuple[str, ...], letters: str) -> list[Block]:
        """ "Menimbang : a. …": the label once, the items hanging beside it."""
        look, x = self._look, self._beside
        set_items = []
        for number, item in enumerate(items):
            marker = ""
            if len(items) > 1:
                marker = f"{letters[number % len(letters)] if letters else number + 1}."
            indent = look.indent if marker else 0.0
            set_items.append(hanging(look.text, marker, item, x, indent, EDGE - x))
        blocks = _no_lone_item(set_items)
        return [*with_lead(blocks, self._label(label)), look.gap] if blocks else []

    def _label(self, label: str) -> str:
        """A label and its colon, before text that begins at ``_beside``."""
        kind = self._look.text
        y, colon = baseline(kind), self._beside - 10
        return "\n".join((put(kind, LEFT, y, kind.face.legible(label)), put(kind, colon, y, ":")))

    def _enacting(self) -> list[Block]:
        """ "MEMUTUSKAN:" in the middle, and what is enacted; both before the first dictum."""
        content, look, x = self._content, self._look, self._beside
        if content.decree is None:
            return []
        deciding = centred(look.bold, wrapped(look.bold, content.words.deciding, WIDTH))
        enacting = paragraph(look.text, content.decree.enacting, x, EDGE - x)
        lines = with_lead(enacting, self._label(content.words.enacting))
        return kept_together([look.gap, *deciding, look.gap, *lines, look.gap])

    def _particulars(self) -> list[Block]:
        """The opening and the rows that it introduces. In a decree they are part of its first
        dictum."""
        content = self._content
        inside = content.decree is not None and DICTUM.fullmatch(content.opening)
        left = self._beside if inside else LEFT + 14
        opening = self._paragraphs((content.opening,))
        rows = self._rows(content.rows, left)
        blocks = [*opening, *rows]
        if sum(block.height for block in blocks) > TABLE or not rows:
            return [*kept_together(opening), *rows]
        return [*kept_together(blocks[:-2]), *blocks[-2:]]

    def _introduced(self) -> list[Block]:
        """The body, whose last paragraph introduces the conditions."""
        content, conditions = self._content, self._conditions()
        body = self._paragraphs(content.body)
        if not conditions:
            return body
        last = len(self._paragraphs(content.body[-1:]))
        return [*body[: len(body) - last], *kept_together(body[len(body) - last :]), *conditions]

    def _paragraphs(self, texts: tuple[str, ...]) -> list[Block]:
        """Paragraphs; one that begins "KESATU: …" (a dictum) hangs beside that word."""
        look = self._look
        blocks: list[Block] = []
        for text in texts:
            dictum = DICTUM.fullmatch(text)
            if dictum:
                x = self._beside
                lines = paragraph(look.text, dictum[2], x, EDGE - x)
                lines = with_lead(lines, self._label(dictum[1]))
            else:
                lines = paragraph(look.text, text, LEFT, WIDTH)
            blocks += [*lines, look.gap] if lines else []
        return blocks

    def _rows(self, rows: tuple[Row, ...], left: float) -> list[Block]:
        """Labels, colons and values in three columns; several values are numbered."""
        kind = self._look.text
        labels = [kind.face.legible(row.label) for row in rows]
        widest = min(max(map(kind.width, labels), default=0.0), LABEL_WIDTH)
        colon = left + widest + 8
        x = colon + 10
        y = baseline(kind)
        blocks: list[Block] = []
        for label, row in zip(labels, rows, strict=True):
            numbered = len(row.values) > 1
            values: list[Block] = []
            for number, value in enumerate(row.values, 1):
                marker = f"{number}." if numbered else ""
                indent = self._look.indent if numbered else 0.0
                values += hanging(kind, marker, value, x, indent, EDGE - x, justified=False)
            names = [
                put(kind, left, y, " ".join(words)) for words in wrapped(kind, label, widest + 0.01)
            ]
            names[:1] = ["\n".join([*names[:1], put(kind, colon, y, ":")])]
            for number, ink in enumerate(names):
                if number < len(values):
                    values[number : number + 1] = with_lead([values[number]], ink)
                else:
                    values.append(Block(kind.leading, ink))
            blocks += [*kept_together(values[: len(names) - 1]), *values[len(names) - 1 :]]
        return [*blocks, self._look.gap] if blocks else []

    def _conditions(self) -> list[Block]:
        """Numbered, under the last paragraph of the body, which introduces them."""
        content, look = self._content, self._look
        under_dictum = bool(content.body) and DICTUM.fullmatch(content.body[-1])
        x = self._beside if under_dictum else LEFT
        blocks = _no_lone_item([
            hanging(look.text, f"{number}.", text, x, look.indent, EDGE - x)
            for number, text in enumerate(content.conditions, 1)
        ])  # fmt: skip
        return [*blocks, look.gap] if blocks else []

    def _copies(self) -> list[Block]:
        content, kind = self._content, self._look.small
        if not content.copies_to:
            return []
        indent = kind.width("00.") + 3
        items = [
            hanging(kind, f"{number}.", name, LEFT, indent, WIDTH)
            for number, name in enumerate(content.copies_to, 1)
        ]
        label = kept_together(paragraph(kind, content.words.copies_to, LEFT, WIDTH))
        return [self._look.wide_gap, *label, *_no_lone_item(items)]


def _no_lone_item(items: list[list[Block]]) -> list[Block]:
    """All items' lines; no page begins with the last of several, nor ends with the first."""
    company = {0, len(items) - 2} if len(items) > 1 else set()
    kept = [kept_together(item) if n in company else item for n, item in enumerate(items)]
    return [block for item in kept for block in item]
