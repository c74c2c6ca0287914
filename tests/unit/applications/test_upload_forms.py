"""Forms for uploads: for whom, for which document, type and size, one or several in one act."""

from chalicelib.domain.applying import documents
from chalicelib.domain.applying.documents import UploadAsked
from chalicelib.domain.arrivals.checking import check_arrived
from chalicelib.domain.uploads.keys import UploadKey
from chalicelib.domain.uploads.model import PresignedUpload
from tests.support.cases import (
    Case,
    a_draft,
    fields_of,
    refused,
)


def event(case: Case, form: PresignedUpload) -> str:
    return check_arrived(case.ports, form.key, None, None)


def test_only_the_media_types_of_the_requirement_can_be_sent() -> None:
    case = a_draft()
    with refused("invalid-input") as refusal:
        documents.request_upload(
            case.ports, case.applicant, case.application_id, "ktp", "application/pdf"
        )
    assert fields_of(refusal) == [("media_type", "wrong-media-type")]
    assert refusal.value.fields[0].params == {"formats": "jpg"}


def ask(case: Case, *asked: UploadAsked) -> dict[str, PresignedUpload]:
    return documents.request_uploads(case.ports, case.applicant, case.application_id, asked)


KTP, PROPOSAL = UploadAsked("ktp", "image/jpeg"), UploadAsked("proposal", "application/pdf")


def test_forms_for_several_documents_are_asked_for_in_one_act() -> None:
    case = a_draft()
    before = case.now
    forms = ask(case, KTP, PROPOSAL)
    assert case.now.version == before.version + 1
    for name, form in forms.items():
        key = UploadKey.parse_incoming(form.key)
        upload = case.now.documents[name].upload
        assert upload and (key.slot, key.upload_id) == (name, upload.upload_id)
        case.ports.files.receive(form, b"a good file")
        assert check_arrived(case.ports, form.key, None, None) == "accepted"


def test_of_several_forms_all_are_given_or_none() -> None:
    case = a_draft()
    before = case.now
    with refused("invalid-input") as refusal:
        ask(case, KTP, UploadAsked("proposal", "image/jpeg"), KTP)
    assert fields_of(refusal) == [
        ("uploads.2.document_id", "document-twice"),
        ("uploads.1.media_type", "wrong-media-type"),
    ]
    with refused("unknown-document"):
        ask(case, KTP, UploadAsked("paspor", "image/jpeg"))
    assert case.now == before


def test_each_of_several_forms_counts() -> None:
    case = a_draft()
    for _ in range(documents.UPLOADS_PER_HOUR // 2):
        ask(case, KTP, PROPOSAL)
    with refused("too-many-uploads"):
        ask(case, KTP)


def test_the_form_is_for_the_documents_own_key_type_and_size() -> None:
    case = a_draft()
    form = case.ask_upload("ktp")
    key = UploadKey.parse_incoming(form.key)
    assert (key.owner_id, key.slot) == (case.application_id, "ktp")
    assert (form.content_type, form.max_bytes) == ("image/jpeg", 1_048_576)


def test_the_form_of_a_pdf_lets_in_what_may_be_signed() -> None:
    """Nobody can make it smaller; the check refuses what large file is not signed."""
    case = a_draft()
    form = case.ask_upload("proposal")
    assert (form.content_type, form.max_bytes) == ("application/pdf", 5_000_000)
    key = UploadKey.parse_incoming(form.key)
    rule = documents.expected_rule(case.ports, key)
    assert rule and (rule.max_bytes, rule.signed_max_bytes) == (1_048_576, 5_000_000)
