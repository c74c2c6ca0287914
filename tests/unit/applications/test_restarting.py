"""Applying again after a rejection: what is taken over, and from what."""

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.permits import restarting
from chalicelib.domain.review import decisions
from tests.support.cases import Case, a_complete_draft, refused
from tests.support.people import a_citizen
from tests.unit.after_issue.test_renewal import issued, renew


def rejected(reason_for_proposal: str | None = None) -> Case:
    case = a_complete_draft().submit()
    if reason_for_proposal:
        case.mark("proposal", reason_for_proposal)
    reason = "Penelitian serupa sudah berjalan."
    decisions.reject(case.ports, case.officer, case.application_id, case.now.version, reason=reason)
    return case


def again(case: Case) -> Case:
    draft = restarting.start_again(case.ports, case.applicant, case.application_id)
    return Case(case.ports, case.applicant, case.staff, draft.application_id)


def test_a_rejected_application_begins_again_with_its_answers_and_documents() -> None:
    case = rejected()
    draft = again(case).now
    assert (draft.phase, draft.data) == (Phase.DRAFT, case.now.data)
    assert {name: doc.file for name, doc in draft.documents.items()} == {
        name: doc.file for name, doc in case.now.documents.items()
    }
    assert draft.receipt != case.now.receipt


def test_it_can_be_sent_at_once_and_goes_its_own_way() -> None:
    case = rejected()
    fresh = again(case).submit().issue()
    assert (fresh.now.phase, case.now.phase) == (Phase.ISSUED, Phase.REJECTED)


def test_what_an_officer_refused_is_asked_again_and_no_mark_is_taken_over() -> None:
    draft = again(rejected("Halaman 2 tidak terbaca.")).now
    assert set(draft.documents) == {"ktp", "surat_rekomendasi"}
    assert all(document.mark is None for document in draft.documents.values())


def test_only_what_came_to_nothing_begins_again() -> None:
    case = a_complete_draft().submit()
    with refused("not-ended"):
        again(case)


def test_nobody_begins_from_somebody_elses() -> None:
    case = rejected()
    stranger = a_citizen(case.ports, number=7)
    with refused("unknown-application"):
        restarting.start_again(case.ports, stranger, case.application_id)


def test_a_renewal_that_was_rejected_begins_again_from_its_permit() -> None:
    case, permit = issued()
    renewal = renew(case, permit).upload_all().submit()
    version = renewal.now.version
    decisions.reject(
        renewal.ports, renewal.officer, renewal.application_id, version, reason="STR tidak terbaca."
    )
    draft = again(renewal).now
    assert (draft.kind, draft.renews) == (ApplicationKind.RENEWAL, permit.permit_id)
    assert draft.data["nomor_izin_lama"] == permit.number
