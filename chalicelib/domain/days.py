"""Days and moments as other machines send them: RFC 3339, and no other way.

pydantic takes numbers as well, even "1767225600" where it is strict, and ``fromisoformat`` takes
``20260102`` and weeks: a wrong entry would become a day of 1970 where it has to be refused.
"""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9T:.-]{16,29}(Z|[+-][0-9]{2}:[0-9]{2})")


def iso_day(text: str) -> date:
    """``2026-12-31``. :raises ValueError: it is written otherwise, or there is no such day."""
    if not _DAY.fullmatch(text):
        raise ValueError("not a day as RFC 3339 writes it")
    return date.fromisoformat(text)


def _day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return iso_day(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("not_a_date", "no date") from None


def _moment(value: object) -> object:
    if isinstance(value, datetime) or (isinstance(value, str) and _MOMENT.fullmatch(value)):
        return value
    raise PydanticCustomError("not_a_moment", "no moment")


Day = Annotated[date, BeforeValidator(_day)]
"""A day that somebody sends, or that a file of the office's data names."""

Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
"""A moment that somebody sends, with its zone."""
