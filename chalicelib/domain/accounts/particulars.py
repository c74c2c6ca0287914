"""A person's particulars as typed, checked field by field and brought into their stored form."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any

from pydantic import Field

from chalicelib.domain.accounts.model import Account, Address, CitizenDetails, Person, Sex
from chalicelib.domain.errors import DomainError, FieldProblem, InvalidInput
from chalicelib.domain.people import typed
from chalicelib.domain.people.capitals import title_case
from chalicelib.domain.people.contact import parse_email, parse_whatsapp
from chalicelib.domain.people.names import parse_name, parse_title
from chalicelib.domain.people.nik import Nik
from chalicelib.domain.people.regions import Regions
from chalicelib.domain.records import Record
from chalicelib.domain.repertoire import require_printable

Line = Annotated[str, Field(max_length=300)]
"""Bounds what is parsed at all; each field's own limit is checked after."""

_YEARS_AT_MOST = 120
"""Of a person: whoever seems older typed a wrong year."""
_STREET_LENGTH = 200
_MAY_BE_EMPTY = frozenset({"title_before", "title_after"})
_CITIZEN_FIELDS = frozenset(CitizenDetails.model_fields)
_NAME_FIELDS = frozenset({"name", "title_before", "title_after"})


class AddressInput(Record):
    """``village`` is a Kemendagri code (``13.02.10.2001``): names, and what the village lies in,
    are the official ones, never the client's. ``street`` holds jalan, jorong, RT and RW."""

    village: Line = ""
    street: Line = ""


class OnCard(Record):
    """What stands on an identity card and what a person says of themselves, as text that may be
    empty, so that all that is wrong is told at once (docs/checks.md 65). ``birth_date``:
    ``YYYY-MM-DD``."""

    nik: Line = ""
    name: Line = ""
    title_before: Line = ""
    title_after: Line = ""
    birth_place: Line = ""
    birth_date: Line = ""
    sex: Line = ""
    occupation: Line = ""
    address: AddressInput = AddressInput()


class Particulars(OnCard):
    """The registration form's fields (docs/domain.md §1.4)."""

    whatsapp: Line = ""
    email: Line = ""


class ParticularsEdit(Record):
    """What a person may change; what is left out stays. E-mail and WhatsApp have ways of their own
    (``ways.py``)."""

    name: Line | None = None
    title_before: Line | None = None
    title_after: Line | None = None
    birth_place: Line | None = None
    birth_date: Line | None = None
    sex: Line | None = None
    occupation: Line | None = None
    address: AddressInput | None = None


def checked(
    given: OnCard, regions: Regions, today: date
) -> tuple[Person, CitizenDetails, tuple[str, ...]]:
    """The stored form, without ways where none are asked for; and warnings: codes of what the NIK
    says otherwise.

    :raises InvalidInput: naming every field that is wrong.
    """
    asked = Particulars if isinstance(given, Particulars) else OnCard
    values = _parsed({field: getattr(given, field) for field in asked.model_fields}, today, regions)
    person = Person(**{field: values.get(field, "") for field in Person.model_fields})
    citizen = CitizenDetails(**{field: values[field] for field in CitizenDetails.model_fields})
    return person, citizen, _warnings(person.nik, citizen)


def checked_person(values: Mapping[str, str], today: date) -> Person:
    """For an officer's account, which has no more than that.

    :raises InvalidInput: naming every field that is wrong.
    """
    return Person(**_parsed(values, today))


def checked_ways(email: str, whatsapp: str, today: date) -> tuple[str, str]:
    """Both in their stored form.

    :raises InvalidInput: naming each that is wrong.
    """
    values = _parsed({"whatsapp": whatsapp, "email": email}, today)
    return values["email"], values["whatsapp"]


def checked_email(email: str) -> str:
    """:raises InvalidInput: it is no address."""
    return parse_email(email, "email")


def checked_whatsapp(number: str) -> str:
    """:raises InvalidInput: no number that can have WhatsApp."""
    return parse_whatsapp(number, "whatsapp")


def checked_particular(field: str, text: str, today: date) -> str:
    """One particular that is text, in its stored form.

    :raises InvalidInput: it is no good; the path is ``field``.
    """
    return str(_parsed({field: text}, today)[field])


def edited(account: Account, edit: ParticularsEdit, regions: Regions, today: date) -> Account:
    """The account with these particulars. An officer's name is the administrator's to change:
    letters are signed with it.

    :raises InvalidInput: naming every field that is wrong, or missing beside those that are there.
    """
    given = {f: getattr(edit, f) for f in edit.model_fields_set if getattr(edit, f) is not None}
    if account.post and (locked := sorted(_NAME_FIELDS & given.keys())):
        raise InvalidInput(fields=[FieldProblem(f, "set-by-administrator") for f in locked])
    values = _parsed(given, today, regions)
    after = account.replace(
        name=values.get("name", account.name),
        title_before=values.get("title_before", account.title_before),
        title_after=values.get("title_after", account.title_after),
    )
    if not _CITIZEN_FIELDS & values.keys():
        return after
    known = dict(account.citizen) if account.citizen else {}
    known |= {f: v for f, v in values.items() if f in _CITIZEN_FIELDS}
    if missing := sorted(_CITIZEN_FIELDS - known.keys()):
        raise InvalidInput(fields=[FieldProblem(field, "required") for field in missing])
    citizen = CitizenDetails(**known)
    return after.replace(citizen=citizen, warnings=_warnings(account.nik, citizen))


def _parsed(
    values: Mapping[str, Any], today: date, regions: Regions | None = None
) -> dict[str, Any]:
    """``regions`` where there may be an address among them."""
    parsers: dict[str, Callable[[Any, str], Any]] = {
        "nik": _nik,
        "name": parse_name,
        "title_before": parse_title,
        "title_after": parse_title,
        "birth_place": partial(_line, longest=60),
        "birth_date": partial(_birth_date, today=today),
        "sex": _sex,
        "occupation": partial(_line, longest=100),
        "whatsapp": parse_whatsapp,
        "email": parse_email,
    }
    if regions is not None:
        parsers["address"] = partial(_address, regions=regions)
    found: dict[str, Any] = {}
    problems: list[FieldProblem] = []
    for field, value in values.items():
        try:
            found[field] = parsers[field](_typed(field, value), field)
        except DomainError as error:
            problems += error.fields
    if problems:
        raise InvalidInput(fields=problems)
    return found


def _typed(field: str, value: Any) -> Any:
    """:raises InvalidInput: nothing is there, or what no field takes."""
    if not isinstance(value, str):
        return value
    text = typed.line(value, field)
    if not text and field not in _MAY_BE_EMPTY:
        raise InvalidInput(fields=[FieldProblem(field, "required")])
    return text


def _nik(text: str, path: str) -> str:
    return Nik.parse(text, path).value


def _sex(text: str, path: str) -> Sex:
    if text not in set(Sex):
        raise InvalidInput(fields=[FieldProblem(path, "not-a-choice")])
    return Sex(text)


def _line(text: str, path: str, *, longest: int) -> str:
    """Title case instead of capitals only."""
    if len(text) > longest:
        raise InvalidInput(fields=[FieldProblem(path, "too-long", {"max_length": longest})])
    require_printable(text, path)
    return title_case(text)


def _birth_date(text: str, path: str, *, today: date) -> date:
    day = typed.day(text, path)
    if day > today:
        raise InvalidInput(fields=[FieldProblem(path, "date-in-future")])
    if day.year < today.year - _YEARS_AT_MOST:
        raise InvalidInput(fields=[FieldProblem(path, "date-out-of-range")])
    return day


def _address(address: AddressInput, path: str, *, regions: Regions) -> Address:
    problems: list[FieldProblem] = []
    village = address.village.strip()
    found = regions.find(village)
    if found is None:
        code = "unknown-village" if village else "required"
        problems.append(FieldProblem(f"{path}.village", code))
    street = ""
    try:
        street = _line(
            _typed(f"{path}.street", address.street), f"{path}.street", longest=_STREET_LENGTH
        )
    except InvalidInput as refused:
        problems += refused.fields
    if found is None or problems:
        raise InvalidInput(fields=problems)
    return Address(**dict(found), street=street)


def _warnings(nik: str, citizen: CitizenDetails) -> tuple[str, ...]:
    return Nik(nik).differences(
        birth_date=citizen.birth_date,
        sex=citizen.sex.value,
        region_code=citizen.address.village.code,
    )
