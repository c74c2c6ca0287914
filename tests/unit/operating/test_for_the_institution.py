"""What an operator does on a draft is the applicant's act and theirs; what shows a NIK is shut."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applying import documents, drafting, wallet
from chalicelib.domain.audit.notes import OPERATOR
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.operating import acting
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, refused
from tests.support.operating import SCHOOL, an_operator
from tests.support.people import a_citizen


@pytest.fixture
def case() -> Case:
    """A complete draft of a school, by the person who is responsible for it."""
    ports = FakePorts()
    return a_complete_draft(ports, applicant=a_citizen(ports, 1), type_id=SCHOOL)


@pytest.fixture
def operator(case: Case) -> Actor:
    """The applicant, as somebody acts who works for them."""
    person = an_operator(case.ports, case.applicant, a_citizen(case.ports, 2))
    found = acting.acting_for(case.ports, person, case.applicant.account_id, SCHOOL)
    assert found
    return found


def test_a_note_names_the_operator_and_for_whom(case: Case, operator: Actor) -> None:
    draft = drafting.create_draft(case.ports, operator, SCHOOL, ApplicationKind.NEW)
    [note] = case.ports.notes.of(f"app#{draft.application_id}")
    assert (note.actor_id, note.actor_role) == (operator.in_person, OPERATOR)
    assert note.details == {"on_behalf_of": case.applicant.account_id}
    assert draft.operators == (operator.in_person,)


def test_an_operator_opens_what_shows_no_nik_and_the_applicant_all(
    case: Case, operator: Actor
) -> None:
    def look(actor: Actor, document: str) -> str:
        return documents.view_own(case.ports, actor, case.application_id, document)

    with refused("identity-paper"):
        look(operator, "ktp_pendiri")
    for actor, document in (
        (operator, "akta_pendirian"),
        (operator, "surat_permohonan"),
        (case.applicant, "ktp_pendiri"),
    ):
        assert f"-{document}." in look(actor, document)


def test_the_papers_that_the_office_has_of_the_applicant_are_offered_to_them_alone(
    case: Case, operator: Actor
) -> None:
    case.submit().approve()
    draft = drafting.create_draft(case.ports, case.applicant, SCHOOL, ApplicationKind.NEW)
    assert wallet.offered(case.ports, case.applicant, draft.application_id)
    assert wallet.offered(case.ports, operator, draft.application_id) == []


def test_whoever_works_on_it_often_is_named_once(case: Case, operator: Actor) -> None:
    draft = drafting.create_draft(case.ports, operator, SCHOOL, ApplicationKind.NEW)
    for name in ("SD Cahaya", "SD Cahaya Baru"):
        saved, _ = drafting.save_data(
            case.ports, operator, draft.application_id, {"nama_sekolah": name}
        )
    assert saved.operators == (operator.in_person,)
