"""The block of the signature: place and day, who signs, the QR code, and the holder's photo."""

from __future__ import annotations

from chalicelib.adapters.letters.look import EDGE, LEFT, Look
from chalicelib.adapters.letters.qr import qr_ink
from chalicelib.adapters.letters.typeset import (
    Anchor,
    Block,
    balanced,
    baseline,
    put,
    put_underlined,
    wrapped,
)
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.wording import indonesian_date

QR = 76.0
PHOTO_WIDTH, PHOTO_HEIGHT = 85.04, 113.39  # 3 x 4 cm
SIGNER_LEFT = LEFT + 206
SIGNER_WIDTH = EDGE - SIGNER_LEFT
SIGNATURE, PHOTO = "signature", "photo"


def signature(content: LetterContent, look: Look) -> Block:
    """Place and date, the signer's title, QR code, name, rank and NIP; the photo, if any,
    stands to the left."""
    kind, x = look.text, SIGNER_LEFT
    ink: list[str] = []
    top = -look.gap.height
    colon = x + max(kind.width(content.words.decided_at), kind.width(content.words.decided_on))
    for label, value in (
        (content.words.decided_at, content.place),
        (content.words.decided_on, indonesian_date(content.issued_on)),
    ):
        y = top + baseline(kind)
        ink += [put(kind, x, y, label), put(kind, colon + 6, y, ":")]
        ink.append(put(kind, colon + 14, y, kind.face.legible(value)))
        top -= kind.leading
    top -= look.gap.height
    for words in balanced(look.bold, _signer_title(content.signer), SIGNER_WIDTH):
        ink.append(put(look.bold, x, top + baseline(look.bold), " ".join(words)))
        top -= look.bold.leading
    top -= 4
    if content.verification_url:
        code, quiet = qr_ink(content.verification_url, QR)
        box = Anchor(SIGNATURE, x - quiet, top - QR, QR, QR)
        ink.append(f"q 1 0 0 1 {box.x:.2f} {box.y:.2f} cm\n{code}\nQ")
        ink += _beside_qr(content, look, x + QR, top)
    else:  # a preview and minutes keep the place
        box = Anchor(SIGNATURE, x, top - QR, QR, QR)
    top -= QR + 2
    top = _signer_lines(content, look, ink, x, top)
    anchors = [box]
    if content.photo is not None:
        lower = min(top, -look.gap.height - PHOTO_HEIGHT)
        anchors.append(Anchor(PHOTO, LEFT + 70, lower, PHOTO_WIDTH, PHOTO_HEIGHT))
        top = lower
    return Block(-top, "\n".join(ink), anchors=tuple(anchors))


def _beside_qr(content: LetterContent, look: Look, x: float, top: float) -> list[str]:
    kind = look.note
    lines = wrapped(kind, content.words.signed, EDGE - x)
    y = top - (QR - len(lines) * kind.leading) / 2 + baseline(kind)
    return [
        put(kind, x, y - number * kind.leading, " ".join(words))
        for number, words in enumerate(lines)
    ]


def _signer_lines(
    content: LetterContent, look: Look, ink: list[str], x: float, top: float
) -> float:
    signer = content.signer
    for words in wrapped(look.bold, signer.name, SIGNER_WIDTH):
        ink.append(put_underlined(look.bold, x, top + baseline(look.bold), " ".join(words)))
        top -= look.bold.leading
    nip = f"{content.words.nip} {grouped_nip(signer.nip)}" if signer.nip else ""
    for text in (signer.rank, nip):
        for words in wrapped(look.text, text, SIGNER_WIDTH):
            ink.append(put(look.text, x, top + baseline(look.text), " ".join(words)))
            top -= look.text.leading
    return top


def _signer_title(signer: SignerBlock) -> str:
    title = f"{signer.title.upper()},"
    return f"{signer.acting} {title}" if signer.acting else title


def grouped_nip(nip: str) -> str:
    """18 digits as they are written: birth date, month of entry, sex, sequence."""
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
