"""The columns of a list of permits, and what each row says: all that is wrong, by its place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.lookups import name_key
from chalicelib.domain.people.nik import masked
from chalicelib.domain.sheets import CellKind, Table, TableRow, day_in

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("Nomor izin", "No. izin", "Nomor SK", "No. SK", "Permit number"),
    "type": ("Jenis izin", "Permit type"),
    "holder": ("Nama pemegang", "Nama pemegang izin", "Nama", "Holder"),
    "nik": ("NIK",),
    "issued_on": ("Tanggal terbit", "Tgl. terbit", "Tanggal SK", "Issued on"),
    "valid_until": ("Berlaku sampai", "Masa berlaku", "Valid until"),
    "signer": ("Penandatangan", "Ditandatangani oleh", "Signed by"),
}
"""How each may be headed; the first is what a refusal calls it."""

NEEDED = ("number", "type", "holder", "issued_on", "signer")
LONGEST = {"number": 100, "type": 200, "holder": 150, "signer": 150}


@dataclass(frozen=True)
class Said:
    """What a row says, once nothing of it is wrong by itself."""

    row: int
    number: str
    permit_type: PermitType
    holder: str
    nik_masked: str
    issued_on: date
    valid_until: date | None
    signer: str


Problem = Callable[..., None]


class Reading:
    """``types``: those that there ever were, the newest of each. Collects ``problems``."""

    def __init__(self, table: Table, types: list[PermitType], today: date) -> None:
        self.problems: list[FieldProblem] = []
        self._table = table
        self._today = today
        self._types = {key: one for one in types for key in (one.id, name_key(one.name.id))}

    def rows(self) -> list[Said]:
        for name in self._table.missing:
            if name in NEEDED:
                self.problems.append(
                    FieldProblem("row.1", "import-no-column", {"column": COLUMNS[name][0]})
                )
        if self.problems:
            return []
        return [said for row in self._table.rows if (said := self._row(row)) is not None]

    def tell(self, row: int, name: str, code: str, **params: object) -> None:
        """About this field of this row, wherever its column stands."""
        column = self._table.columns.get(name, "-")
        known = {"row": row, "column": column, "heading": COLUMNS[name][0]}
        self.problems.append(FieldProblem(f"row.{row}.{column}", code, {**known, **params}))

    def _row(self, row: TableRow) -> Said | None:
        before = len(self.problems)
        for name, cell in row.cells.items():
            if cell.kind is CellKind.ERROR:
                self.tell(row.number, name, "import-formula-failed")
        for name in NEEDED:
            if not row.text(name):
                self.tell(row.number, name, "import-empty")
        for name, most in LONGEST.items():
            if len(row.text(name)) > most:
                self.tell(row.number, name, "import-too-long", most=most)
        permit_type = self._type(row)
        nik = self._nik(row)
        issued_on = self._day(row, "issued_on")
        until = self._day(row, "valid_until")
        if issued_on and issued_on > self._today:
            self.tell(row.number, "issued_on", "import-in-future")
        if issued_on and until and until < issued_on:
            self.tell(row.number, "valid_until", "import-ends-before")
        if len(self.problems) > before or permit_type is None or issued_on is None:
            return None
        return Said(
            row=row.number,
            number=" ".join(row.text("number").split()),
            permit_type=permit_type,
            holder=" ".join(row.text("holder").split()),
            nik_masked=nik,
            issued_on=issued_on,
            valid_until=until,
            signer=" ".join(row.text("signer").split()),
        )

    def _type(self, row: TableRow) -> PermitType | None:
        text = row.text("type")
        found = self._types.get(text) or self._types.get(name_key(text))
        if text and found is None:
            self.tell(row.number, "type", "import-unknown-type")
        return found

    def _nik(self, row: TableRow) -> str:
        cell = row.cells.get("nik")
        if cell is None:
            return ""
        digits = re.sub(r"[\s.'’-]", "", cell.text)
        if cell.lost_digits:
            self.tell(row.number, "nik", "import-digits-lost")
        elif not re.fullmatch(r"[0-9]{16}", digits):
            self.tell(row.number, "nik", "import-no-nik")
        else:
            return masked(digits)
        return ""

    def _day(self, row: TableRow, name: str) -> date | None:
        cell = row.cells.get(name)
        if cell is None:
            return None
        found = day_in(cell)
        if found is None:
            self.tell(row.number, name, "import-no-day")
        return found
