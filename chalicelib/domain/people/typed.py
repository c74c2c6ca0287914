"""What people type or paste, whatever the form: invisible characters, emoji, and dates."""

import calendar
import re
import unicodedata
from datetime import date

from chalicelib.domain.errors import FieldProblem, InvalidInput

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"))
"""Pasted along from chats and web pages: soft hyphens, joiners, marks of direction, and of how an
emoji is drawn."""
_DAY = re.compile(r"(\d*)-([^-]*)-([^-]*)", re.ASCII)
_MONTHS = 12


def visible(text: str, path: str, *, lines: bool = False) -> str:
    """The text without what is dropped everywhere, in NFC; with ``lines``, line ends and tabs stay.

    :raises InvalidInput: ``control-characters``: others that nobody sees, such as those that turn
        the direction of what follows (a letter must read as it was typed).
    """
    text = unicodedata.normalize("NFC", text.translate(_DROPPED)).replace("\r\n", "\n")
    if not lines:
        text = re.sub(r"[\n\t]", " ", text)
    if any(unicodedata.category(c)[0] == "C" and c not in "\n\t" for c in text):
        raise _refused(path, "control-characters")
    return text


def line(text: str, path: str) -> str:
    """One visible line, without spaces around or doubled.

    :raises InvalidInput: as ``visible``; ``emoji``, which no letter can print.
    """
    tidy = " ".join(visible(text, path).split())
    if emoji := [c for c in tidy if _is_emoji(c)]:
        raise _refused(path, "emoji", emoji="".join(dict.fromkeys(emoji)))
    return tidy


def day(text: str, path: str) -> date:
    """A date as pages hand it on, ``YYYY-MM-DD``.

    :raises InvalidInput: what of the three is wrong: ``not-a-date``, ``year-not-whole``,
        ``no-such-month``, ``no-such-day``.
    """
    parts = _DAY.fullmatch(visible(text, path).strip())
    if parts is None or not all(parts.groups()):
        raise _refused(path, "not-a-date")
    year, month, number = parts.groups()
    if len(year) != 4 or year == "0000":
        raise _refused(path, "year-not-whole", year=year)
    if not (_is_number(month) and 1 <= int(month) <= _MONTHS):
        raise _refused(path, "no-such-month", month=month[:20])
    if not _is_number(number):
        raise _refused(path, "not-a-date")
    last = calendar.monthrange(int(year), int(month))[1]
    if not 1 <= int(number) <= last:
        params = {"month_name": int(month), "year": year, "last": last}
        raise InvalidInput(fields=[FieldProblem(path, "no-such-day", params)])
    return date(int(year), int(month), int(number))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,2}", text, re.ASCII) is not None


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") and ord(char) >= 0x2190


def _refused(path: str, code: str, **params: str) -> InvalidInput:
    return InvalidInput(fields=[FieldProblem(path, code, dict(params))])
