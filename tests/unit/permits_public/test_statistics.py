"""How many permits were issued and how long they took, as the issuing commits add it up."""

from datetime import date
from statistics import median as reference

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.figures import BUCKETS, median
from chalicelib.domain.permits.statistics import permit_sums, year_of_permits
from chalicelib.domain.working_time.promise import promised_date, working_days_taken
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts, office_data
from tests.support.cases import a_submitted_case
from tests.unit.permits_public.world import application, permit, world

RESEARCH = office_data().get("penelitian", date(2026, 3, 2))
MARCH = (0, 0, 1, *(0,) * 9)


def test_an_issued_permit_is_counted_in_its_month_and_type() -> None:
    case = a_submitted_case().issue()
    found = year_of_permits(case.ports, 2026)
    (own,) = found.types
    assert (own.type_id, own.type_name.id) == ("penelitian", found.types[0].type_name.id)
    for figures in (found.all, own.figures):
        assert (figures.issued, figures.months, figures.median_days) == (1, MARCH, 0.0)


def test_a_permit_is_counted_once_however_often_its_task_is_delivered() -> None:
    case = a_submitted_case()
    case.issue()
    if wait := case.ports.waits.find(case.application_id):
        case.ports.workflow.inbox.append(
            {"kind": "sign", "application_id": wait.application_id, "token": wait.token}
        )
    pump(case.ports)
    assert year_of_permits(case.ports).all.issued == 1


def test_a_year_without_permits_has_no_median() -> None:
    found = year_of_permits(world(), 2024)
    assert (found.year, found.all.issued, found.all.median_days, found.types) == (2024, 0, None, ())


def test_whether_the_promise_was_kept_is_counted_by_the_day_on_the_permit() -> None:
    ports = world()
    promised = date(2026, 3, 11)
    for number, issued_on in enumerate((promised, date(2026, 3, 12), date(2026, 3, 9)), start=1):
        made = permit(ports, number, issued_on=issued_on)
        ports.commit(permit_sums(ports, RESEARCH, application(world(), promised_on=promised), made))
    without = application(world(), promised_on=None)
    ports.commit(permit_sums(ports, RESEARCH, without, permit(ports, 4, issued_on=promised)))
    everything = year_of_permits(ports, 2026).all
    assert (everything.issued, everything.kept, everything.late) == (4, 2, 1)


def issue(ports: FakePorts, number: int, accepted: date, issued: date, **changes: object) -> None:
    made = permit(ports, number, issued_on=issued, **changes)
    file = application(world(), accepted_on=accepted)
    ports.commit(permit_sums(ports, RESEARCH, file, made))


def test_the_median_is_in_working_days_per_type_and_of_all() -> None:
    ports = world()
    monday = date(2026, 3, 2)
    issue(ports, 1, monday, date(2026, 3, 3))  # 1
    issue(ports, 2, monday, date(2026, 3, 9))  # 5: over a weekend
    issue(
        ports, 3, monday, date(2026, 4, 1), type_id="sip_bidan"
    )  # 17: less 5 of Lebaran; counts as 18
    found = year_of_permits(ports, 2026)
    assert [own.figures.median_days for own in found.types] == [3.0, 18.0]
    assert (found.all.median_days, found.all.issued) == (5.0, 3)
    assert found.all.months == (0, 0, 2, 1, *(0,) * 8)


def test_what_takes_longer_than_a_year_counts_as_a_year() -> None:
    ports = world()
    issue(ports, 1, date(2020, 1, 1), date(2026, 3, 2))
    assert year_of_permits(ports, 2026).all.median_days == BUCKETS[-1]


@given(st.lists(st.integers(min_value=0, max_value=BUCKETS[-1]), min_size=1, max_size=60))
def test_the_median_of_the_histogram_is_the_median_of_the_days(days: list[int]) -> None:
    histogram = {day: days.count(day) for day in days}
    assert median(histogram) == reference(days)


def test_days_with_the_applicant_are_not_the_offices() -> None:
    calendar = world().calendar
    monday, friday = date(2026, 3, 2), date(2026, 3, 13)
    assert working_days_taken(monday, friday, [], calendar) == 9
    pauses = [(date(2026, 3, 4), date(2026, 3, 10))]
    assert working_days_taken(monday, friday, pauses, calendar) == 5
    assert working_days_taken(monday, friday, [(date(2026, 3, 4), None)], calendar) == 2
    assert working_days_taken(monday, monday, [], calendar) == 0


@pytest.mark.parametrize("days", [1, 7, 14])
@pytest.mark.parametrize("pauses", [[], [(date(2026, 3, 4), date(2026, 3, 26))]])
def test_who_issues_on_the_promised_day_has_taken_the_promised_days(
    days: int, pauses: list[tuple[date, date | None]]
) -> None:
    """Over Nyepi and Lebaran, too."""
    calendar, accepted = world().calendar, date(2026, 3, 2)
    promised = promised_date(accepted, pauses, days, calendar)
    assert promised
    assert working_days_taken(accepted, promised, pauses, calendar) == days
