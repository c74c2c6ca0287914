"""Working days, office hours and the promise."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.office import DayOverride, HolidayOverrides, OfficeHours
from chalicelib.domain.working_time.calendar import WorkingCalendar, national_holidays
from chalicelib.domain.working_time.promise import promised_date

HOURS = OfficeHours(
    opens=time(8), closes=time(16), friday_break_from=time(11, 30), friday_break_to=time(13, 30)
)
CALENDAR = WorkingCalendar(HOURS, "Asia/Jakarta")
PLAIN = WorkingCalendar(HOURS, "Asia/Jakarta", holidays_of=lambda year: frozenset())
WIB = timezone(timedelta(hours=7))

MONDAY = date(2026, 11, 2)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB)


HOLIDAYS_2026 = (
    "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 "
    "08-25 12-25"
)
JOINT_LEAVE_2026 = "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"


def test_2026_has_the_days_of_the_decree_with_joint_leave() -> None:
    """SKB 3 Menteri on 2026: 17 national holidays and 8 days of cuti bersama."""
    days = f"{HOLIDAYS_2026} {JOINT_LEAVE_2026}".split()
    assert national_holidays(2026) == {date.fromisoformat(f"2026-{day}") for day in days}
    assert len(days) == 25


def test_weekends_holidays_and_joint_leave_are_no_working_days() -> None:
    assert CALENDAR.is_working_day(MONDAY)
    assert not CALENDAR.is_working_day(date(2026, 11, 7))
    assert not CALENDAR.is_working_day(date(2026, 8, 17))
    assert not CALENDAR.is_working_day(date(2026, 12, 24))


def test_an_override_wins_both_ways() -> None:
    overrides = HolidayOverrides(
        holidays=(DayOverride(date=MONDAY, reason="Pemilihan wali nagari"),),
        working_days=(
            DayOverride(date=date(2026, 12, 24), reason="Cuti bersama dibatalkan"),
            DayOverride(date=date(2026, 11, 7), reason="Pengganti"),
        ),
    )
    calendar = WorkingCalendar(HOURS, "Asia/Jakarta", overrides)
    assert not calendar.is_working_day(MONDAY)
    assert calendar.is_working_day(date(2026, 12, 24))
    assert calendar.is_working_day(date(2026, 11, 7))


def test_a_day_cannot_be_both() -> None:
    day = DayOverride(date=MONDAY, reason="?")
    with pytest.raises(ValueError, match="2026-11-02"):
        HolidayOverrides(holidays=(day,), working_days=(day,))


def test_working_days_are_counted_from_the_day_after() -> None:
    assert CALENDAR.add_working_days(MONDAY, 1) == date(2026, 11, 3)
    assert CALENDAR.add_working_days(date(2026, 11, 6), 1) == date(2026, 11, 9)
    assert CALENDAR.add_working_days(date(2026, 11, 7), 0) == date(2026, 11, 9)
    assert CALENDAR.add_working_days(MONDAY, 0) == MONDAY


def test_a_count_crosses_the_year_with_its_holidays() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)


def test_the_date_at_the_office_is_that_of_its_own_zone() -> None:
    assert CALENDAR.local_date(datetime(2026, 11, 1, 17, 0, tzinfo=UTC)) == MONDAY
    assert CALENDAR.local_date(datetime(2026, 11, 1, 16, 59, tzinfo=UTC)) == date(2026, 11, 1)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.local_date(datetime(2026, 11, 2, 8))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(MONDAY, 7, 59), False),
        (at(MONDAY, 8), True),
        (at(MONDAY, 12), True),
        (at(MONDAY, 16), False),
        (at(date(2026, 11, 6), 11, 29), True),
        (at(date(2026, 11, 6), 12), False),
        (at(date(2026, 11, 6), 13, 30), True),
        (at(date(2026, 11, 7), 10), False),
        (at(date(2026, 8, 17), 10), False),
    ],
)
def test_files_are_processed_in_office_hours_alone(moment: datetime, is_open: bool) -> None:
    assert CALENDAR.is_open(moment) is is_open


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (at(MONDAY, 9), at(MONDAY, 9, 45), 45),
        (at(MONDAY, 6), at(MONDAY, 23), 480),
        (at(MONDAY, 15), at(date(2026, 11, 3), 9), 120),
        # Friday is 3.5 and 2.5 hours around its break, the weekend nothing.
        (at(date(2026, 11, 6), 8), at(date(2026, 11, 6), 16), 360),
        (at(date(2026, 11, 6), 11), at(date(2026, 11, 6), 14), 60),
        (at(date(2026, 11, 6), 12), at(date(2026, 11, 6), 13), 0),
        (at(date(2026, 11, 6), 15), at(date(2026, 11, 9), 9), 120),
        (at(date(2026, 11, 7), 9), at(date(2026, 11, 8), 17), 0),
        # Tuesday the 17th, Wednesday to Tuesday off (Nyepi, Lebaran, joint leave), Wednesday.
        (at(date(2026, 3, 17), 14), at(date(2026, 3, 25), 10), 240),
        (at(MONDAY, 9), at(MONDAY, 9), 0),
        (at(MONDAY, 9), at(date(2026, 10, 30), 9), 0),
    ],
)
def test_working_minutes_are_those_of_office_hours(
    start: datetime, end: datetime, minutes: int
) -> None:
    assert CALENDAR.working_minutes(start, end) == minutes
    assert CALENDAR.working_minutes(start.astimezone(UTC), end.astimezone(UTC)) == minutes


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (at(MONDAY, 9), 60, at(MONDAY, 10)),
        (at(MONDAY, 9), 0, at(MONDAY, 9)),
        (at(MONDAY, 6), 480, at(MONDAY, 16)),
        (at(MONDAY, 15), 120, at(date(2026, 11, 3), 9)),
        (at(date(2026, 11, 6), 11), 60, at(date(2026, 11, 6), 14)),
        (at(date(2026, 11, 6), 15), 120, at(date(2026, 11, 9), 9)),
        (at(date(2026, 3, 17), 14), 240, at(date(2026, 3, 25), 10)),
    ],
)
def test_what_takes_working_hours_ends_in_office_hours(
    start: datetime, minutes: int, end: datetime
) -> None:
    assert CALENDAR.after_working_minutes(start, minutes) == end
    assert CALENDAR.working_minutes(start, end) == minutes


def test_an_override_counts_for_working_minutes_as_well() -> None:
    overrides = HolidayOverrides(holidays=(DayOverride(date=MONDAY, reason="Pemilihan"),))
    calendar = WorkingCalendar(HOURS, "Asia/Jakarta", overrides)
    assert calendar.working_minutes(at(MONDAY, 8), at(date(2026, 11, 3), 9)) == 60


def test_what_is_due_on_a_day_is_due_when_the_office_closes() -> None:
    assert CALENDAR.end_of_day(MONDAY) == datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_hours_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        OfficeHours(
            opens=time(16), closes=time(8), friday_break_from=time(11), friday_break_to=time(13)
        )


def test_seven_working_days_cross_a_weekend() -> None:
    assert promised_date(MONDAY, [], 7, CALENDAR) == date(2026, 11, 11)


def test_a_file_accepted_on_a_friday_or_in_the_night_counts_from_monday() -> None:
    friday = date(2026, 11, 6)
    assert promised_date(friday, [], 7, CALENDAR) == date(2026, 11, 17)
    assert promised_date(date(2026, 11, 8), [], 7, CALENDAR) == date(2026, 11, 17)


def test_lebaran_and_its_joint_leave_lengthen_the_promise() -> None:
    # Nyepi on Thursday 19 March with joint leave on the 18th, Lebaran from the 20th to the 24th.
    assert promised_date(date(2026, 3, 16), [], 7, CALENDAR) == date(2026, 4, 1)


def test_weekend_lebaran_and_a_return_for_correction_together() -> None:
    """Accepted on Thursday 12 March. Friday and Monday count (2); returned on Monday the 16th,
    back on Wednesday the 25th: Tuesday is lost, the 18th to the 24th are holidays and joint leave
    anyway, the day of return does not count. 26, 27, 30, 31 March and 1 April are the other 5."""
    pause = (date(2026, 3, 16), date(2026, 3, 25))
    assert promised_date(date(2026, 3, 12), [pause], 7, CALENDAR) == date(2026, 4, 1)


def test_the_clock_stops_while_the_file_is_with_the_applicant() -> None:
    # Returned on Wednesday, back on the following Monday: Thursday, Friday and Monday are lost.
    pause = (date(2026, 11, 4), date(2026, 11, 9))
    assert promised_date(MONDAY, [pause], 7, CALENDAR) == date(2026, 11, 16)


def test_a_correction_on_the_same_day_costs_nothing() -> None:
    pause = (date(2026, 11, 4), date(2026, 11, 4))
    assert promised_date(MONDAY, [pause], 7, CALENDAR) == date(2026, 11, 11)


def test_two_returns_add_up() -> None:
    pauses = [(date(2026, 11, 3), date(2026, 11, 4)), (date(2026, 11, 5), date(2026, 11, 6))]
    assert promised_date(MONDAY, pauses, 7, CALENDAR) == date(2026, 11, 13)


def test_while_the_file_is_away_there_is_no_promise() -> None:
    assert promised_date(MONDAY, [(date(2026, 11, 4), None)], 7, CALENDAR) is None


def test_a_promise_that_was_already_due_stays_when_the_file_goes_back() -> None:
    assert promised_date(MONDAY, [(date(2026, 11, 20), None)], 7, CALENDAR) == date(2026, 11, 11)


days = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@given(start=days, count=st.integers(1, 30))
def test_the_promised_day_is_a_working_day_with_as_many_between(start: date, count: int) -> None:
    promised = promised_date(start, [], count, CALENDAR)
    assert promised == CALENDAR.add_working_days(start, count)
    between = [start + timedelta(days=n + 1) for n in range((promised - start).days)]
    assert CALENDAR.is_working_day(promised)
    assert sum(map(CALENDAR.is_working_day, between)) == count


@given(start=days, away=st.integers(0, 20), length=st.integers(0, 20), count=st.integers(1, 15))
def test_a_pause_never_makes_the_promise_earlier(
    start: date, away: int, length: int, count: int
) -> None:
    left = start + timedelta(days=away)
    pause = (left, left + timedelta(days=length))
    with_pause = promised_date(start, [pause], count, PLAIN)
    without = promised_date(start, [], count, PLAIN)
    assert with_pause is not None and without is not None
    assert with_pause >= without
    lost = sum(PLAIN.is_working_day(left + timedelta(days=n + 1)) for n in range(length))
    limit = PLAIN.add_working_days(without, lost) if lost else without
    assert with_pause <= limit


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@given(moments=st.lists(moments, min_size=3, max_size=3))
def test_working_minutes_of_two_stretches_add_up(moments: list[datetime]) -> None:
    first, middle, last = sorted(moment.replace(second=0, microsecond=0) for moment in moments)
    whole = CALENDAR.working_minutes(first, last)
    assert whole == CALENDAR.working_minutes(first, middle) + CALENDAR.working_minutes(middle, last)
