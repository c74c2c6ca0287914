"""What a list of people says, row by row: whom to invite, and what is filled in for them. All that
is wrong is told at once, by its row and column as the sender sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, FieldRule, PermitType
from chalicelib.domain.catalogue.values import LIFETIME, check_values
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.lookups import name_key
from chalicelib.domain.people.contact import email_key, parse_email
from chalicelib.domain.people.names import split_titles
from chalicelib.domain.people.regions import Regions
from chalicelib.domain.sheets import Cell, CellKind, Table, TableRow, day_in
from chalicelib.domain.text import Localized

NAME, EMAIL = "name", "email"
_OWN = {NAME: Localized(id="Nama", en="Name"), EMAIL: Localized(id="E-mail", en="E-mail")}
_PREFIX = "data."
"""Stands before the fields of the form, which may be called as ours are."""

_ONE_CELL = frozenset(
    {
        *(FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.DATE, FieldKind.DATE_OR_LIFETIME),
        *(FieldKind.CHOICE, FieldKind.EMAIL, FieldKind.PHONE, FieldKind.INTEGER),
    }
)
"""Kinds of fields that a cell can answer: places, villages and spans are filled in on the form."""


@dataclass(frozen=True)
class RowProblem:
    """``problem`` of the cell in ``column`` (letters, or ``-`` where it has none) of ``row``."""

    row: int
    column: str
    heading: Localized
    problem: FieldProblem


@dataclass(frozen=True)
class Listed:
    """One person of a list; ``values`` as the form stores them."""

    row: int
    name: str
    email: str
    values: Mapping[str, Any]


def fields_in(permit_type: PermitType) -> list[FieldRule]:
    """Those that a list may fill in."""
    asked = permit_type.fields_for(ApplicationKind.NEW)
    return [rule for rule in asked if rule.kind in _ONE_CELL]


def headings(permit_type: PermitType) -> dict[str, Localized]:
    """By what a column is called here, in the order of the template: the first two are needed."""
    return _OWN | {f"{_PREFIX}{rule.id}": rule.label for rule in fields_in(permit_type)}


def names(permit_type: PermitType) -> dict[str, tuple[str, ...]]:
    """How each column may be headed."""
    said = {key: (label.id, label.en) for key, label in headings(permit_type).items()}
    return said | {NAME: (*said[NAME], "Nama lengkap"), EMAIL: (*said[EMAIL], "Email", "Surel")}


class Reading:
    """Of a table with the columns of ``names``; collects ``problems``."""

    def __init__(
        self, table: Table, permit_type: PermitType, today: date, regions: Regions
    ) -> None:
        self.problems: list[RowProblem] = []
        self._table = table
        self._type = permit_type
        self._headings = headings(permit_type)
        self._rules = {rule.id: rule for rule in fields_in(permit_type)}
        self._today = today
        self._regions = regions

    def people(self) -> list[Listed]:
        """Those of whom nothing is wrong by themselves."""
        for name in _OWN.keys() & set(self._table.missing):
            self._missing(name)
        if not self.problems and not self._table.rows:
            self._tell(1, NAME, FieldProblem("", "list-no-rows"))
        if self.problems:
            return []
        found = [one for row in self._table.rows if (one := self._person(row)) is not None]
        return self._each_once(found)

    def tell(self, person: Listed, code: str, **params: object) -> None:
        """About somebody's address."""
        self._tell(person.row, EMAIL, FieldProblem("", code, params))

    def _missing(self, name: str) -> None:
        params = {"column": self._headings[name].id}
        self._tell(1, name, FieldProblem("", "import-no-column", params))

    def _tell(self, row: int, name: str, problem: FieldProblem) -> None:
        column = self._table.columns.get(name, "-")
        self.problems.append(RowProblem(row, column, self._headings[name], problem))

    def _person(self, row: TableRow) -> Listed | None:
        before = len(self.problems)
        for name, cell in row.cells.items():
            if cell.kind is CellKind.ERROR:
                self._tell(row.number, name, FieldProblem("", "list-formula-failed"))
            elif cell.lost_digits:
                self._tell(row.number, name, FieldProblem("", "list-digits-lost"))
        if len(self.problems) > before:
            return None
        full_name, email = self._own(row, NAME), self._own(row, EMAIL)
        values = self._values(row)
        if len(self.problems) > before:
            return None
        return Listed(row.number, full_name, email, values)

    def _own(self, row: TableRow, name: str) -> str:
        text = row.text(name)
        try:
            if not text:
                raise InvalidInput(fields=[FieldProblem(name, "required")])
            return split_titles(text).full_name if name == NAME else parse_email(text)
        except InvalidInput as refused:
            self._tell(row.number, name, refused.fields[0])
            return ""

    def _values(self, row: TableRow) -> dict[str, Any]:
        sent = {
            field_id: _value(rule, row.cells[f"{_PREFIX}{field_id}"])
            for field_id, rule in self._rules.items()
            if f"{_PREFIX}{field_id}" in row.cells
        }
        clean, problems = check_values(
            self._type, ApplicationKind.NEW, sent, self._today, self._regions
        )
        for problem in problems:
            self._tell(row.number, problem.path, problem)
        return clean

    def _each_once(self, people: list[Listed]) -> list[Listed]:
        first: dict[str, Listed] = {}
        for one in people:
            key = email_key(one.email)
            if key in first:
                self.tell(one, "list-twice", other=first[key].row)
            else:
                first[key] = one
        return list(first.values())


def _value(rule: FieldRule, cell: Cell) -> str:
    """As the form would send it; what cannot be read so is refused as it stands."""
    text = cell.text
    if rule.kind is FieldKind.CHOICE:
        known = {
            name_key(word): choice.value
            for choice in rule.choices
            for word in (choice.label.id, choice.label.en)
        }
        return known.get(name_key(text), text)
    if rule.kind in (FieldKind.DATE, FieldKind.DATE_OR_LIFETIME):
        if name_key(text) in _FOR_LIFE:
            return LIFETIME  # which a question for a day alone refuses
        day = day_in(cell)
        return day.isoformat() if day else text
    return text


_FOR_LIFE = frozenset({"seumur hidup", LIFETIME})
