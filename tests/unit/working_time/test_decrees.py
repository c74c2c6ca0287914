"""A year's decree on holidays, and Ramadan's hours: what they change, and what they leave alone."""

from datetime import UTC, date, datetime, time

import pytest
from pydantic import ValidationError

from chalicelib.domain.chain import decree
from chalicelib.domain.office import OfficeHours, SpecialHours
from chalicelib.domain.office_data import auditing, editing
from chalicelib.domain.working_time.calendar import WorkingCalendar
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import an_administrator

RAMADAN = SpecialHours(
    first=date(2026, 11, 9),
    last=date(2026, 11, 20),
    opens=time(8),
    closes=time(15),
    friday_break_from=time(11, 30),
    friday_break_to=time(12, 30),
    reason="Ramadan",
)
HOURS = OfficeHours(
    opens=time(8),
    closes=time(16),
    friday_break_from=time(11, 30),
    friday_break_to=time(13, 0),
    special=(RAMADAN,),
)


@pytest.fixture
def accepted() -> Case:
    """Accepted on Monday 2 March, promised for Monday 9 March."""
    return a_submitted_case(type_id="sip_bidan").approve_up_to("section_head")


def test_in_ramadan_the_office_closes_earlier_and_steps_are_due_later() -> None:
    calendar = WorkingCalendar(HOURS, "Asia/Jakarta", holidays_of=lambda year: frozenset())
    before = datetime(2026, 11, 6, 8, 30, tzinfo=UTC)  # Friday, 15.30 at the office
    assert calendar.is_open(before) and not calendar.is_open(before.replace(day=13))
    assert calendar.end_of_day(date(2026, 11, 10)) == datetime(2026, 11, 10, 8, tzinfo=UTC)
    # half an hour is left on Friday; of Monday's seven hours six and a half are needed
    due = calendar.after_working_minutes(before, 7 * 60)
    assert due == datetime(2026, 11, 9, 7, 30, tzinfo=UTC)


def test_ramadan_moves_when_a_step_is_due_and_no_promise() -> None:
    fasting = RAMADAN.replace(first=date(2026, 2, 18), last=date(2026, 3, 19))
    found = []
    for special in ((), (fasting,)):
        ports = FakePorts()
        hours = HOURS.replace(special=special)
        ports.calendar = WorkingCalendar(hours, "Asia/Jakarta", holidays_of=lambda _: frozenset())
        case = a_submitted_case(ports, type_id="sip_bidan").approve_up_to("section_head")
        ports.clock.at = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # 14.00 at the office
        found.append(case.approve().now)
    usual, ramadan = found
    assert usual.promised_on == ramadan.promised_on == date(2026, 3, 9)
    # six hours: two of Monday and four of Tuesday, or one and five
    assert usual.due_at == datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
    assert ramadan.due_at == datetime(2026, 3, 3, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(("ends", "hours"), [(time(13), 6.5), (time(13, 30), 6.0)])
def test_a_friday_is_as_long_as_its_break_lets_it(ends: time, hours: float) -> None:
    calendar = WorkingCalendar(
        HOURS.replace(friday_break_to=ends, special=()),
        "Asia/Jakarta",
        holidays_of=lambda _: frozenset(),
    )
    friday = calendar.start_of_day(date(2026, 11, 6))
    minutes = calendar.working_minutes(friday, calendar.start_of_day(date(2026, 11, 7)))
    assert minutes == hours * 60


def test_two_special_times_do_not_overlap() -> None:
    with pytest.raises(ValidationError, match="begins before the other ends"):
        HOURS.model_validate({**HOURS.model_dump(), "special": [RAMADAN, RAMADAN]})


def test_a_preview_tells_how_many_promises_would_move_and_changes_nothing(accepted: Case) -> None:
    ports, admin = accepted.ports, an_administrator(accepted.ports)
    holiday = {date(2026, 3, 5): False}
    found = decree.preview(ports, admin, holiday)
    assert (found.promised, found.later, found.earlier) == (1, 1, 0)
    assert found.days == (date(2026, 3, 5),)
    saturday = decree.preview(ports, admin, {date(2026, 3, 7): True})
    assert (saturday.later, saturday.earlier) == (0, 1)
    after = decree.preview(ports, admin, {date(2026, 3, 12): False})
    assert (after.later, after.earlier) == (0, 0)
    assert ports.calendar.is_working_day(date(2026, 3, 5))
    with refused("not-for-this-role"):
        decree.preview(ports, accepted.applicant, holiday)


def test_a_decree_is_entered_as_a_whole_and_promised_dates_stay(accepted: Case) -> None:
    ports, admin = accepted.ports, an_administrator(accepted.ports)
    days = {date(2026, 3, 5): False, date(2026, 3, 7): True}
    editing.put_days(ports, admin, days, "SKB 3 Menteri")
    assert [ports.calendar.is_working_day(day) for day in days] == [False, True]
    assert accepted.now.promised_on == date(2026, 3, 9)
    notes = auditing.list_notes(ports, admin, limit=9, cursor=None).items
    editing.put_days(ports, admin, days, "SKB 3 Menteri")
    assert len(auditing.list_notes(ports, admin, limit=9, cursor=None).items) == len(notes) == 2
    assert decree.preview(ports, admin, days).days == ()
