"""The office never gets stuck: what runs goes on to its end when its permit type is offered no
longer."""

import pytest

from chalicelib.domain.applying import drafting
from chalicelib.domain.errors import NotFound
from chalicelib.domain.offering.versions import TypeVersionRule, set_rule
from tests.fakes.deliveries import pump, sweep
from tests.support import stored
from tests.support.cases import Case, a_submitted_case
from tests.support.people import an_administrator


@pytest.fixture
def case() -> Case:
    """Under review, of a type that has been withdrawn since."""
    made = a_submitted_case()
    ports, own = made.ports, made.now
    today = ports.calendar.local_date(ports.clock.now())
    rule = TypeVersionRule(withdrawn_on=today)
    set_rule(ports, an_administrator(ports), own.type_id, own.rule_set, 0, rule)
    with pytest.raises(NotFound):
        ports.catalogue.get(own.type_id, today)
    return made


def test_its_superior_is_told_that_it_is_overdue(case: Case) -> None:
    case.ports.clock.advance(days=2)
    sweep(case.ports, everything=True)
    told = [m for m in stored.messages(case.ports) if m.template == "overdue_files"]
    assert told and case.now.escalated_at
    assert all("Izin Penelitian" in m.params["files"] for m in told)


def test_its_chain_is_mended(case: Case) -> None:
    stored.lose_token(case.ports, case.application_id)
    case.ports.clock.advance(days=2)
    sweep(case.ports, everything=True)
    pump(case.ports)
    assert case.ports.waits.find(case.application_id)


def test_a_correction_of_it_is_sent_and_leads_to_the_permit(case: Case) -> None:
    case.send_back(judul="Terlalu umum.")
    better = {"judul": "Judul yang lebih tepat"}
    _, problems = drafting.save_data(case.ports, case.applicant, case.application_id, better)
    assert not problems
    case.resubmit()
    case.issue()
    assert case.now.permit_number


def test_a_correction_that_is_not_sent_lapses(case: Case) -> None:
    case.send_back(judul="Terlalu umum.")
    case.ports.clock.advance(days=61)
    sweep(case.ports, everything=True)
    assert case.now.lapsed
