"""NIK, the number of every Indonesian resident (16 digits; docs/domain.md §4).

``PPKKCC DDMMYY NNNN``: region of first registration, birth date (day + 40 for women), sequence.
There is no check digit. A NIK never changes, so it may differ from today's address or from a
corrected birth date: that is a warning for the officer, never a refusal.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chalicelib.domain.errors import FieldProblem, InvalidInput

# Codes of Kemendagri, with the Papuan provinces of 2022 (93 to 96).
PROVINCES: dict[str, str] = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi",
    "16": "Sumatera Selatan", "17": "Bengkulu", "18": "Lampung",
    "19": "Kepulauan Bangka Belitung", "21": "Kepulauan Riau",
    "31": "DKI Jakarta", "32": "Jawa Barat", "33": "Jawa Tengah", "34": "DI Yogyakarta",
    "35": "Jawa Timur", "36": "Banten",
    "51": "Bali", "52": "Nusa Tenggara Barat", "53": "Nusa Tenggara Timur",
    "61": "Kalimantan Barat", "62": "Kalimantan Tengah", "63": "Kalimantan Selatan",
    "64": "Kalimantan Timur", "65": "Kalimantan Utara",
    "71": "Sulawesi Utara", "72": "Sulawesi Tengah", "73": "Sulawesi Selatan",
    "74": "Sulawesi Tenggara", "75": "Gorontalo", "76": "Sulawesi Barat",
    "81": "Maluku", "82": "Maluku Utara",
    "91": "Papua", "92": "Papua Barat", "93": "Papua Selatan", "94": "Papua Tengah",
    "95": "Papua Pegunungan", "96": "Papua Barat Daya",
}  # fmt: skip

_SEPARATORS = re.compile(r"[\s.\-]")
_FEMALE_OFFSET = 40


@dataclass(frozen=True, repr=False)
class Nik:
    """A NIK that could be true. ``value`` has the 16 digits; text made of the object (``str``,
    ``repr``, a log line) shows it masked."""

    value: str

    @classmethod
    def parse(cls, text: str, path: str = "nik") -> "Nik":
        """Spaces, points and hyphens are dropped.

        :raises InvalidInput: ``nik-length``, ``nik-unknown-province``, ``nik-impossible-date`` or
            ``nik-sequence`` at ``path``.
        """
        digits = _SEPARATORS.sub("", text)
        if not re.fullmatch(r"[0-9]{16}", digits):
            raise InvalidInput(fields=[FieldProblem(path, "nik-length")])
        if digits[:2] not in PROVINCES:
            raise InvalidInput(fields=[FieldProblem(path, "nik-unknown-province")])
        if not _birth_dates(digits):
            raise InvalidInput(fields=[FieldProblem(path, "nik-impossible-date")])
        if digits[12:] == "0000":
            raise InvalidInput(fields=[FieldProblem(path, "nik-sequence")])
        return cls(digits)

    @property
    def sex(self) -> Literal["male", "female"]:
        return "female" if int(self.value[6:8]) > _FEMALE_OFFSET else "male"

    @property
    def province(self) -> str:
        return PROVINCES[self.value[:2]]

    @property
    def regency_code(self) -> str:
        """Of first registration, as Kemendagri writes it: ``13.02``."""
        return f"{self.value[:2]}.{self.value[2:4]}"

    @property
    def birth_dates(self) -> tuple[date, ...]:
        """One or two: the year has only two digits, so the century is open."""
        return _birth_dates(self.value)

    def masked(self) -> str:
        """For public pages: ``1302**********01``."""
        return masked(self.value)

    def differences(self, *, birth_date: date, sex: str, region_code: str) -> tuple[str, ...]:
        """Codes of what the form says otherwise than the NIK, for the officer who checks it.

        ``sex`` is ``male`` or ``female``; ``region_code`` any Kemendagri code from the regency
        down (``13.02``, ``13.02.10.2001``).
        """
        found = {
            "nik-birth-date-differs": birth_date not in self.birth_dates,
            "nik-sex-differs": sex != self.sex,
            "nik-region-differs": region_code[:5] != self.regency_code,
        }
        return tuple(code for code, differs in found.items() if differs)

    def __str__(self) -> str:
        return self.masked()

    def __repr__(self) -> str:
        return f"Nik({self.masked()})"


def masked(nik: str) -> str:
    """16 digits that are known to be a NIK, for public pages: ``1302**********01``."""
    return f"{nik[:4]}{'*' * 10}{nik[14:]}"


def _birth_dates(digits: str) -> tuple[date, ...]:
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day -= _FEMALE_OFFSET if day > _FEMALE_OFFSET else 0
    found = []
    for century in (1900, 2000):
        try:
            found.append(date(century + year, month, day))
        except ValueError:
            continue
    return tuple(found)
