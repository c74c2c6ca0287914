"""The banner: is the office at work now, and if not, until when?"""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.office import DayOverride, HolidayOverrides
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.domain.working_time.holidays import DayKind, next_day_off, special_days
from chalicelib.domain.working_time.opening import Closed, Opening, opening
from tests.fakes.ports import office_data

NONE = HolidayOverrides()
FOUNDING = HolidayOverrides(
    holidays=(DayOverride(date=date(2026, 4, 9), reason="Hari Jadi Kabupaten Solok"),),
    working_days=(DayOverride(date=date(2026, 3, 24), reason="SKB perubahan"),),
)


def at(day: str, moment: str, said: HolidayOverrides = NONE) -> Opening:
    """``moment`` is local (WIB, UTC+7)."""
    office = office_data().office
    calendar = WorkingCalendar(office.hours, office.timezone, said)
    now = datetime.fromisoformat(f"{day}T{moment}+07:00").astimezone(UTC)
    return opening(calendar, office.hours, office.timezone, said, now)


def local(day: str, moment: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{moment}+07:00").astimezone(UTC)


def test_in_office_hours_it_is_open() -> None:
    assert at("2026-03-02", "08:00") == Opening(True, None, None, None)


def test_while_it_is_open_it_has_not_to_open_first() -> None:
    office = office_data().office
    calendar = WorkingCalendar(office.hours, office.timezone, NONE)
    assert calendar.opens_at(local("2026-03-02", "10:00")) == local("2026-03-02", "10:00")


@pytest.mark.parametrize(
    ("day", "moment", "why", "opens"),
    [
        ("2026-03-02", "07:59", Closed.BEFORE_HOURS, ("2026-03-02", "08:00")),
        ("2026-03-02", "16:00", Closed.AFTER_HOURS, ("2026-03-03", "08:00")),
        ("2026-03-06", "12:00", Closed.FRIDAY_BREAK, ("2026-03-06", "13:30")),
        ("2026-03-06", "17:00", Closed.AFTER_HOURS, ("2026-03-09", "08:00")),
        ("2026-03-07", "10:00", Closed.WEEKEND, ("2026-03-09", "08:00")),
        ("2026-03-17", "20:00", Closed.AFTER_HOURS, ("2026-03-25", "08:00")),
    ],
)
def test_when_it_is_closed_it_says_why_and_until_when(
    day: str, moment: str, why: Closed, opens: tuple[str, str]
) -> None:
    """The last one is over Nyepi and Lebaran with its cuti bersama."""
    found = at(day, moment)
    assert (found.open, found.closed, found.holiday, found.opens_at) == (
        False, why, None, local(*opens),
    )  # fmt: skip


def test_on_a_holiday_it_names_it() -> None:
    found = at("2026-03-20", "10:00")
    assert found.closed is Closed.HOLIDAY
    assert found.holiday and found.holiday.id == "Cuti Bersama Hari Raya Idul Fitri"
    assert found.holiday.en == "Eid al-Fitr Joint Holiday"


def test_the_offices_own_days_go_first_both_ways() -> None:
    founding = at("2026-04-09", "10:00", FOUNDING)
    assert founding.holiday and founding.holiday.id == "Hari Jadi Kabupaten Solok"
    assert founding.opens_at == local("2026-04-10", "08:00")
    assert at("2026-03-24", "10:00", FOUNDING).open


def test_the_year_2026_has_17_national_holidays_and_8_days_of_joint_leave() -> None:
    kinds = [day.kind for day in special_days(2026, NONE)]
    assert (kinds.count(DayKind.NATIONAL), kinds.count(DayKind.JOINT_LEAVE)) == (17, 8)
    own = {day.day: day.kind for day in special_days(2026, FOUNDING)}
    assert own[date(2026, 4, 9)] is DayKind.OFFICE
    assert own[date(2026, 3, 24)] is DayKind.WORKING
    assert len(own) == 26
    assert list(own) == sorted(own)


@pytest.mark.parametrize(
    ("today", "said", "off"),
    [
        ("2026-12-01", NONE, "2026-12-24"),
        ("2026-12-24", NONE, "2026-12-24"),
        ("2026-12-28", NONE, "2027-01-01"),
        ("2026-04-04", NONE, "2026-05-01"),  # Easter is a Sunday: nobody would come
        ("2026-04-04", FOUNDING, "2026-04-09"),
        ("2026-03-24", FOUNDING, "2026-04-03"),  # worked, although the calendar says otherwise
    ],
)
def test_the_next_day_off_is_one_on_which_people_would_come_in_vain(
    today: str, said: HolidayOverrides, off: str
) -> None:
    found = next_day_off(date.fromisoformat(today), said)
    assert found is not None
    assert str(found.day) == off
