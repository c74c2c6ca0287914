"""Registration and permit numbers: their series and their text (docs/domain.md §3).

A series counts from 1 in every year, without gaps; its key names the counter. The text follows
from the type's format alone, so the same sequence and day always give the same number.
"""

from datetime import date

from chalicelib.domain.catalogue.outcome import LetterNumbering, Numbering
from chalicelib.domain.placeholders import fill

_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def roman_month(month: int) -> str:
    """``1`` → ``I`` … ``12`` → ``XII``."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return _ROMAN_MONTHS[month - 1]


def registration_series(numbering: Numbering, on: date) -> str:
    """The counter of registration numbers: one per group and year."""
    return f"registration#{numbering.registration_group}#{on.year}"


def permit_series(numbering: LetterNumbering, on: date) -> str:
    """The counter of permit numbers: one per classification, type code and year."""
    return f"permit#{numbering.classification}#{numbering.type_code}#{on.year}"


def registration_number(numbering: Numbering, sequence: int, on: date, office_code: str) -> str:
    """For example ``9/KES/SISFO/VII/2021``. ``on`` is the day of acceptance at the office."""
    return render_number(numbering.registration, sequence, on, numbering, office_code)


def permit_number(numbering: LetterNumbering, sequence: int, on: date, office_code: str) -> str:
    """For example ``449.1/096/IPP/DPMPTSPNAKER/VI/2022``. ``on`` is the day of issue."""
    return render_number(numbering.permit, sequence, on, numbering, office_code)


def render_number(
    template: str, sequence: int, on: date, numbering: LetterNumbering, office_code: str
) -> str:
    """A number in this format; see ``catalogue/schema.Numbering`` for the placeholders.

    :raises KeyError: the format asks for something else.
    """
    if sequence < 1:
        raise ValueError("a series starts at 1")
    values = {
        "sequence": sequence,
        "year": on.year,
        "month_roman": roman_month(on.month),
        "classification": numbering.classification,
        "type_code": numbering.type_code,
        "office": office_code,
    }
    return fill(template, values)
