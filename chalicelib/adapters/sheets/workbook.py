"""The values of the first visible sheet of an XLSX workbook (ECMA-376 part 1, both forms).

Nothing is computed and nothing is fetched: of a formula the value that was stored with it counts.
No part of a workbook has a document type; one that does is refused before an entity is looked at.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lxml import etree

from chalicelib.domain.sheets import Cell, CellKind, SheetLimits, SheetProblem

_MOST_UNPACKED = 100_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of XLS, and of an XLSX with a password (MS-OFFCRYPTO 2.3)."""

_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Built-in number formats that show a day or a time (ECMA-376 part 1, 18.8.30)."""
_NOT_OF_A_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_HARMLESS = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


class Refused(Exception):
    def __init__(self, problem: SheetProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def rows(data: bytes, limits: SheetLimits) -> list[list[Cell]]:
    """As ``SheetReader.read``.

    :raises Refused: what is known to be wrong; a damaged file may raise anything.
    """
    if data.startswith(_OLE):
        raise Refused(SheetProblem.OLD_OR_LOCKED)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused(SheetProblem.NO_XLSX)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(one.file_size for one in archive.infolist()) > _MOST_UNPACKED:
            raise Refused(SheetProblem.TOO_COMPLEX)
        if "xl/workbook.xml" not in archive.namelist():
            raise Refused(SheetProblem.NO_XLSX)
        found = list(_Book(archive, limits).rows())
    if not found:
        raise Refused(SheetProblem.EMPTY)
    return found


class _Book:
    def __init__(self, archive: zipfile.ZipFile, limits: SheetLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._sheet, self._since = self._first_sheet()
        self._texts = list(self._shared_texts())
        self._dated = self._styles_of_dates()

    def rows(self) -> Iterator[list[Cell]]:
        count = 0
        for element in self._elements(self._sheet, "row"):
            row = [cell for one in element if (cell := self._cell(one)) is not None]
            if not row:
                continue
            count += 1
            if count > self._limits.max_rows or len(row) > self._limits.max_columns:
                raise Refused(SheetProblem.TOO_LARGE)
            yield row

    def _cell(self, element: Any) -> Cell | None:
        placed = _REFERENCE.fullmatch(element.get("r", ""))
        if placed is None:
            return None
        text, kind = self._value(element)
        text = text.strip()[: self._limits.max_text]
        return Cell(int(placed[2]), placed[1], text, kind) if text else None

    def _value(self, element: Any) -> tuple[str, CellKind]:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return _texts_in(element), CellKind.TEXT
        value = next((one.text or "" for one in element if _local(one) == "v"), "")
        if kind == "s":
            return self._texts[int(value)] if value else "", CellKind.TEXT
        if kind == "e":
            return value, CellKind.ERROR
        if kind == "d":
            return value[:10], CellKind.DATE
        if kind != "n" or not value:
            return value, CellKind.TEXT
        if element.get("s", "0") in self._dated:
            return self._day(float(value))
        return _digits(value), CellKind.NUMBER

    def _day(self, serial: float) -> tuple[str, CellKind]:
        if not 1 <= serial < 2_958_466:  # 1 January 10000
            return _digits(str(serial)), CellKind.NUMBER
        day = _EPOCHS[self._since] + timedelta(days=int(serial))
        return day.isoformat(), CellKind.DATE

    def _first_sheet(self) -> tuple[str, bool]:
        """Its path in the archive, and whether days are counted from 1904."""
        since, name = False, ""
        for element in self._elements("xl/workbook.xml", "workbookPr", "sheet"):
            if _local(element) == "workbookPr":
                since = element.get("date1904") in ("1", "true")
            elif not name and element.get("state", "visible") == "visible":
                name = next(value for key, value in element.items() if key.endswith("}id"))
        for relation in self._elements("xl/_rels/workbook.xml.rels", "Relationship"):
            if relation.get("Id") == name:
                return posixpath.join("/xl", relation.get("Target")).lstrip("/"), since
        raise Refused(SheetProblem.EMPTY)

    def _shared_texts(self) -> Iterator[str]:
        if "xl/sharedStrings.xml" in self._archive.namelist():
            for element in self._elements("xl/sharedStrings.xml", "si"):
                yield _texts_in(element)

    def _styles_of_dates(self) -> set[str]:
        """The styles, by number, whose numbers are days."""
        if "xl/styles.xml" not in self._archive.namelist():
            return set()
        own: dict[int, bool] = {}
        for element in self._elements("xl/styles.xml", "numFmt", "cellXfs"):
            if _local(element) == "numFmt":
                own[int(element.get("numFmtId"))] = _shows_a_day(element.get("formatCode", ""))
                continue
            numbers = [int(one.get("numFmtId", "0")) for one in element]
            return {str(at) for at, one in enumerate(numbers) if own.get(one, one in _DATES)}
        return set()

    def _elements(self, path: str, *names: str) -> Iterator[Any]:
        with self._archive.open(path) as file:
            wanted = [f"{{*}}{name}" for name in names]
            for _, element in etree.iterparse(file, tag=wanted, **_HARMLESS):
                if element.getroottree().docinfo.doctype:
                    raise Refused(SheetProblem.UNREADABLE)
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]


def _local(element: Any) -> str:
    name: str = element.tag
    return name.rpartition("}")[2]


def _texts_in(element: Any) -> str:
    """Runs of one text, without the readings of East Asian words (``rPh``)."""
    found = []
    for one in element:
        if _local(one) == "t":
            found.append(one.text or "")
        elif _local(one) in ("r", "is"):
            found.append(_texts_in(one))
    return "".join(found)


def _shows_a_day(code: str) -> bool:
    plain = _NOT_OF_A_DATE.sub("", code).lower()
    return "d" in plain or "y" in plain


def _digits(value: str) -> str:
    """``5.0`` and ``1.302E+15`` as a person writes them."""
    number = float(value)
    return str(int(number)) if number.is_integer() else value
