"""An export from its first step to its file: whose it is, how far it goes, and when it ends."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.reporting import asked, exporting, reading
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.export import KEPT, Export, ExportKind, ExportState
from chalicelib.domain.reporting.sheets import SheetFormat
from chalicelib.domain.reporting.waiting import waiting_now
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, fields_of, refused

YEAR = Scope(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def case() -> Case:
    """One permit, and two files that run."""
    case = a_submitted_case().issue()
    for _ in range(2):
        a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff)
    return case


def begun(
    case: Case, kind: ExportKind = ExportKind.PERMITS, by: Actor | None = None, scope: Scope = YEAR
) -> Export:
    officer, made = by or case.staff["head"], SheetFormat.XLSX
    return exporting.begin(case.ports, officer, kind, made, scope, Language.INDONESIAN)


def step(case: Case, export: Export) -> Export:
    return exporting.carry_on(case.ports, case.staff["head"], export.export_id)


def book(case: Case, export: Export) -> openpyxl.Workbook:
    [data] = case.ports.files.clean[f"previews/exports/{export.export_id}/file.xlsx"]
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(case: Case, export: Export) -> list[tuple[Any, ...]]:
    """Of its file, without the headings."""
    [sheet] = book(case, export).worksheets
    return list(sheet.iter_rows(min_row=2, values_only=True))


ACTS: dict[str, Callable[[FakePorts, Actor, str], object]] = {
    "find": exporting.find,
    "carry on": exporting.carry_on,
    "cancel": exporting.cancel,
    "link": exporting.link,
}


def test_permits_and_running_files_are_counted_and_written_each_by_itself(case: Case) -> None:
    permits = begun(case)
    running = begun(case, ExportKind.RUNNING)
    assert (permits.expected, running.expected) == (1, 2)
    [issued] = rows(case, step(case, permits))
    assert issued[0] == case.now.permit_number
    waiting = rows(case, step(case, running))
    assert len(waiting) == 2 and case.now.permit_number not in str(waiting)


def test_figures_are_at_their_end_with_one_step_and_what_is_finished_stays(case: Case) -> None:
    export = begun(case, ExportKind.FIGURES)
    assert export.expected == 0
    done = step(case, export)
    assert done.state is ExportState.READY
    assert "Masuk dan selesai" in book(case, done).sheetnames
    assert step(case, done) == done
    assert exporting.cancel(case.ports, case.staff["head"], done.export_id) == done


def test_it_goes_on_where_the_last_step_ended(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "STRETCH", 1)
    monkeypatch.setattr(reading, "_AT_ONCE", 1)
    a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff).issue()
    first = step(case, begun(case, scope=Scope(YEAR.first, YEAR.last, "penelitian")))
    assert (first.state, first.rows) == (ExportState.RUNNING, 1)
    with refused("export-not-ready"):
        exporting.link(case.ports, case.staff["head"], first.export_id)
    last = first
    while last.state is ExportState.RUNNING:
        last = step(case, last)
    assert len(rows(case, last)) == last.rows == 2
    assert exporting.link(case.ports, case.staff["head"], last.export_id)


def test_nothing_to_export_is_no_file_and_a_cancelled_one_goes_no_further(case: Case) -> None:
    nothing = step(case, begun(case, scope=Scope(date(2025, 1, 1), date(2025, 12, 31))))
    assert (nothing.state, nothing.rows) == (ExportState.EMPTY, 0)
    stopped = exporting.cancel(case.ports, case.staff["head"], begun(case).export_id)
    assert step(case, stopped) == stopped
    for one in (nothing, stopped):
        with refused("export-not-ready"):
            exporting.link(case.ports, case.staff["head"], one.export_id)


def test_more_rows_than_one_file_may_have_are_refused(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = case.ports.limits
    few = limits.replace(reports=limits.reports.replace(rows=1))
    a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff).issue()
    export = begun(case)
    monkeypatch.setattr(type(case.ports), "limits", few)
    with refused("export-too-large"):
        step(case, export)


@pytest.mark.parametrize("act", list(ACTS))
def test_it_is_for_who_manages_and_of_them_for_who_made_it_and_for_a_day(
    case: Case, act: str
) -> None:
    export, do = step(case, begun(case)), ACTS[act]
    with refused("not-a-manager"):
        do(case.ports, case.staff["back_office"], export.export_id)
    with refused("unknown-export"):
        do(case.ports, case.staff["secretary"], export.export_id)
    assert do(case.ports, case.staff["head"], export.export_id)
    case.ports.clock.at += KEPT
    with refused("unknown-export"):
        do(case.ports, case.staff["head"], export.export_id)


def test_it_is_begun_by_who_manages_and_permits_name_no_district(case: Case) -> None:
    for kind in ExportKind:
        with refused("not-a-manager"):
            begun(case, kind, by=case.staff["back_office"])
    district = Scope(YEAR.first, YEAR.last, None, "13.02.10")
    with refused("invalid-input") as refusal:
        begun(case, scope=district)
    assert fields_of(refusal) == [("district", "permits-name-no-district")]
    assert begun(case, ExportKind.RUNNING, scope=district)


def test_days_are_told_in_their_order_and_not_too_many() -> None:
    ports = FakePorts()
    most = ports.limits.reports.months
    with refused("invalid-input") as refusal:
        asked.scope(ports, date(2026, 3, 2), date(2026, 3, 1))
    assert fields_of(refusal) == [("to", "range-reversed")]
    first = date(2026 - most // 12, 3, 1)
    with refused("invalid-input") as refusal:
        asked.scope(ports, first, date(2026, 3 + most % 12, 1))
    assert fields_of(refusal) == [("from", "period-too-long")]
    assert asked.scope(ports, first, date(2026, 2 + most % 12, 28)).first == first
    usual = asked.scope(ports, None, date(2026, 3, 4))
    assert (usual.first, usual.first.weekday()) == (date(2025, 12, 15), 0)


def test_a_file_is_late_once_its_promised_day_is_over() -> None:
    case = a_submitted_case().approve()
    promised = case.now.promised_on
    assert promised

    def at_the_section_head() -> tuple[int, int, int]:
        found = waiting_now(case.ports, YEAR).roles
        [own] = [one for one in found if one.role.id == "section_head"]
        return own.in_time, own.overdue, own.broken

    assert at_the_section_head() == (1, 0, 0)
    case.ports.clock.advance(days=(promised - case.ports.clock.now().date()).days)
    assert at_the_section_head() == (0, 1, 0)
    case.ports.clock.advance(days=1)
    assert at_the_section_head() == (0, 0, 1)
