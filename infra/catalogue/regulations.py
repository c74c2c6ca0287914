"""Regulations in a letter's legal basis: which rank and year each has, and whether they stand in
that order (UU 12/2011 art. 7 and 8; Permendagri 1/2023 on official letters)."""

import re
from collections.abc import Iterator, Sequence

RANKS = (
    "Undang-Undang Dasar",
    "Ketetapan Majelis Permusyawaratan Rakyat",
    "Undang-Undang|Peraturan Pemerintah Pengganti Undang-Undang",
    "Peraturan Pemerintah",
    "Peraturan Presiden",
    "Peraturan (Menteri|Kepolisian|Badan|Kepala|Lembaga)",
    "Keputusan (Bersama )?Menteri",
    "Peraturan Daerah Provinsi",
    "Peraturan Gubernur",
    "Peraturan Daerah",
    r"Peraturan (Bupati|Wali ?[Kk]ota)|\{office\.delegation\}",
    "Keputusan Bupati",
)
_BY_YEAR = re.compile(r"Nomor \S+ Tahun (\d{4})|Nomor \S*/(\d{4})\b")

Place = tuple[int, int]
"""Rank, the highest first, and year; 0 where the text names none."""


def place_of(text: str) -> Place | None:
    """Where this regulation belongs; None: it is no regulation."""
    ranks = (rank for rank, words in enumerate(RANKS) if re.match(rf"({words})", text))
    # "Peraturan Pemerintah" begins the name of what stands for a law as well
    rank = min(ranks, default=None)
    if rank is None:
        return None
    year = _BY_YEAR.search(text)
    return rank, int(next(filter(None, year.groups()))) if year else 0


def misplaced(basis: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Position of what is no regulation, or stands behind one that it goes before; and the cure."""
    highest: Place | None = None
    for position, text in enumerate(basis):
        place = place_of(text)
        if place is None:
            yield position, "is no regulation: letters and recommendations belong under noting"
        elif highest is not None and place < highest:
            yield position, "goes further up: order regulations by rank, then by year"
        else:
            highest = place
