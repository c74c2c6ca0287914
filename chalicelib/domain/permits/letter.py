"""What a permit's letter says, in its final words and in the order in which it is read.

``letter_words.py`` makes it of a type's letter data and the facts of one case; a
``LetterRenderer`` lays it out. Nothing here knows about PDF.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from chalicelib.domain.catalogue.outcome import Letter, LetterNumbering
from chalicelib.domain.permits.signing import SignatureBox


class LetterError(ValueError):
    """A letter's data is wrong (unknown placeholder, stray brace): the office's mistake, to be
    found when the permit type is loaded, never the citizen's."""


@dataclass(frozen=True, kw_only=True)
class SignerBlock:
    """Who signs. ``acting`` is "Plh." or "Plt." for an acting head, else None; ``plain_name`` is
    without titles, ``nip`` are the 18 digits of a civil servant, ``rank`` the pangkat with
    golongan."""

    title: str
    name: str
    plain_name: str = ""
    rank: str = ""
    nip: str = ""
    acting: str | None = None


@dataclass(frozen=True, kw_only=True)
class Words:
    """The fixed words of every letter. ``page`` is a template over ``{page}`` and ``{pages}``.
    ``decree_number`` to ``enacting`` are those of a decree (NOMOR, TENTANG, MEMUTUSKAN:,
    Menetapkan). ``watermark`` lies over a preview, where ``number_later`` stands for the number."""

    number: str
    considering: str
    legal_basis: str
    noting: str
    decree_number: str
    about: str
    deciding: str
    enacting: str
    decided_at: str
    made_at: str
    visitor: str
    decided_on: str
    signed: str
    nip: str
    copies_to: str
    page: str
    watermark: str
    number_later: str


@dataclass(frozen=True, kw_only=True)
class RevocationPaper:
    """The decree that takes a permit back (``templates/letters/revocation.toml``); it may use
    ``revoked.*`` besides (``permits/revocation_letter.py``)."""

    numbering: LetterNumbering
    letter: Letter


@dataclass(frozen=True, kw_only=True)
class Stationery:
    """What all letters of one office share (``templates/letters/stationery.toml``).

    ``letterhead`` are the kop's lines (government first, then the office), ``contact`` its small
    lines (address, telephone); both may use the letter's variables. ``footer`` may use
    ``{signature.url}`` and ``{signature.issuer}``, the ``certificate_issuer``. Below
    previews and minutes stand footers of their own; ``minutes`` are those of a field
    visit, which may use ``visit.*`` besides (``review/visit_minutes.py``).
    """

    letterhead: tuple[str, ...]
    contact: tuple[str, ...]
    footer: str
    preview_footer: str
    minutes_footer: str
    minutes: Letter
    revocation_preview_footer: str
    revocation: RevocationPaper
    certificate_issuer: str
    words: Words


@dataclass(frozen=True)
class Row:
    """One "label : value" row; several ``values`` are shown as numbered lines."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Decree:
    """What makes a letter a decree (keputusan): what it is ``about`` and who gives it, ``by``, as
    lines of their own above Menimbang; and what is enacted, after Menetapkan."""

    about: str
    by: str
    enacting: str


@dataclass(frozen=True, kw_only=True)
class LetterContent:
    """A letter in its final words, in the order in which it is read. In a ``decree`` the rows are
    part of its first dictum, which the ``opening`` is.

    Without a ``verification_url`` the place of signature and code stays empty; a ``watermark`` lies
    under the text of a preview. ``photo`` is a checked JPEG or PNG, shown 3 x 4 cm. ``issued_on``
    dates the file itself; ``subject`` and ``language`` (BCP 47) go into its metadata with title and
    permit number.
    """

    letterhead: tuple[str, ...]
    contact: tuple[str, ...]
    title: str
    permit_number: str
    decree: Decree | None = None
    considering: tuple[str, ...]
    legal_basis: tuple[str, ...]
    noting: tuple[str, ...] = ()
    opening: str
    rows: tuple[Row, ...]
    body: tuple[str, ...]
    conditions: tuple[str, ...]
    closing: str
    place: str
    issued_on: date
    signer: SignerBlock
    copies_to: tuple[str, ...]
    footer: str
    verification_url: str
    words: Words
    office_name: str
    subject: str
    photo: bytes | None = None
    watermark: str = ""
    language: str = "id"


@dataclass(frozen=True)
class RenderedLetter:
    """The unsigned PDF and the place that its signature belongs to (around the QR code)."""

    pdf: bytes
    signature_box: SignatureBox


class LetterRenderer(Protocol):
    """Lays a letter out as a PDF. The same content gives the same bytes."""

    def render(self, content: LetterContent) -> RenderedLetter:
        """Never refuses text for its length or its characters: long text takes more pages, a
        character that the font lacks is shown as the nearest one that it has."""
        ...
