"""An export of twenty thousand permits as a whole, from its first step to the file: bounded memory,
progress that never goes back, every row once."""

import io
import tracemalloc
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

import openpyxl
import pytest

from bench.many_records import ManyRecords, lay_permits
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.reporting import exporting
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.export import Export, ExportKind, ExportState
from chalicelib.domain.reporting.reading import STRETCH
from chalicelib.domain.reporting.sheets import SheetFormat
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen, an_officer
from tests.support.tables import PREFIX

MANY = 20_000


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


def begun(ports: FakePorts, count: int) -> tuple[Callable[[], Export], Export, ManyRecords]:
    """How to carry it on, the export of so many permits before its first step, and what made
    them."""
    citizen, head = a_citizen(ports), an_officer(ports, "head", number=2)
    today = ports.calendar.local_date(ports.clock.now())
    kind = ports.catalogue.get("penelitian", today)
    records = ManyRecords(citizen, kind, ports.search_key, ports.clock.now())
    lay_permits(ports.dynamodb, PREFIX, records, count)
    scope = Scope(today - timedelta(days=5), today, "penelitian", None)
    format_, language = SheetFormat.XLSX, Language.INDONESIAN
    export = exporting.begin(ports, head, ExportKind.PERMITS, format_, scope, language)
    return partial(exporting.carry_on, ports, head, export.export_id), export, records


def peak_of(step: Callable[[], Export]) -> tuple[Export, int]:
    """What is held at once during a step, beyond what was there before it."""
    tracemalloc.start()
    try:
        return step(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_twenty_thousand_permits_are_read_and_written_in_bounded_memory(ports: FakePorts) -> None:
    step, export, records = begun(ports, MANY)
    export, early = peak_of(step)
    rows = [export.rows]
    while export.rows < MANY - STRETCH:
        export = step()
        rows.append(export.rows)
    assert rows == list(range(STRETCH, MANY, STRETCH))
    written = early
    while export.state is ExportState.RUNNING:
        export, written = peak_of(step)
    [data] = ports.files.clean[f"previews/exports/{export.export_id}/file.xlsx"]
    assert written < 2 * early + 4 * len(data), "it is read and written bit by bit"
    [sheet] = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets
    found = sheet.iter_rows(min_row=2, values_only=True)
    assert export.rows == MANY
    for number, row in enumerate(found):  # read as it comes: twenty thousand are not held at once
        assert row == as_laid(records.permit(number)), f"row {number + 2} of the file"
        last = number
    assert last == MANY - 1


def as_laid(permit: Permit) -> tuple[object, ...]:
    """What each cell has to say, from the permit as it was put there: the earliest comes first."""
    return (
        permit.number,
        permit.registration_number,
        permit.type_name,
        permit.holder_name,
        "1302**********01",
        datetime.combine(permit.issued_on, time()),
        datetime.combine(permit.valid_until, time()) if permit.valid_until else None,
        "Berlaku",
        "Kepala",
    )
