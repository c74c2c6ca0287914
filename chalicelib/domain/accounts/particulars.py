"""A person's particulars as typed, checked field by field and brought into their stored form."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any

from pydantic import Field

from chalicelib.domain.accounts.model import (
    Account,
    Address,
    CitizenDetails,
    Person,
    Record,
    Region,
    Sex,
)
from chalicelib.domain.errors import DomainError, FieldProblem, InvalidInput
from chalicelib.domain.people.capitals import title_case
from chalicelib.domain.people.contact import parse_email, parse_whatsapp
from chalicelib.domain.people.names import parse_name, parse_title
from chalicelib.domain.people.nik import PROVINCES, Nik

Line = Annotated[str, Field(max_length=300)]
"""Bounds what is parsed at all; each field's own limit is checked after."""
Day = Annotated[date, Field(strict=True)]

_OLDEST = 1900
_REGION_CODES = {
    "province": re.compile(r"\d{2}"),
    "regency": re.compile(r"\d{2}\.\d{2}"),
    "district": re.compile(r"\d{2}\.\d{2}\.\d{2}"),
    "village": re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}"),
}
_CITIZEN_FIELDS = frozenset(CitizenDetails.model_fields)
_NAME_FIELDS = frozenset({"name", "title_before", "title_after"})


class Particulars(Record):
    """The registration form's fields (domain page §1.4). Titles (gelar) may be empty."""

    nik: Line
    name: Line
    title_before: Line = ""
    title_after: Line = ""
    birth_place: Line
    birth_date: Day
    sex: Sex
    occupation: Line
    whatsapp: Line
    email: Line
    address: Address


class ParticularsEdit(Record):
    """What a person may change; what is left out stays. The e-mail has a way of its own."""

    name: Line | None = None
    title_before: Line | None = None
    title_after: Line | None = None
    birth_place: Line | None = None
    birth_date: Day | None = None
    sex: Sex | None = None
    occupation: Line | None = None
    whatsapp: Line | None = None
    address: Address | None = None


def checked(
    particulars: Particulars, today: date
) -> tuple[Person, CitizenDetails, tuple[str, ...]]:
    """The stored form, and warnings: codes of what the NIK says otherwise.

    :raises InvalidInput: naming every field that is wrong.
    """
    values = _parsed(
        {field: getattr(particulars, field) for field in Particulars.model_fields}, today
    )
    person = Person(**{field: values[field] for field in Person.model_fields})
    citizen = CitizenDetails(**{field: values[field] for field in CitizenDetails.model_fields})
    return person, citizen, _warnings(person.nik, citizen)


def checked_person(values: Mapping[str, str], today: date) -> Person:
    """For an officer's account, which has no more than that.

    :raises InvalidInput: naming every field that is wrong.
    """
    return Person(**_parsed(values, today))


def checked_email(email: str) -> str:
    """:raises InvalidInput: it is no address."""
    return parse_email(email, "email")


def checked_particular(field: str, text: str, today: date) -> str:
    """One particular that is text, in its stored form.

    :raises InvalidInput: it is no good; the path is ``field``.
    """
    return str(_parsed({field: text}, today)[field])


def edited(account: Account, edit: ParticularsEdit, today: date) -> Account:
    """The account with these particulars. An officer's name is the administrator's to change:
    letters are signed with it.

    :raises InvalidInput: naming every field that is wrong, or missing beside those that are there.
    """
    given = {f: getattr(edit, f) for f in edit.model_fields_set if getattr(edit, f) is not None}
    if account.post and (locked := sorted(_NAME_FIELDS & given.keys())):
        raise InvalidInput(fields=[FieldProblem(f, "set-by-administrator") for f in locked])
    values = _parsed(given, today)
    after = account.model_copy(update={f: v for f, v in values.items() if f not in _CITIZEN_FIELDS})
    if not _CITIZEN_FIELDS & values.keys():
        return after
    known = dict(account.citizen) if account.citizen else {}
    known |= {f: v for f, v in values.items() if f in _CITIZEN_FIELDS}
    if missing := sorted(_CITIZEN_FIELDS - known.keys()):
        raise InvalidInput(fields=[FieldProblem(field, "required") for field in missing])
    citizen = CitizenDetails(**known)
    return after.model_copy(
        update={"citizen": citizen, "warnings": _warnings(account.nik, citizen)}
    )


def _parsed(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    parsers: dict[str, Callable[[Any, str], Any]] = {
        "nik": lambda text, path: Nik.parse(text, path).value,
        "name": parse_name,
        "title_before": parse_title,
        "title_after": parse_title,
        "birth_place": partial(_line, longest=60),
        "birth_date": partial(_birth_date, today=today),
        "sex": lambda sex, _: sex,
        "occupation": partial(_line, longest=100),
        "whatsapp": parse_whatsapp,
        "email": parse_email,
        "address": _address,
    }
    found: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    for field, value in values.items():
        try:
            found[field] = parsers[field](value, field)
        except DomainError as error:
            problems += error.fields
    if problems:
        raise InvalidInput(fields=problems)
    return found


def _line(text: str, path: str, *, longest: int) -> str:
    """One line of text, title case instead of capitals only."""
    tidy = " ".join(unicodedata.normalize("NFC", text).split())
    if not tidy:
        raise InvalidInput(fields=[FieldProblem(path, "required")])
    if len(tidy) > longest:
        raise InvalidInput(fields=[FieldProblem(path, "too-long", {"max_length": longest})])
    if any(unicodedata.category(character)[0] == "C" for character in tidy):
        raise InvalidInput(fields=[FieldProblem(path, "control-characters")])
    return title_case(tidy)


def _birth_date(day: date, path: str, *, today: date) -> date:
    if day > today:
        raise InvalidInput(fields=[FieldProblem(path, "date-in-future")])
    if day.year < _OLDEST:
        raise InvalidInput(fields=[FieldProblem(path, "date-out-of-range")])
    return day


def _address(address: Address, path: str) -> Address:
    """Each region must lie in the one above it; its name is taken as the client's list has it."""
    parts: dict[str, Any] = {}
    above = ""
    for level, pattern in _REGION_CODES.items():
        region: Region = getattr(address, level)
        code = region.code
        if not pattern.fullmatch(code) or not code.startswith(above) or code[:2] not in PROVINCES:
            raise InvalidInput(fields=[FieldProblem(f"{path}.{level}", "region-mismatch")])
        parts[level] = Region(
            code=code, name=_line(region.name, f"{path}.{level}.name", longest=80)
        )
        above = code
    return Address(**parts, street=_line(address.street, f"{path}.street", longest=200))


def _warnings(nik: str, citizen: CitizenDetails) -> tuple[str, ...]:
    return Nik(nik).differences(
        birth_date=citizen.birth_date,
        sex=citizen.sex.value,
        region_code=citizen.address.village.code,
    )
