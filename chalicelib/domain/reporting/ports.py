"""What reports need from outside: what they tell of, and who writes spreadsheets."""

from collections.abc import Sequence
from typing import Protocol

from chalicelib.domain.reporting.report import ReportRenderer
from chalicelib.domain.reporting.sheets import Sheet, SheetFormat
from chalicelib.domain.satisfaction import ports as satisfaction
from chalicelib.domain.text import Language


class Spreadsheets(Protocol):
    def write(self, file_format: SheetFormat, sheets: Sequence[Sheet], language: Language) -> bytes:
        """Rows are read one after the other and none is kept. No text in it is ever run as a
        formula. CSV is written as spreadsheets of this language read it."""
        ...


class Ports(satisfaction.Ports, Protocol):
    @property
    def reports(self) -> ReportRenderer: ...
    @property
    def spreadsheets(self) -> Spreadsheets: ...
