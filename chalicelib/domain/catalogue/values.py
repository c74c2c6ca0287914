"""Checking what a person filled in against the fields of a permit type.

Values travel as JSON. What is stored for each kind of field, and what may be sent:

- ``text``, ``long_text``: text (NFC; runs of spaces become one, ``long_text`` keeps its lines)
- ``date``: ``"2026-03-31"``
- ``date_range``: ``{"from": "2026-03-01", "to": "2026-03-31"}``; both days belong to it
- ``date_or_lifetime``: a date, or ``"lifetime"``
- ``choice``: the ``value`` of a choice
- ``email``, ``phone``: as ``people/contact.py`` writes them
- ``integer``: a whole number; text of digits is taken too, also ``1.500``
- ``places``: ``[{"name": "Puskesmas Talang", "place_id": "puskesmas-talang" or null,
  "note": "..." or null}]``, each name once
- ``village``: ``{"code": "13.02.10.2001", "name": "Koto Baru", "district": "Kubung"}``; only the
  code is read, and the code alone (as text) may be sent: the names are the official ones

``None`` and empty text (or an empty list) empty a field. Checking a stored value again gives the
same value.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from chalicelib.domain.catalogue.schema import (
    ApplicationKind,
    FieldKind,
    FieldRule,
    PermitType,
)
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.people import typed
from chalicelib.domain.people.capitals import title_case
from chalicelib.domain.people.contact import parse_email, parse_phone
from chalicelib.domain.people.regions import Regions
from chalicelib.domain.repertoire import require_printable
from chalicelib.domain.text import Localized

LIFETIME = "lifetime"

_INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:[. ][0-9]{3}){1,5}")
_PLACE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_YEARS_BACK, _YEARS_AHEAD = 100, 30
"""Of a date on a form: further away, it is a typing error (1900, 2126)."""
_NOTE_LENGTH, _CONTACT_LENGTH = 200, 254
_PLACE_NAME = FieldRule(
    id="place_name",
    kind=FieldKind.TEXT,
    label=Localized(id="Nama lokasi", en="Name of the place"),
    max_length=150,
    title_case=True,
)
_Check = Callable[[FieldRule, Any, str, date], Any]


def check_values(
    permit_type: PermitType,
    kind: ApplicationKind,
    values: Mapping[str, Any],
    today: date,
    regions: Regions,
) -> tuple[dict[str, Any], list[FieldProblem]]:
    """The good values in their stored form, and a problem for each other one.

    Meant for saving piece by piece: what is not sent is not asked for. An emptied field is None
    in the result. Paths are ``data.<field id>``, with ``.<n>`` and ``.<part>`` inside places and
    ranges. ``today`` is the day at the office.
    """
    clean: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    checks: dict[FieldKind, _Check] = {
        **_CHECKS,
        FieldKind.VILLAGE: partial(_village, regions=regions),
    }
    rules = {rule.id: rule for rule in permit_type.fields}
    for name, value in values.items():
        path = f"data.{name}"
        rule = rules.get(name)
        if rule is None:
            problems.append(FieldProblem(path, "unknown-field"))
        elif rule.only_for not in (None, kind) and not _is_empty(value):
            problems.append(FieldProblem(path, "not-for-this-kind"))
        elif _is_empty(value):
            clean[name] = None
        else:
            try:
                stored = checks[rule.kind](rule, value, path, today)
                clean[name] = None if _is_empty(stored) else stored
            except InvalidInput as refused:
                problems.extend(refused.fields)
    return clean, problems


def missing_fields(
    permit_type: PermitType, kind: ApplicationKind, values: Mapping[str, Any]
) -> list[FieldRule]:
    """The required fields of this kind of application that have no value, in form order."""
    return [
        rule
        for rule in permit_type.fields_for(kind, values)
        if rule.required and _is_empty(values.get(rule.id))
    ]


def district_of(permit_type: PermitType, data: Mapping[str, Any]) -> str | None:
    """The code of the kecamatan (``13.02.10``) that the permit is about: that of the type's first
    ``village`` field. ``None`` where none is asked for, or none was given."""
    for rule in permit_type.fields:
        if rule.kind is FieldKind.VILLAGE and (village := data.get(rule.id)):
            code: str = village["code"]
            return code.rpartition(".")[0]
    return None


def _is_empty(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _text(rule: FieldRule, value: object, path: str, _today: date) -> str:
    text = _plain(value, path, rule.max_length)
    return _plain(title_case(text), path, rule.max_length) if rule.title_case else text


def _long_text(rule: FieldRule, value: object, path: str, _today: date) -> str:
    return _plain(value, path, rule.max_length, lines=True)


def _date(rule: FieldRule, value: object, path: str, today: date) -> str:
    if not isinstance(value, str):
        raise _refused(FieldProblem(path, "not-a-date"))
    day = typed.day(value, path)
    if not today.year - _YEARS_BACK <= day.year <= today.year + _YEARS_AHEAD:
        raise _refused(FieldProblem(path, "date-out-of-range"))
    if rule.not_in_past and day < today:
        raise _refused(FieldProblem(path, "date-in-past"))
    if rule.not_in_future and day > today:
        raise _refused(FieldProblem(path, "date-in-future"))
    return day.isoformat()


def _date_or_lifetime(rule: FieldRule, value: object, path: str, today: date) -> str:
    if value == LIFETIME:
        return LIFETIME
    if not isinstance(value, str) or not any(c.isdigit() for c in value):
        raise _refused(FieldProblem(path, "not-a-date-or-lifetime"))
    return _date(rule, value, path, today)


def _date_range(rule: FieldRule, value: object, path: str, today: date) -> dict[str, str]:
    """``not_in_past`` is about the last day, ``not_in_future`` about the last day too: a period
    may have begun."""
    if not isinstance(value, Mapping) or set(value) != {"from", "to"}:
        raise _refused(FieldProblem(path, "not-a-date-range"))
    free = rule.replace(not_in_past=False, not_in_future=False)
    days: dict[str, str] = {}
    problems: list[FieldProblem] = []
    for end, of_end in (("from", free), ("to", rule)):
        try:
            days[end] = _date(of_end, value[end], f"{path}.{end}", today)
        except InvalidInput as refused:
            problems += refused.fields
    if problems:
        raise InvalidInput(fields=problems)
    if days["to"] < days["from"]:
        raise _refused(FieldProblem(f"{path}.to", "range-reversed"))
    return days


def _choice(rule: FieldRule, value: object, path: str, _today: date) -> str:
    for choice in rule.choices:
        if value == choice.value:
            return choice.value
    raise _refused(FieldProblem(path, "not-a-choice"))


def _email(_rule: FieldRule, value: object, path: str, _today: date) -> str:
    return parse_email(_plain(value, path, _CONTACT_LENGTH), path)


def _phone(_rule: FieldRule, value: object, path: str, _today: date) -> str:
    return parse_phone(_plain(value, path, _CONTACT_LENGTH), path)


def _integer(rule: FieldRule, value: object, path: str, _today: date) -> int:
    if isinstance(value, str):
        text = typed.line(value, path)
        if _THOUSANDS.fullmatch(text):  # 1.500
            text = text.replace(".", "").replace(" ", "")
        value = int(text) if _INTEGER.fullmatch(text) else value
    # JSON has one kind of number: 3.0 is 3, but True is none.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _refused(FieldProblem(path, "not-a-whole-number"))
    if rule.minimum is not None and value < rule.minimum:
        raise _refused(FieldProblem(path, "too-small", {"minimum": rule.minimum}))
    if rule.maximum is not None and value > rule.maximum:
        raise _refused(FieldProblem(path, "too-large", {"maximum": rule.maximum}))
    return value


def _places(rule: FieldRule, value: object, path: str, today: date) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise _refused(FieldProblem(path, "not-places"))
    if rule.maximum is not None and len(value) > rule.maximum:
        raise _refused(FieldProblem(path, "too-many", {"max_length": rule.maximum}))
    if rule.minimum is not None and len(value) < rule.minimum:
        raise _refused(FieldProblem(path, "too-few", {"min_length": rule.minimum}))
    places: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, item in enumerate(value):
        place = _place(item, f"{path}.{number}", today)
        if place["name"].casefold() in seen:
            raise _refused(FieldProblem(f"{path}.{number}", "place-twice"))
        seen.add(place["name"].casefold())
        places.append(place)
    return places


def _place(item: object, path: str, today: date) -> dict[str, Any]:
    if not isinstance(item, Mapping) or not set(item) <= {"name", "place_id", "note"}:
        raise _refused(FieldProblem(path, "not-places"))
    if _is_empty(item.get("name")):
        raise _refused(FieldProblem(f"{path}.name", "required"))
    place_id, note = item.get("place_id"), item.get("note")
    if place_id is not None and not (isinstance(place_id, str) and _PLACE_ID.fullmatch(place_id)):
        raise _refused(FieldProblem(f"{path}.place_id", "invalid-value"))
    return {
        "name": _text(_PLACE_NAME, item["name"], f"{path}.name", today),
        "place_id": place_id,
        "note": None if _is_empty(note) else _plain(note, f"{path}.note", _NOTE_LENGTH),
    }


def _village(
    rule: FieldRule, value: object, path: str, _today: date, *, regions: Regions
) -> dict[str, str]:
    code = value.get("code") if isinstance(value, Mapping) else value
    found = regions.find(code.strip()) if isinstance(code, str) else None
    if found is None:
        raise _refused(FieldProblem(path, "unknown-village"))
    if found.regency.code != rule.within:
        raise _refused(FieldProblem(path, "village-elsewhere"))
    village = found.village
    return {"code": village.code, "name": village.name, "district": found.district.name}


def _plain(value: object, path: str, max_length: int, *, lines: bool = False) -> str:
    """Text without invisible characters, in NFC, without spaces around or doubled.

    The length is looked at before anything else is done with it.
    """
    if not isinstance(value, str):
        raise _refused(FieldProblem(path, "not-text"))
    # Normalising and trimming shorten text; something many times too long is not worth the work.
    if len(value) > 4 * max_length + 100:
        raise _refused(FieldProblem(path, "too-long", {"max_length": max_length}))
    text = typed.visible(value, path, lines=lines)
    require_printable(text, path)
    kept = (" ".join(line.split()) for line in text.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    if len(text) > max_length:
        raise _refused(FieldProblem(path, "too-long", {"max_length": max_length}))
    return text


def _refused(problem: FieldProblem) -> InvalidInput:
    return InvalidInput(fields=[problem])


_CHECKS: dict[FieldKind, _Check] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.DATE: _date,
    FieldKind.DATE_RANGE: _date_range,
    FieldKind.DATE_OR_LIFETIME: _date_or_lifetime,
    FieldKind.CHOICE: _choice,
    FieldKind.EMAIL: _email,
    FieldKind.PHONE: _phone,
    FieldKind.INTEGER: _integer,
    FieldKind.PLACES: _places,
}
