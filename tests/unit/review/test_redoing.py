"""A step is done again by somebody who has no part in the application, and only then offered."""

import pytest

from chalicelib.domain.accounts.model import Actor, AtCounter
from chalicelib.domain.applications.model import Application
from chalicelib.domain.review import redoing
from chalicelib.domain.review.standing_in import Undecidable, undecidable
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.people import a_staff, an_officer


@pytest.fixture
def case() -> Case:
    """At the head; the secretary who decided it is in the head's place by now."""
    case = a_submitted_case().approve_up_to("head")
    account = case.ports.accounts.find(case.staff["secretary"].account_id)
    assert account and account.post
    post = account.post.replace(roles=("secretary", "head"))
    stored.put_account(case.ports, account.replace(post=post, version=account.version + 1))
    return case


def redo(case: Case, by: Actor) -> Application:
    return redoing.redo(case.ports, by, case.application_id, case.now.version, "secretary")


def offered(case: Case, by: Actor) -> bool:
    return redoing.to_redo(case.ports, by, case.now) is not None


def typed_by(officer: Actor, *earlier: Actor) -> AtCounter:
    return AtCounter(
        officer_id=officer.account_id,
        officer_name=officer.name,
        role="back_office",
        earlier=tuple(one.account_id for one in earlier),
    )


def test_while_it_is_with_its_applicant_no_step_is_done_again(case: Case) -> None:
    other = case.staff.second["secretary"]
    assert offered(case, other)
    case.send_back(judul="Terlalu umum.")
    assert not offered(case, other)
    with refused("act-not-possible-now"):
        redo(case, other)


def test_who_worked_on_it_for_its_applicant_does_no_step_again(case: Case) -> None:
    other = case.staff.second["secretary"]
    stored.put_application(case.ports, case.now.replace(operators=(other.account_id,)))
    assert not offered(case, other)
    with refused("own-application"):
        redo(case, other)


def test_who_entered_it_at_the_counter_does_no_step_again_and_a_colleague_does(
    case: Case,
) -> None:
    other = case.staff.second["secretary"]
    stored.put_application(case.ports, case.now.replace(counter=typed_by(other)))
    assert not offered(case, other)
    with refused("entered-at-the-counter"):
        redo(case, other)
    colleague = an_officer(case.ports, "secretary", number=77)
    assert offered(case, colleague)
    [done] = [one for one in redo(case, colleague).decisions if one.step == "secretary"]
    assert done.is_of == colleague.account_id


def test_a_file_that_every_holder_of_the_role_entered_at_the_counter_is_one_nobody_may_decide() -> (
    None
):
    ports = FakePorts()
    staff = a_staff(ports)
    case = a_submitted_case(ports, staff=staff)
    assert undecidable(ports, "back_office", None) == Undecidable(0)
    both = typed_by(staff["back_office"], staff.second["back_office"])
    stored.put_application(ports, case.now.replace(counter=both))
    assert undecidable(ports, "back_office", None) == Undecidable(1)
