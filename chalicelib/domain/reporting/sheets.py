"""What a spreadsheet is made of, whatever its format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | float | date | None


class SheetFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True)
class Sheet:
    """``rows`` are read once, one after the other; each has a cell for each of ``columns``."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
