"""XLSX workbooks as spreadsheets write them, and as nobody should."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DAY_STYLE = 1
Value = str | int | float | date | None


def workbook(rows: Sequence[Sequence[Value]], **parts: str) -> bytes:
    """The rows as a first sheet that is shown, behind a hidden one. ``parts`` replaces whole parts:
    ``sheet``, ``styles``, ``book``."""
    texts: list[str] = []
    sheet = parts.get("sheet") or _sheet(rows, texts)
    files = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": parts.get("book") or _book(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">'
        + "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        + "</sst>",
        "xl/styles.xml": parts.get("styles")
        or f'<styleSheet xmlns="{MAIN}"><numFmts>'
        '<numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        "xl/worksheets/sheet2.xml": sheet,
    }
    return packed(files)


def packed(files: Mapping[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return content.getvalue()


def _book(settings: str = "") -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{settings}<sheets>'
        '<sheet name="Bantu" sheetId="1" state="hidden" r:id="rId1"/>'
        '<sheet name="Daftar" sheetId="2" r:id="rId2"/></sheets></workbook>'
    )


def book_of_1904() -> str:
    return _book('<workbookPr date1904="1"/>')


def _sheet(rows: Sequence[Sequence[Value]], texts: list[str]) -> str:
    made = []
    for number, row in enumerate(rows, start=1):
        cells = [
            _cell(f"{chr(ord('A') + at)}{number}", value, texts)
            for at, value in enumerate(row)
            if value is not None
        ]
        made.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(made)}</sheetData></worksheet>'


def _cell(place: str, value: Value, texts: list[str]) -> str:
    if isinstance(value, date):
        serial = (value - date(1899, 12, 30)).days
        return f'<c r="{place}" s="{DAY_STYLE}"><v>{serial}</v></c>'
    if isinstance(value, str):
        texts.append(value)
        return f'<c r="{place}" t="s"><v>{len(texts) - 1}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'
