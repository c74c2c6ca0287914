"""Deciding a step: approve, return, reject, sign; once, by one, in order."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from pydantic import SecretStr

from chalicelib.domain.accounts.model import By
from chalicelib.domain.accounts.profile import choose_told
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Outcome, Phase
from chalicelib.domain.errors import Conflict
from chalicelib.domain.review import decisions
from chalicelib.domain.review.decisions import Decided, FieldCorrection
from chalicelib.domain.storage import AdvanceCounter, IdempotencyKey
from tests.fakes.deliveries import pump, send_announced
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen, a_staff

OFFICE = "DPMPTSPNAKER"


def outbox(case: Case) -> list[str]:
    return [message.template for message in stored.messages(case.ports)]


def corrections_sent(case: Case) -> str:
    messages = [m for m in stored.messages(case.ports) if m.template == "returned"]
    assert {m.params["corrections"] for m in messages} == {messages[0].params["corrections"]}
    return messages[0].params["corrections"]


# --- approve ---------------------------------------------------------------------------------


def test_the_back_office_accepts_the_file_with_its_number_and_the_promised_day() -> None:
    case = a_submitted_case().mark_all()
    answer = decisions.approve(case.ports, case.officer, case.application_id, case.now.version)
    now = case.now
    assert answer == Decided(
        application_id=case.application_id,
        outcome=Outcome.APPROVED,
        phase=Phase.REVIEW,
        version=now.version,
        registration_number="1/SISFO/III/2026",
    )
    assert (now.accepted_on, now.promised_on) == (date(2026, 3, 2), date(2026, 3, 11))
    assert case.ports.applications.find_by_number("1/SISFO/III/2026") == now
    assert outbox(case)[-1:] == ["accepted"]


def test_a_file_is_not_accepted_before_every_document_is_marked() -> None:
    case = a_submitted_case().mark("ktp")
    with refused("documents-not-marked") as refusal:
        decisions.approve(case.ports, case.officer, case.application_id, case.now.version)
    assert fields_of(refusal) == [
        ("documents.proposal", "document-not-marked"),
        ("documents.surat_rekomendasi", "document-not-marked"),
    ]
    assert case.ports.counters.last("registration#general#2026") == 0


@pytest.mark.parametrize("step", ["back_office", "secretary"])
def test_a_document_with_a_cross_stops_the_approval_at_every_step(step: str) -> None:
    case = a_submitted_case().approve_up_to(step).mark_all().mark("proposal", "Tidak terbaca.")
    with refused("documents-refused") as refusal:
        decisions.approve(case.ports, case.officer, case.application_id, case.now.version)
    assert fields_of(refusal) == [("documents.proposal", "document-marked-wrong")]


def test_a_document_with_a_cross_stops_the_signature_too() -> None:
    case = a_submitted_case().approve_up_to("head").mark("proposal", "Tidak terbaca.")
    with refused("documents-refused"):
        case.sign()


def test_each_approval_moves_exactly_one_step() -> None:
    case = a_submitted_case()
    stood = [case.now.step.id]
    while not case.now.step.final:
        case.approve()
        stood.append(case.now.step.id)
        pump(case.ports)
    assert stood == ["back_office", "section_head", "division_head", "secretary", "head"]
    assert [d.officer_id for d in case.now.decisions] == [
        case.staff[role].account_id for role in stood[:-1]
    ]


def test_the_last_step_cannot_be_approved_nor_an_earlier_one_signed() -> None:
    case = a_submitted_case()
    with refused("act-not-possible-now"):
        case.sign()
    case.approve_up_to("head")
    with refused("act-not-possible-now"):
        case.approve()


def test_the_applicant_hears_of_each_step_in_plain_words() -> None:
    """Who wants to hear of the steps."""
    case = a_submitted_case().approve()
    choose_told(case.ports, case.applicant, by=By.EMAIL, steps=True)
    case.ports.announcer.announced.clear()
    case.approve()
    send_announced(case.ports)
    [mail] = case.ports.channels.sent
    assert "Verifikasi Kasi" in mail.body and "Verifikasi Kabid" in mail.body


# --- registration numbers --------------------------------------------------------------------


def test_files_are_numbered_in_the_order_of_their_acceptance() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    cases = [a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff) for n in (1, 2, 3)]
    for case in reversed(cases):
        case.approve()
    assert [case.now.registration_number for case in cases] == [
        "3/SISFO/III/2026",
        "2/SISFO/III/2026",
        "1/SISFO/III/2026",
    ]


def test_health_permits_have_a_series_of_their_own() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    a_submitted_case(ports, staff=staff).approve()
    midwife = a_submitted_case(
        ports, type_id="sip_bidan", applicant=a_citizen(ports, 2), staff=staff
    ).approve()
    assert midwife.now.registration_number == "1/KES/SISFO/III/2026"


def test_a_file_keeps_its_number_when_it_is_returned_later() -> None:
    case = a_submitted_case().approve().send_back(judul="Terlalu umum.").resubmit()
    case.approve()
    assert case.now.registration_number == "1/SISFO/III/2026"
    assert case.ports.counters.last("registration#general#2026") == 1


def test_a_file_that_is_returned_before_acceptance_takes_no_number() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    assert case.now.registration_number is None
    assert case.ports.counters.last("registration#general#2026") == 0
    case.resubmit().approve()
    assert case.now.registration_number == "1/SISFO/III/2026"


def test_twenty_files_accepted_at_once_get_twenty_numbers_without_a_gap() -> None:
    ports = FakePorts()
    staff = a_staff(ports)
    cases = [
        a_submitted_case(ports, applicant=a_citizen(ports, n), staff=staff).mark_all()
        for n in range(1, 21)
    ]
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(Case.approve, cases))
    numbers = {case.now.registration_number for case in cases}
    assert numbers == {f"{n}/SISFO/III/2026" for n in range(1, 21)}
    assert ports.counters.last("registration#general#2026") == 20


# --- return ----------------------------------------------------------------------------------


def test_a_return_names_every_cross_and_every_field_in_one_message() -> None:
    case = a_submitted_case().mark("ktp", "Foto buram.").mark("proposal", "Halaman 3 hilang.")
    case.send_back(message="Mohon dilengkapi.", judul="Terlalu umum.", lokasi="Sebutkan nagari.")
    assert corrections_sent(case).splitlines() == [
        "Mohon dilengkapi.",
        "- KTP: Foto buram.",
        "- Proposal penelitian: Halaman 3 hilang.",
        "- Judul penelitian: Terlalu umum.",
        "- Lokasi penelitian: Sebutkan nagari.",
    ]
    assert outbox(case).count("returned") == 1, "by e-mail and by WhatsApp"
    correction = case.now.correction
    assert correction and correction.documents == {
        "ktp": "Foto buram.",
        "proposal": "Halaman 3 hilang.",
    }
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert note.event == "returned" and "Halaman 3 hilang." in note.text


def test_a_return_without_anything_to_correct_is_refused() -> None:
    case = a_submitted_case().mark_all()
    with refused("nothing-to-correct"):
        case.send_back(message="Mohon diperbaiki.")
    assert case.now.phase is Phase.REVIEW


def test_a_return_for_a_field_that_the_form_does_not_have_is_refused() -> None:
    case = a_submitted_case()
    with refused("invalid-input") as refusal:
        case.send_back(warna="?", judul="Terlalu umum.")
    assert fields_of(refusal) == [("fields.warna", "unknown-field")]


def test_a_returned_file_is_nobodys_in_the_office_until_it_comes_back() -> None:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    assert case.ports.applications.listed(Listing("back_office"), limit=9, cursor=None).items == ()
    case.resubmit()
    page = case.ports.applications.listed(Listing("back_office"), limit=9, cursor=None)
    assert len(page.items) == 1


# --- reject ----------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["back_office", "head"])
def test_a_rejection_ends_the_application_with_its_reason(step: str) -> None:
    case = a_submitted_case().approve_up_to(step)
    decisions.reject(
        case.ports,
        case.officer,
        case.application_id,
        case.now.version,
        reason="Lokasi di luar kabupaten.",
    )
    pump(case.ports)
    now = case.now
    assert (now.phase, now.closing_reason) == (Phase.REJECTED, "Lokasi di luar kabupaten.")
    assert outbox(case)[-1:] == ["rejected"]
    (execution,) = case.ports.workflow.executions.values()
    assert execution.status == "SUCCEEDED"
    assert case.ports.waits.waking(case.ports.clock.advance(days=99), limit=1) == []


# --- sign ------------------------------------------------------------------------------------


def test_the_signature_dates_the_permit_and_seals_the_passphrase() -> None:
    case = a_submitted_case().approve_up_to("head")
    case.ports.clock.advance(days=1)
    case.sign(SecretStr("rahasia"))
    assert (case.now.phase, case.now.issue_date) == (Phase.SIGNING, date(2026, 3, 3))
    sealed = case.ports.vault.find(case.application_id)
    assert sealed and sealed.get_secret_value() == "rahasia"


def test_the_passphrase_is_in_nothing_that_is_stored_or_sent() -> None:
    case = a_submitted_case().approve_up_to("head")
    case.sign(SecretStr("canary-passphrase"))
    pump(case.ports)
    send_announced(case.ports)
    kept = [stored.everything(case.ports)]
    kept += [repr(case.ports.workflow.executions), repr(case.ports.channels.sent)]
    assert "canary-passphrase" not in "".join(kept)


# --- at once ---------------------------------------------------------------------------------


def test_of_thirty_two_decisions_at_once_one_wins_with_one_note_and_one_number() -> None:
    case = a_submitted_case().mark_all()
    version, notes_before = case.now.version, case.now.note_count
    officers = [case.staff["back_office"], case.staff.second["back_office"]]

    def decide(n: int) -> str:
        ports, identity, officer = case.ports, case.application_id, officers[n % 2]
        correction = [FieldCorrection(field="judul", reason="Terlalu umum.")]
        try:
            match n % 4:
                case 0 | 1:
                    decisions.approve(ports, officer, identity, version)
                case 2:
                    decisions.return_for_correction(
                        ports, officer, identity, version, message=None, fields=correction
                    )
                case 3:
                    decisions.reject(ports, officer, identity, version, reason="Tidak lengkap.")
        except Conflict as conflict:
            return conflict.problem
        return "won"

    with ThreadPoolExecutor(32) as pool:
        results = list(pool.map(decide, range(32)))
    assert sorted(results) == ["stale-version"] * 31 + ["won"]
    now = case.now
    assert now.version == version + 1
    assert len(now.decisions) == 1
    assert (
        now.note_count == notes_before + 1 == len(case.ports.notes.of(f"app#{case.application_id}"))
    )
    given = case.ports.counters.last("registration#general#2026")
    assert given == (1 if now.registration_number else 0)


def test_sixteen_with_one_idempotency_key_have_one_effect() -> None:
    case = a_submitted_case().mark_all()
    version, officer = case.now.version, case.officer
    key = IdempotencyKey(officer.account_id, "key-1", "digest")

    def decide(_: int) -> bool:
        try:
            decisions.approve(case.ports, officer, case.application_id, version, idempotency=key)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(decide, range(16))).count(True) == 1
    remembered = case.ports.answers.find(officer.account_id, "key-1")
    answer = Decided.model_validate_json(remembered.answer)
    assert (answer.version, answer.registration_number) == (version + 1, "1/SISFO/III/2026")


def test_a_number_that_others_always_take_first_is_given_up_on_not_waited_for() -> None:
    case = a_submitted_case().mark_all()

    class AlwaysBehind:
        def last(self, series: str) -> int:
            return 0

    for last in range(5):
        case.ports.commit(AdvanceCounter("registration#general#2026", last))
    case.ports.counters = AlwaysBehind()
    with refused("number-not-available"):
        case.approve()
    assert case.now.phase is Phase.REVIEW and case.now.step.id == "back_office"
