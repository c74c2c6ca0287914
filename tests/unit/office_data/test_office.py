"""What the office's own files may not say of its hours, its roles and its days."""

from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.domain.office import (
    DayHours,
    DayOverride,
    HolidayOverrides,
    SpecialHours,
    subordinates,
    superiors,
)
from tests.fakes.ports import office_data

HOURS: dict[str, Any] = {
    "opens": time(8),
    "closes": time(16),
    "friday_break_from": time(11, 30),
    "friday_break_to": time(13, 30),
}


def hours(**changes: Any) -> DayHours:
    return DayHours.model_validate(HOURS | changes)


@pytest.mark.parametrize(
    "wrong",
    [
        {"closes": time(7)},
        {"friday_break_from": time(7)},
        {"friday_break_to": time(11)},
        {"friday_break_to": time(17)},
    ],
)
def test_an_office_opens_rests_on_friday_and_closes_in_this_order(wrong: dict[str, time]) -> None:
    with pytest.raises(ValidationError, match="in this order"):
        hours(**wrong)


def test_it_is_at_work_from_its_first_minute_to_before_its_last_but_for_friday_s_break() -> None:
    thursday, friday = 3, 4
    at_work = [
        (moment, [hours().include(weekday, moment) for weekday in (thursday, friday)])
        for moment in (time(7, 59), time(8), time(12), time(13, 30), time(15, 59), time(16))
    ]
    assert [found for _, found in at_work] == [
        [False, False],
        [True, True],
        [True, False],
        [True, True],
        [True, True],
        [False, False],
    ]
    assert hours().spans(thursday) == ((time(8), time(16)),)
    assert hours().spans(friday) == ((time(8), time(11, 30)), (time(13, 30), time(16)))


def test_special_hours_end_after_they_begin() -> None:
    days = {"first": date(2026, 2, 18), "last": date(2026, 2, 17), "reason": "Ramadan"}
    with pytest.raises(ValidationError, match="Ramadan: last must not be before first"):
        SpecialHours.model_validate(HOURS | days)


def test_a_day_is_not_both_a_holiday_and_a_working_day() -> None:
    day = DayOverride(date=date(2026, 3, 9), reason="SKB")
    with pytest.raises(ValidationError, match="both holiday and working day: 2026-03-09"):
        HolidayOverrides(holidays=(day,), working_days=(day,))


@pytest.mark.parametrize("above", ["kepala", "back_office", "secretary"])
def test_who_stands_above_a_role_is_a_role_and_not_itself(above: str) -> None:
    """``secretary`` stands above the head here, and the head above the secretary."""
    roles = dict(office_data().roles)
    assert superiors(roles, "section_head") == ("division_head", "secretary", "head")
    assert "back_office" in subordinates(roles, ["section_head"])
    below = "head" if above == "secretary" else "section_head"
    roles[below] = roles[below].replace(superior=above)
    with pytest.raises(ValueError, match="is no role, or above itself"):
        superiors(roles, "back_office")
