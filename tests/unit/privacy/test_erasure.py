"""Erasing a person: what goes, what the law keeps, and what stands in the way (UU 27/2022)."""

from datetime import timedelta

import pytest

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.domain.accounts.model import Account, Actor, KtpScan
from chalicelib.domain.accounts.sign_in import open_session, refresh, sign_in
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import drafting
from chalicelib.domain.complaints.filing import Wrong, file_as
from chalicelib.domain.conversations.writing import write_as_citizen
from chalicelib.domain.errors import Conflict, NotSignedIn
from chalicelib.domain.privacy.corrections import Wish, ask_correction
from chalicelib.domain.privacy.erasure import ask_erasure, carry_out, outlook
from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState, Subject
from chalicelib.domain.privacy.retention import sweep
from chalicelib.domain.review import decisions
from chalicelib.domain.satisfaction import surveys
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Language
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support import stored as stored_in
from tests.support.cases import Case, a_complete_draft, a_submitted_case, refused
from tests.support.people import a_citizen, a_staff

PASSWORD = "kuda nil makan rambutan"
KTP = "registration/r1/ktp/u1"


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def owner(ports: FakePorts) -> Actor:
    hashed = Argon2Passwords(passes=1, memory_kib=8).hash(PASSWORD)
    version = ports.files.store_clean(KTP, b"kartu", "image/jpeg")
    ktp = KtpScan(key=KTP, version_id=version)
    seen = ports.clock.now()
    return a_citizen(ports, 7, password_hash=hashed, ktp=ktp, identity_seen_at=seen)


def stored(ports: FakePorts, actor: Actor) -> Account:
    account = ports.accounts.find(actor.account_id)
    assert account
    return account


def asked(ports: FakePorts, owner: Actor) -> DataRequest:
    return ask_erasure(ports, owner, PASSWORD, Language.INDONESIAN)


def erased(ports: FakePorts, owner: Actor) -> None:
    asked(ports, owner)
    (request,) = ports.data_requests.open(RequestKind.ERASURE, limit=5).items
    carry_out(ports, request, duties())


def rejected(ports: FakePorts, owner: Actor) -> Case:
    case = a_submitted_case(ports, applicant=owner, staff=a_staff(ports))
    version = case.now.version
    decisions.reject(ports, case.officer, case.application_id, version, reason="Bukan wewenang.")
    return case


def everything(ports: FakePorts) -> str:
    """All tables and all checked copies, as text. A frozen type is the office's own words."""
    types = {repr(item) for item in stored_in.items(ports, "applications") if item["sk"] == "type"}
    kept = [item for part in stored_in.PARTS for item in stored_in.items(ports, part)]
    return repr([item for item in kept if repr(item) not in types]) + repr(ports.files.clean)


def test_running_applications_stand_in_the_way_by_name(ports: FakePorts, owner: Actor) -> None:
    case = a_submitted_case(ports, applicant=owner)
    assert [one.receipt for one in outlook(ports, owner).blocking] == [case.now.receipt]
    with refused("applications-running") as refusal:
        asked(ports, owner)
    assert case.now.receipt in refusal.value.params["receipts"]
    drafting.withdraw(ports, owner, case.application_id, None)
    assert asked(ports, owner)


def test_only_who_knows_the_password_can_ask(ports: FakePorts, owner: Actor) -> None:
    with refused("invalid-input"):
        ask_erasure(ports, owner, "tebakan", Language.INDONESIAN)
    assert stored(ports, owner).enabled


def test_asking_ends_the_account_and_its_sessions_at_once(ports: FakePorts, owner: Actor) -> None:
    session = open_session(ports, stored(ports, owner))
    request = asked(ports, owner)
    assert request.due_at - request.asked_at == timedelta(hours=72)
    with pytest.raises(NotSignedIn):
        refresh(ports, session.refresh_token)


def test_a_person_without_a_permit_leaves_no_trace_but_audit_notes_without_a_name(
    ports: FakePorts, owner: Actor
) -> None:
    case = rejected(ports, owner)
    a_complete_draft(ports, applicant=owner, staff=case.staff)
    write_as_citizen(ports, owner, "Nama saya Warga Contoh 7")
    file_as(ports, owner, Wrong("behaviour", "Saya Warga Contoh 7, dibentak petugas."))
    wish = Wish(Subject.ACCOUNT, None, "nik", owner.nik, "1302105705900099")
    ask_correction(ports, owner, wish, Language.INDONESIAN)
    before = stored(ports, owner)
    for message in stored_in.messages(ports):
        ports.outbox.settle([message.attempted()])

    erased(ports, owner)
    for message in stored_in.messages(ports):
        ports.outbox.settle([message.attempted()])
    left = everything(ports)
    canaries = (before.nik, before.name, before.email, before.whatsapp, "1302105705900099",
                "Jorong Simpang", "a good file", "kartu", "Pengaruh Pelayanan")  # fmt: skip
    assert [c for c in canaries if c in left] == []
    after = stored(ports, owner)
    assert (after.nik, after.citizen, after.enabled) == ("", None, False)
    assert after.erased_at
    assert case.now.phase is Phase.REJECTED and case.now.erased_at
    assert ports.data_requests.open(RequestKind.ERASURE, limit=5).items == ()
    with pytest.raises(NotSignedIn):
        sign_in(ports, before.nik, PASSWORD, "203.0.113.7")


def test_an_issued_permit_and_its_file_stay_and_the_persons_own_words_go(
    ports: FakePorts, owner: Actor
) -> None:
    case = a_submitted_case(ports, applicant=owner, staff=a_staff(ports)).issue()
    permit_id = case.now.permit_id or ""
    surveys.give_testimonial(ports, owner, permit_id, "Pelayanan kenari kuning sangat baik.")
    before = case.now
    assert [one.permit_number for one in outlook(ports, owner).kept] == [before.permit_number]

    erased(ports, owner)
    assert case.now == before
    file = before.documents["proposal"].file
    assert file and ports.files.read_clean(file.key, file.version_id)
    permit = ports.permits.find(permit_id)
    assert permit and permit.holder_name == before.person.full_name
    assert "kenari kuning" not in everything(ports)


def test_a_permit_that_holds_none_of_the_persons_own_words_is_not_written_again(
    ports: FakePorts, owner: Actor
) -> None:
    case = a_submitted_case(ports, type_id="sip_bidan", applicant=owner).issue()
    before = ports.permits.find(case.now.permit_id or "")
    erased(ports, owner)
    assert before and ports.permits.find(before.permit_id) == before


def test_what_was_erased_in_its_time_is_left_as_it_is(ports: FakePorts, owner: Actor) -> None:
    case = rejected(ports, owner)
    ports.clock.advance(days=366)
    assert sweep(ports, duties(), limit=9) == (1, 0)
    before = case.now
    erased(ports, owner)
    assert (case.now, stored(ports, owner).nik) == (before, "")


def test_files_that_a_kept_application_shows_outlive_the_one_they_came_with(
    ports: FakePorts, owner: Actor
) -> None:
    """A renewal shows the checked copies of the application before it (decision 18)."""
    first = rejected(ports, owner)
    file = first.now.documents["ktp"].file
    assert file
    kept = a_submitted_case(ports, applicant=owner, staff=first.staff)
    pinned = kept.now.documents["ktp"].replace(file=file)
    documents = {**kept.now.documents, "ktp": pinned}
    stored_in.put_application(kept.ports, kept.now.replace(documents=documents))
    kept.issue()

    other = first.now.documents["proposal"].file
    assert other
    erased(ports, owner)
    assert ports.files.read_clean(file.key, file.version_id)
    assert other.key not in ports.files.clean


def test_erasure_that_broke_off_is_taken_up_again_and_done_twice_is_done_once(
    ports: FakePorts, owner: Actor
) -> None:
    case = rejected(ports, owner)
    request = asked(ports, owner)
    erase, ports.files.erase = ports.files.erase, _broken
    broken = duties()
    assert not carry_out(ports, request, broken)
    assert broken.failed == 2
    assert case.now.erasing and stored(ports, owner).nik
    ports.files.erase = erase
    carry_out(ports, request, duties())
    assert not case.now.erasing and not stored(ports, owner).nik
    assert not any(key.startswith("application/") for key in ports.files.clean)
    notes = stored_in.everything(ports, "notes")
    carry_out(ports, request, duties())
    assert stored_in.everything(ports, "notes") == notes
    done = ports.data_requests.find(request.request_id)
    assert done and done.state is RequestState.DONE


def test_an_application_sent_in_at_that_very_moment_is_not_erased(
    ports: FakePorts, owner: Actor
) -> None:
    request = asked(ports, owner)
    a_submitted_case(ports, applicant=owner)
    with pytest.raises(Conflict, match="applications-running"):
        carry_out(ports, request, duties())
    assert stored(ports, owner).nik


def test_the_register_of_sent_files_forgets_the_person_and_no_one_elses_claim(
    ports: FakePorts, owner: Actor
) -> None:
    """Decision 24: a digest names the first application that a file was sent in with."""
    case = rejected(ports, owner)
    held = [sha256 for sha256 in case.now.claimed_files if sha256 in stored_in.claimed_files(ports)]
    assert held
    other = a_submitted_case(ports, applicant=a_citizen(ports, 8), staff=case.staff)
    drafting.withdraw(ports, other.applicant, other.application_id, None)
    erased(ports, owner)
    assert not stored_in.claimed_files(ports) & set(held)
    assert (case.now.claimed_files, case.now.file_matches) == ((), ())


def test_the_same_person_may_register_anew(ports: FakePorts, owner: Actor) -> None:
    before = stored(ports, owner)
    erased(ports, owner)
    again = before.replace(account_id="again", version=1, note_count=0)
    ports.commit(Add(again))
    assert ports.accounts.find_by_nik(before.nik) == again


def test_nothing_of_another_person_is_touched(ports: FakePorts, owner: Actor) -> None:
    other = rejected(ports, a_citizen(ports, 8))
    before = other.now
    erased(ports, owner)
    assert other.now == before
    file = before.documents["ktp"].file
    assert file and ports.files.read_clean(file.key, file.version_id)


def _broken(*_: object) -> None:
    raise OSError("storage does not answer")
