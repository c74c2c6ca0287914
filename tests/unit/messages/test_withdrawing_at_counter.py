"""An officer withdraws for somebody who is told on paper and asks for it (decision 0096)."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.delivery import at_counter, withdrawing
from chalicelib.domain.review import workbench
from tests.fakes.deliveries import pump, send_announced
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, fields_of, refused
from tests.support.people import Staff, a_citizen, a_staff, an_officer
from tests.unit.accounts.test_first_address import NO_WAY

WHY = "Usahanya tidak jadi dibuka."


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


@pytest.fixture
def clerk(ports: FakePorts, staff: Staff) -> Actor:
    """At the counter, and with none of the files."""
    return an_officer(ports, "back_office", number=300)


@pytest.fixture
def citizen(ports: FakePorts) -> Actor:
    return a_citizen(ports, **NO_WAY)


@pytest.fixture
def draft(ports: FakePorts, staff: Staff, citizen: Actor) -> Case:
    return a_complete_draft(ports, applicant=citizen, staff=staff)


def open_ones(case: Case) -> list[str]:
    account = case.ports.accounts.find(case.applicant.account_id)
    assert account
    return [one.application_id for one in withdrawing.open_ones(case.ports, account)]


def test_it_ends_and_the_notes_say_who_did_it_for_whom(
    ports: FakePorts, draft: Case, clerk: Actor, citizen: Actor
) -> None:
    case = draft.submit()
    assert open_ones(case) == [case.application_id]
    withdrawing.withdraw(ports, clerk, citizen.account_id, case.application_id, f" {WHY} ")
    assert (case.now.phase, case.now.closing_reason) == (Phase.WITHDRAWN, WHY)
    assert open_ones(case) == []
    note = ports.notes.of(f"app#{case.application_id}", limit=50)[-1]
    assert (note.event, note.actor_id, note.actor_role, note.text) == (
        *("withdrawn", clerk.account_id, "back_office", WHY),
    )
    assert note.details["on_behalf_of"] == citizen.account_id
    pump(ports)
    assert ports.workflow.running(case.application_id) == []


def test_a_letter_is_the_receipt_and_lies_with_the_others(
    ports: FakePorts, draft: Case, clerk: Actor, citizen: Actor
) -> None:
    case = draft.submit()
    withdrawing.withdraw(ports, clerk, citizen.account_id, case.application_id, WHY)
    send_announced(ports)
    letters = at_counter.to_fetch(ports, clerk, citizen.nik).letters
    assert {one.template for one, _ in letters} == {"submitted", "withdrawn_at_counter"}
    [words] = [words for one, words in letters if one.template == "withdrawn_at_counter"]
    assert case.now.receipt in words.subject
    assert WHY in words.body and clerk.name in words.body
    listed = at_counter.waiting(ports, clerk, cursor=None, limit=9)
    assert len(listed.items) == 2


@pytest.mark.parametrize("sent", [False, True], ids=["a-draft", "returned"])
def test_a_draft_and_what_was_given_back_are_withdrawn_alike(
    ports: FakePorts, draft: Case, clerk: Actor, citizen: Actor, sent: bool
) -> None:
    if sent:
        draft.submit().mark("proposal", "Buram.").send_back()
    withdrawing.withdraw(ports, clerk, citizen.account_id, draft.application_id, WHY)
    assert draft.now.phase is Phase.WITHDRAWN


def test_what_has_ended_is_not_withdrawn(
    ports: FakePorts, draft: Case, clerk: Actor, citizen: Actor
) -> None:
    case = draft.submit().issue()
    with refused("act-not-possible-now"):
        withdrawing.withdraw(ports, clerk, citizen.account_id, case.application_id, WHY)
    assert at_counter.waiting(ports, clerk, cursor=None, limit=99).items == ()


def test_who_checks_it_leaves_it_to_a_colleague(
    ports: FakePorts, draft: Case, staff: Staff, citizen: Actor
) -> None:
    case = draft.submit()
    pump(ports)
    checks = staff["back_office"]
    workbench.claim(ports, checks, case.application_id, case.now.version)
    with refused("counter-decided-by-you"):
        withdrawing.withdraw(ports, checks, citizen.account_id, case.application_id, WHY)
    case.approve()
    with refused("counter-decided-by-you"):
        withdrawing.withdraw(ports, checks, citizen.account_id, case.application_id, WHY)
    assert case.now.phase is Phase.REVIEW


def test_whoever_can_sign_in_withdraws_themselves(
    ports: FakePorts, staff: Staff, clerk: Actor
) -> None:
    reached = a_citizen(ports, 2)
    case = a_complete_draft(ports, applicant=reached, staff=staff).submit()
    with refused("counter-withdraws-themselves"):
        withdrawing.withdraw(ports, clerk, reached.account_id, case.application_id, WHY)


def test_only_their_own_and_with_a_reason_by_whoever_serves_the_counter(
    ports: FakePorts, draft: Case, staff: Staff, clerk: Actor, citizen: Actor
) -> None:
    other = a_citizen(ports, 3, **NO_WAY)
    own_id = draft.application_id
    with refused("unknown-application"):
        withdrawing.withdraw(ports, clerk, other.account_id, own_id, WHY)
    with refused("unknown-application"):
        withdrawing.withdraw(ports, clerk, "nobody", own_id, WHY)
    with refused("invalid-input") as wrong:
        withdrawing.withdraw(ports, clerk, citizen.account_id, own_id, " ")
    assert fields_of(wrong) == [("reason", "required")]
    with refused("not-for-this-role"):
        withdrawing.withdraw(ports, staff["section_head"], citizen.account_id, own_id, WHY)
    assert draft.now.phase is Phase.DRAFT


def test_nobody_withdraws_for_themselves_told_by_account_or_by_nik(
    ports: FakePorts, draft: Case, clerk: Actor, citizen: Actor
) -> None:
    for own in (clerk.replace(nik=citizen.nik), clerk.replace(account_id=citizen.account_id)):
        with refused("own-application"):
            withdrawing.withdraw(ports, own, citizen.account_id, draft.application_id, WHY)
    assert draft.now.phase is Phase.DRAFT
