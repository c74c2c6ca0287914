"""By which words of a person a file is found: its NIK, and every word of its name.

What lies in the store is a keyed hash of each, so that nobody who reads the table finds out who
applied, and no search is a scan.
"""

import hashlib
import hmac
import re
import unicodedata
from datetime import datetime

from chalicelib.domain.applications.model import Applicant, Application
from chalicelib.domain.lookups import one_spelling
from chalicelib.domain.records import Stored

SHORTEST_WORD = 2
MOST_TERMS = 12
"""Of one application."""
_NIK = re.compile(r"\d{16}")


class FileTerm(Stored):
    """Leads from a term to an application; ``at``: when it was sent in."""

    term: str
    application_id: str
    at: datetime


def words_of(text: str) -> tuple[str, ...]:
    """Small letters without accents, apostrophes and marks of direction: ``Nur-Aïni M.`` →
    ``nur``, ``aini``."""
    plain = unicodedata.normalize("NFKD", one_spelling(text)).casefold()
    bare = "".join(
        " " if c.isspace() or c in "-./,_" else c
        for c in plain
        if c.isalnum() or c.isspace() or c in "-./,_"
    )
    return tuple(dict.fromkeys(word for word in bare.split() if len(word) >= SHORTEST_WORD))


def nik_in(text: str) -> str | None:
    """The NIK that somebody typed, with whatever stands between its digits."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdigit())
    letters = any(c.isalpha() for c in text)
    return digits if _NIK.fullmatch(digits) and not letters else None


def term_of_word(key: bytes, word: str) -> str:
    return keyed_hash(key, f"word:{word}")


def term_of_nik(key: bytes, nik: str) -> str:
    return keyed_hash(key, f"nik:{nik}")


def terms_of(key: bytes, person: Applicant) -> tuple[str, ...]:
    words = words_of(person.name)[: MOST_TERMS - 1]
    return (term_of_nik(key, person.nik), *(term_of_word(key, word) for word in words))


def file_terms(application: Application) -> list[FileTerm]:
    """What makes it found, as it was sent in."""
    at = application.submitted_at
    return [
        FileTerm(term=term, application_id=application.application_id, at=at)
        for term in application.terms
        if at
    ]


def keyed_hash(key: bytes, text: str) -> str:
    """HMAC-SHA-256, 128 bits of it in hex."""
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:32]
