"""The applicant's draft: created, filled in piece by piece, withdrawn."""

import re
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import drafting
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.delivery import reading
from chalicelib.domain.storage import Change, CommitRefused
from tests.fakes.deliveries import pump
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, a_draft, a_submitted_case, refused
from tests.support.people import a_citizen


def save(case: Case, **values: Any) -> list[tuple[str, str]]:
    _, problems = drafting.save_data(case.ports, case.applicant, case.application_id, values)
    return [(problem.path, problem.code) for problem in problems]


def events(case: Case) -> list[str]:
    return [note.event for note in case.ports.notes.of(f"app#{case.application_id}")]


def test_a_draft_has_a_receipt_that_can_be_read_aloud_and_leads_to_it() -> None:
    case = a_draft()
    draft = case.now
    assert draft.phase is Phase.DRAFT
    assert re.fullmatch(r"P-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", draft.receipt)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{6}", draft.tracking_code)
    assert case.ports.applications.find_by_number(draft.receipt) == draft
    assert events(case) == ["created"]


def test_a_type_that_does_not_exist_cannot_be_applied_for() -> None:
    ports = FakePorts()
    with refused("unknown-permit-type"):
        drafting.create_draft(ports, a_citizen(ports), "izin_terbang", ApplicationKind.NEW)


def test_a_renewal_is_refused_where_the_type_knows_none() -> None:
    with refused("invalid-input") as refusal:
        a_draft(kind=ApplicationKind.RENEWAL)
    assert refusal.value.fields[0].path == "kind"


def test_a_person_may_have_twenty_open_drafts_and_a_withdrawn_one_makes_room() -> None:
    case = a_draft()
    options = {"applicant": case.applicant, "staff": case.staff}
    for _ in range(19):
        a_draft(case.ports, **options)
    with refused("too-many-drafts"):
        a_draft(case.ports, **options)
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    a_draft(case.ports, **options)


def test_whoever_asks_again_because_the_answer_was_lost_gets_the_same_draft() -> None:
    ports = FakePorts()
    citizen, other = a_citizen(ports, 1), a_citizen(ports, 2)

    def begun(by: Actor = citizen) -> str:
        return drafting.begin_draft(ports, by, "penelitian", ApplicationKind.NEW).application_id

    first = begun()
    assert begun() == first
    assert begun(other) != first
    drafting.save_data(ports, citizen, first, {"judul": "Pelayanan"})
    second = begun()
    assert second != first, "who has begun to write wants another one"
    ports.clock.advance(minutes=11)
    assert begun() not in (first, second)


def test_the_good_fields_of_a_save_are_kept_and_the_others_named() -> None:
    case = a_draft()
    problems = save(case, judul="Kepuasan  Warga ", jenis="wisata", email_kampus="bukan surel")
    assert [path for path, _ in problems] == ["data.jenis", "data.email_kampus"]
    assert case.now.data == {"judul": "Kepuasan Warga"}


def test_a_save_with_nothing_good_changes_nothing() -> None:
    case = a_draft()
    before = case.now
    assert save(case, jenis="wisata", nama_kapal="x")
    assert case.now == before


def test_what_was_saved_before_stays_and_null_empties_a_field() -> None:
    case = a_draft()
    save(case, judul="Judul", nomor_rekomendasi="1/A")
    save(case, judul=None)
    assert case.now.data == {"nomor_rekomendasi": "1/A"}


@pytest.mark.parametrize("tries", [1, 11])
def test_a_field_is_saved_even_if_files_arrive_at_the_same_moment(tries: int) -> None:
    case = a_draft()
    written, left = case.ports.commit, [tries]

    def slow_commit(*changes: Change) -> None:
        """Before ours is written, another is, as often as ``tries`` says."""
        if left[0]:
            left[0] -= 1
            case.ports.commit = written
            case.ask_upload("proposal")
            case.ports.commit = slow_commit
        written(*changes)

    case.ports.commit = slow_commit
    assert save(case, judul="Judul") == []
    assert case.now.data["judul"] == "Judul"
    assert case.now.documents["proposal"].upload


def test_a_field_is_not_saved_for_ever_against_others() -> None:
    case = a_draft()

    def never(*changes: Change) -> None:
        raise CommitRefused(changes)

    case.ports.commit = never
    with refused("stale-version"):
        save(case, judul="Judul")


def test_somebody_elses_draft_does_not_exist() -> None:
    case = a_draft()
    stranger = a_citizen(case.ports, 2)
    with refused("unknown-application"):
        drafting.save_data(case.ports, stranger, case.application_id, {"judul": "x"})
    with refused("unknown-application"):
        drafting.withdraw(case.ports, stranger, case.application_id, None)
    assert case.now.version == 1


def test_a_submitted_application_cannot_be_changed() -> None:
    case = a_submitted_case()
    before = case.now
    with refused("act-not-possible-now") as refusal:
        save(case, judul="Judul lain")
    assert refusal.value.params == {"act": "edit", "phase": "review"}
    assert case.now == before


def test_in_a_correction_only_the_fields_that_were_named_can_be_changed() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    problems = save(case, judul="Kepuasan Warga di Talang", nomor_rekomendasi="2/B")
    assert problems == [("data.nomor_rekomendasi", "field-locked")]
    assert case.now.data["judul"] == "Kepuasan Warga di Talang"
    assert case.now.data["nomor_rekomendasi"] == "166/FE-UC/II-2026"


def test_a_save_is_noted_in_a_correction_but_not_in_a_draft() -> None:
    case = a_complete_draft()
    assert events(case) == ["created"]
    case.submit().send_back(judul="Terlalu umum.")
    save(case, judul="Kepuasan Warga di Talang")
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.details) == ("data-saved", {"fields": "judul"})


def test_a_draft_can_be_withdrawn_without_a_word_to_anybody() -> None:
    case = a_draft()
    drafting.withdraw(case.ports, case.applicant, case.application_id, "salah jenis")
    assert case.now.phase is Phase.WITHDRAWN
    assert case.now.closing_reason == "salah jenis"
    assert case.ports.announcer.announced == []


def test_withdrawing_a_running_application_ends_its_chain_and_tells_the_applicant() -> None:
    case = a_submitted_case()
    case.ports.announcer.announced.clear()
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    assert case.now.phase is Phase.WITHDRAWN
    assert case.ports.workflow.running(case.application_id) == []
    newest = reading.own_news(case.ports, case.applicant, limit=1, cursor=None).page.items[0]
    assert newest.template == "withdrawn"


def test_what_has_ended_cannot_be_withdrawn() -> None:
    case = a_submitted_case().issue()
    with refused("act-not-possible-now"):
        drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    assert case.now.phase is Phase.ISSUED


def test_an_application_whose_signature_failed_can_be_withdrawn() -> None:
    """The number has gone back to its series: it binds nobody (docs/checks.md 58)."""
    case = a_submitted_case()
    case.ports.signer.passphrase = "the right one"
    case.approve_up_to("head").sign()
    pump(case.ports)
    assert case.now.phase is Phase.REVIEW and not case.now.permit_number
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    assert case.now.phase is Phase.WITHDRAWN
