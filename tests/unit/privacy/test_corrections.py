"""Asking for a correction of one's data, and the office's answer within 3 x 24 hours."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.committing import AlreadyRegistered
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applying.drafting import withdraw
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.privacy.corrections import (
    REQUESTS,
    Wish,
    answer,
    ask_correction,
    correction,
    open_corrections,
    own_requests,
)
from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState, Subject
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import Case, a_draft, a_submitted_case, fields_of, refused
from tests.support.people import a_citizen, an_account

NIK = "1302105705900077"


@pytest.fixture
def case() -> Case:
    return a_submitted_case()


def wish(field: str = "nik", wanted: str = NIK, case: Case | None = None) -> Wish:
    if case is None:
        return Wish(Subject.ACCOUNT, None, field, "yang lama", wanted)
    return Wish(Subject.APPLICATION, case.application_id, field, "yang lama", wanted)


def asked(case: Case, what: Wish | None = None, by: Actor | None = None) -> DataRequest:
    what = what or wish()
    return ask_correction(case.ports, by or case.applicant, what, Language.INDONESIAN)


def answered(case: Case, request: DataRequest, by: Actor, *, done: bool = True) -> DataRequest:
    text = "Sudah kami periksa dengan KTP."
    return answer(case.ports, by, request.request_id, request.version, done=done, text=text)


def templates(ports: FakePorts) -> list[str]:
    return [message.template for message in stored.messages(ports)]


def test_a_request_is_due_in_three_days_and_both_sides_are_told(case: Case) -> None:
    request = asked(case)
    assert request.due_at - case.ports.clock.now() == timedelta(hours=72)
    assert own_requests(case.ports, case.applicant, limit=5, cursor=None).items == (request,)
    sent = templates(case.ports)
    assert sent.count("correction_asked") == 2
    assert sent.count("correction_to_office") == 1
    to_office = next(m for m in stored.messages(case.ports) if m.template == "correction_to_office")
    assert to_office.recipient.address == case.ports.office.email
    assert case.applicant.nik not in to_office.model_dump_json()


def test_what_one_may_change_oneself_is_not_asked_for(case: Case) -> None:
    for field in ("whatsapp", "address", "email", "name"):
        with refused("invalid-input") as refusal:
            asked(case, wish(field))
        assert fields_of(refusal) == [("field", "change-it-yourself")]


def test_another_persons_application_cannot_be_named(case: Case) -> None:
    with refused("unknown-application"):
        asked(case, wish("name", "Lain", case), by=a_citizen(case.ports, 77))


def test_the_overdue_stand_first_and_only_who_answers_sees_them(case: Case) -> None:
    first = asked(case)
    case.ports.clock.advance(hours=73)
    second = asked(case)
    for role in ("back_office",):
        page = open_corrections(case.ports, case.staff[role], limit=5, cursor=None)
        assert [r.request_id for r in page.items] == [first.request_id, second.request_id]
        assert page.items[0].due_at < case.ports.clock.now() < page.items[1].due_at
    with refused("not-for-this-role"):
        open_corrections(case.ports, case.staff["head"], limit=5, cursor=None)
    with refused("not-for-this-role"):
        correction(case.ports, case.staff["bpjs"], first.request_id)


def test_a_nik_is_put_right_with_the_answer_and_noted(case: Case) -> None:
    request = asked(case)
    done = answered(case, request, case.staff["back_office"])
    account = case.ports.accounts.find(case.applicant.account_id)
    assert account and (done.state, account.nik) == (RequestState.DONE, NIK)
    note = case.ports.notes.of(account.subject)[-1]
    assert (note.event, note.actor_role) == ("correction-done", "back_office")
    assert NIK not in note.model_dump_json()
    assert templates(case.ports).count("correction_done") == 2
    page = open_corrections(case.ports, case.staff["back_office"], limit=5, cursor=None)
    assert page.items == ()


def test_a_nik_of_somebody_else_is_never_given(case: Case) -> None:
    other = a_citizen(case.ports, 78)
    request = asked(case, wish(wanted=other.nik))
    with pytest.raises(AlreadyRegistered):
        answered(case, request, case.staff["back_office"])
    held = case.ports.data_requests.find(request.request_id)
    assert held and held.state is RequestState.OPEN


def test_a_nik_that_cannot_be_one_is_refused_by_name(case: Case) -> None:
    request = asked(case, wish(wanted="1302"))
    with refused("invalid-input") as refusal:
        answered(case, request, case.staff["back_office"])
    assert fields_of(refusal)[0][0] == "nik"


def test_a_particular_of_a_running_application_is_put_right_before_the_letter(case: Case) -> None:
    before = case.now
    request = asked(case, wish("name", "SITI AMINAH", case))
    answered(case, request, case.staff["back_office"])
    assert case.now.person.name == "Siti Aminah"
    assert case.now.version == before.version + 1
    notes = case.ports.notes.of(f"app#{case.application_id}")
    assert (notes[-1].event, notes[-1].details) == ("particulars-corrected", {"field": "name"})


def test_a_draft_has_no_particulars_and_a_refusal_changes_nothing() -> None:
    case = a_draft()
    request = asked(case, wish("name", "Siti Aminah", case))
    before = case.now
    refusal = answered(case, request, case.staff["back_office"], done=False)
    assert refusal.state is RequestState.REFUSED
    assert case.now == before
    assert templates(case.ports).count("correction_refused") == 2


def test_a_request_is_answered_once_from_what_was_seen_and_by_somebody_else(case: Case) -> None:
    request = asked(case)
    with refused("stale-version"):
        answer(case.ports, case.staff["back_office"], request.request_id, 9, done=True, text="Ya.")
    done = answered(case, request, case.staff["back_office"])
    with refused("request-already-answered"):
        answered(case, done, case.staff["back_office"])

    officer = case.staff["back_office"]
    own = asked(case, wish(wanted=an_account(90).nik), by=officer)
    with refused("own-request"):
        answered(case, own, officer)


def test_a_wish_about_the_account_names_nothing_else(case: Case) -> None:
    with refused("invalid-input") as refusal:
        asked(case, Wish(Subject.ACCOUNT, case.application_id, "nik", "yang lama", NIK))
    assert fields_of(refusal) == [("subject_id", "not-expected")]


def test_whoever_asks_time_and_again_is_slowed_down(case: Case) -> None:
    for _ in range(REQUESTS.attempts):
        asked(case)
    with pytest.raises(TooManyAttempts):
        asked(case)


def test_who_wants_to_be_erased_gets_no_answer_of_an_officer(case: Case) -> None:
    now, account_id = case.ports.clock.now(), case.applicant.account_id
    request = DataRequest(request_id="r1", account_id=account_id, kind=RequestKind.ERASURE,
                          asked_at=now, due_at=now)  # fmt: skip
    case.ports.commit(Add(request))
    officer = case.staff["back_office"]
    with refused("unknown-request"):
        correction(case.ports, officer, "r1")
    with refused("unknown-request"):
        answered(case, request, officer)
    assert case.ports.data_requests.find("r1") == request


def test_what_the_office_mends_by_hand_is_not_changed_by_its_answer(case: Case) -> None:
    before = case.now
    request = asked(case, wish("data.judul", "Judul yang lain", case))
    assert answered(case, request, case.staff["back_office"]).state is RequestState.DONE
    assert case.now == before


def test_an_application_that_has_ended_stays_as_it_was_sent_in(case: Case) -> None:
    request = asked(case, wish("name", "SITI AMINAH", case))
    withdraw(case.ports, case.applicant, case.application_id, None)
    before = case.now
    assert answered(case, request, case.staff["back_office"]).state is RequestState.DONE
    assert case.now == before
