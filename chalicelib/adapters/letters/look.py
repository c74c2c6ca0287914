"""The paper, and the types of one letter at one size of its running text."""

from __future__ import annotations

from chalicelib.adapters.letters.fonts import BOLD, REGULAR, Typeface
from chalicelib.adapters.letters.typeset import Block, Type
from chalicelib.domain.permits.letter import LetterContent

PAPER_WIDTH, PAPER_HEIGHT = 595.28, 841.89
LEFT, RIGHT = 72.0, 60.0
WIDTH = PAPER_WIDTH - LEFT - RIGHT
EDGE = PAPER_WIDTH - RIGHT
EMBLEM = 64.0
HEAD_LEFT = LEFT + EMBLEM + 12
# The office's name shrinks to keep its lines, down to the smaller size.
HEAD_SIZE, SMALLEST_HEAD = 14.0, 11.0


class Look:
    """Types by what they are for, and the gaps between parts; ``size`` in points."""

    def __init__(self, content: LetterContent, typeface: Typeface, size: float) -> None:
        regular, bold = typeface.faces[REGULAR], typeface.faces[BOLD]
        leading = size * 1.32
        self.text = Type(regular, size, leading)
        self.bold = Type(bold, size, leading)
        self.title = Type(bold, size * 1.18, size * 1.55)
        widest = max((bold.width(bold.legible(one), 1) for one in content.letterhead), default=1)
        office = max(min(HEAD_SIZE, (EDGE - HEAD_LEFT) / widest), SMALLEST_HEAD)
        self.government = Type(bold, office * 0.94, office * 1.2)
        self.office = Type(bold, office, office * 1.2)
        self.contact = Type(regular, 8.8, 11.4)
        self.small = Type(regular, size * 0.86, size * 1.12)
        self.note = Type(regular, 7.6, 9.6, grey=0.3)
        self.gap = Block(size * 0.55)
        self.wide_gap = Block(size * 1.1)
        self.indent = self.text.width("00.") + 4
