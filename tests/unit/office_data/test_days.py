"""Days and moments as machines send them, and those of a decree that are over."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from chalicelib.domain.days import Day, Moment
from chalicelib.domain.errors import DomainError
from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import GUIDE, HOLIDAYS, DayRule, GuideTopic
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.people import an_administrator, an_officer

CLOSED = DayRule(rule="holiday", reason="SKB 3 Menteri")
DAY: TypeAdapter[date] = TypeAdapter(Day)
MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


def test_a_day_is_written_as_machines_write_it_and_no_other_way() -> None:
    assert DAY.validate_python("2026-12-31") == DAY.validate_python(date(2026, 12, 31))
    midnight = datetime(2026, 12, 31, tzinfo=UTC)
    for wrong in ("20261231", "2026-W01-1", "1767225600", 1767225600, "2026-02-30", midnight, None):
        with pytest.raises(ValidationError, match="no date"):
            DAY.validate_python(wrong)


def test_a_moment_has_its_zone_and_is_no_number() -> None:
    noon = datetime(2026, 12, 31, 12, tzinfo=UTC)
    for said in (noon, "2026-12-31T12:00:00Z", "2026-12-31T19:00:00+07:00"):
        assert MOMENT.validate_python(said) == noon
    for wrong in ("1767225600", 1767225600, "2026-12-31", "2026-12-31T12:00:00", None):
        with pytest.raises(ValidationError):
            MOMENT.validate_python(wrong)


def test_of_a_day_that_is_over_nothing_changes_any_more() -> None:
    ports = FakePorts()
    admin, today = an_administrator(ports), ports.calendar.local_date(ports.clock.now())
    yesterday = (today - timedelta(days=1)).isoformat()
    with refused("invalid-input") as refusal:
        editing.put_entry(ports, admin, HOLIDAYS, yesterday, 0, CLOSED)
    assert fields_of(refusal) == [("entry_id", "day-is-over")]
    assert editing.put_entry(ports, admin, HOLIDAYS, today.isoformat(), 0, CLOSED).version == 1


def test_a_decree_may_name_days_that_are_over_if_they_were_as_it_says() -> None:
    ports = FakePorts()
    admin, today = an_administrator(ports), ports.calendar.local_date(ports.clock.now())
    saturday, monday = date(2026, 2, 28), date(2026, 2, 23)
    ahead = today + timedelta(days=7)
    editing.put_days(ports, admin, {saturday: False, ahead: False}, "SKB 3 Menteri")
    assert not ports.calendar.is_working_day(ahead)
    with refused("invalid-input") as refusal:
        editing.put_days(ports, admin, {monday: False, ahead: True}, "SKB 3 Menteri")
    [problem] = refusal.value.fields
    assert (problem.code, problem.params) == ("days-are-over", {"days": "23-2-2026"})
    assert not ports.calendar.is_working_day(ahead), "nothing of it was entered"


def test_days_are_entered_by_administrators_alone() -> None:
    ports = FakePorts()
    with refused("not-for-this-role"):
        editing.put_days(ports, an_officer(ports, "head", number=7), {}, "SKB 3 Menteri")


def test_an_entry_has_its_length() -> None:
    ports = FakePorts()
    text = {"id": "a" * 4000, "en": "b" * 4000}
    content: dict[str, Any] = {"title": {"id": "Daftar", "en": "Register"}}
    long = GuideTopic.model_validate({**content, "steps": [{"text": text}] * 30})
    with pytest.raises(DomainError) as refusal:
        editing.put_entry(ports, an_administrator(ports), GUIDE, "daftar", 0, long)
    assert [(one.path, one.code) for one in refusal.value.fields] == [("content", "entry-too-long")]
    assert not stored.rows(ports, "office")
