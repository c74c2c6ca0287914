"""The report of the satisfaction survey: the public figures, and the office's plan."""

import pytest

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.errors import DomainError, InvalidInput
from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import FOLLOW_UPS, FollowUp
from chalicelib.domain.reporting.satisfaction import satisfaction, satisfaction_link
from chalicelib.domain.satisfaction import surveys
from chalicelib.domain.satisfaction.ikm import ELEMENTS
from chalicelib.domain.satisfaction.report import quarterly
from tests.fakes.ports import FakePorts
from tests.support.cases import refused
from tests.unit.permits_public.world import HOLDER, permit, world

HEAD = Actor(account_id="nobody", kind="officer", roles=("head",), nik="", name="Kepala")
ADMIN = Actor(account_id="admin", kind="officer", roles=(ADMINISTRATOR,), nik="", name="Admin")
CLERK = HEAD.replace(roles=("back_office",))


@pytest.fixture
def ports() -> FakePorts:
    """Two have answered: least content with how long it took (U3), then with complaints (U9)."""
    ports = world()
    for number in (1, 2):
        made = permit(ports, number)
        answers = dict.fromkeys(ELEMENTS, 4) | {"U3": 2, "U9": 3}
        surveys.give_questionnaire(ports, HOLDER, made.permit_id, answers)
    return ports


def plan(ports: FakePorts, element: str, activity: str, period: str = "2026-1") -> None:
    content = FollowUp(
        period=period,
        element=element,
        activity=activity,
        due="Triwulan II 2026",
        responsible="Kepala Bidang Perizinan",
    )
    editing.put_entry(ports, ADMIN, FOLLOW_UPS, f"{period}-{element.lower()}", 0, content)


def test_it_has_the_parts_of_the_regulation_with_the_public_figures(ports: FakePorts) -> None:
    report = satisfaction(ports, HEAD, 2026, 1)
    public = quarterly(ports, 2026, 1).all
    parts = [text.partition(".")[0] for text in report.paragraphs]
    assert parts == ["Pendahuluan", "Pengumpulan data", "Hasil", "Analisis", "Tindak lanjut"]
    assert report.period == "Triwulan I Tahun 2026"
    assert report.figures[0].value == str(public.ikm).replace(".", ",") == "91,67"
    assert "terendah ada pada unsur U3" in report.paragraphs[3]
    values, _, types = report.tables
    assert [row[1:] for row in values.rows if row[0].startswith("U3")] == [("2,000", "50,00")]
    assert len(values.rows) == 9
    assert types.rows == [("Izin Penelitian", "2", "91,67", "A")]


def test_the_plan_is_the_offices_of_that_quarter_with_the_least_content_first(
    ports: FakePorts,
) -> None:
    plan(ports, "U9", "Menjawab pengaduan dalam satu hari")
    plan(ports, "U3", "Memperpendek tahap verifikasi")
    plan(ports, "U1", "Kegiatan triwulan lain", period="2025-4")
    report = satisfaction(ports, HEAD, 2026, 1)
    rows = report.tables[1].rows
    assert [row[0].split(":")[-1].strip() for row in rows] == [
        "Memperpendek tahap verifikasi",
        "Menjawab pengaduan dalam satu hari",
    ]
    assert rows[0][2:] == ("Triwulan II 2026", "Kepala Bidang Perizinan")
    assert "ada untuk 2 dari 9 unsur" in report.paragraphs[4]
    assert "Belum ada rencana untuk: U1" in report.paragraphs[4]


def test_without_answers_it_says_that_there_are_too_few(ports: FakePorts) -> None:
    report = satisfaction(ports, HEAD, 2025, 4)
    assert "belum cukup" in report.paragraphs[-1]
    assert not report.tables[0].rows and not report.tables[2].rows


def test_only_who_manages_has_it_it_is_a_pdf_and_none_is_made_ahead(ports: FakePorts) -> None:
    plan(ports, "U3", "Memperpendek tahap verifikasi dan menambah petugas pada jam sibuk")
    with pytest.raises(DomainError, match="not-a-manager"):
        satisfaction_link(ports, CLERK, 2026, 1)
    satisfaction_link(ports, HEAD, 2026, 1)
    [key] = [key for key in ports.files.clean if key.startswith("previews/reports/")]
    assert ports.files.clean[key][0].startswith(b"%PDF-")
    with pytest.raises(InvalidInput):
        satisfaction(ports, HEAD, 2026, 2)


def test_what_no_letter_prints_is_no_plan(ports: FakePorts) -> None:
    with refused("invalid-input"):
        plan(ports, "U3", "改善")
