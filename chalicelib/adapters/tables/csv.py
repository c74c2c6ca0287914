"""CSV (RFC 4180) as spreadsheets of a language read it, which is not the same in each: one set to
Indonesian puts everything into one column unless it is ";", and takes "1.5" for a day in May."""

from collections.abc import Iterator, Sequence

from chalicelib.domain.reporting.sheets import Cell, Sheet
from chalicelib.domain.text import Language

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\N{MINUS SIGN}")
_QUOTED = frozenset('",;\r\n')
_MARK = "\ufeff"


def csv(sheets: Sequence[Sheet], language: Language) -> bytes:
    """UTF-8 with its mark. Several sheets stand below each other, each under its title."""
    between, point = (";", ",") if language is Language.INDONESIAN else (",", ".")
    lines: list[bytes] = []
    for line in _lines(sheets):
        cells = between.join(_written(cell, point) for cell in line)
        lines.append(f"{cells}\r\n".encode())
    return _MARK.encode() + b"".join(lines)


def _lines(sheets: Sequence[Sheet]) -> Iterator[Sequence[Cell]]:
    for number, sheet in enumerate(sheets):
        if len(sheets) > 1:
            yield from ([[]] if number else [])
            yield [sheet.title]
        yield sheet.columns
        yield from sheet.rows


def _written(cell: Cell, point: str) -> str:
    """A text that a spreadsheet would take for a formula is given an apostrophe."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell).replace(".", point)  # a day has none
    safe = f"'{cell}" if cell.startswith(_FORMULA) else cell
    return f'"{safe.replace(chr(34), chr(34) * 2)}"' if _QUOTED & set(safe) else safe
