"""Uploads of an application: one-shot, judged once, pinned (docs/checks.md 24 and 28)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import documents, drafting
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.storage import Change
from chalicelib.domain.uploads.keys import UploadKey
from chalicelib.domain.uploads.model import PresignedUpload
from tests.fakes.papers import REFUSED_CONTENT
from tests.support.cases import (
    Case,
    a_complete_draft,
    a_draft,
    a_submitted_case,
    fields_of,
    refused,
)
from tests.support.people import a_citizen


def arrives(case: Case, form: PresignedUpload, data: bytes = b"a good file") -> str:
    case.ports.files.receive(form, data)
    return event(case, form)


def event(case: Case, form: PresignedUpload) -> str:
    return check_arrived(case.ports, form.key, None, None)


def state(case: Case, document: str = "proposal") -> DocumentState:
    return case.state(document)


def test_an_accepted_file_is_kept_as_a_clean_copy_pinned_by_its_version() -> None:
    case = a_draft()
    assert case.upload("proposal") == "accepted"
    file = case.now.documents["proposal"].file
    assert file and state(case) is DocumentState.CLEAN
    assert case.ports.files.read_clean(file.key, file.version_id) == b"clean copy of a good file"
    assert case.ports.files.incoming == {}


def test_a_refused_file_tells_why_and_leaves_an_earlier_copy_in_place() -> None:
    case = a_draft()
    case.upload("proposal")
    earlier = case.now.documents["proposal"].file
    assert case.upload("proposal", REFUSED_CONTENT) == "refused"
    document = case.now.documents["proposal"]
    assert state(case) is DocumentState.REFUSED
    assert document.upload and document.upload.refused == "unreadable"
    assert document.file == earlier
    assert case.upload("proposal", b"a better one") == "accepted"
    assert state(case) is DocumentState.CLEAN


def test_a_file_that_never_came_is_called_so_once_its_form_has_ended() -> None:
    case = a_draft()
    case.ask_upload("proposal")
    case.ports.clock.advance(minutes=11)
    assert state(case) is DocumentState.CHECKING
    case.ports.clock.advance(minutes=1)
    assert state(case) is DocumentState.NOT_RECEIVED
    with refused("application-incomplete") as refusal:
        case.fill().submit()
    assert ("documents.proposal", "document-not-received") in fields_of(refusal)


def test_a_replacement_that_never_came_leaves_the_earlier_file_to_be_sent() -> None:
    case = a_complete_draft()
    earlier = case.now.documents["proposal"].file
    case.ask_upload("proposal")
    with refused("application-incomplete") as refusal:
        case.submit()
    assert fields_of(refusal) == [("documents.proposal", "document-being-checked")]
    case.ports.clock.advance(minutes=12)
    case.submit()
    assert case.now.documents["proposal"].file == earlier
    case.mark_all().approve()


def test_a_file_that_was_slow_to_be_checked_still_counts() -> None:
    case = a_draft()
    form = case.ask_upload("proposal")
    case.ports.files.receive(form, b"a good file")
    case.ports.clock.advance(hours=1)
    assert event(case, form) == "accepted"
    assert state(case) is DocumentState.CLEAN


def test_the_verdict_on_an_upload_that_was_replaced_is_ignored() -> None:
    case = a_draft()
    first, second = case.ask_upload("proposal"), case.ask_upload("proposal")
    assert arrives(case, first, b"the old file") == "not-awaited"
    assert state(case) is DocumentState.CHECKING
    assert arrives(case, second, b"the new file") == "accepted"
    file = case.now.documents["proposal"].file
    assert file and case.ports.files.clean[file.key] == [b"clean copy of the new file"]


def test_a_verdict_that_is_late_by_one_upload_does_not_count() -> None:
    """The replacement is asked for while the first file is being checked."""
    case = a_draft()
    first = case.ask_upload("proposal")
    case.ports.files.receive(first, b"the old file")
    inspect = case.ports.inspector.inspect

    def slow(data: bytes, rule: object) -> object:
        case.ask_upload("proposal")
        return inspect(data, rule)

    case.ports.inspector.inspect = slow
    assert event(case, first) == "overtaken"
    assert state(case) is DocumentState.CHECKING


@pytest.mark.parametrize("content", [b"a good file", REFUSED_CONTENT])
def test_the_same_event_twice_changes_nothing(content: bytes) -> None:
    case = a_draft()
    form = case.ask_upload("proposal")
    arrives(case, form, content)
    once = case.now
    assert arrives(case, form, b"another file under the same key") == "not-awaited"
    assert event(case, form) == "not-awaited"
    assert case.now == once


def test_of_two_verdicts_on_one_upload_the_first_counts() -> None:
    """The same event is being checked by two Lambdas at once."""
    case = a_draft()
    key = UploadKey.parse_incoming(case.ask_upload("proposal").key)
    rule = documents.expected_rule(case.ports, key)
    refusal = case.ports.inspector.inspect(REFUSED_CONTENT, rule).verdict
    acceptance = case.ports.inspector.inspect(b"a good file", rule).verdict
    clean = documents.clean_file(key.clean, "1", acceptance, case.ports.clock.now())
    assert documents.record_verdict(case.ports, key, refusal, None)
    once = case.now
    assert not documents.record_verdict(case.ports, key, acceptance, clean)
    assert not documents.record_verdict(case.ports, key, refusal, None)
    assert case.now == once


def test_an_event_before_its_file_or_about_nothing_of_ours_changes_nothing() -> None:
    case = a_draft()
    form = case.ask_upload("proposal")
    before = case.now
    assert event(case, form) == "gone"
    assert check_arrived(case.ports, "uploads/application/x/../y", None, None) == "not-ours"
    unknown = form.key.replace(case.application_id, "nowhere")
    assert check_arrived(case.ports, unknown, None, None) == "not-awaited"
    assert case.now == before


def test_events_in_any_order_lead_to_the_same_documents() -> None:
    forward, backward = a_draft(), a_draft()
    for case, order in ((forward, 1), (backward, -1)):
        forms = [case.ask_upload(name) for name in ("ktp", "proposal", "surat_rekomendasi")]
        for form in forms[::order] + forms:
            arrives(case, form, b"file")
    digests = [
        {name: document.file.sha256 for name, document in case.now.documents.items()}
        for case in (forward, backward)
    ]
    assert digests[0] == digests[1]


def test_eleven_files_judged_at_once_are_all_recorded() -> None:
    case = a_draft(type_id="sip_bidan")
    names = [d.id for d in drafting.rules_of(case.ports, case.now).documents_for(case.now.kind)]
    with ThreadPoolExecutor(len(names)) as pool:
        forms = list(pool.map(case.ask_upload, names))
        outcomes = list(pool.map(lambda form: arrives(case, form), forms))
    assert set(outcomes) == {"accepted"}
    assert {state(case, name) for name in names} == {DocumentState.CLEAN}


def test_after_submitting_an_event_changes_nothing() -> None:
    case = a_complete_draft()
    form = case.ports.files.issued[-1]
    case.submit()
    before = case.now
    assert arrives(case, form, b"a swapped file") == "not-awaited"
    assert case.now == before


def test_an_upload_asked_for_before_a_withdrawal_is_not_recorded_after_it() -> None:
    case = a_draft()
    form = case.ask_upload("proposal")
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    before = case.now
    assert arrives(case, form) == "overtaken"
    assert case.now == before


def test_overwriting_the_sent_file_after_the_check_changes_nothing() -> None:
    case = a_complete_draft()
    file = case.now.documents["proposal"].file
    assert file
    case.ports.files.receive(case.ports.files.issued[1], b"swapped")
    case.ports.files.store_clean(file.key, b"another version", "application/pdf")
    assert case.ports.files.read_clean(file.key, file.version_id) == b"clean copy of a good file"


@pytest.mark.parametrize("document", ["paspor", "sip_lama"])
def test_a_document_that_the_application_does_not_ask_for_is_not_found(document: str) -> None:
    case = a_draft(type_id="sip_bidan")  # new, not a renewal
    with refused("unknown-document"):
        case.ask_upload(document)


def test_a_stranger_can_neither_send_nor_see_a_document() -> None:
    case = a_complete_draft()
    stranger = a_citizen(case.ports, 2)
    with refused("unknown-application"):
        documents.request_upload(
            case.ports, stranger, case.application_id, "proposal", "application/pdf"
        )
    with refused("unknown-application"):
        documents.view_own(case.ports, stranger, case.application_id, "proposal")


def test_the_owner_sees_the_checked_copy_under_the_receipts_name() -> None:
    case = a_complete_draft()
    file = case.now.documents["proposal"].file
    link = documents.view_own(case.ports, case.applicant, case.application_id, "proposal")
    assert file and f"{file.key}?version={file.version_id}" in link
    assert f"name={case.now.receipt}-proposal.pdf" in link


def test_what_was_not_uploaded_cannot_be_seen() -> None:
    case = a_draft()
    case.ask_upload("proposal")
    with refused("document-not-uploaded"):
        documents.view_own(case.ports, case.applicant, case.application_id, "proposal")


def test_in_a_correction_an_accepted_document_cannot_be_replaced() -> None:
    case = a_submitted_case().mark("ktp").mark("proposal", "Halaman 3 tidak terbaca.").send_back()
    with refused("document-already-accepted"):
        case.ask_upload("ktp")
    assert case.upload("proposal") == "accepted"
    assert case.upload("surat_rekomendasi") == "accepted"


def test_a_replaced_document_loses_its_cross_and_waits_for_a_new_mark() -> None:
    case = a_submitted_case().mark("proposal", "Halaman 3 tidak terbaca.").send_back()
    case.upload("proposal")
    assert case.now.documents["proposal"].mark is None


def test_a_hundred_and_twenty_uploads_an_hour_are_enough() -> None:
    case = a_draft()
    for _ in range(documents.UPLOADS_PER_HOUR):
        case.ask_upload("ktp")
    with refused("too-many-uploads") as refusal:
        case.ask_upload("ktp")
    assert refusal.value.params["retry_after"] == 3600
    case.ports.clock.advance(hours=1, seconds=1)
    case.ask_upload("ktp")


def test_a_verdict_that_comes_while_the_application_is_sent_in_is_too_late() -> None:
    """It reads a draft and writes into what the office has: its document alone, without a look at
    the rest."""
    case = a_complete_draft()
    form = case.ask_upload("proposal")
    case.ports.clock.advance(minutes=13)  # the file counts as one that never came
    commit = case.ports.commit

    def overtaken(*changes: Change) -> None:
        case.ports.commit = commit
        case.submit()
        commit(*changes)

    before = case.now.documents["proposal"].file
    case.ports.commit = overtaken
    assert arrives(case, form, b"another file") == "overtaken"
    assert (case.now.phase, case.now.documents["proposal"].file) == (Phase.REVIEW, before)
