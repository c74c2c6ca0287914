"""The formats behind the ``Spreadsheets`` port."""

from collections.abc import Sequence

from chalicelib.adapters.tables.csv import csv
from chalicelib.adapters.tables.xlsx import xlsx
from chalicelib.domain.reporting.ports import Spreadsheets
from chalicelib.domain.reporting.sheets import Sheet, SheetFormat
from chalicelib.domain.text import Language


class SheetWriter(Spreadsheets):
    def write(self, file_format: SheetFormat, sheets: Sequence[Sheet], language: Language) -> bytes:
        return csv(sheets, language) if file_format is SheetFormat.CSV else xlsx(sheets)
