"""Research results: handed in, checked, and published only while their author agrees."""

from dataclasses import replace

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applying.documents import UPLOADS_PER_HOUR
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.permits import results
from chalicelib.domain.permits.model import Permit, PermitState, Publication
from chalicelib.domain.storage import Put
from chalicelib.domain.uploads.keys import UploadKey
from chalicelib.domain.uploads.model import PresignedUpload, Verdict
from tests.fakes.papers import REFUSED_CONTENT
from tests.support.cases import Case, a_complete_draft, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen

PDF = "application/pdf"


@pytest.fixture
def case() -> Case:
    return a_submitted_case().issue()


def the_permit(case: Case) -> Permit:
    permit = case.ports.permits.find(case.now.permit_identity[1])
    assert permit is not None
    return permit


def ask(case: Case, by: Actor | None = None, media_type: str = PDF) -> PresignedUpload:
    permit_id = case.now.permit_identity[1]
    return results.request_upload(case.ports, by or case.applicant, permit_id, media_type)


def send(case: Case, data: bytes = b"bab satu", form: PresignedUpload | None = None) -> str:
    form = form or ask(case)
    case.ports.files.receive(form, data)
    return check_arrived(case.ports, form.key, None, None)


def consent(case: Case, publish: bool) -> Permit:
    permit_id = case.now.permit_identity[1]
    return results.set_consent(case.ports, case.applicant, permit_id, publish)


def published(case: Case) -> list[Publication]:
    return list(results.list_published(case.ports, limit=50, cursor=None).items)


def test_a_checked_result_lies_with_the_permit_and_ends_its_reminder(case: Case) -> None:
    assert "result" in the_permit(case).open_reminders()
    assert send(case) == "accepted"
    permit = the_permit(case)
    assert permit.result.file is not None
    assert permit.result.state_at(case.ports.clock.now()) == "clean"
    assert permit.result.file.key.startswith(f"permit/{permit.permit_id}/result/")
    assert "result" not in permit.open_reminders()


def test_its_author_can_look_at_it_once_it_was_checked(case: Case) -> None:
    permit_id = case.now.permit_identity[1]
    with refused("document-not-uploaded"):
        results.view_own(case.ports, case.applicant, permit_id)
    send(case)
    file = the_permit(case).result.file
    assert file and file.key in results.view_own(case.ports, case.applicant, permit_id)


def test_the_form_takes_one_pdf_of_five_megabytes(case: Case) -> None:
    form = ask(case)
    assert (form.content_type, form.max_bytes) == (PDF, 5_000_000)
    with refused("invalid-input") as refusal:
        ask(case, media_type="image/jpeg")
    assert fields_of(refusal) == [("media_type", "wrong-media-type")]


def test_a_refused_file_is_not_kept_and_leaves_an_earlier_one(case: Case) -> None:
    send(case)
    first = the_permit(case).result.file
    assert send(case, REFUSED_CONTENT) == "refused"
    permit = the_permit(case)
    assert permit.result.file == first
    assert permit.result.upload and permit.result.upload.refused == "unreadable"


def test_only_the_upload_that_is_awaited_counts(case: Case) -> None:
    older, newer = ask(case), ask(case)
    assert send(case, b"lama", older) == "not-awaited"
    assert send(case, b"baru", newer) == "accepted"
    assert send(case, b"sekali lagi", newer) == "not-awaited"


def test_a_verdict_on_what_was_replaced_while_it_was_checked_counts_for_nothing(
    case: Case,
) -> None:
    older = UploadKey.parse_incoming(ask(case).key)
    ask(case)
    good = Verdict(accepted=True, size=1, sha256="0", media_type=PDF)
    file = CleanFile(key=older.clean, version_id="1", sha256="0", size=1, media_type=PDF,
                     checked_at=case.ports.clock.now())  # fmt: skip
    before = the_permit(case)
    assert not results.record_verdict(case.ports, older, good, file)
    assert the_permit(case) == before


def test_so_many_forms_are_given_out_in_an_hour(case: Case) -> None:
    case.ports.clock.advance(hours=1)  # those of the application count as well
    for _ in range(UPLOADS_PER_HOUR):
        ask(case)
    with refused("too-many-uploads"):
        ask(case)
    case.ports.clock.advance(hours=1)
    assert ask(case)


def test_nobody_hands_in_for_another(case: Case) -> None:
    with refused("unknown-permit"):
        ask(case, by=a_citizen(case.ports, 77))


def test_a_type_without_results_asks_for_none() -> None:
    midwife = a_complete_draft(type_id="sip_bidan").submit().issue()
    with refused("no-result-for-type"):
        ask(midwife)
    with refused("no-result-for-type"):
        consent(midwife, True)


def test_a_revoked_permit_takes_no_result(case: Case) -> None:
    permit = the_permit(case)
    revoked = permit.replace(state=PermitState.REVOKED, version=permit.version + 1)
    case.ports.commit(Put(revoked, permit))
    with refused("permit-revoked"):
        ask(case)


def test_without_consent_nothing_is_public(case: Case) -> None:
    send(case)
    assert published(case) == []


@pytest.mark.parametrize("consent_first", [True, False])
def test_with_consent_the_result_is_public_with_title_and_author(
    case: Case, consent_first: bool
) -> None:
    steps = [lambda: consent(case, True), lambda: send(case)]
    for step in steps if consent_first else reversed(steps):
        assert published(case) == []
        step()
    [found] = published(case)
    permit = the_permit(case)
    assert (found.title, found.author) == (case.now.data["judul"], permit.holder_name)
    assert found.publication_id != permit.permit_id
    assert permit.result.file is not None
    assert permit.result.file.key in results.open_published(case.ports, found.publication_id)


def test_a_replacement_replaces_what_is_public(case: Case) -> None:
    consent(case, True)
    send(case)
    [first] = published(case)
    send(case, b"bab satu, diperbaiki")
    [second] = published(case)
    assert second.publication_id == first.publication_id
    assert second.file.sha256 != first.file.sha256


def test_taking_the_consent_back_ends_the_publication(case: Case) -> None:
    consent(case, True)
    send(case)
    [found] = published(case)
    consent(case, False)
    assert published(case) == []
    with refused("unknown-publication"):
        results.open_published(case.ports, found.publication_id)
    assert the_permit(case).result.file is not None, "the office keeps it"


def test_each_change_of_mind_is_on_record_once(case: Case) -> None:
    for publish in (True, True, False):
        consent(case, publish)
    events = [note.event for note in case.ports.notes.of(f"app#{case.application_id}")]
    assert events[-2:] == ["publication-allowed", "publication-withdrawn"]
    assert events.count("publication-allowed") == 1


def test_an_upload_for_a_permit_that_is_not_there_is_awaited_by_nobody(case: Case) -> None:
    key = UploadKey.parse_incoming(ask(case).key)
    assert results.expected_rule(case.ports, key) is not None
    gone = replace(key, owner_id="no-permit")
    assert results.expected_rule(case.ports, gone) is None
