"""Setting text: words into lines, lines into blocks that a page can carry.

All lengths are points. A block's ink is PDF operators whose origin is the left edge of the paper
and the top of the block; y grows upwards, so everything lies below zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chalicelib.adapters.letters.fonts import Face

# Where the baseline lies in a line: this share of the type size above the line's lower edge.
DESCENT = 0.24
# A last resort against rivers of white: wider gaps than this (in type sizes) stay ragged.
WIDEST_GAP = 1.1
# A word that is too long for a line breaks behind one of these if it has them.
BREAKS_BEHIND = "/-.,_@&)?="


@dataclass(frozen=True)
class Anchor:
    """A place inside a block whose position on the page the renderer wants to know: ``x`` from
    the left edge of the paper, ``y`` of its lower edge, from the top of the block."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Block:
    """What a page break never cuts. ``keep``: stays on one page with the block that follows.
    A block without ink is white space, dropped at the top of a page."""

    height: float
    ink: str = ""
    keep: bool = False
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True)
class Type:
    """A face at a size, with the height of its lines. ``grey``: 0 black to 1 white."""

    face: Face
    size: float
    leading: float
    grey: float = 0.0

    def width(self, text: str) -> float:
        return self.face.width(text, self.size)


def put(kind: Type, x: float, y: float, text: str) -> str:
    """One run of legible text with its baseline at y."""
    return _run(kind, x, y, _shown(kind, text))


def put_underlined(kind: Type, x: float, y: float, text: str) -> str:
    thickness = kind.size * 0.06
    line = f"{x:.2f} {y - kind.size * 0.16:.2f} {kind.width(text):.2f} {thickness:.2f} re f"
    return f"{put(kind, x, y, text)}\n{line}"


def put_spread(kind: Type, x: float, y: float, words: list[str], width: float) -> str:
    """Words stretched to the width. The spaces stay in the text, so that it can be copied."""
    text = " ".join(words)
    gaps = len(words) - 1
    missing = width - kind.width(text)
    if not gaps or missing / gaps > WIDEST_GAP * kind.size:
        return put(kind, x, y, text)
    gap = -missing / gaps * 1000 / kind.size
    if not kind.face.has(text):
        pieces = [*(f"{word} " for word in words[:-1]), words[-1]]
        show = f" [{gap:.1f}] TJ ".join(_shown(kind, piece) for piece in pieces)
        return _run(kind, x, y, show)
    shift = f") {gap:.1f} ("
    encode = kind.face.encode
    space = encode(" ")
    parts = shift.join([*(encode(word) + space for word in words[:-1]), encode(words[-1])])
    return _run(kind, x, y, f"[({parts})] TJ")


def _shown(kind: Type, text: str) -> str:
    """Each piece in the face that has its signs."""
    if kind.face.has(text):
        return f"({kind.face.encode(text)}) Tj"
    return " ".join(
        f"/F{face.i} {kind.size:g} Tf ({face.encode(part)}) Tj"
        for face, part in kind.face.runs(text)
    )


def _run(kind: Type, x: float, y: float, show: str) -> str:
    colour = f"{kind.grey:g} g " if kind.grey else ""
    black = " 0 g" if kind.grey else ""
    font = f"/F{kind.face.i} {kind.size:g} Tf"
    return f"{colour}BT {font} {x:.2f} {y:.2f} Td {show} ET{black}"


def baseline(kind: Type) -> float:
    """From the top of a line, downwards (negative)."""
    return -(kind.leading - kind.size * DESCENT)


def wrapped(kind: Type, text: str, width: float) -> list[list[str]]:
    """The words of each line, none wider than ``width``. Empty text gives no line."""
    space = kind.width(" ")
    lines: list[list[str]] = []
    line: list[str] = []
    used = 0.0
    for word, length in _fitting(kind, kind.face.legible(text).split(), width):
        if line and used + space + length > width:
            head, word = _at_hyphen(kind, word, width - used - space)
            lines.append([*line, head] if head else line)
            line, used = [], 0.0
            length = kind.width(word)
        used += length + (space if line else 0.0)
        line.append(word)
    if line:
        lines.append(line)
    return lines


def balanced(kind: Type, text: str, width: float) -> list[list[str]]:
    """As few lines as ``wrapped`` needs, but of about the same length: for titles."""
    best = wrapped(kind, text, width)
    low = width / 2
    while len(best) > 1 and width - low > 4:
        middle = (low + width) / 2
        tried = wrapped(kind, text, middle)
        if len(tried) == len(best):
            best, width = tried, middle
        else:
            low = middle
    return best


def _at_hyphen(kind: Type, word: str, room: float) -> tuple[str, str]:
    """The part of a compound ("perundang-undangan") that still fits, hyphen included, and the
    rest; no part when none fits. Numbers and codes are not broken."""
    place = word.rfind("-")
    while place > 2:
        head, rest = word[: place + 1], word[place + 1 :]
        whole = head[:-1].replace("-", "").isalpha() and rest[:3].isalpha()
        if whole and len(rest) > 2 and kind.width(head) <= room:
            return head, rest
        place = word.rfind("-", 0, place)
    return "", word


def _fitting(kind: Type, words: list[str], width: float) -> Iterator[tuple[str, float]]:
    """Words with their widths; what is wider than a line comes in pieces."""
    for word in words:
        length = kind.width(word)
        while length > width:
            cut = _longest_start(kind, word, width)
            yield word[:cut], kind.width(word[:cut])
            word = word[cut:]
            length = kind.width(word)
        if word:
            yield word, length


def _longest_start(kind: Type, word: str, width: float) -> int:
    """At least one character; a cut behind punctuation if that fills half of the line."""
    used, cut, fits = 0.0, 0, 0
    for place, character in enumerate(word, 1):
        used += kind.width(character)
        if used > width:
            break
        fits = place
        if character in BREAKS_BEHIND and used > width / 2:
            cut = place
    return cut or max(fits, 1)


def paragraph(
    kind: Type, text: str, x: float, width: float, *, justified: bool = True
) -> list[Block]:
    """A paragraph, one block a line. Neither its first nor its last line is left alone on a
    page."""
    lines = wrapped(kind, text, width)
    last = len(lines) - 1
    down = baseline(kind)
    return [
        Block(
            kind.leading,
            put(kind, x, down, " ".join(words))
            if number == last or not justified
            else put_spread(kind, x, down, words, width),
            keep=number != last and number in (0, last - 1),
        )
        for number, words in enumerate(lines)
    ]


def hanging(
    kind: Type,
    marker: str,
    text: str,
    x: float,
    indent: float,
    width: float,
    *,
    justified: bool = True,
) -> list[Block]:
    """A list item: the marker at x, the text in the rest of the width."""
    blocks = paragraph(kind, text, x + indent, width - indent, justified=justified)
    return with_lead(blocks, put(kind, x, baseline(kind), marker)) if marker else blocks


def with_lead(blocks: list[Block], ink: str) -> list[Block]:
    """The same blocks with more ink on the first line."""
    if not blocks:
        return blocks
    first = replace(blocks[0], ink=f"{ink}\n{blocks[0].ink}")
    return [first, *blocks[1:]]


def kept_together(blocks: list[Block]) -> list[Block]:
    """The same blocks, all on the page of the block that follows them."""
    return [replace(block, keep=True) for block in blocks]
