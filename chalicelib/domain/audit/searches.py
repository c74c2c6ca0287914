"""Who searched, and what they were shown."""

from datetime import datetime

from chalicelib.domain.records import Stored

PEOPLE = "people"
"""The reason of a search among accounts (``privacy/people.py``)."""


class SearchLog(Stored):
    """One page of hits: who looked, for what (``words``, a keyed hash), what was shown, and the
    ``reason`` of a search beyond one's own chains."""

    search_id: str
    officer_id: str
    at: datetime
    roles: tuple[str, ...]
    words: str
    shown: tuple[str, ...]
    reason: str = ""
