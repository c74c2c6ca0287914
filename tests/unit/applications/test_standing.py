"""When the sweeper looks at a running application: soon after a move, seldom else, and when it has
something to do there."""

from datetime import UTC, datetime, timedelta

from chalicelib.domain.applications import standing
from chalicelib.domain.chain.signals import repair
from chalicelib.domain.review import workbench
from tests.fakes.deliveries import pump, sweep
from tests.support.cases import Case, a_complete_draft, a_submitted_case
from tests.unit.review.in_step import sweep_later

# Sent in on Monday 2 March: the back office has until Tuesday, 16 o'clock.
WEDNESDAY = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
NIGHT = timedelta(hours=14)


def looked_at_by(case: Case, moment: datetime) -> bool:
    return case.application_id in case.ports.waits.waking(moment, limit=9)


def test_what_stays_at_its_place_is_looked_at_no_sooner_for_it() -> None:
    case = a_submitted_case()
    workbench.claim(case.ports, case.officer, case.application_id, case.now.version)
    workbench.add_note(case.ports, case.officer, case.application_id, text="Segera.", public=False)
    assert sweep_later(case) == []


def test_what_has_ended_is_looked_at_no_more() -> None:
    case = a_submitted_case()
    before = case.now
    case.issue()
    [stands] = standing.moved(before, case.now, case.ports.clock.now(), case.ports.calendar)
    assert (stands.place, stands.wake_at, stands.then_at) == (None, None, None)


def test_a_signature_that_has_got_stuck_is_looked_at_within_minutes() -> None:
    """Its signer's passphrase is kept for half an hour."""
    case = a_submitted_case().approve_up_to("head").sign()
    now = case.ports.clock.now()
    look = standing.next_look(case.now, now, case.ports.calendar)
    assert look - now <= timedelta(minutes=10)


def test_a_correction_lapses_at_night_as_well() -> None:
    case = a_submitted_case()
    case.ports.clock.advance(hours=2)  # eleven o'clock
    case.send_back(judul="Terlalu umum.")
    due = case.now.due_at
    assert due
    at_night = due + NIGHT
    assert not case.ports.calendar.is_open(at_night)
    assert standing.next_look(case.now, at_night, case.ports.calendar) == at_night


def test_whoever_was_told_of_what_is_late_is_no_reason_to_look_in_the_morning() -> None:
    case = a_submitted_case()
    case.ports.clock.at = WEDNESDAY
    sweep(case.ports)
    assert case.now.escalated_at
    case.ports.clock.at = WEDNESDAY + NIGHT
    assert repair(case.ports, case.application_id) == "healthy"
    assert not looked_at_by(case, WEDNESDAY + timedelta(days=1))


def test_what_is_late_at_the_highest_role_is_not_looked_at_in_every_sweep() -> None:
    case = a_submitted_case().approve_up_to("head")
    pump(case.ports)
    case.ports.clock.at = WEDNESDAY + timedelta(days=5)
    sweep(case.ports)
    assert case.now.escalated_at is None
    assert not looked_at_by(case, case.ports.clock.now() + timedelta(minutes=5))


def test_what_is_written_of_one_document_leaves_the_others_as_they_were_read() -> None:
    case = a_complete_draft()
    before = {name: one.version for name, one in case.now.documents.items()}
    case.upload("ktp")
    case.submit()
    case.mark("ktp")
    after = {name: one.version for name, one in case.now.documents.items()}
    assert after.pop("ktp") > before.pop("ktp")
    assert after == before
