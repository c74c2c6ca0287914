"""What comes of an application: a permit type's numbers, term, letter, copies, and what follows."""

from typing import Literal, Self

from pydantic import Field, model_validator

from chalicelib.domain.parts import Part, Slug


class LetterNumbering(Part):
    """The format of a letter's number. Placeholders: ``{sequence}``, ``{sequence:03d}``,
    ``{year}``, ``{month_roman}``, ``{classification}``, ``{type_code}``, ``{office}``. A series is
    counted per classification, type code and year."""

    permit: str
    classification: str
    type_code: str


class Numbering(LetterNumbering):
    """Formats of both numbers, with the same placeholders. Registration numbers are counted per
    group and year."""

    registration: str
    registration_group: Slug


class Validity(Part):
    """How long a permit holds, from the day of signing.

    ``years`` with ``kind='fixed'``; ``until_field`` names a date, date-range or
    date-or-lifetime field that ends it (for a range: its end); with both, the earlier one holds;
    a lifetime date does not limit. ``unlimited`` needs neither. ``remind_before``: how many days
    before the end its holder is reminded.
    """

    kind: Literal["fixed", "until_field", "unlimited"]
    years: int | None = None
    until_field: Slug | None = None
    remind_before: tuple[int, ...] = (60, 30, 7)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "fixed" and not self.years:
            raise ValueError("validity: 'fixed' needs 'years'")
        if self.kind == "until_field" and not self.until_field:
            raise ValueError("validity: 'until_field' needs 'until_field'")
        return self


class LetterRow(Part):
    """One 'label : value' row; ``value`` is a template over the letter's variables. A row whose
    value comes out empty is left out."""

    label: str
    value: str


class Letter(Part):
    """The permit's text, in Indonesian. ``{placeholders}`` are the variables of
    ``permits/letter_words.py``: ``applicant.*``, ``data.*``, ``permit.*``, ``office.*``.

    ``about``: the object of a decree (keputusan), after TENTANG; a letter that has one is set as a
    decree. ``legal_basis`` holds regulations alone, by rank and year, under ``basis_label`` (left
    out: Mengingat); applications and recommendations stand in ``noting`` (Memperhatikan).
    ``signer``: ``plain`` names the signer without titles, rank and NIP. ``carries_nik``: a letter
    that is handed over, not hung on a wall, may name its holder by NIK.
    """

    title: str
    about: str | None = None
    considering: tuple[str, ...] = ()
    basis_label: str | None = None
    legal_basis: tuple[str, ...] = ()
    noting: tuple[str, ...] = ()
    opening: str
    rows: tuple[LetterRow, ...]
    body: tuple[str, ...]
    conditions: tuple[str, ...] = ()
    closing: str
    copies_to: tuple[str, ...] = ()
    photo_document: Slug | None = None
    signer: Literal["titled", "plain"] = "titled"
    carries_nik: bool = False


class Copy(Part):
    """Who receives the issued permit by e-mail besides the applicant: ``field`` is an e-mail
    field of the form (tembusan kampus, docs/domain.md §1.9)."""

    field: Slug
    message: Slug


class Renewal(Part):
    """How a renewal begins: ``previous_number_field`` gets the number of the earlier permit. It may
    begin from ``opens_days`` before the permit's last day to ``closes_days`` after it; left out:
    at any time."""

    previous_number_field: Slug
    opens_days: int | None = Field(default=None, gt=0)
    closes_days: int | None = Field(default=None, ge=0)


class Ends(Part):
    """This paper ends an earlier permit of the same holder, on the day it is issued.
    ``number_field`` gets that permit's number, ``groups`` are those of types that it may be of.

    ``replaces``: it stands in the earlier one's place (a change of place) and holds as long, so its
    ``until_field`` must name the same last day; else the earlier one is withdrawn at its holder's
    wish.
    """

    number_field: Slug
    groups: tuple[Slug, ...] = Field(min_length=1)
    replaces: bool = False


class ResultRule(Part):
    """What the holder hands in afterwards (Hasil penelitian, docs/domain.md §1.20): one PDF.

    ``title_field`` names it when it is published; ``remind_after_days`` counts from the last day
    in force.
    """

    title_field: Slug
    max_bytes: int = Field(gt=0, le=10_000_000)
    max_pages: int = 500
    remind_after_days: int = Field(ge=0, le=365)
