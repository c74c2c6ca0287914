"""Spreadsheets as others read them: XLSX by openpyxl, CSV by Python's own reader."""

import csv
import io
import tracemalloc
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, time
from multiprocessing import get_context

import openpyxl
import pytest

from chalicelib.adapters.tables.writer import SheetWriter
from chalicelib.domain.reporting.sheets import Cell, Sheet, SheetFormat
from chalicelib.domain.text import Language

FORMULAS = ["=1+1", "+62812", "-5", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")']
ROW: Sequence[Cell] = ("Ani & <Budi>", 3, 92.5, date(2026, 11, 30), None)


def xlsx(*sheets: Sheet) -> openpyxl.Workbook:
    data = SheetWriter().write(SheetFormat.XLSX, sheets, Language.INDONESIAN)
    return openpyxl.load_workbook(io.BytesIO(data))


def as_csv(language: Language, *sheets: Sheet) -> list[list[str]]:
    text = SheetWriter().write(SheetFormat.CSV, sheets, language).decode("utf-8-sig")
    between = ";" if language is Language.INDONESIAN else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=between))


def test_a_workbook_holds_texts_numbers_and_days_as_what_they_are() -> None:
    sheet = xlsx(Sheet("Izin", ("a", "b", "c", "d", "e"), [ROW]))["Izin"]
    head, row = sheet.iter_rows()
    assert [cell.value for cell in head] == ["a", "b", "c", "d", "e"]
    assert all(cell.font.bold for cell in head) and sheet.freeze_panes == "A2"
    assert [cell.value for cell in row] == [
        *ROW[:3],
        datetime.combine(date(2026, 11, 30), time()),
        None,
    ]
    assert row[3].is_date and row[1].data_type == "n"


def test_no_text_of_a_workbook_is_a_formula() -> None:
    (_, *rows) = xlsx(Sheet("x", ("text",), [(text,) for text in FORMULAS]))["x"].iter_rows()
    assert {cell.data_type for (cell,) in rows} <= {"s", "inlineStr"}
    # a carriage return is a line's end to whoever reads XML
    assert [cell.value for (cell,) in rows] == [text.replace("\r", "\n") for text in FORMULAS]


@pytest.mark.parametrize("text", [*FORMULAS, "\N{MINUS SIGN}1", "＝1"])
def test_no_text_of_a_csv_begins_as_a_formula_does(text: str) -> None:
    [_, [cell]] = as_csv(Language.INDONESIAN, Sheet("x", ("text",), [(text,)]))
    assert cell == f"'{text}"


def test_a_csv_is_written_as_spreadsheets_of_its_language_read_it() -> None:
    sheet = Sheet("x", ("a", "b", "c", "d", "e"), [ROW])
    assert as_csv(Language.INDONESIAN, sheet)[1] == ["Ani & <Budi>", "3", "92,5", "2026-11-30", ""]
    assert as_csv(Language.ENGLISH, sheet)[1][2] == "92.5"
    raw = SheetWriter().write(SheetFormat.CSV, [sheet], Language.INDONESIAN)
    assert raw.startswith(b"\xef\xbb\xbfa;b;c") and raw.endswith(b"\r\n")


def test_what_stands_between_cells_may_stand_in_one() -> None:
    text = 'satu; "dua", tiga\nempat'
    assert as_csv(Language.INDONESIAN, Sheet("x", ("a",), [(text,)]))[1] == [text]


def test_signs_that_no_file_can_hold_are_left_out_and_titles_fit() -> None:
    book = xlsx(Sheet("Masuk/selesai [2026]: semua jenis izin", ("a",), [("x\x00\x0b\ufffey",)]))
    [name] = book.sheetnames
    assert len(name) <= 31 and not set(name) & set("[]:*?/\\")
    assert book[name]["A2"].value == "xy"


def test_sheets_of_one_title_have_names_of_their_own() -> None:
    assert len(set(xlsx(*(Sheet("x" * 40, ("a",), []) for _ in range(3))).sheetnames)) == 3


def rows(count: int) -> Iterator[Sequence[Cell]]:
    for number in range(count):
        yield (f"{number:06d}/KES/SISFO", "SIP Bidan", "Siti Rahmah", date(2026, 11, 30), number)


def peak(count: int) -> tuple[int, int]:
    columns = ("a", "b", "c", "d", "e")
    tracemalloc.start()
    try:
        data = SheetWriter().write(
            SheetFormat.XLSX, [Sheet("x", columns, rows(count))], Language.INDONESIAN
        )
        return tracemalloc.get_traced_memory()[1], len(data)
    finally:
        tracemalloc.stop()


def test_twenty_thousand_rows_take_no_more_memory_than_two_but_for_the_packed_file() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:  # other threads take memory, too
        few, _ = alone.submit(peak, 2).result()
        many, size = alone.submit(peak, 20_000).result()
    assert size < 1_000_000
    assert many - few < 4 * size
