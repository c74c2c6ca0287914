"""A colleague goes on with what was entered at the counter (decision 0090)."""

from collections.abc import Callable

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applying import counter, taking_over
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.review import workbench
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_draft, refused
from tests.support.people import Staff, a_citizen, a_staff, an_officer, citizen_details

NEW = ApplicationKind.NEW


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


@pytest.fixture
def third(ports: FakePorts) -> Actor:
    """Of the back office, as the first two are."""
    return an_officer(ports, "back_office", number=300)


@pytest.fixture
def citizen(ports: FakePorts) -> Actor:
    return a_citizen(ports)


@pytest.fixture
def case(ports: FakePorts, staff: Staff, citizen: Actor) -> Case:
    """Entered by the back office's second officer."""
    clerk = staff.second["back_office"]
    _, draft = counter.begin(ports, clerk, citizen.nik, "penelitian", NEW)
    _, applicant = counter.applicant_of(ports, clerk, draft.application_id)
    return Case(ports, applicant, staff, draft.application_id)


@pytest.fixture
def returned(case: Case, ports: FakePorts) -> Case:
    """By the first officer of the back office."""
    case.fill().upload_all().submit()
    pump(ports)
    return case.mark("proposal", "Buram.").send_back()


def test_a_colleague_corrects_what_the_first_officer_entered(
    returned: Case, ports: FakePorts, staff: Staff, third: Actor, citizen: Actor
) -> None:
    taking_over.take_over(ports, third, returned.now.receipt.lower(), citizen.nik)
    _, applicant = counter.applicant_of(ports, third, returned.application_id)
    with refused("unknown-application"):
        counter.applicant_of(ports, staff.second["back_office"], returned.application_id)
    anew = Case(ports, applicant, staff, returned.application_id)
    anew.upload("proposal", b"a sharper scan")
    anew.resubmit()
    notes = ports.notes.of(f"app#{returned.application_id}", limit=50)
    [taken] = [note for note in notes if note.event == "counter-taken-over"]
    assert (taken.actor_id, taken.details["instead_of"]) == (
        third.account_id,
        staff.second["back_office"].name,
    )
    assert taken.details["on_behalf_of"] == citizen.account_id
    [again] = [note for note in notes if note.event == "resubmitted"]
    assert again.actor_id == third.account_id


def test_neither_of_them_decides_any_of_it(
    returned: Case, ports: FakePorts, staff: Staff, third: Actor, citizen: Actor
) -> None:
    taking_over.take_over(ports, third, returned.now.receipt, citizen.nik)
    _, applicant = counter.applicant_of(ports, third, returned.application_id)
    anew = Case(ports, applicant, staff, returned.application_id)
    anew.upload("proposal", b"a sharper scan")
    anew.resubmit()
    pump(ports)
    for one in (staff.second["back_office"], third):
        with refused("entered-at-the-counter"):
            workbench.claim(ports, one, returned.application_id, anew.now.version)
    reviewer = staff["back_office"]
    assert workbench.claim(ports, reviewer, returned.application_id, anew.now.version)


def test_who_returned_it_does_not_correct_it(
    returned: Case, ports: FakePorts, staff: Staff, citizen: Actor
) -> None:
    with refused("counter-decided-by-you"):
        taking_over.take_over(ports, staff["back_office"], returned.now.receipt, citizen.nik)


def test_the_first_officer_takes_it_back_and_all_stay_named(
    case: Case, ports: FakePorts, staff: Staff, third: Actor, citizen: Actor
) -> None:
    first = staff.second["back_office"]
    for officer in (third, first, first):
        taking_over.take_over(ports, officer, case.now.receipt, citizen.nik)
    entered = case.now.counter
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert [note.event for note in notes].count("counter-taken-over") == 2, "once by each"
    assert entered is not None
    assert entered.officer_id == first.account_id
    assert entered.earlier == (third.account_id,)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda case, nik: ("P-0000-0000", nik),
        lambda case, nik: (case.now.receipt, "1302105705909999"),
        lambda case, nik: (case.now.receipt, ""),
    ],
)
def test_without_the_number_and_the_nik_of_the_same_person_nothing_is_taken(
    case: Case,
    ports: FakePorts,
    third: Actor,
    citizen: Actor,
    wrong: Callable[[Case, str], tuple[str, str]],
) -> None:
    with refused("counter-nothing-to-take-over"):
        taking_over.take_over(ports, third, *wrong(case, citizen.nik))


def test_what_is_with_the_office_or_was_never_entered_here_is_not_taken(
    case: Case, ports: FakePorts, third: Actor, citizen: Actor
) -> None:
    case.fill().upload_all().submit()
    with refused("counter-nothing-to-take-over"):
        taking_over.take_over(ports, third, case.now.receipt, citizen.nik)
    own = a_draft(ports, applicant=a_citizen(ports, 2), staff=case.staff)
    with refused("counter-nothing-to-take-over"):
        taking_over.take_over(ports, third, own.now.receipt, own.applicant.nik)


def test_it_is_for_whose_role_serves_the_counter_and_nobody_serves_themselves(
    case: Case, ports: FakePorts, staff: Staff, citizen: Actor
) -> None:
    with refused("not-for-this-role"):
        taking_over.take_over(ports, staff["section_head"], case.now.receipt, citizen.nik)
    own = an_officer(ports, "back_office", number=7, citizen=citizen_details())
    clerk = staff["back_office"]
    _, draft = counter.begin(ports, clerk, own.nik, "penelitian", NEW)
    by_nik = staff.second["back_office"].replace(nik=own.nik)
    for same in (own.replace(nik="1302105705900999"), by_nik):
        with refused("own-application"):
            taking_over.take_over(ports, same, draft.receipt, own.nik)
