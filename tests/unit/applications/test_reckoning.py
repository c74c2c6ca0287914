"""When it will be done: said before anything is sent, and held against what then happens."""

from datetime import date, timedelta

from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applications.reckoning import days_left, expected_on, reckoned
from tests.support.cases import Case, a_complete_draft, a_draft


def expected(case: Case) -> date | None:
    ports = case.ports
    return expected_on(rules_of(ports, case.now), case.now, ports.clock.now(), ports.calendar)


def left(case: Case) -> int | None:
    return days_left(case.now, case.ports.clock.now(), case.ports.calendar)


def test_before_it_is_sent_the_first_check_and_the_promise_are_reckoned() -> None:
    # begun on Monday, 2 March 2026: checked on Tuesday, and five working days from then
    assert expected(a_complete_draft(type_id="sip_bidan")) == date(2026, 3, 10)
    assert expected(a_complete_draft(type_id="penelitian")) == date(2026, 3, 12)


def test_what_was_reckoned_is_never_earlier_than_what_is_then_promised() -> None:
    case = a_complete_draft(type_id="sip_bidan")
    before = expected(case)
    sent = case.submit()
    assert expected(sent) == before
    accepted = sent.approve()
    assert before and accepted.now.promised_on and accepted.now.promised_on <= before
    assert expected(accepted) == accepted.now.promised_on


def test_an_office_that_is_late_with_the_first_check_moves_the_day() -> None:
    case = a_complete_draft(type_id="sip_bidan").submit()
    before = expected(case)
    case.ports.clock.advance(days=14)
    later = expected(case)
    assert before and later and later > before


def test_nothing_is_reckoned_while_it_is_with_its_applicant_or_decided() -> None:
    case = a_complete_draft(type_id="sip_bidan").submit()
    returned = case.send_back(tempat_praktik="Tulis lengkap.")
    assert (expected(returned), left(returned)) == (None, None)
    issued = a_complete_draft(type_id="sip_bidan").submit().issue()
    assert (expected(issued), left(issued)) == (None, None)


def test_days_left_are_working_days_of_this_types_own_promise() -> None:
    case = a_complete_draft(type_id="sip_bidan").submit().approve()
    assert left(case) == case.now.promised_days
    case.ports.clock.advance(days=30)
    assert left(case) is None


def test_the_first_day_of_an_event_that_is_not_too_soon_is_named() -> None:
    case = a_draft(type_id="rekomendasi_keramaian")
    ports = case.ports
    rules = rules_of(ports, case.now)
    today = ports.calendar.local_date(ports.clock.now())
    earliest = reckoned(rules, ports.clock.now(), ports.calendar).earliest
    assert earliest == {"waktu_kegiatan": ports.calendar.add_working_days(today, 21)}
    assert earliest["waktu_kegiatan"] > today + timedelta(days=21)
