"""Practice permits are promised within five working days: superiors hear on the third and fourth,
the head gets a proposal on the fifth, and nothing is ever issued by silence."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.chain.promises import tell_of_promises
from tests.fakes.deliveries import duties, sweep
from tests.support import stored
from tests.support.cases import Case, a_submitted_case

# Accepted on Monday 2 March: promised for Monday 9 March.
PROMISED = date(2026, 3, 9)
DAYS = {n: datetime(2026, 3, 2 + n, 2, 0, tzinfo=UTC) for n in range(5)}
DAYS[5] = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)


@pytest.fixture
def case() -> Case:
    accepted = a_submitted_case(type_id="sip_bidan")
    accepted.approve_up_to("section_head")
    assert accepted.now.promised_on == PROMISED
    return accepted


def told(case: Case, template: str) -> set[str]:
    found = [one for one in stored.messages(case.ports) if one.template == template]
    return {one.recipient.address or "" for one in found if one.channel.value == "email"}


def emails_of(case: Case, role: str) -> set[str]:
    return {one.email or "" for one in holders(case.ports, role)}


def on(case: Case, day: int) -> Case:
    case.ports.clock.at = DAYS[day]
    sweep(case.ports)
    return case


@pytest.mark.parametrize("day", [1, 2])
def test_nobody_is_told_in_the_first_days(case: Case, day: int) -> None:
    on(case, day)
    assert told(case, "promise_near") | told(case, "promise_ends") == set()


@pytest.mark.parametrize("day", [3, 4])
def test_on_the_third_and_fourth_day_the_superior_hears_once(case: Case, day: int) -> None:
    on(case, day)
    on(case, day)
    assert told(case, "promise_near") == emails_of(case, "division_head")
    messages = [one for one in stored.messages(case.ports) if one.template == "promise_near"]
    assert case.now.receipt in messages[0].params["files"]
    assert messages[0].params["count"] == "1"
    assert case.now.person.name not in messages[0].params["files"]
    assert told(case, "promise_ends") == set()


def test_on_the_fifth_day_the_head_gets_a_proposal_and_nothing_is_issued(case: Case) -> None:
    on(case, 5)
    assert told(case, "promise_ends") == emails_of(case, "head")
    assert (case.now.phase, case.now.step.id) == (Phase.REVIEW, "section_head")
    case.ports.clock.at = datetime(2026, 3, 30, 2, 0, tzinfo=UTC)
    sweep(case.ports)
    assert case.now.phase is Phase.REVIEW and case.now.permit_number is None


def test_other_types_and_other_hours_tell_nobody(case: Case) -> None:
    case.ports.clock.at = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)
    assert tell_of_promises(case.ports, duties()) == 0
    case.ports.clock.at = DAYS[5].replace(minute=5)  # the first sweep of this hour is over
    assert tell_of_promises(case.ports, duties()) == 0
    case.ports.clock.at = DAYS[5]
    assert tell_of_promises(case.ports, duties()) > 0
