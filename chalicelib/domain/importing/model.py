"""Permits that the office issued before this system, on their way into its register."""

from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.records import Record, Stored, Versioned

MOST_ROWS = 500
"""Of one file: what is released within one request."""

ROWS_TOGETHER = 20
"""Written by one commit, each with its number: 100 writes are the most of one transaction."""


class BatchState(StrEnum):
    """``PROPOSED`` waits for a second person; ``RELEASING`` was cut off in the midst, and is
    released or undone again; of ``UNDONE`` nothing is shown, and its numbers may come anew."""

    PROPOSED = "proposed"
    RELEASING = "releasing"
    RELEASED = "released"
    UNDONE = "undone"


class DoneBy(Record):
    """Who did it, and when."""

    account_id: str
    name: str
    at: datetime


class PermitBatch(Versioned):
    """One file. ``sha256`` (hex) and ``size`` (bytes) are of what was sent, ``rows`` the number of
    permits in it. ``counted``: up to where each series of this year goes on (``numbers.py``)."""

    batch_id: str
    version: int = 1
    state: BatchState = BatchState.PROPOSED
    sha256: str
    size: int
    rows: int
    counted: dict[str, int] = {}
    proposed: DoneBy
    released: DoneBy | None = None
    undone: DoneBy | None = None
    reason: str = ""


class OldPermit(Record):
    """A row of the file. ``nik_masked`` is all that is kept of a NIK. ``series`` and ``sequence``:
    of a number that this system would give too."""

    row: int
    permit_id: str
    number: str
    type_id: str
    type_name: str
    group: str
    holder_name: str
    nik_masked: str
    issued_on: date
    valid_until: date | None
    signer_name: str
    series: str = ""
    sequence: int = 0


class BatchRows(Stored):
    """``part``: from 0, each of ``ROWS_TOGETHER`` permits."""

    batch_id: str
    part: int
    permits: tuple[OldPermit, ...]
