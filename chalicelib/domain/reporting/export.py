"""An export as it is stored: what was asked for, how far it has come, and where its parts lie."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from chalicelib.domain.records import Versioned
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.sheets import SheetFormat
from chalicelib.domain.text import Language

KEPT = timedelta(hours=24)
"""The file's life, and the bucket's lifecycle for its folder."""


class ExportKind(StrEnum):
    """``permits`` issued in the days; ``running``: files sent in on them that still run;
    ``figures``: the dashboard's tables."""

    PERMITS = "permits"
    RUNNING = "running"
    FIGURES = "figures"


class ExportState(StrEnum):
    """``empty``: there was nothing to export, so there is no file."""

    RUNNING = "running"
    READY = "ready"
    EMPTY = "empty"
    CANCELLED = "cancelled"


class Export(Versioned):
    """``expected`` rows, as the sums say: what came before them is not counted there, so it is for
    showing progress alone. ``source`` counts the lists that were read to their end, ``cursor`` is
    where the next one goes on. ``parts``: versions of the objects that hold the rows read so far;
    ``file``: that of the finished file."""

    export_id: str
    version: int
    officer_id: str
    created_at: datetime
    kind: ExportKind
    format: SheetFormat
    language: Language
    first: date
    last: date
    type_id: str | None = None
    district: str | None = None
    whole_nik: bool = False
    state: ExportState = ExportState.RUNNING
    rows: int = 0
    expected: int = 0
    source: int = 0
    cursor: str | None = None
    parts: tuple[str, ...] = ()
    file: str = ""

    @property
    def expires_at(self) -> datetime:
        return self.created_at + KEPT

    @property
    def scope(self) -> Scope:
        return Scope(self.first, self.last, self.type_id, self.district)
