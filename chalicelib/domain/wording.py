"""Values in the words of an Indonesian letter: dates, periods, lists, a form's answers."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from chalicelib.domain.catalogue.schema import FieldKind, FieldRule
from chalicelib.domain.catalogue.values import LIFETIME
from chalicelib.domain.text import Language
from chalicelib.domain.working_time.calendar import WorkingCalendar

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FOR_LIFE = "Seumur Hidup"

Text = str | tuple[str, ...]
"""The text of one variable; a tuple is a list of items."""


def indonesian_date(day: date) -> str:
    """ "22 Juni 2022"."""
    return date_in(Language.INDONESIAN, day)


def date_in(language: Language, day: date) -> str:
    """ "22 Juni 2022", "22 June 2022"."""
    months = _ENGLISH_MONTHS if language is Language.ENGLISH else MONTHS
    return f"{day.day} {months[day.month - 1]} {day.year}"


def moment(calendar: WorkingCalendar, at: datetime) -> str:
    """``29 November 2026 pukul 14.05 WIB``, in the office's time."""
    local = calendar.local_time(at)
    return f"{indonesian_date(local.date())} pukul {local:%H.%M} WIB"


def listed(items: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C" (EYD V)."""
    if len(items) < 2:
        return "".join(items)
    comma = "," if len(items) > 2 else ""
    return f"{', '.join(items[:-1])}{comma} dan {items[-1]}"


def field_text(rule: FieldRule, value: object) -> Text:
    """A field's stored value (JSON, as ``catalogue/values.py`` leaves it) in a letter's words.

    None gives the empty text, so that a row over an unanswered question disappears.
    """
    if value is None or value == "":
        return ""
    match rule.kind:
        case FieldKind.DATE:
            return indonesian_date(_day(value))
        case FieldKind.DATE_OR_LIFETIME:
            return FOR_LIFE if value == LIFETIME else indonesian_date(_day(value))
        case FieldKind.DATE_RANGE if isinstance(value, Mapping):
            return period(_day(value["from"]), _day(value["to"]))
        case FieldKind.CHOICE:
            return next((c.label.id for c in rule.choices if c.value == value), clean(value))
        case FieldKind.INTEGER if isinstance(value, int):
            return f"{value:,}".replace(",", ".")
        case FieldKind.PLACES if isinstance(value, Sequence) and not isinstance(value, str):
            return tuple(_place(item) for item in value)
        case FieldKind.VILLAGE if isinstance(value, Mapping):
            return clean(f"{value['name']}, Kecamatan {value['district']}")
    return clean(value)


def period(start: date, end: date) -> str:
    """ "24 Juni 2021 sampai dengan 24 Juli 2021"; "24 Juni 2021" of one day."""
    if start == end:
        return indonesian_date(start)
    return f"{indonesian_date(start)} sampai dengan {indonesian_date(end)}"


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _place(item: object) -> str:
    if not isinstance(item, Mapping):
        return clean(item)
    note = item.get("note")
    return clean(f"{item['name']} ({note})" if note else item["name"])


_KEPT = frozenset("\n\r\t\u200c\u200d")
"""Line breaks, and the joiners of some scripts and signs."""


def readable(text: str) -> str:
    """Without control and direction characters, which make a text read otherwise than it is; lines
    stay (docs/checks.md 63)."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf"))


def clean(value: object) -> str:
    """One line without control characters: what a citizen typed cannot shape the page."""
    text = unicodedata.normalize("NFC", str(value))
    kinds = ((c, unicodedata.category(c)) for c in text)
    return " ".join(
        "".join(" " if kind == "Cc" else c for c, kind in kinds if kind != "Cf").split()
    )
