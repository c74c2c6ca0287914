"""What is done with a role that was passed on, and how it is recorded."""

from typing import Any

from chalicelib.domain.accounts import delegations
from chalicelib.domain.review import queues, workbench
from chalicelib.domain.review.queues import QueueFilter
from tests.support import stored
from tests.support.cases import Case, a_draft, a_submitted_case, refused
from tests.support.delegating import LETTER, MONDAY, Office
from tests.support.revoked import revoked


def with_case(**options: Any) -> tuple[Office, Case]:
    office = Office()
    return office, a_submitted_case(office.ports, staff=office.staff, **options)


def test_the_deputy_decides_and_it_is_recorded_as_such() -> None:
    office, case = with_case()
    given = office.give().delegation
    case.approve()
    deputy = office.now(office.deputy)
    queue = queues.find(
        office.ports, deputy, QueueFilter(role="section_head"), limit=9, cursor=None
    )
    assert [item.application_id for item in queue.items] == [case.application_id]
    case.approve(by=deputy)
    decision = case.now.decisions[-1]
    assert (decision.officer_id, decision.role) == (deputy.account_id, "section_head")
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert note.actor_role == "section_head"
    assert note.details == {
        "acting_as": "Plh. Kepala Seksi Perizinan dan Non Perizinan",
        "delegation": given.delegation_id,
        "on_behalf_of": office.staff["section_head"].name,
        "basis": LETTER,
    }


def test_a_permit_revoked_by_a_deputy_is_recorded_as_such() -> None:
    office, case = with_case()
    case.issue()
    office.give(by=office.staff["head"], role="head")
    permit_id = case.now.permit_id
    assert permit_id
    deputy = office.now(office.deputy)
    revoked(case.ports, deputy, permit_id)
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.actor_role) == ("revoked", "head")
    assert note.details["acting_as"] == "Plh. Kepala Dinas"
    signer = case.ports.letters.contents[-1].signer
    assert (signer.acting, signer.name) == ("Plh.", office.account(office.deputy).name)
    assert signer.title == "Kepala Dinas Kabupaten Solok"


def test_what_is_one_s_own_is_not_recorded_as_another_s() -> None:
    _, case = with_case()
    case.approve()
    assert "acting_as" not in case.ports.notes.of(f"app#{case.application_id}")[-1].details


def test_the_day_after_the_deputy_decides_nothing_more() -> None:
    office, case = with_case()
    office.give(until=MONDAY)
    case.approve()
    office.ports.clock.advance(days=1)
    with refused("not-in-this-chain"):
        case.approve(by=office.now(office.deputy))


def test_nobody_decides_two_steps_with_the_role_of_another() -> None:
    office, case = with_case()
    clerk = case.staff["back_office"]
    office.give(account_id=clerk.account_id)
    case.approve(by=office.now(clerk))
    with refused("already-decided-a-step"):
        case.approve(by=office.now(clerk))


def test_nobody_decides_on_their_own_application_with_the_role_of_another() -> None:
    office = Office()
    applicant = a_draft(office.ports, staff=office.staff).applicant
    account = office.account(applicant)
    promoted = account.replace(post=office.account(office.deputy).post, version=account.version)
    stored.put_account(office.ports, promoted)
    case = a_submitted_case(office.ports, staff=office.staff, applicant=applicant).approve()
    office.give(account_id=applicant.account_id)
    with refused("own-application"):
        case.approve(by=office.now(applicant))


def test_a_claim_under_a_delegation_that_was_taken_back_stops_nobody() -> None:
    office, case = with_case()
    given = office.give().delegation
    case.approve()
    deputy = office.now(office.deputy)
    workbench.claim(case.ports, deputy, case.application_id, case.now.version)
    with refused("claimed-by-another"):
        case.approve()
    delegations.revoke(office.ports, office.administrator, given.delegation_id)
    case.approve()
