"""Sending in: complete or not at all, with rules and particulars frozen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from chalicelib.domain.applications.document import DocumentState
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying import drafting, submission
from chalicelib.domain.applying.submission import Submitted
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.errors import Conflict
from chalicelib.domain.storage import IdempotencyKey, Put
from chalicelib.domain.text import Localized
from tests.fakes.deliveries import pump, send_announced, sweep
from tests.fakes.papers import REFUSED_CONTENT
from tests.fakes.ports import FakePorts
from tests.support.cases import (
    Case,
    a_complete_draft,
    a_draft,
    a_submitted_case,
    edited,
    fields_of,
    refused,
)
from tests.support.people import a_citizen


def submit(case: Case, **options: Any) -> Submitted:
    return submission.submit(
        case.ports, case.applicant, case.application_id, case.now.version, **options
    )


# --- complete or not -------------------------------------------------------------------------


def test_an_empty_draft_is_told_everything_that_is_missing_in_the_order_of_the_form() -> None:
    case = a_draft()
    with refused("application-incomplete") as refusal:
        submit(case)
    assert fields_of(refusal) == [
        ("data.jenis", "required"),
        ("data.rekomendasi_dari", "required"),
        ("data.nomor_rekomendasi", "required"),
        ("data.tanggal_rekomendasi", "required"),
        ("data.judul", "required"),
        ("data.waktu_penelitian", "required"),
        ("data.email_kampus", "required"),
        ("data.lokasi", "required"),
        ("documents.ktp", "document-missing"),
        ("documents.proposal", "document-missing"),
        ("documents.surat_rekomendasi", "document-missing"),
    ]
    assert refusal.value.params["count"] == 11
    assert case.now.phase is Phase.DRAFT


def test_documents_that_are_being_checked_or_were_refused_hold_it_back() -> None:
    case = a_complete_draft()
    case.ask_upload("ktp")
    case.upload("proposal", REFUSED_CONTENT)
    with refused("application-incomplete") as refusal:
        submit(case)
    assert fields_of(refusal) == [
        ("documents.ktp", "document-being-checked"),
        ("documents.proposal", "document-refused"),
    ]


def test_optional_fields_and_documents_may_be_left_out() -> None:
    case = a_complete_draft(type_id="rekomendasi_keramaian")
    assert "hiburan" not in case.now.data and "ad_art" not in case.now.documents
    submit(case)
    assert case.now.phase is Phase.REVIEW


def test_an_optional_document_that_was_refused_is_not_sent_unseen() -> None:
    case = a_complete_draft(type_id="rekomendasi_keramaian")
    case.upload("ad_art", REFUSED_CONTENT)
    with refused("application-incomplete") as refusal:
        submit(case)
    assert fields_of(refusal) == [("documents.ad_art", "document-refused")]


def test_a_day_that_has_passed_since_the_draft_was_saved_holds_it_back() -> None:
    case = a_complete_draft()
    case.ports.clock.advance(days=200)
    with refused("application-incomplete") as refusal:
        submit(case)
    assert fields_of(refusal) == [("data.waktu_penelitian.to", "date-in-past")]


def test_a_draft_must_meet_the_rules_of_the_day_it_is_sent() -> None:
    case = a_complete_draft()
    fields = [
        rule.replace(max_length=10) if rule.id == "judul" else rule
        for rule in drafting.rules_of(case.ports, case.now).fields
        if rule.id != "jenis"
    ]
    case.ports.catalogue = edited(fields=tuple(fields))
    with refused("application-incomplete") as refusal:
        submit(case)
    assert fields_of(refusal) == [("data.judul", "too-long")], "the dropped field is nobody's fault"


def test_a_correction_that_takes_long_can_still_be_sent() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    case.ports.clock.advance(days=200)  # the research was to end meanwhile; that field is locked
    case.resubmit()


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (ApplicationKind.NEW, set()),
        (ApplicationKind.RENEWAL, {"data.nomor_izin_lama", "documents.sip_lama"}),
    ],
)
def test_a_renewal_asks_for_what_only_a_renewal_needs(
    kind: ApplicationKind, asked: set[str]
) -> None:
    case = a_draft(type_id="sip_bidan", kind=kind)
    permit_type = drafting.rules_of(case.ports, case.now)
    paths = {problem.path for problem in submission.shortcomings(case.ports, permit_type, case.now)}
    assert {path for path in paths if path.endswith("_lama")} == asked


def test_a_health_permit_needs_the_titles_that_it_will_print() -> None:
    ports = FakePorts()
    plain = a_citizen(ports, title_after="")
    case = a_complete_draft(ports, type_id="sip_bidan", applicant=plain)
    with refused("profile-incomplete") as refusal:
        submit(case)
    assert fields_of(refusal) == [("profile.title_after", "title-required")]


def test_other_permits_are_for_people_without_titles_as_well() -> None:
    ports = FakePorts()
    case = a_complete_draft(ports, applicant=a_citizen(ports, title_after=""))
    submit(case)
    assert case.now.person.full_name == case.applicant.name


def test_an_officer_without_a_citizens_particulars_cannot_apply() -> None:
    ports = FakePorts()
    case = a_complete_draft(ports, applicant=a_citizen(ports, citizen=None))
    with refused("profile-incomplete"):
        submit(case)


def test_where_the_type_says_so_one_application_runs_at_a_time() -> None:
    case = a_submitted_case()
    case.ports.catalogue = edited(one_running_per_applicant=True)
    second = a_complete_draft(case.ports, applicant=case.applicant, staff=case.staff)
    with refused("already-running"):
        submit(second)
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    submit(second)


# --- what sending in does --------------------------------------------------------------------


def test_sending_in_opens_the_first_step_and_starts_the_chain() -> None:
    case = a_complete_draft()
    answer = submit(case)
    now = case.now
    assert answer == Submitted(
        application_id=now.application_id,
        receipt=now.receipt,
        tracking_code=now.tracking_code,
        phase=Phase.REVIEW,
        version=now.version,
    )
    assert (now.step.id, now.registration_number) == ("back_office", None)
    queue = case.ports.applications.listed(Listing("back_office"), limit=9, cursor=None)
    assert [item.application_id for item in queue.items] == [case.application_id]
    (execution,) = case.ports.workflow.running(case.application_id)
    assert execution.place == ("review", "back_office")


def test_the_applicant_is_told_by_the_number_that_was_proven() -> None:
    case = a_complete_draft()
    submit(case)
    send_announced(case.ports)
    sent = [(s.channel.value, s.address) for s in case.ports.channels.sent]
    assert sent == [("whatsapp", "+6281200000001")]
    assert all(case.now.receipt in s.body for s in case.ports.channels.sent)


def test_without_the_engine_it_is_sent_in_all_the_same_and_the_next_sweep_starts_the_chain() -> (
    None
):
    case = a_complete_draft()
    case.ports.workflow.down = True
    submit(case)
    assert case.now.phase is Phase.REVIEW
    assert case.ports.workflow.running(case.application_id) == []
    case.ports.workflow.down = False
    case.ports.clock.advance(minutes=5)
    sweep(case.ports)
    pump(case.ports)
    (execution,) = case.ports.workflow.running(case.application_id)
    assert execution.place == ("review", "back_office")


def test_editing_the_types_file_afterwards_changes_nothing_for_a_sent_application() -> None:
    case = a_complete_draft()
    frozen = case.ports.catalogue.get("penelitian", date(2026, 3, 2))
    submit(case)
    case.ports.catalogue = edited(
        rule_set="new-rules",
        steps=frozen.steps[-1:],
        documents=(),
        numbering=frozen.numbering.replace(permit="new/{sequence}"),
        promised_days=30,
        name=Localized(id="Izin Baru", en="New permit"),
    )
    assert drafting.rules_of(case.ports, case.now) == frozen
    case.issue()
    assert [d.step for d in case.now.decisions] == [step.id for step in frozen.steps]
    assert case.now.permit_number == "070/001/IP/DPMPTSPNAKER/III/2026"
    assert case.now.promised_on == date(2026, 3, 11)
    assert case.now.rule_set == frozen.rule_set
    permit = case.ports.permits.find(case.now.permit_id)
    assert permit and permit.type_name == "Izin Penelitian"


def test_a_draft_follows_the_rules_that_are_in_force_when_it_is_sent() -> None:
    case = a_complete_draft()
    case.ports.catalogue = edited(rule_set="new-rules", promised_days=3)
    submit(case)
    assert (case.now.rule_set, case.now.promised_days) == ("new-rules", 3)


def test_a_new_name_in_the_profile_changes_nothing_for_a_sent_application() -> None:
    case = a_submitted_case()
    account = case.ports.accounts.find(case.applicant.account_id)
    renamed = account.replace(name="Nama Baru", version=2)
    case.ports.commit(Put(renamed, account))
    assert case.now.applicant.full_name == "Warga Contoh 1, S.Keb"


# --- twice, at once, late --------------------------------------------------------------------

KEY = IdempotencyKey("person-001", "key-1", "digest")


def test_the_answer_is_remembered_with_its_effect() -> None:
    case = a_complete_draft()
    answer = submit(case, idempotency=KEY)
    remembered = case.ports.answers.find("person-001", "key-1")
    assert remembered.digest == "digest"
    assert Submitted.model_validate_json(remembered.answer) == answer


def test_sending_twice_is_refused_and_changes_nothing() -> None:
    case = a_complete_draft()
    submit(case)
    before = case.now
    with refused("act-not-possible-now"):
        submit(case)
    assert case.now == before


def test_sending_what_has_changed_since_it_was_read_is_refused() -> None:
    case = a_complete_draft()
    with refused("stale-version") as refusal:
        submission.submit(case.ports, case.applicant, case.application_id, 1)
    assert refusal.value.params == {"current": case.now.version, "sent": 1}


def test_of_sixteen_at_once_one_is_sent_in() -> None:
    case = a_complete_draft()
    version = case.now.version

    def send(_: int) -> bool:
        try:
            submission.submit(
                case.ports, case.applicant, case.application_id, version, idempotency=KEY
            )
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(send, range(16))).count(True) == 1
    assert case.now.version == version + 1
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert [note.event for note in notes] == ["created", "submitted"]
    assert len(case.ports.workflow.executions) == 1


def test_every_document_that_was_sent_is_clean() -> None:
    case = a_submitted_case(type_id="sip_bidan")
    assert len(case.now.documents) == 9  # under uu17-2023: no professional organisation's letter
    now = case.ports.clock.now()
    assert {d.state_at(now) for d in case.now.documents.values()} == {DocumentState.CLEAN}
