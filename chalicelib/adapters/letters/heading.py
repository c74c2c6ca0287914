"""The head of a letter (kop), its title and number, and the further lines of a decree."""

from __future__ import annotations

from chalicelib.adapters.letters.look import EDGE, EMBLEM, HEAD_LEFT, LEFT, WIDTH, Look
from chalicelib.adapters.letters.typeset import (
    Anchor,
    Block,
    Type,
    balanced,
    baseline,
    kept_together,
    put,
    put_underlined,
    wrapped,
)
from chalicelib.domain.permits.letter import LetterContent

HEAD = "head"


def letterhead(content: LetterContent, look: Look) -> Block:
    """The kop: emblem, the office's lines centred beside it, a thick and a thin rule."""
    left = HEAD_LEFT
    lines: list[tuple[Type, str]] = []
    for number, text in enumerate(content.letterhead):
        kind = look.office if number else look.government
        lines += [(kind, " ".join(words)) for words in wrapped(kind, text, EDGE - left)]
    for text in content.contact:
        kind = look.contact
        lines += [(kind, " ".join(words)) for words in wrapped(kind, text, EDGE - left)]
    height = max(sum(kind.leading for kind, _ in lines), EMBLEM)
    top = -(height - sum(kind.leading for kind, _ in lines)) / 2
    ink = []
    for kind, text in lines:
        x = left + (EDGE - left - kind.width(text)) / 2
        ink.append(put(kind, x, top + baseline(kind), text))
        top -= kind.leading
    below = height + 7
    ink.append(f"{LEFT:.2f} {-below:.2f} {WIDTH:.2f} 2.2 re f")
    ink.append(f"{LEFT:.2f} {-below - 2.2:.2f} {WIDTH:.2f} 0.7 re f")
    emblem = Anchor(HEAD, LEFT - 2, -(height + EMBLEM) / 2, EMBLEM, EMBLEM)
    return Block(below + 12, "\n".join(ink), keep=True, anchors=(emblem,))


def headline(content: LetterContent, look: Look) -> list[Block]:
    """Title and number; of a decree also what it is about and who gives it, each on its own
    lines."""
    if content.decree is not None:
        return _decree_headline(content, look)
    title = balanced(look.title, content.title, WIDTH * 0.9)
    number = f"{content.words.number} : {content.permit_number}"
    blocks = [
        *centred(look.title, title, underlined=len(title) == 1),
        *centred(look.text, wrapped(look.text, number, WIDTH)),
    ]
    return kept_together([*blocks, look.wide_gap])


def _decree_headline(content: LetterContent, look: Look) -> list[Block]:
    if content.decree is None:
        return []
    lines = (
        content.title,
        f"{content.words.decree_number} {content.permit_number}",
        content.words.about,
        content.decree.about,
        content.decree.by,
    )
    blocks = []
    for line in lines:
        blocks += [*centred(look.bold, balanced(look.bold, line, WIDTH * 0.94)), look.gap]
    return kept_together([*blocks[:-1], look.wide_gap])


def centred(kind: Type, lines: list[list[str]], *, underlined: bool = False) -> list[Block]:
    blocks = []
    for words in lines:
        text = " ".join(words)
        x = LEFT + (WIDTH - kind.width(text)) / 2
        ink = (put_underlined if underlined else put)(kind, x, baseline(kind), text)
        blocks.append(Block(kind.leading, ink))
    return blocks
