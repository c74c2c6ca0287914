"""Looking at documents: what an officer is given, what a look leaves behind, who sees what."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.applications.rounds import Replaced, replaced_files
from chalicelib.domain.audit.views import Look
from chalicelib.domain.review import facts, looking, marking
from chalicelib.domain.review.marking import NewMark
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.review.sight import WHOLE, Sight, sight_of
from tests.fakes.ports import office_data
from tests.support.cases import Case, a_submitted_case, edited, fields_of, refused
from tests.support.people import an_officer


def test_opening_a_document_is_logged_and_leaves_the_version_alone() -> None:
    case = a_submitted_case()
    before = case.now
    link = looking.view_document(case.ports, case.officer, case.application_id, "ktp")
    file = before.documents["ktp"].file
    assert file and f"{file.key}?version={file.version_id}" in link
    (view,) = case.ports.notes.views_of(case.application_id, limit=5).items
    assert (view.files, view.how, view.officer_id) == (
        {case.file_id("ktp"): "ktp"},
        Look.FETCHED,
        case.officer.account_id,
    )
    assert case.now == before


def test_somebody_outside_the_chain_cannot_open_a_document() -> None:
    case = a_submitted_case()
    with refused("not-in-this-chain"):
        looking.view_document(case.ports, case.staff["bpjs"], case.application_id, "ktp")
    assert case.ports.notes.views_of(case.application_id, limit=5).items == ()


def looks(case: Case) -> list[tuple[Look, set[str]]]:
    found = case.ports.notes.views_of(case.application_id, limit=50).items
    return [(one.how, set(one.files.values())) for one in reversed(found)]


def test_the_whole_file_is_handed_out_at_once_and_logged_as_fetched_once() -> None:
    case = a_submitted_case()
    given = looking.hand_out(case.ports, case.officer, case.now)
    every = set(case.now.documents)
    assert set(given.links) == {case.file_id(name) for name in every}
    assert looks(case) == [(Look.FETCHED, every)]
    assert given.expires_at > case.ports.clock.now()


def test_what_stood_on_the_screen_is_logged_apart_and_only_files_of_this_application() -> None:
    case = a_submitted_case().show("ktp")
    assert looks(case) == [(Look.SHOWN, {"ktp"})]
    wrong = [looking.ShownFile("ktp", case.file_id("ktp")), looking.ShownFile("ktp", "f" * 16)]
    with refused("invalid-input") as refusal:
        looking.report_shown(case.ports, case.officer, case.application_id, wrong)
    assert fields_of(refusal) == [("documents.1.file_id", "unknown-file")]
    assert len(looks(case)) == 1


def returned_once() -> Case:
    """The proposal was refused and replaced, twice in the same round."""
    case = a_submitted_case().mark("ktp").mark("proposal", "Buram.").send_back()
    case.ports.clock.advance(hours=1)
    case.upload("proposal", b"a better file")
    case.upload("proposal", b"the best file")
    case.ports.clock.advance(hours=1)
    return case.resubmit()


def replaced(case: Case) -> Sequence[Replaced]:
    rounds = case.ports.applications.rounds(case.now)
    assert replaced_files(case.now, rounds, "ktp") == []
    return replaced_files(case.now, rounds, "proposal")


def test_a_replaced_file_is_kept_with_its_mark_one_of_each_round() -> None:
    case = returned_once()
    document = case.now.documents["proposal"]
    assert document.mark is None
    (earlier,) = replaced(case)
    assert earlier.mark and earlier.mark.reason == "Buram."
    assert document.file and document.file.file_id != earlier.file.file_id
    given = looking.hand_out(case.ports, case.officer, case.now)
    assert {earlier.file.file_id, document.file.file_id} < set(given.links)
    assert looking.changed_since_return(case.now) == {"proposal"}
    assert looking.changed_since_return(a_submitted_case().now) == frozenset()


def test_seeing_the_replaced_file_again_is_not_seeing_the_new_one() -> None:
    case = returned_once().show("proposal")
    (earlier,) = replaced(case)
    again = [looking.ShownFile("proposal", earlier.file.file_id)]
    looking.report_shown(case.ports, case.officer, case.application_id, again)
    new = NewMark("proposal", case.file_id("proposal"), accepted=True)
    version = case.now.version  # the new one was shown before, and still is
    marking.mark_document(case.ports, case.officer, case.application_id, version, new)


def test_a_look_at_a_replaced_file_alone_prolongs_nothing() -> None:
    case = returned_once().show()
    (earlier,) = replaced(case)

    def seen_until() -> datetime:
        found = case.ports.records.find(Shown, case.application_id, case.officer.account_id)
        assert found
        return found.expires_at

    before = seen_until()
    case.ports.clock.advance(days=1)
    again = [looking.ShownFile("proposal", earlier.file.file_id)]
    looking.report_shown(case.ports, case.officer, case.application_id, again)
    assert seen_until() == before
    case.show("ktp")
    assert seen_until() > before


# --- what a step sees ------------------------------------------------------------------------


def midwife() -> Case:
    return a_submitted_case(type_id="sip_bidan").approve_up_to("bpjs")


def test_an_outside_body_sees_what_its_step_checks_and_nothing_else() -> None:
    case = midwife()
    sight = sight_of(case.ports, case.officer, case.now)
    seen = sight.narrowed(case.now)
    assert set(seen.documents) == {"kartu_bpjs"} and set(seen.data) == {"tempat_praktik"}
    given = looking.hand_out(case.ports, case.officer, case.now)
    assert set(given.links) == {case.file_id("kartu_bpjs")}
    with refused("document-not-uploaded"):
        looking.view_document(case.ports, case.officer, case.application_id, "ktp")
    with refused("invalid-input"):
        case.show("ktp")
    unseen = NewMark("ktp", case.file_id("ktp"), accepted=True)
    with refused("unknown-document"):
        marking.mark_document(
            case.ports, case.officer, case.application_id, case.now.version, unseen
        )
    case.mark("kartu_bpjs").approve()


def test_the_offices_own_staff_sees_all_and_so_does_who_has_both_roles() -> None:
    case = midwife()
    assert sight_of(case.ports, case.staff["secretary"], case.now) == WHOLE
    both = an_officer(case.ports, "bpjs", "section_head", number=70)
    assert sight_of(case.ports, both, case.now) == WHOLE


def test_an_outside_body_whose_step_says_nothing_sees_nothing() -> None:
    case = midwife()
    steps = tuple(step.replace(sees=None) for step in case.now.steps)
    sight = sight_of(case.ports, case.officer, case.now.replace(steps=steps))
    assert not sight.is_whole and not sight.narrowed(case.now).documents
    assert not sight.particular("nik") and sight.particular("name")


def test_each_step_of_an_outside_body_says_what_it_sees() -> None:
    """Without it the body sees nothing, and cannot do its work."""
    roles = office_data().roles
    for kind in office_data().all_versions():
        for step in kind.steps:
            assert step.sees or not roles[step.role].outside, f"{kind.id}: steps.{step.id}.sees"


# --- what a document proves ------------------------------------------------------------------


def shown_facts(case: Case, document: str, sight: Sight = WHOLE) -> dict[str, str]:
    rules = case.ports.applications.frozen_type(case.application_id)
    (requirement,) = [one for one in rules.documents if one.id == document]
    names = office_data().evidence.of(requirement)
    found = facts.facts_of(case.ports, rules, case.now, names, sight)
    return {fact.name: fact.value for fact in found}


def test_beside_a_document_stand_the_facts_that_it_proves_in_words() -> None:
    case = a_submitted_case()
    assert shown_facts(case, "surat_rekomendasi") == {
        "rekomendasi_dari": "Dekan Fakultas Ekonomi Universitas Contoh",
        "nomor_rekomendasi": "166/FE-UC/II-2026",
        "tanggal_rekomendasi": "20 Februari 2026",
        "applicant.name": case.now.person.full_name,
        "judul": case.now.data["judul"],
    }
    ktp = shown_facts(case, "ktp")
    assert ktp["applicant.nik"] == case.applicant.nik
    assert ktp["applicant.birth"] == "Solok, 17 Mei 1990"


def test_a_type_may_say_what_its_own_document_shows() -> None:
    kind = edited().changed
    own = kind.documents[0].replace(shows=("judul",))
    assert office_data().evidence.of(own) == ("judul",)


def test_every_document_of_every_type_proves_something_that_the_type_asks_for() -> None:
    for kind in office_data().all_versions():
        fields = {rule.id for rule in kind.fields}
        for document in kind.documents:
            names = office_data().evidence.of(document)
            assert [n for n in names if n in fields or n.startswith("applicant.")], (
                f"{kind.id}: {document.id}: add it to evidence.toml"
            )


def test_facts_that_a_step_does_not_see_stand_beside_nothing() -> None:
    case = midwife()
    sight = sight_of(case.ports, case.officer, case.now)
    assert set(shown_facts(case, "kartu_bpjs", sight)) == {
        "applicant.name", "applicant.nik", "applicant.birth", "tempat_praktik",
    }  # fmt: skip
    assert set(shown_facts(case, "ktp", sight)) == {
        "applicant.name", "applicant.nik", "applicant.birth",
    }  # fmt: skip
