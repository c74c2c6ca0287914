"""The parts of a letter, top to bottom, as blocks.

The order and the look are those of Indonesian official letters: head with double rule, title and
number, considerations and legal basis, the permit itself, the signer's block on the right.
"""

from __future__ import annotations

import re

from chalicelib.adapters.letters.fonts import BOLD, REGULAR, Typeface
from chalicelib.adapters.letters.qr import qr_ink
from chalicelib.adapters.letters.typeset import (
    Anchor,
    Block,
    Type,
    balanced,
    baseline,
    hanging,
    kept_together,
    paragraph,
    put,
    put_underlined,
    with_lead,
    wrapped,
)
from chalicelib.domain.permits.letter import LetterContent, Row, SignerBlock
from chalicelib.domain.wording import indonesian_date

PAPER_WIDTH, PAPER_HEIGHT = 595.28, 841.89
LEFT, RIGHT = 72.0, 60.0
WIDTH = PAPER_WIDTH - LEFT - RIGHT
EDGE = PAPER_WIDTH - RIGHT
EMBLEM = 64.0
HEAD_LEFT = LEFT + EMBLEM + 12
QR = 76.0
PHOTO_WIDTH, PHOTO_HEIGHT = 85.04, 113.39  # 3 x 4 cm
SIGNER_LEFT = LEFT + 206
SIGNER_WIDTH = EDGE - SIGNER_LEFT
LABEL_WIDTH = 156.0
# The office's name shrinks to keep its lines, down to the smaller size.
HEAD_SIZE, SMALLEST_HEAD = 14.0, 11.0
# So many lines and gaps at least stand above the signature on its page.
ABOVE_SIGNATURE = 5
DICTUM = re.compile(r"([A-Z]{5,16}): *(\S.*)")
SIGNATURE, PHOTO, HEAD = "signature", "photo", "head"


class Layout:
    """One letter at one size of its running text (``size``, in points)."""

    def __init__(self, content: LetterContent, typeface: Typeface, size: float) -> None:
        self._content = content
        regular, bold = typeface.faces[REGULAR], typeface.faces[BOLD]
        leading = size * 1.32
        self._text = Type(regular, size, leading)
        self._bold = Type(bold, size, leading)
        self._title = Type(bold, size * 1.18, size * 1.55)
        widest = max((bold.width(bold.legible(one), 1) for one in content.letterhead), default=1)
        office = max(min(HEAD_SIZE, (EDGE - HEAD_LEFT) / widest), SMALLEST_HEAD)
        self._government = Type(bold, office * 0.94, office * 1.2)
        self._office = Type(bold, office, office * 1.2)
        self._contact = Type(regular, 8.8, 11.4)
        self._small = Type(regular, size * 0.86, size * 1.12)
        self._note = Type(regular, 7.6, 9.6, grey=0.3)
        self._gap = Block(size * 0.55)
        self._wide_gap = Block(size * 1.1)
        self._indent = self._text.width("00.") + 4
        labels = [content.words.considering, content.words.legal_basis]
        labels += [match[1] for text in self._dicta() if (match := DICTUM.fullmatch(text))]
        self._beside = LEFT + max(self._text.width(regular.legible(one)) for one in labels) + 18

    def blocks(self) -> list[Block]:
        content = self._content
        text = [
            self._head(),
            *self._headline(),
            *self._listed(content.words.considering, content.considering, "abcdefghijklmnopqrst"),
            *self._listed(content.words.legal_basis, content.legal_basis, ""),
            *self._paragraphs((content.opening,)),
            *self._rows(content.rows),
            *self._paragraphs(content.body),
            *self._conditions(),
            *self._paragraphs((content.closing,)),
        ]
        above = kept_together(text[-ABOVE_SIGNATURE:])
        return [*text[: -len(above)], *above, self._signature(), *self._copies()]

    def _dicta(self) -> tuple[str, ...]:
        content = self._content
        return (content.opening, *content.body, content.closing)

    def _head(self) -> Block:
        """The kop: emblem, the office's lines centred beside it, a thick and a thin rule."""
        left = HEAD_LEFT
        lines: list[tuple[Type, str]] = []
        for number, text in enumerate(self._content.letterhead):
            kind = self._office if number else self._government
            lines += [(kind, " ".join(words)) for words in wrapped(kind, text, EDGE - left)]
        for text in self._content.contact:
            kind = self._contact
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
        return Block(below + 16, "\n".join(ink), keep=True, anchors=(emblem,))

    def _headline(self) -> list[Block]:
        content = self._content
        title = self._title
        lines = balanced(title, content.title, WIDTH * 0.9)
        put_title = put_underlined if len(lines) == 1 else put
        blocks = []
        for words in lines:
            text = " ".join(words)
            x = LEFT + (WIDTH - title.width(text)) / 2
            blocks.append(Block(title.leading, put_title(title, x, baseline(title), text)))
        number = f"{content.words.number} : {content.permit_number}"
        for words in wrapped(self._text, number, WIDTH):
            text = " ".join(words)
            x = LEFT + (WIDTH - self._text.width(text)) / 2
            ink = put(self._text, x, baseline(self._text), text)
            blocks.append(Block(self._text.leading, ink))
        return kept_together([*blocks, self._wide_gap])

    def _listed(self, label: str, items: tuple[str, ...], letters: str) -> list[Block]:
        """ "Menimbang : a. …": the label once, the items hanging beside it."""
        x = self._beside
        blocks: list[Block] = []
        for number, item in enumerate(items):
            marker = ""
            if len(items) > 1:
                marker = f"{letters[number % len(letters)] if letters else number + 1}."
            indent = self._indent if marker else 0.0
            blocks += hanging(self._text, marker, item, x, indent, EDGE - x)
        return [*with_lead(blocks, self._label(label)), self._gap] if blocks else []

    def _label(self, label: str) -> str:
        """A label and its colon, before text that begins at ``_beside``."""
        kind, y = self._text, baseline(self._text)
        colon = self._beside - 10
        return "\n".join((put(kind, LEFT, y, kind.face.legible(label)), put(kind, colon, y, ":")))

    def _paragraphs(self, texts: tuple[str, ...]) -> list[Block]:
        """Paragraphs; one that begins "KESATU: …" (a dictum) hangs beside that word."""
        blocks: list[Block] = []
        for text in texts:
            dictum = DICTUM.fullmatch(text)
            if dictum:
                x = self._beside
                lines = paragraph(self._text, dictum[2], x, EDGE - x)
                lines = with_lead(lines, self._label(dictum[1]))
            else:
                lines = paragraph(self._text, text, LEFT, WIDTH)
            blocks += [*lines, self._gap] if lines else []
        return blocks

    def _rows(self, rows: tuple[Row, ...]) -> list[Block]:
        """Labels, colons and values in three columns; several values are numbered."""
        kind = self._text
        labels = [kind.face.legible(row.label) for row in rows]
        widest = min(max(map(kind.width, labels), default=0.0), LABEL_WIDTH)
        colon = LEFT + 14 + widest + 8
        x = colon + 10
        y = baseline(kind)
        blocks: list[Block] = []
        for label, row in zip(labels, rows, strict=True):
            numbered = len(row.values) > 1
            values: list[Block] = []
            for number, value in enumerate(row.values, 1):
                marker = f"{number}." if numbered else ""
                indent = self._indent if numbered else 0.0
                values += hanging(kind, marker, value, x, indent, EDGE - x, justified=False)
            names = [
                put(kind, LEFT + 14, y, " ".join(words))
                for words in wrapped(kind, label, widest + 0.01)
            ]
            names[:1] = ["\n".join([*names[:1], put(kind, colon, y, ":")])]
            for number, ink in enumerate(names):
                if number < len(values):
                    values[number : number + 1] = with_lead([values[number]], ink)
                else:
                    values.append(Block(kind.leading, ink))
            blocks += [*kept_together(values[: len(names) - 1]), *values[len(names) - 1 :]]
        return [*blocks, self._gap] if blocks else []

    def _conditions(self) -> list[Block]:
        """Numbered, under the last paragraph of the body, which introduces them."""
        content = self._content
        under_dictum = bool(content.body) and DICTUM.fullmatch(content.body[-1])
        x = self._beside if under_dictum else LEFT
        blocks: list[Block] = []
        for number, text in enumerate(content.conditions, 1):
            blocks += hanging(self._text, f"{number}.", text, x, self._indent, EDGE - x)
        return [*blocks, self._gap] if blocks else []

    def _signature(self) -> Block:
        """Place and date, the signer's title, QR code, name, rank and NIP; the photo, if any,
        stands to the left."""
        content, kind, x = self._content, self._text, SIGNER_LEFT
        ink: list[str] = []
        top = -self._gap.height
        colon = x + max(kind.width(content.words.decided_at), kind.width(content.words.decided_on))
        for label, value in (
            (content.words.decided_at, content.place),
            (content.words.decided_on, indonesian_date(content.issued_on)),
        ):
            y = top + baseline(kind)
            ink += [put(kind, x, y, label), put(kind, colon + 6, y, ":")]
            ink.append(put(kind, colon + 14, y, kind.face.legible(value)))
            top -= kind.leading
        top -= self._gap.height
        for words in wrapped(self._bold, _signer_title(content.signer), SIGNER_WIDTH):
            ink.append(put(self._bold, x, top + baseline(self._bold), " ".join(words)))
            top -= self._bold.leading
        top -= 4
        if content.verification_url:
            code, quiet = qr_ink(content.verification_url, QR)
            box = Anchor(SIGNATURE, x - quiet, top - QR, QR, QR)
            ink.append(f"q 1 0 0 1 {box.x:.2f} {box.y:.2f} cm\n{code}\nQ")
            ink += self._beside_qr(x + QR, top)
        else:  # a preview and minutes keep the place
            box = Anchor(SIGNATURE, x, top - QR, QR, QR)
        top -= QR + 2
        top = self._signer_lines(ink, x, top)
        anchors = [box]
        if content.photo is not None:
            lower = min(top, -self._gap.height - PHOTO_HEIGHT)
            anchors.append(Anchor(PHOTO, LEFT + 70, lower, PHOTO_WIDTH, PHOTO_HEIGHT))
            top = lower
        return Block(-top, "\n".join(ink), anchors=tuple(anchors))

    def _beside_qr(self, x: float, top: float) -> list[str]:
        kind = self._note
        lines = wrapped(kind, self._content.words.signed, EDGE - x)
        y = top - (QR - len(lines) * kind.leading) / 2 + baseline(kind)
        return [
            put(kind, x, y - number * kind.leading, " ".join(words))
            for number, words in enumerate(lines)
        ]

    def _signer_lines(self, ink: list[str], x: float, top: float) -> float:
        signer = self._content.signer
        for words in wrapped(self._bold, signer.name, SIGNER_WIDTH):
            ink.append(put_underlined(self._bold, x, top + baseline(self._bold), " ".join(words)))
            top -= self._bold.leading
        nip = f"{self._content.words.nip} {_grouped_nip(signer.nip)}" if signer.nip else ""
        for text in (signer.rank, nip):
            for words in wrapped(self._text, text, SIGNER_WIDTH):
                ink.append(put(self._text, x, top + baseline(self._text), " ".join(words)))
                top -= self._text.leading
        return top

    def _copies(self) -> list[Block]:
        content, kind = self._content, self._small
        if not content.copies_to:
            return []
        blocks = [
            self._wide_gap,
            *kept_together(paragraph(kind, content.words.copies_to, LEFT, WIDTH)),
        ]
        indent = kind.width("00.") + 3
        for number, name in enumerate(content.copies_to, 1):
            blocks += hanging(kind, f"{number}.", name, LEFT, indent, WIDTH)
        return blocks


def _signer_title(signer: SignerBlock) -> str:
    title = f"{signer.title.upper()},"
    return f"{signer.acting} {title}" if signer.acting else title


def _grouped_nip(nip: str) -> str:
    """18 digits as they are written: birth date, month of entry, sex, sequence."""
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
