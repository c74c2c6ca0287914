"""Reminders before the end of a permit and of a missing result: each once, and none in vain."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from chalicelib.domain.messages.model import Channel
from chalicelib.domain.permits import for_officers, reminders
from chalicelib.domain.permits.model import Permit, PermitState
from chalicelib.domain.storage import CommitRefused
from tests.fakes.ports import FakePorts
from tests.fakes.time_and_ids import FakeClock
from tests.support import stored
from tests.support.people import an_officer
from tests.support.racing import before_the_next_commit
from tests.support.stored import over
from tests.unit.permits_public.world import application, permit

LAST = date(2026, 12, 31)
WATCHED: dict[str, Any] = {"remind_before": (60, 30, 7), "valid_until": LAST}


def office(on: date, **changes: Any) -> FakePorts:
    """A permit with its application, on the morning of this day."""
    ports = FakePorts(clock=FakeClock())
    application(ports)
    permit(ports, 1, **{**WATCHED, **changes})
    go_to(ports, on)
    return ports


def go_to(ports: FakePorts, day: date) -> None:
    ports.clock.at = datetime.combine(day, time(3, 0), UTC)


def the_permit(ports: FakePorts) -> Permit:
    [found] = stored.permits(ports)
    return found


def sweep(ports: FakePorts) -> list[tuple[str, str]]:
    """What a sweep of this day sends: template and days left, or nothing."""
    before = len(stored.messages(ports))
    today = ports.calendar.local_date(ports.clock.now())
    for permit_id in ports.permits.to_remind(today, limit=10):
        reminders.remind(ports, permit_id)
    new = stored.messages(ports)[before:]
    return sorted({(m.template, m.params.get("days_left", "")) for m in new})


def before_end(days: int) -> date:
    return LAST - timedelta(days=days)


def test_the_holder_is_reminded_sixty_thirty_and_seven_days_before() -> None:
    ports = office(before_end(61))
    sent = {}
    for days in range(61, -3, -1):
        go_to(ports, before_end(days))
        if found := sweep(ports):
            sent[days] = found
    assert sent == {days: [("expiring", str(days))] for days in (60, 30, 7)}


def test_a_sweep_that_looks_again_sends_nothing_more() -> None:
    ports = office(before_end(60))
    assert sweep(ports) == [("expiring", "60")]
    assert sweep(ports) == []
    assert not reminders.remind(ports, the_permit(ports).permit_id)
    (told,) = stored.messages(ports)
    assert (told.channel, told.also) == (Channel.EMAIL, (Channel.WHATSAPP,))


def test_two_sweeps_at_once_send_one_reminder() -> None:
    ports = office(before_end(60))
    held = the_permit(ports)
    before_the_next_commit(ports, lambda: sweep(ports))
    with pytest.raises(CommitRefused):
        reminders.remind(ports, held.permit_id)
    assert len(stored.messages(ports)) == 1


def test_after_an_outage_one_message_says_what_is_left() -> None:
    ports = office(before_end(5))
    assert sweep(ports) == [("expiring", "5")]
    assert set(the_permit(ports).reminded) == {"expiry-60", "expiry-30", "expiry-7"}
    assert sweep(ports) == []


def test_what_has_ended_meanwhile_is_recorded_and_not_sent() -> None:
    ports = office(LAST + timedelta(days=1))
    assert sweep(ports) == []
    assert the_permit(ports).next_reminder_on is None


@pytest.mark.parametrize(
    "changes", [{"state": PermitState.REVOKED}, {"renewed_by": "another"}, {"remind_before": ()}]
)
def test_nobody_is_reminded_of_what_is_revoked_renewed_or_ends_by_itself(
    changes: dict[str, Any],
) -> None:
    ports = office(before_end(7), **changes)
    assert sweep(ports) == []


def test_a_short_permit_is_not_reminded_of_days_before_it_began() -> None:
    ports = office(before_end(20), issued_on=before_end(20))
    assert sweep(ports) == []
    assert the_permit(ports).next_reminder_on == before_end(7)


def test_an_unlimited_permit_has_no_reminder() -> None:
    ports = office(before_end(7), valid_until=None)
    assert sweep(ports) == []


def test_the_missing_result_is_asked_for_once() -> None:
    due = LAST + timedelta(days=30)
    ports = office(due - timedelta(days=1), remind_before=(), result_due_on=due)
    assert sweep(ports) == []
    go_to(ports, due)
    assert sweep(ports) == [("result_missing", "")]
    go_to(ports, due + timedelta(days=9))
    assert sweep(ports) == []


def test_the_day_begins_with_the_office_s_hours() -> None:
    ports = office(before_end(60))
    ports.clock.at = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)  # midnight at the office
    assert not reminders.is_waking_hour(ports)
    ports.clock.at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert reminders.is_waking_hour(ports)


def test_the_office_sees_what_ends_soon_the_earliest_first() -> None:
    ports = office(date(2026, 12, 1))
    ends = {2: date(2026, 12, 1), 3: date(2026, 11, 30), 4: date(2027, 3, 1), 5: LAST}
    for number, day in ends.items():
        permit(ports, number, **{**WATCHED, "valid_until": day})
    permit(ports, 6, **{**WATCHED, "valid_until": LAST, "state": PermitState.REVOKED})
    permit(ports, 7, valid_until=None)

    head = an_officer(ports, "head", number=7)

    def listed(days: int) -> list[str]:
        page = for_officers.list_expiring(ports, head, days, limit=50, cursor=None)
        return [item.permit_id[-1] for item in page.items]

    assert listed(0) == ["2"]
    assert listed(30) == ["2", "1", "5"]
    assert listed(90) == ["2", "1", "5", "4"]


def test_a_permit_from_before_there_were_reminders_still_loads() -> None:
    ports = office(before_end(7))
    old = the_permit(ports)
    new = {"remind_before", "reminded", "result", "result_due_on", "revocation", "renewal_id"}
    body = old.model_dump_json(exclude=new | {"renewed_by", "publish_result", "publication_id"})
    assert Permit.model_validate_json(body).next_reminder_on is None
    ports.commit(over(old.replace(version=2), 1))
