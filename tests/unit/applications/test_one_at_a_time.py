"""One running application at a time, where the permit type says so."""

from collections.abc import Callable

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import drafting, submission
from chalicelib.domain.permits import revoking
from chalicelib.domain.review import decisions
from chalicelib.domain.storage import Page
from tests.fakes.deliveries import pump, sweep
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, edited, refused
from tests.support.people import a_citizen, a_staff
from tests.support.racing import a_key_used_meanwhile, before_the_next_commit
from tests.support.revoked import REASON


@pytest.fixture
def ports() -> FakePorts:
    ports = FakePorts()
    ports.catalogue = edited(one_running_per_applicant=True)
    return ports


def two_of_one_applicant(ports: FakePorts) -> list[Case]:
    applicant, staff = a_citizen(ports), a_staff(ports)
    return [a_complete_draft(ports, applicant=applicant, staff=staff) for _ in range(2)]


def test_of_two_sent_at_the_same_moment_one_runs_where_the_type_says_so(ports: FakePorts) -> None:
    """Both look before either is written."""
    first, second = two_of_one_applicant(ports)
    look = ports.applications.by_applicant

    def looks_in_vain(*args: object, **options: object) -> object:
        found = look(*args, **options)
        ports.applications.by_applicant = look
        second.submit()
        return found

    ports.applications.by_applicant = looks_in_vain
    with refused("already-running"):
        first.submit()
    assert (first.now.phase, second.now.phase) == (Phase.DRAFT, Phase.REVIEW)


def test_who_looks_in_vain_is_refused_at_whatever_step_the_first_one_is(ports: FakePorts) -> None:
    first, second = two_of_one_applicant(ports)
    first.submit()
    pump(ports)
    first.approve()
    ports.applications.by_applicant = lambda *_args, **_options: Page(())
    with refused("already-running"):
        second.submit()
    assert second.now.phase is Phase.DRAFT


def test_who_sends_the_same_one_twice_is_not_told_that_another_runs(ports: FakePorts) -> None:
    first, _ = two_of_one_applicant(ports)
    before_the_next_commit(ports, first.submit)
    with refused("stale-version"):
        first.submit()
    assert first.now.phase is Phase.REVIEW


def test_a_key_that_was_used_meanwhile_says_nothing_of_others_that_run(ports: FakePorts) -> None:
    first, _ = two_of_one_applicant(ports)
    key = a_key_used_meanwhile(ports, first.applicant.account_id)
    with refused("stale-version"):
        submission.submit(
            ports, first.applicant, first.application_id, first.now.version, idempotency=key
        )
    assert first.now.phase is Phase.DRAFT


ENDINGS: dict[str, Callable[[Case], object]] = {
    "issued": lambda case: case.issue(),
    "rejected": lambda case: decisions.reject(
        case.ports, case.officer, case.application_id, case.now.version, reason="Tidak cocok."
    ),
    "withdrawn": lambda case: drafting.withdraw(
        case.ports, case.applicant, case.application_id, None
    ),
    "lapsed": lambda case: lapse(case),
}


def lapse(case: Case) -> None:
    case.mark("proposal", "Tidak terbaca.").send_back()
    case.ports.clock.advance(days=61)
    sweep(case.ports)
    assert case.now.phase is Phase.WITHDRAWN


@pytest.mark.parametrize("ending", list(ENDINGS))
def test_however_the_first_one_ends_the_next_may_be_sent(ports: FakePorts, ending: str) -> None:
    first, second = two_of_one_applicant(ports)
    first.submit()
    pump(ports)
    ENDINGS[ending](first)
    second.submit()
    assert second.now.phase is Phase.REVIEW


def test_a_correction_keeps_the_place_of_its_application(ports: FakePorts) -> None:
    first, second = two_of_one_applicant(ports)
    first.submit()
    pump(ports)
    first.mark("proposal", "Tidak terbaca.").send_back()
    with refused("already-running"):
        second.submit()
    first.upload("proposal")
    first.resubmit()
    with refused("already-running"):
        second.submit()


def test_what_is_done_about_a_permit_later_leaves_the_one_that_runs_alone(ports: FakePorts) -> None:
    first, second = two_of_one_applicant(ports)
    first.submit().issue()
    second.submit()
    permit_id = first.now.permit_identity[1]
    revoking.propose(ports, first.staff["head"], permit_id, reason=REASON)
    third = a_complete_draft(ports, applicant=first.applicant, staff=first.staff)
    with refused("already-running"):
        third.submit()
