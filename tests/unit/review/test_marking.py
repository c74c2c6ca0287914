"""Marks on documents: ✓, ✗ with a reason, undone, and only of what was seen."""

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.review import decisions, looking, marking, workbench
from chalicelib.domain.review.marking import NewMark
from chalicelib.domain.text import Language
from chalicelib.handlers.presenting import document_views
from tests.fakes.ports import office_data
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.racing import before_the_next_commit


def new(
    case: Case, document: str, accepted: bool = True, reason: str | None = None, code: str = ""
) -> NewMark:
    return NewMark(document, case.file_id(document), accepted, reason, code or None)


def marked(case: Case, *marks: NewMark) -> Application:
    return marking.mark_documents(
        case.ports, case.officer, case.application_id, case.now.version, marks
    )


def test_a_cross_needs_a_reason() -> None:
    case = a_submitted_case().show()
    for reason in (None, ""):
        with refused("invalid-input") as refusal:
            marked(case, new(case, "ktp", False, reason))
        assert fields_of(refusal) == [("marks.0.reason", "required")]


def test_of_one_act_what_was_accepted_has_one_note_and_each_refused_document_its_own() -> None:
    case = a_submitted_case().show()
    before = case.now
    after = marked(
        case,
        new(case, "ktp"),
        new(case, "proposal", False, "Buram."),
        new(case, "surat_rekomendasi"),
    )
    assert after == case.now and after.version == before.version + 1
    accepted, refused_one = after.documents["ktp"].mark, after.documents["proposal"].mark
    assert accepted and accepted.accepted and accepted.reason is None
    assert refused_one and (refused_one.accepted, refused_one.reason) == (False, "Buram.")
    notes = case.ports.notes.of(f"app#{case.application_id}", after=before.note_count)
    assert [(note.event, note.details["document"], note.public) for note in notes] == [
        ("document-accepted", "ktp surat_rekomendasi", False),
        ("document-refused", "proposal", False),
    ]


def test_of_several_marks_all_are_written_or_none() -> None:
    case = a_submitted_case().show()
    before, good = case.now, new(case, "ktp")
    with refused("invalid-input") as refusal:
        marked(case, good, new(case, "proposal", False, ""), good)
    assert fields_of(refusal) == [
        ("marks.2.document_id", "document-twice"),
        ("marks.1.reason", "required"),
    ]
    with refused("unknown-document"):
        marked(case, good, NewMark("paspor", "f", accepted=True))
    assert case.now == before


def test_a_mark_can_be_changed_and_a_tick_carries_no_reason() -> None:
    case = a_submitted_case().mark("ktp", "Buram.")
    assert case.now.documents["ktp"].was_marked_wrong
    case.mark("ktp")
    mark = case.now.documents["ktp"].mark
    assert mark and mark.accepted and mark.reason is None
    assert mark.officer_id == case.officer.account_id


@pytest.mark.parametrize(
    ("document", "code"),
    [("ad_art", "document-not-uploaded"), ("kartu_bpjs", "unknown-document")],
)
def test_only_what_was_uploaded_can_be_marked(document: str, code: str) -> None:
    case = a_submitted_case(type_id="rekomendasi_keramaian")
    with refused(code):
        marked(case, NewMark(document, "f", accepted=True))


# --- only what was seen ----------------------------------------------------------------------


def test_what_the_officer_has_not_seen_cannot_be_marked() -> None:
    case = a_submitted_case().show("ktp")
    before = case.now
    with refused("document-not-shown") as refusal:
        marked(case, new(case, "ktp"), new(case, "proposal"))
    assert fields_of(refusal) == [("documents.proposal", "document-not-seen")]
    assert case.now == before
    marked(case, new(case, "ktp"))


def test_what_a_colleague_has_seen_is_not_seen() -> None:
    case = a_submitted_case()
    case.show(by=case.staff.second["back_office"])
    with refused("document-not-shown"):
        marked(case, new(case, "ktp"))


def test_that_it_was_fetched_is_not_that_it_was_seen() -> None:
    case = a_submitted_case()
    looking.hand_out(case.ports, case.officer, case.now)
    with refused("document-not-shown"):
        marked(case, new(case, "ktp"))


def test_a_new_file_has_to_be_seen_anew_and_the_old_one_is_no_more() -> None:
    case = a_submitted_case().mark("proposal", "Buram.")
    old = new(case, "proposal")
    case.send_back()
    case.ports.clock.advance(hours=1)
    case.upload("proposal")
    case.resubmit()
    with refused("document-replaced"):
        marked(case, old)
    with refused("document-not-shown"):
        marked(case, new(case, "proposal"))
    case.mark("proposal")
    assert not case.now.documents["proposal"].was_marked_wrong


# --- undone ----------------------------------------------------------------------------------


def undo(case: Case, document: str) -> Application:
    return marking.undo_mark(
        case.ports, case.officer, case.application_id, case.now.version, document
    )


def test_a_mark_is_taken_back_with_a_note() -> None:
    case = a_submitted_case().mark("ktp", "Buram.")
    assert undo(case, "ktp").documents["ktp"].mark is None
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.details, note.public) == ("mark-undone", {"document": "ktp"}, False)
    before = case.now
    assert undo(case, "ktp") == before == case.now


def test_undoing_needs_a_document_and_the_version_that_was_seen() -> None:
    case = a_submitted_case().mark("ktp")
    with refused("unknown-document"):
        undo(case, "paspor")
    with refused("stale-version"):
        marking.undo_mark(case.ports, case.officer, case.application_id, 1, "ktp")


# --- coded reasons ---------------------------------------------------------------------------


def test_a_coded_reason_is_told_in_either_language_with_its_cure_and_the_officers_words() -> None:
    case = a_submitted_case().show()
    marked(case, new(case, "ktp", False, "Sudut kiri.", "kartu_terpotong"))
    rules = case.ports.applications.frozen_type(case.application_id)
    reason = office_data().reasons.document["kartu_terpotong"]
    for language in Language:
        row = document_views(case.ports, case.now, rules, language)[0]
        assert row.mark_reason == f"{reason.said(language)}\nSudut kiri."
        assert reason.cure.in_language(language) in row.mark_reason


def test_a_coded_reason_alone_is_reason_enough_and_must_be_offered_for_the_document() -> None:
    case = a_submitted_case().show()
    marked(case, new(case, "ktp", False, None, "kartu_terpotong"))
    for document, code in (("proposal", "kartu_terpotong"), ("ktp", "ngawur")):
        with refused("invalid-input") as refusal:
            marked(case, new(case, document, False, None, code))
        assert fields_of(refusal) == [("marks.0.reason_code", "unknown-reason")]


def test_every_document_of_every_type_has_reasons_for_the_keys_one_to_nine() -> None:
    reasons = office_data().reasons
    for kind in office_data().all_versions():
        for document in kind.documents:
            offered = reasons.of_document(kind.id, document.id)
            assert 4 <= len(offered) <= 9
            own = [bool(one.documents) for one in offered.values()]
            assert own == sorted(own, reverse=True), "its own first"
        assert len(reasons.of_return(kind.id)) >= 3 and len(reasons.of_rejection(kind.id)) >= 3


def test_a_code_has_one_meaning() -> None:
    whole = office_data().reasons.model_dump()
    twice = whole | {"rejecting": whole["rejecting"] | whole["returning"]}
    with pytest.raises(ValueError, match="used in two lists: .*data_akun_salah"):
        Reasons.model_validate(twice)


# --- two officers at once ---------------------------------------------------------------------


def both_looking() -> tuple[Case, Actor, int]:
    """Two officers of the role have the file on their screens, in this version."""
    case = a_submitted_case().show()
    colleague = case.staff.second["back_office"]
    case.show(by=colleague)
    return case, colleague, case.now.version


def test_marks_on_two_documents_do_not_meet() -> None:
    case, colleague, version = both_looking()
    mine, theirs = new(case, "ktp"), new(case, "proposal", False, "Buram.")
    marking.mark_document(case.ports, case.officer, case.application_id, version, mine)
    marking.mark_document(case.ports, colleague, case.application_id, version, theirs)
    marks = [case.now.documents[name].mark for name in ("ktp", "proposal")]
    assert [mark and mark.accepted for mark in marks] == [True, False]
    assert case.now.version == version + 2
    marking.undo_mark(case.ports, case.officer, case.application_id, version + 1, "ktp")
    assert case.now.documents["ktp"].mark is None


def test_who_is_overtaken_between_reading_and_writing_marks_all_the_same() -> None:
    case, colleague, version = both_looking()
    mine, theirs = new(case, "ktp"), new(case, "proposal")
    before_the_next_commit(
        case.ports,
        lambda: marking.mark_document(case.ports, colleague, case.application_id, version, theirs),
    )
    marking.mark_document(case.ports, case.officer, case.application_id, version, mine)
    assert case.now.documents["ktp"].mark and case.now.documents["proposal"].mark
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert first_break(notes, case.now.note_count, case.now.note_head) is None


def test_of_two_marks_on_one_document_the_second_has_to_look_again() -> None:
    case, colleague, version = both_looking()
    mine, theirs = new(case, "ktp"), new(case, "ktp", False, "Buram.")
    marking.mark_document(case.ports, case.officer, case.application_id, version, mine)
    with refused("stale-version"):
        marking.mark_document(case.ports, colleague, case.application_id, version, theirs)
    marking.mark_document(case.ports, colleague, case.application_id, version + 1, theirs)
    with refused("stale-version"):
        marking.undo_mark(case.ports, case.officer, case.application_id, version + 1, "ktp")


def test_nobody_decides_over_a_mark_that_he_has_not_seen() -> None:
    case, colleague, version = both_looking()
    for name in ("ktp", "proposal", "surat_rekomendasi"):
        at = case.now.version
        marking.mark_document(case.ports, colleague, case.application_id, at, new(case, name))
    for seen in (version, case.now.version - 1):
        with refused("stale-version"):
            decisions.approve(case.ports, case.officer, case.application_id, seen)
    decisions.approve(case.ports, case.officer, case.application_id, case.now.version)


def test_after_any_other_act_who_marks_has_to_look_again() -> None:
    case, _, version = both_looking()
    workbench.claim(case.ports, case.officer, case.application_id, version)
    with refused("stale-version"):
        marking.mark_document(
            case.ports, case.officer, case.application_id, version, new(case, "ktp")
        )
