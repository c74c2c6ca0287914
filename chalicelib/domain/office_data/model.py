"""What administrators maintain: one record per entry, laid over the defaults of ``templates/``."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from chalicelib.domain.records import Versioned

C = TypeVar("C")


class OfficeKind(StrEnum):
    """``CHAIN`` holds one record: where the chain of audit notes of all the others ends."""

    PLACE = "place"
    HOLIDAY = "holiday"
    FAQ = "faq"
    GUIDE = "guide"
    CONTACTS = "contacts"
    ANNOUNCEMENT = "announcement"
    SAVED_REPLY = "saved-reply"
    FOLLOW_UP = "follow-up"
    TYPE_VERSION = "type-version"
    LEGAL = "legal"
    REASON = "reason"
    CHAIN = "chain"


class OfficeRecord(Versioned):
    """An administrator's word about one entry. ``content`` is the JSON of the kind's model
    (``sections.py``); an entry that is not ``active`` is hidden, also if it is a default."""

    kind: OfficeKind
    entry_id: str
    version: int
    active: bool = True
    content: dict[str, Any] = {}
    changed_at: datetime
    note_head: str = ""


@dataclass(frozen=True)
class Entry(Generic[C]):
    """An entry as it holds now. ``version`` 0: a default that nobody has touched."""

    entry_id: str
    version: int
    active: bool
    content: C
    changed_at: datetime | None = None
