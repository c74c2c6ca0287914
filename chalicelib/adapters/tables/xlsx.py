"""XLSX (ECMA-376, SpreadsheetML), written as it is read: what is kept is the packed file alone.

Every text is an inline string, which no spreadsheet takes for a formula, however it begins. Days
are numbers with a format of their own, so that they sort and add up.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

from chalicelib.domain.reporting.sheets import Cell, Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PLAIN, _BOLD, _DAY = 0, 1, 2
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)

_EPOCH = date(1899, 12, 30)
_LONGEST_TITLE, _LONGEST_TEXT = 31, 32_767
_WIDEST = 60
# What XML 1.0 cannot hold, and what a sheet's name may not.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of these sheets, in their order, the first row of each frozen and bold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        numbers = range(1, len(sheets) + 1)
        package.writestr("[Content_Types].xml", _content_types(numbers))
        package.writestr("_rels/.rels", _links([("officeDocument", "xl/workbook.xml")]))
        package.writestr("xl/workbook.xml", _workbook([sheet.title for sheet in sheets]))
        parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        package.writestr("xl/_rels/workbook.xml.rels", _links([*parts, ("styles", "styles.xml")]))
        package.writestr("xl/styles.xml", _STYLES)
        for number, sheet in zip(numbers, sheets, strict=True):
            with package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                for text in _sheet(sheet):
                    part.write(text.encode())
    return out.getvalue()


def _sheet(sheet: Sheet) -> Iterable[str]:
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews><cols>"
    )
    for number, column in enumerate(sheet.columns, 1):
        width = min(_WIDEST, max(12, len(column) + 2))
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(sheet.columns, _BOLD)
    for row in sheet.rows:
        yield _row(row, _PLAIN)
    yield "</sheetData></worksheet>"


def _row(cells: Sequence[Cell], style: int) -> str:
    return f"<row>{''.join(_cell(cell, style) for cell in cells)}</row>"


def _cell(cell: Cell, style: int) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, date):
        return f'<c s="{_DAY}"><v>{(cell - _EPOCH).days}</v></c>'
    if isinstance(cell, str):
        text = escape(_UNWRITABLE.sub("", cell)[:_LONGEST_TEXT])
        return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c s="{style}"><v>{cell}</v></c>'


def _content_types(numbers: Iterable[int]) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{_KIND}.worksheet+xml"/>'
        for number in numbers
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{parts}</Types>'
    )


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _workbook(titles: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(_named(titles), 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>'
    )


def _named(titles: Sequence[str]) -> list[str]:
    """As spreadsheets allow: short, without some signs, each once."""
    names: list[str] = []
    for number, title in enumerate(titles, 1):
        name = _NOT_IN_TITLES.sub(" ", title).strip("' ")[:_LONGEST_TITLE] or f"{number}"
        names.append(name if name not in names else f"{name[: _LONGEST_TITLE - 4]} {number}")
    return names
