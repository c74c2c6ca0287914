"""Lists that somebody sends as a spreadsheet: cells with their places, so that what is wrong can be
named by row and column as the sender sees them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from chalicelib.domain.errors import InvalidInput

_WRITTEN_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class CellKind(StrEnum):
    """``NUMBER`` is what a spreadsheet computes with: of more than 15 digits it has lost the last
    ones, which a NIK is long enough for. ``ERROR`` is a formula that failed (``#REF!``)."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ERROR = "error"


@dataclass(frozen=True)
class Cell:
    """``text`` without spaces around it; of a date ``2024-03-31``, of a whole number its digits.
    ``column`` in letters and ``row`` from 1, as the spreadsheet shows them."""

    row: int
    column: str
    text: str
    kind: CellKind = CellKind.TEXT

    @property
    def lost_digits(self) -> bool:
        return self.kind is CellKind.NUMBER and sum(map(str.isdigit, self.text)) > 15


@dataclass(frozen=True)
class SheetLimits:
    max_bytes: int = 5_000_000
    max_rows: int = 5_000
    max_columns: int = 60
    max_text: int = 2_000


class SheetProblem(StrEnum):
    """Why a file as a whole was refused. Each is a code of ``templates/problems.toml``."""

    EMPTY = "sheet-empty"
    NO_XLSX = "sheet-no-xlsx"
    OLD_OR_LOCKED = "sheet-old-or-locked"
    UNREADABLE = "sheet-unreadable"
    TOO_LARGE = "sheet-too-large"
    TOO_COMPLEX = "sheet-too-complex"


class SheetRefused(InvalidInput):
    """``code`` is a SheetProblem's; ``max_mb`` and ``max_rows`` in ``params`` of TOO_LARGE."""

    code = SheetProblem.UNREADABLE.value


class SheetReader(Protocol):
    def read(self, data: bytes, limits: SheetLimits) -> tuple[tuple[Cell, ...], ...]:
        """Of the first sheet that is shown, every row that has something in it: its cells that
        are not empty, from left to right.

        :raises SheetRefused: whatever the bytes are.
        :raises RuntimeError: the process that reads it cannot be started.
        """
        ...


@dataclass(frozen=True)
class TableRow:
    """``cells`` by the field's name; what is empty is not there."""

    number: int
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def text(self, name: str) -> str:
        found = self.cells.get(name)
        return found.text if found else ""


@dataclass(frozen=True)
class Table:
    """``columns``: the letter of each field that has a column."""

    columns: Mapping[str, str]
    rows: tuple[TableRow, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def table(rows: Sequence[Sequence[Cell]], names: Mapping[str, Sequence[str]]) -> Table:
    """The sheet as a table under its first row. ``names``: of each field, how its column may be
    headed, in whatever case. ``missing`` are fields without a column, ``unknown`` headings that
    are no field's."""
    heading, body = (rows[0], rows[1:]) if rows else ((), ())
    known = {_plain(one): name for name, all_of in names.items() for one in all_of}
    fields: dict[str, str] = {}
    unknown = []
    for cell in heading:
        name = known.get(_plain(cell.text))
        if name is None or name in fields.values():
            unknown.append(cell.text)
        else:
            fields[cell.column] = name
    found = tuple(
        TableRow(row[0].row, {fields[one.column]: one for one in row if one.column in fields})
        for row in body
    )
    return Table(
        columns={name: letter for letter, name in fields.items()},
        rows=tuple(row for row in found if row.cells),
        missing=tuple(name for name in names if name not in fields.values()),
        unknown=tuple(unknown),
    )


def day_in(cell: Cell) -> date | None:
    """A spreadsheet's own day, or one that was typed as ``31-12-2024`` or ``2024-12-31``."""
    iso, written = _ISO_DAY.fullmatch(cell.text), _WRITTEN_DAY.fullmatch(cell.text)
    if iso:
        year, month, day = map(int, iso.groups())
    elif written:
        day, month, year = map(int, written.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", " ", heading).strip().casefold()
