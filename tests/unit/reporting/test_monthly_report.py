"""The monthly report: its figures are the dashboard's, and it prints on few pages."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import DomainError, InvalidInput
from chalicelib.domain.reporting.asked import Scope
from chalicelib.domain.reporting.figures import figures
from chalicelib.domain.reporting.monthly import hours, monthly, monthly_link, number
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import a_submitted_case

HEAD = Actor(account_id="nobody", kind="officer", roles=("head",), nik="", name="Kepala")
CLERK = HEAD.replace(roles=("back_office",))


@pytest.fixture(scope="module")
def ports() -> FakePorts:
    case = a_submitted_case().approve_up_to("head")
    case.sign()
    pump(case.ports)
    a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff)
    return case.ports


def today(ports: FakePorts) -> date:
    return ports.calendar.local_date(ports.clock.now())


def test_its_figures_are_those_of_the_dashboard(ports: FakePorts) -> None:
    day = today(ports)
    report = monthly(ports, HEAD, day.year, day.month)
    total = figures(ports, HEAD, Scope(day.replace(day=1), day)).total
    values = {one.label: one.value for one in report.figures}
    assert values["Permohonan masuk"] == number(total.sent) == "2"
    assert values["Izin terbit"] == number(total.issued) == "1"
    assert values["Janji ditepati"] == f"{number(total.kept_percent)} %" == "100 %"
    assert f"menerima {total.sent} permohonan" in report.paragraphs[0]
    [types, *_] = report.tables
    assert [row[0] for row in types.rows] == ["Izin Penelitian"]


def test_a_permit_of_the_same_day_took_no_zero_days_and_every_figure_says_of_how_many(
    ports: FakePorts,
) -> None:
    day = today(ports)
    report = monthly(ports, HEAD, day.year, day.month)
    told = {one.label: (one.value, one.note) for one in report.figures}
    assert told["Median sampai terbit"] == ("< 1 hari", "hari kerja, 1 izin")
    assert told["Janji ditepati"] == ("100 %", "1 dari 1 izin")
    assert told["IKM triwulan"] == ("–", "0 jawaban")
    assert "dalam < 1 hari kerja, sembilan dari sepuluh dalam < 1." in report.paragraphs[1]
    [types, *_] = report.tables
    assert types.rows[0][2::4] == ("1", "< 1"), "issued, and how long it took"


def test_a_month_that_runs_is_told_until_today_and_one_to_come_is_refused(
    ports: FakePorts,
) -> None:
    day = today(ports)
    assert "sampai" in monthly(ports, HEAD, day.year, day.month).period
    assert "sampai" not in monthly(ports, HEAD, day.year - 1, 12).period
    with pytest.raises(InvalidInput) as refused:
        monthly(ports, HEAD, day.year + 1, 12)
    assert [(one.path, one.code) for one in refused.value.fields] == [("month", "date-in-future")]


def test_a_month_of_nothing_is_a_report_all_the_same(ports: FakePorts) -> None:
    report = monthly(ports, HEAD, today(ports).year - 1, 12)
    told = {one.label: one.value for one in report.figures}
    assert told["Median sampai terbit"] == told["Janji ditepati"] == "–"
    pdf = ports.reports.report(report)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "menerima 0 permohonan" in text
    assert "NIP 19700101 199503 0 000" in text, "grouped as people write it"


def test_only_who_manages_has_it_and_it_is_a_pdf(ports: FakePorts) -> None:
    day = today(ports)
    with pytest.raises(DomainError, match="not-a-manager"):
        monthly_link(ports, CLERK, day.year, day.month)
    url = monthly_link(ports, HEAD, day.year, day.month)
    [key] = [key for key in ports.files.clean if key.startswith("previews/reports/")]
    assert key in url
    assert ports.files.clean[key][0].startswith(b"%PDF-")


@pytest.mark.parametrize(("value", "text"), [(92.5, "92,5"), (4.0, "4"), (0, "0"), (None, "–")])
def test_numbers_are_written_as_people_write_them(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "< 0,1"), (0.06, "0,1"), (7.5, "7,5"), (None, "–")]
)
def test_what_took_minutes_is_not_told_as_no_time(value: float | None, text: str) -> None:
    assert hours(value) == text
