"""A stranger's spreadsheet: its values with their places, or why it cannot be read."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chalicelib.adapters.confined.processes import Limits
from chalicelib.adapters.sheets.reader import ConfinedSheetReader, processes
from chalicelib.domain.sheets import Cell, CellKind, SheetLimits, SheetProblem, SheetRefused, table
from tests.support import confined
from tests.support.workbooks import MAIN, book_of_1904, packed, workbook

NIK = "1302105003930004"
NAMES = {"nik": ("NIK",), "number": ("Nomor izin", "No. SK"), "until": ("Berlaku sampai",)}


@pytest.fixture(scope="module")
def reader() -> Iterator[ConfinedSheetReader]:
    """The real one, with its process."""
    running = processes()
    yield ConfinedSheetReader(running)
    running.close()


def refusal(reader: ConfinedSheetReader, data: bytes, limits: SheetLimits | None = None) -> str:
    with pytest.raises(SheetRefused) as refused:
        reader.read(data, limits or SheetLimits())
    return refused.value.problem


def test_cells_come_with_their_places_from_the_first_sheet_that_is_shown(
    reader: ConfinedSheetReader,
) -> None:
    data = workbook([["NIK", "Berlaku sampai"], [], [NIK, None, date(2027, 3, 31), 12, 0.5]])
    heading, row = reader.read(data, SheetLimits())
    assert [cell.text for cell in heading] == ["NIK", "Berlaku sampai"]
    assert row == (
        Cell(3, "A", NIK),
        Cell(3, "C", "2027-03-31", CellKind.DATE),
        Cell(3, "D", "12", CellKind.NUMBER),
        Cell(3, "E", "0.5", CellKind.NUMBER),
    )


def test_days_counted_from_1904_are_the_same_days(reader: ConfinedSheetReader) -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>0</v></c>'
        '<c r="B1" s="1"><v>45016</v></c></row></sheetData></worksheet>'
    )
    [[none, day]] = reader.read(workbook([], sheet=sheet, book=book_of_1904()), SheetLimits())
    assert day.text == "2027-04-01"
    assert (none.text, none.kind) == ("0", CellKind.NUMBER)


def test_a_day_beyond_the_calendar_is_a_number(reader: ConfinedSheetReader) -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>2958465</v></c>'
        '<c r="B1" s="1"><v>2958466</v></c></row></sheetData></worksheet>'
    )
    [[last, beyond]] = reader.read(workbook([], sheet=sheet), SheetLimits())
    assert (last.text, last.kind) == ("9999-12-31", CellKind.DATE)
    assert (beyond.text, beyond.kind) == ("2958466", CellKind.NUMBER)


def test_a_day_that_was_written_as_one_is_read(reader: ConfinedSheetReader) -> None:
    """ISO 8601, as ECMA-376 part 1, 18.18.11 allows beside the number."""
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="d"><v>2027-03-31T00:00:00</v></c></row></sheetData></worksheet>'
    )
    [[day]] = reader.read(workbook([], sheet=sheet), SheetLimits())
    assert (day.text, day.kind) == ("2027-03-31", CellKind.DATE)


def test_a_book_without_styles_and_shared_texts_is_read(reader: ConfinedSheetReader) -> None:
    """As a small program writes it."""
    sheet = (
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>NIK</t></is></c>'
        '<c r="B1"><v>45292</v></c></row></sheetData></worksheet>'
    )
    with zipfile.ZipFile(io.BytesIO(workbook([], sheet=sheet))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    plain = {n: t for n, t in parts.items() if "styles" not in n and "sharedStrings" not in n}
    [row] = reader.read(packed(plain), SheetLimits())
    assert [cell.text for cell in row] == ["NIK", "45292"]


def test_a_book_of_hidden_sheets_alone_is_empty(reader: ConfinedSheetReader) -> None:
    hidden = book_of_1904().replace('name="Daftar"', 'name="Daftar" state="hidden"')
    assert refusal(reader, workbook([["NIK"]], book=hidden)) == SheetProblem.EMPTY


def test_a_cell_that_is_only_coloured_is_empty(reader: ConfinedSheetReader) -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"/><c r="B1"/>'
        '<c r="C1" s="1"><v/></c><c r="D1"><v>7</v></c></row></sheetData></worksheet>'
    )
    [row] = reader.read(workbook([], sheet=sheet), SheetLimits())
    assert [(cell.column, cell.text) for cell in row] == [("D", "7")]


def test_what_a_formula_gave_is_read_and_what_failed_is_told(reader: ConfinedSheetReader) -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="str"><f>CONCAT(B1)</f><v>SIP/1</v></c><c r="B1" t="e"><v>#REF!</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>SIP</t></r><r><t>/2</t></r></is></c>'
        "</row></sheetData></worksheet>"
    )
    [row] = reader.read(workbook([], sheet=sheet), SheetLimits())
    assert [(cell.text, cell.kind.value) for cell in row] == [
        ("SIP/1", "text"),
        ("#REF!", "error"),
        ("SIP/2", "text"),
    ]


def test_a_nik_kept_as_a_number_is_known_to_have_lost_digits(reader: ConfinedSheetReader) -> None:
    [[lost, short]] = reader.read(workbook([[1.302105003930001e15, 500]]), SheetLimits())
    assert lost.text == "1302105003930001" and lost.lost_digits
    assert not short.lost_digits
    assert not Cell(1, "A", NIK).lost_digits


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", SheetProblem.EMPTY),
        (workbook([]), SheetProblem.EMPTY),
        (b"NIK;Nama\n1;Siti\n", SheetProblem.NO_XLSX),
        (packed({"word/document.xml": "<a/>"}), SheetProblem.NO_XLSX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), SheetProblem.OLD_OR_LOCKED),
        (workbook([], sheet="<worksheet><sheetData><row"), SheetProblem.UNREADABLE),
        (
            workbook(
                [],
                sheet='<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet><sheetData><row r="1">'
                '<c r="A1" t="str"><v>&a;</v></c></row></sheetData></worksheet>',
            ),
            SheetProblem.UNREADABLE,
        ),
        (workbook([["a"]])[:-40], SheetProblem.NO_XLSX),
    ],
)
def test_what_cannot_be_read_says_why(
    reader: ConfinedSheetReader, data: bytes, problem: SheetProblem
) -> None:
    assert refusal(reader, data) == problem


def test_a_bomb_is_too_complex_and_the_next_file_is_read(reader: ConfinedSheetReader) -> None:
    bomb = workbook([], sheet=" " * 101_000_000)
    assert len(bomb) < 200_000
    assert refusal(reader, bomb) == SheetProblem.TOO_COMPLEX
    assert reader.read(workbook([["NIK"]]), SheetLimits())[0][0].text == "NIK"


def test_one_that_takes_too_much_memory_is_too_complex() -> None:
    narrow = processes(limits=Limits(cpu_seconds=5, memory_bytes=60_000_000, wall_seconds=10))
    wide = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 900_000))
    sheet = f"<worksheet><sheetData>{wide}</sheetData></worksheet>"
    limits = SheetLimits(max_rows=10_000_000)
    assert refusal(ConfinedSheetReader(narrow), workbook([], sheet=sheet), limits) in (
        SheetProblem.TOO_COMPLEX,
        SheetProblem.UNREADABLE,
    )
    narrow.close()


SAYS_AND_DIES = """
import sys
data = [f for f in sys._getframe(1).f_locals.values() if isinstance(f, socket.socket)][0]
data.send(b'{"rows": [[[1, "A", "NIK", "text"]]]}')
os._exit(1)
"""


@pytest.mark.parametrize(
    ("program", "problem"),
    [
        ("while True: pass", SheetProblem.TOO_COMPLEX),
        ("os._exit(1)", SheetProblem.UNREADABLE),
        ("return b''", SheetProblem.UNREADABLE),
        (SAYS_AND_DIES, SheetProblem.UNREADABLE),
    ],
)
def test_whatever_happens_to_its_process_the_sender_is_told(
    tmp_path: Path, program: str, problem: SheetProblem
) -> None:
    running = confined.processes(tmp_path, program)
    assert refusal(ConfinedSheetReader(running), workbook([["NIK"]])) == problem
    running.close()


def test_more_rows_columns_or_bytes_than_are_taken_are_told_with_the_limit(
    reader: ConfinedSheetReader,
) -> None:
    few = SheetLimits(max_rows=2, max_columns=3)
    assert len(reader.read(workbook([["a", "b", "c"], ["d"]]), few)) == 2
    assert refusal(reader, workbook([["a"], ["b"], ["c"]]), few) == SheetProblem.TOO_LARGE
    assert refusal(reader, workbook([["a", "b", "c", "d"]]), few) == SheetProblem.TOO_LARGE
    with pytest.raises(SheetRefused) as refused:
        reader.read(workbook([["a"]]), SheetLimits(max_bytes=10))
    assert refused.value.params["max_rows"] == 5_000
    with pytest.raises(SheetRefused) as refused:
        reader.read(workbook([["a"], ["b"], ["c"]]), few)
    assert refused.value.params == {"max_mb": 5, "max_rows": 2, "max_columns": 3}


def test_a_table_knows_its_columns_by_any_of_their_names(reader: ConfinedSheetReader) -> None:
    data = workbook([["no. sk", "N I K", "Catatan"], ["SIP/1", "x", "y"], [None, None, "z"]])
    found = table(reader.read(data, SheetLimits()), NAMES)
    assert found.columns == {"number": "A"}
    assert found.missing == ("nik", "until")
    assert found.unknown == ("N I K", "Catatan")
    [row] = found.rows
    assert (row.number, row.text("number"), row.text("nik")) == (2, "SIP/1", "")


def test_a_lying_size_in_the_archive_is_no_way_around(reader: ConfinedSheetReader) -> None:
    """The directory says ten bytes where there are many more."""
    data = workbook([], sheet=" " * 5_000_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("xl/worksheets/sheet2.xml").file_size
    lied = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    assert refusal(reader, lied) == SheetProblem.UNREADABLE
