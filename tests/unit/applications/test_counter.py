"""The counter (decision 0077): typed by an officer for somebody who stands there."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applying import counter
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.review import decisions, workbench
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, fields_of, refused
from tests.support.people import Staff, a_citizen, a_staff, an_officer, citizen_details

NEW = ApplicationKind.NEW
CONSENT = "persetujuan_loket"


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


@pytest.fixture
def citizen(ports: FakePorts) -> Actor:
    return a_citizen(ports)


@pytest.fixture
def case(ports: FakePorts, staff: Staff, citizen: Actor) -> Case:
    """A draft that the back office's first officer begins; ``applicant`` acts as at the counter."""
    clerk = staff["back_office"]
    _, draft = counter.begin(ports, clerk, citizen.nik, "penelitian", NEW)
    _, applicant = counter.applicant_of(ports, clerk, draft.application_id)
    return Case(ports, applicant, staff, draft.application_id)


def test_what_is_sent_at_the_counter_is_the_applicants_and_says_who_typed(
    case: Case, citizen: Actor, staff: Staff
) -> None:
    case.fill().upload_all().submit()
    assert case.now.applicant_id == citizen.account_id
    assert case.now.documents[CONSENT].file is not None
    notes = case.ports.notes.of(f"app#{case.application_id}", limit=10)
    assert {note.event for note in notes} >= {"created", "submitted"}
    for note in notes:
        assert (note.actor_id, note.actor_role) == (staff["back_office"].account_id, "back_office")
        assert note.details["on_behalf_of"] == citizen.account_id


def test_without_the_signed_consent_nothing_is_sent(case: Case, ports: FakePorts) -> None:
    case.fill()
    for requirement in rules_of(ports, case.now).documents_for(NEW):
        if requirement.required and requirement.id != CONSENT:
            case.upload(requirement.id)
    with refused("application-incomplete") as found:
        case.submit()
    assert fields_of(found) == [(f"documents.{CONSENT}", "document-missing")]


def test_who_typed_decides_no_step_and_a_colleague_does(
    case: Case, ports: FakePorts, staff: Staff
) -> None:
    case.fill().upload_all().submit()
    clerk, colleague = staff["back_office"], staff.second["back_office"]
    with refused("entered-at-the-counter"):
        workbench.claim(ports, clerk, case.application_id, case.now.version)
    pump(ports)
    for document in list(case.now.documents):
        case.mark(document, by=colleague)
    with refused("entered-at-the-counter"):
        decisions.approve(ports, clerk, case.application_id, case.now.version)
    documents = [one.id for one in rules_of(ports, case.now).documents]
    assert documents.count(CONSENT) == 1
    case.approve(by=colleague)
    assert case.now.step.role == "section_head"


def test_what_was_begun_and_not_sent_is_gone_on_with(
    case: Case, ports: FakePorts, staff: Staff, citizen: Actor
) -> None:
    case.fill()
    _, again = counter.begin(ports, staff["back_office"], citizen.nik, "penelitian", NEW)
    assert again.application_id == case.application_id
    _, other = counter.begin(ports, staff.second["back_office"], citizen.nik, "penelitian", NEW)
    assert other.application_id != case.application_id


def test_a_colleague_finds_nothing_there_and_neither_does_who_typed_once_it_is_sent(
    case: Case, ports: FakePorts, staff: Staff
) -> None:
    with refused("unknown-application"):
        counter.applicant_of(ports, staff.second["back_office"], case.application_id)
    case.fill().upload_all().submit()
    with refused("unknown-application"):
        counter.applicant_of(ports, staff["back_office"], case.application_id)


def test_the_counter_is_for_whose_role_serves_it(
    ports: FakePorts, staff: Staff, citizen: Actor
) -> None:
    with refused("not-for-this-role"):
        counter.begin(ports, staff["section_head"], citizen.nik, "penelitian", NEW)


def test_nobody_serves_themselves(ports: FakePorts) -> None:
    clerk = an_officer(ports, "back_office", number=7, citizen=citizen_details())
    with refused("own-application"):
        counter.begin(ports, clerk, clerk.nik, "penelitian", NEW)


def test_a_closed_account_is_told_with_the_cure(ports: FakePorts, staff: Staff) -> None:
    closed = a_citizen(ports, 8, enabled=False)
    with refused("counter-account-closed"):
        counter.begin(ports, staff["back_office"], closed.nik, "penelitian", NEW)


def test_an_officer_who_never_registered_as_a_citizen_is_no_applicant(
    ports: FakePorts, staff: Staff
) -> None:
    with refused("counter-no-account"):
        counter.begin(ports, staff["back_office"], staff["secretary"].nik, "penelitian", NEW)


@pytest.mark.parametrize("nik", ["", "1302105705909999", "bukan nomor"])
def test_a_nik_without_an_account_is_told_with_the_cure(
    ports: FakePorts, staff: Staff, nik: str
) -> None:
    with refused("counter-no-account"):
        counter.begin(ports, staff["back_office"], nik, "penelitian", NEW)
