"""Working hours per step, by hand: what counts, once, and what the figures of it are."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.applications.model import Application
from chalicelib.domain.applying import drafting
from chalicelib.domain.chain.pace import Pace, PaceReport, pace_report
from chalicelib.domain.figures import BUCKETS, bucket, percentile
from chalicelib.domain.permits.signing import CertificateNotUsable
from chalicelib.domain.review import decisions
from chalicelib.domain.storage import AddTo
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case

MARCH = "flow#2026-03"


def wib(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    """A moment of 2026 at the office."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def go_to(case: Case, moment: datetime) -> None:
    case.ports.clock.at = moment


def sums(case: Case, series: str = MARCH) -> dict[str, int]:
    """By step and hours."""
    [parts] = case.ports.counters.sums(series)
    names = [(name.split("."), count) for one in parts.values() for name, count in one.items()]
    return {f"{name[1]}.{name[3]}": count for name, count in names if name[0] == "step"}


def figures(report: PaceReport) -> dict[str, tuple[int, float | None, int | None]]:
    return {pace.of: _three(pace) for pace in report.all}


def _three(pace: Pace) -> tuple[int, float | None, int | None]:
    return pace.decided, pace.median_hours, pace.slow_hours


# --- what a decision adds --------------------------------------------------------------------


def test_a_step_counts_its_working_hours_rounded_up() -> None:
    """Sent in on Monday 2 March at 9. Decided on Tuesday at 10.20: 7 hours and 2 hours 20."""
    case = a_submitted_case()
    go_to(case, wib(3, 10, 20))
    case.approve()
    [parts] = case.ports.counters.sums(MARCH)
    assert parts["penelitian#-"]["step.back_office.back_office.10.03"] == 1


def test_weekend_and_friday_s_break_do_not_count() -> None:
    """From Friday at 11, half an hour before the break and two and a half after it, to Monday at
    8.30: 3.5 hours."""
    case = a_submitted_case()
    go_to(case, wib(6, 11))
    case.approve()
    go_to(case, wib(9, 8, 30))
    case.approve()
    assert sums(case)["section_head.4"] == 1


def test_the_whole_chain_counts_each_step_once_and_the_last_with_the_permit() -> None:
    case = a_submitted_case()
    go_to(case, wib(2, 10))
    case.approve_up_to("head")
    go_to(case, wib(2, 13))
    case.sign()
    assert not any(name.startswith("head.") for name in sums(case))
    go_to(case, wib(2, 15))  # the signing service was slow
    pump(case.ports)
    found = sums(case)
    assert found == {
        "back_office.1": 1, "section_head.0": 1, "division_head.0": 1, "secretary.0": 1, "head.3": 1
    }  # fmt: skip


def test_time_with_the_applicant_does_not_count_and_returns_are_one_decision() -> None:
    """Three hours until the return on Monday at 12, back on Thursday at 15, decided on Friday at
    9: an hour on Thursday and one on Friday."""
    case = a_submitted_case()
    go_to(case, wib(2, 12))
    case.send_back(judul="Terlalu umum.")
    assert sums(case) == {}
    go_to(case, wib(5, 15))
    better = {"judul": "Pelayanan di Nagari Talang"}
    drafting.save_data(case.ports, case.applicant, case.application_id, better)
    case.resubmit()
    go_to(case, wib(6, 9))
    case.approve()
    assert sums(case) == {"back_office.5": 1}
    assert case.now.spent_minutes == 0


def test_a_refused_signature_counts_once_and_without_the_service_s_time() -> None:
    """Two hours until signing at 11; handed back at 14; signed again at 15."""
    case = a_submitted_case().approve_up_to("head")
    case.ports.signer.refusal = CertificateNotUsable("EXPIRED")
    go_to(case, wib(2, 11))
    case.sign()
    go_to(case, wib(2, 14))
    pump(case.ports)
    case.ports.signer.refusal = None
    go_to(case, wib(2, 15))
    case.sign()
    pump(case.ports)
    heads = {name: n for name, n in sums(case).items() if name.startswith("head.")}
    assert heads == {"head.3": 1}


def test_a_rejection_is_a_decision_and_a_withdrawal_is_none() -> None:
    case = a_submitted_case()
    other = a_submitted_case(case.ports, applicant=case.applicant, staff=case.staff)
    go_to(case, wib(2, 11))
    decisions.reject(
        case.ports, case.officer, case.application_id, case.now.version, reason="Bukan wewenang."
    )
    drafting.withdraw(case.ports, other.applicant, other.application_id, "Salah jenis.")
    assert sums(case) == {"back_office.2": 1}


def test_what_takes_longer_than_the_longest_counts_as_that() -> None:
    case = a_submitted_case()
    go_to(case, wib(1, 9, month=6))
    case.approve()
    assert sums(case, "flow#2026-06") == {"back_office.250": 1}


def test_a_decision_that_loses_counts_nothing() -> None:
    case = a_submitted_case().mark_all()
    first, second = case.staff["back_office"], case.staff.second["back_office"]
    version = case.now.version
    decisions.approve(case.ports, first, case.application_id, version)
    with pytest.raises(Exception, match="stale-version"):
        decisions.approve(case.ports, second, case.application_id, version)
    assert sums(case)["back_office.0"] == 1


# --- the figures -----------------------------------------------------------------------------


def given(ports: FakePorts, **histograms: dict[int, int]) -> None:
    for step, hours in histograms.items():
        amounts = {f"step.{step}.{step}.{n}.02": count for n, count in hours.items()}
        ports.commit(AddTo(MARCH, "penelitian#-", amounts))


def test_what_is_long_counts_in_the_bucket_above_and_an_eighth_too_much_at_most() -> None:
    assert len(BUCKETS) == 40
    assert [bucket(hours) for hours in (0, 9, 14, 15, 17, 100, 250, 9999)] == [
        *(0, 9, 14, 16, 18, 112, 250, 250)
    ]
    for hours in range(251):
        assert hours <= bucket(hours) <= max(hours + 1, hours * 1.14)


def test_median_and_ninetieth_percentile_by_hand() -> None:
    """Ten files at the back office: 1 1 2 3 4 6 7 7 9 30. Between the fifth and the sixth lies 5;
    nine of ten were done within 9. Of three at the head, 2 4 8, the second is 4, the third 8."""
    ports = FakePorts()
    given(ports, back_office={1: 2, 2: 1, 3: 1, 4: 1, 6: 1, 7: 2, 9: 1, 30: 1},
          head={2: 1, 4: 1, 8: 1})  # fmt: skip
    report = pace_report(ports, 2026, 1)
    assert figures(report) == {"back_office": (10, 5.0, 9), "head": (3, 4.0, 8)}
    (kind,) = report.types
    assert (kind.type_id, kind.type_name.id) == ("penelitian", "Izin Penelitian")
    assert [(step.of, _three(step)) for step in kind.steps] == [
        ("back_office", (10, 5.0, 9)),
        ("head", (3, 4.0, 8)),
    ]


def test_a_year_is_its_quarters_together() -> None:
    ports = FakePorts()
    given(ports, back_office={1: 1})
    step = "step.back_office.back_office"
    ports.commit(AddTo("flow#2026-12", "sip_bidan#13.02.10", {f"{step}.5.31": 2}))
    ports.commit(AddTo("flow#2025-12", "penelitian#-", {f"{step}.99.31": 9}))
    assert figures(pace_report(ports)) == {"back_office": (3, 5.0, 5)}
    assert figures(pace_report(ports, 2026, 1)) == {"back_office": (1, 1.0, 1)}
    assert figures(pace_report(ports, 2024)) == {}
    assert [kind.type_id for kind in pace_report(ports).types] == ["penelitian", "sip_bidan"]


def test_a_step_that_was_dropped_is_still_told_by_its_id() -> None:
    ports = FakePorts()
    given(ports, field_visit={4: 1}, back_office={1: 1})
    report = pace_report(ports, 2026, 1)
    assert [pace.of for pace in report.all] == ["back_office", "field_visit"]
    assert report.all[1].label.id == "field_visit"


@pytest.mark.parametrize(
    ("histogram", "percent", "value"),
    [
        ({}, 90, None),
        ({5: 1}, 90, 5),
        (dict.fromkeys(range(1, 11), 1), 90, 9),
        (dict.fromkeys(range(1, 12), 1), 90, 10),
        ({0: 9, 8: 1}, 90, 0),
        ({0: 8, 8: 2}, 90, 8),
        ({1: 1, 2: 1}, 50, 1),
    ],
)
def test_a_percentile_is_the_nearest_rank(
    histogram: dict[int, int], percent: int, value: int | None
) -> None:
    assert percentile(histogram, percent) == value


def test_an_application_from_before_there_were_figures_still_loads() -> None:
    case = a_submitted_case()
    new = {"spent_minutes", "escalated_at", "claimed_until"}
    old = Application.model_validate_json(case.now.model_dump_json(exclude=new))
    assert (old.spent_minutes, old.escalated_at, old.claimed_until) == (0, None, None)
