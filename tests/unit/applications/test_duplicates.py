"""The same file, or the same application, sent twice: who is told, and what is refused."""

import pytest

from chalicelib.domain.applications.claims import files_freed
from chalicelib.domain.applications.document import DocumentState, FileMatch
from chalicelib.domain.applying import drafting
from chalicelib.domain.applying.duplicates import running_beside, with_the_same_file
from tests.fakes.deliveries import pump, sweep
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_draft, edited, refused
from tests.support.people import Staff, a_citizen, a_staff

DIPLOMA = b"a diploma"


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


def a_case(ports: FakePorts, staff: Staff, number: int, **files: bytes) -> Case:
    """A complete draft of this person, every document with a file of its own."""
    case = a_draft(ports, applicant=a_citizen(ports, number), staff=staff).fill()
    for name in ("ktp", "proposal", "surat_rekomendasi"):
        case.upload(name, files.get(name, f"{name} of {number}".encode()))
    return case


def send(case: Case) -> Case:
    case.submit()
    pump(case.ports)
    return case


def matches(case: Case) -> list[tuple[str, str]]:
    return [(match.document, match.application_id) for match in case.now.file_matches]


# --- a second one of the type ----------------------------------------------------------------


def test_another_running_application_of_the_type_is_seen_from_both(
    ports: FakePorts, staff: Staff
) -> None:
    first = send(a_case(ports, staff, 1))
    second = a_draft(ports, applicant=first.applicant, staff=staff)
    other_type = a_draft(ports, "sip_bidan", applicant=first.applicant, staff=staff)
    assert [s.application_id for s in running_beside(ports, second.now)] == [first.application_id]
    assert running_beside(ports, first.now) == []  # a draft is not running
    assert running_beside(ports, other_type.now) == []
    send(second.fill().upload_all())
    assert [s.application_id for s in running_beside(ports, first.now)] == [second.application_id]
    first.issue()
    assert running_beside(ports, second.now) == []


# --- one file for two documents --------------------------------------------------------------


def test_the_same_file_for_two_documents_is_told_and_may_be_sent(
    ports: FakePorts, staff: Staff
) -> None:
    case = a_case(ports, staff, 1, proposal=DIPLOMA, surat_rekomendasi=DIPLOMA)
    assert twins(case, "proposal") == ["surat_rekomendasi"]
    assert twins(case, "surat_rekomendasi") == ["proposal"]
    assert twins(case, "ktp") == []
    send(case)
    case.mark_all()


def test_a_replacement_ends_the_telling(ports: FakePorts, staff: Staff) -> None:
    case = a_case(ports, staff, 1, proposal=DIPLOMA, surat_rekomendasi=DIPLOMA)
    case.upload("surat_rekomendasi", b"the right letter")
    assert twins(case, "proposal") == []


def test_where_the_type_says_so_the_same_file_for_two_documents_is_refused(
    ports: FakePorts, staff: Staff
) -> None:
    ports.catalogue = edited(distinct_files=True)
    case = a_case(ports, staff, 1, proposal=DIPLOMA)
    assert case.upload("surat_rekomendasi", DIPLOMA) == "accepted"  # so said the inspection
    document = case.now.documents["surat_rekomendasi"]
    assert document.state_at(ports.clock.now()) is DocumentState.REFUSED
    assert document.upload.refused == "same_file"
    assert document.upload.params == {"other": "Proposal penelitian"}
    with refused("application-incomplete"):
        case.submit()
    case.upload("surat_rekomendasi", b"the right letter")
    assert case.upload("surat_rekomendasi", b"the right letter") == "accepted"  # again, itself
    send(case)


def twins(case: Case, document: str) -> list[str]:
    file = case.now.documents[document].file
    rules = drafting.rules_of(case.ports, case.now)
    found = with_the_same_file(rules, case.now, document, file.sent_sha256 if file else None)
    return [requirement.id for requirement in found]


def test_two_documents_without_a_digest_are_not_the_same(ports: FakePorts, staff: Staff) -> None:
    """Files from before the digest was kept."""
    case = a_case(ports, staff, 1)
    documents = {
        name: document.replace(file=document.file.replace(sent_sha256=None))
        for name, document in case.now.documents.items()
    }
    old = case.now.replace(documents=documents, version=case.now.version)
    stored.put_application(ports, old)
    assert twins(case, "proposal") == []
    assert matches(send(case)) == []
    assert case.now.claimed_files == ()


# --- one file of two applicants --------------------------------------------------------------


def test_a_file_that_another_applicant_has_sent_is_told_with_that_application(
    ports: FakePorts, staff: Staff
) -> None:
    first = send(a_case(ports, staff, 1, proposal=DIPLOMA))
    second = send(a_case(ports, staff, 2, proposal=DIPLOMA))
    assert matches(first) == []
    assert matches(second) == [("proposal", first.application_id)]
    second.mark_all().approve()  # told, not refused


def test_a_draft_of_another_is_nobodys_business(ports: FakePorts, staff: Staff) -> None:
    a_case(ports, staff, 1, proposal=DIPLOMA)
    assert matches(send(a_case(ports, staff, 2, proposal=DIPLOMA))) == []


def test_ones_own_file_may_be_sent_again(ports: FakePorts, staff: Staff) -> None:
    first = send(a_case(ports, staff, 1, proposal=DIPLOMA)).issue()
    again = a_draft(ports, applicant=first.applicant, staff=staff).fill()
    for name in ("ktp", "proposal", "surat_rekomendasi"):
        again.upload(name, DIPLOMA if name == "proposal" else f"{name} of 1".encode())
    assert matches(send(again)) == []


def test_a_letter_that_a_group_shares_is_not_told(ports: FakePorts, staff: Staff) -> None:
    send(a_case(ports, staff, 1, surat_rekomendasi=DIPLOMA))
    assert matches(send(a_case(ports, staff, 2, surat_rekomendasi=DIPLOMA))) == []


def test_a_file_replaced_in_a_correction_is_looked_at_as_well(
    ports: FakePorts, staff: Staff
) -> None:
    first = send(a_case(ports, staff, 1, proposal=DIPLOMA))
    second = send(a_case(ports, staff, 2))
    second.mark("proposal", "Bab III belum ada.").send_back()
    second.upload("proposal", DIPLOMA)
    second.resubmit()
    assert matches(second) == [("proposal", first.application_id)]
    pump(ports)
    second.mark("proposal", "Bukan milik Anda.").send_back()
    second.upload("proposal", b"an own proposal")
    second.resubmit()
    assert matches(second) == []


def test_of_two_who_send_the_same_file_at_the_same_moment_one_is_told(
    ports: FakePorts, staff: Staff
) -> None:
    first, second = (a_case(ports, staff, n, proposal=DIPLOMA) for n in (1, 2))
    look = ports.applications.file_claims

    def looks_in_vain(digests: list[str]) -> object:
        found = look(digests)
        ports.applications.file_claims = look
        second.submit()
        return found

    ports.applications.file_claims = looks_in_vain
    first.submit()
    assert matches(second) == []
    assert first.now.file_matches == (
        FileMatch(document="proposal", application_id=second.application_id),
    )


@pytest.mark.parametrize("how", ["withdrawn", "lapsed"])
def test_what_was_taken_back_claims_no_file_any_more(
    ports: FakePorts, staff: Staff, how: str
) -> None:
    first = send(a_case(ports, staff, 1, proposal=DIPLOMA))
    if how == "withdrawn":
        drafting.withdraw(ports, first.applicant, first.application_id, None)
    else:
        first.mark("proposal", "Tidak terbaca.").send_back()
        ports.clock.advance(days=61)
        sweep(ports)
    assert stored.claimed_files(ports) == set()
    second = a_case(ports, staff, 2, proposal=DIPLOMA)
    assert matches(send(second)) == []


def test_an_application_knows_every_claim_that_an_erasure_has_to_free(
    ports: FakePorts, staff: Staff
) -> None:
    case = send(a_case(ports, staff, 1))
    case.mark("proposal", "Tidak terbaca.").send_back()
    case.upload("proposal", b"a second proposal")
    case.resubmit()
    claimed = stored.claimed_files(ports)
    assert len(claimed) == len(case.now.claimed_files) == 3  # ktp and two proposals
    ports.commit(*files_freed(case.now))
    assert stored.claimed_files(ports) == set()


def test_a_complete_draft_of_everything_the_same_can_be_sent(ports: FakePorts) -> None:
    """One file for all documents claims it once."""
    case = send(a_complete_draft(ports))
    assert len(case.now.claimed_files) == 1
