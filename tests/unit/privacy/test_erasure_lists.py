"""What administrators are told of what is to be erased, and of what was."""

from datetime import timedelta

from chalicelib.domain.applications.model import ErasedFor, Phase
from chalicelib.domain.applying.drafting import withdraw
from chalicelib.domain.privacy.erasing import erase
from chalicelib.domain.privacy.erasure_lists import Erasure, ErasureList, erasures
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.storage import Add
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support.cases import Case, a_complete_draft, a_submitted_case, refused
from tests.support.people import an_administrator

ADMINISTRATOR = an_administrator(FakePorts())


def told(case: Case, which: ErasureList) -> list[Erasure]:
    return list(erasures(case.ports, ADMINISTRATOR, which, limit=25, cursor=None).items)


def rule_days(case: Case, phase: Phase) -> int:
    [days] = [one.days for one in case.ports.retention.erased if one.phase is phase]
    return days


def withdrawn() -> Case:
    case = a_submitted_case()
    withdraw(case.ports, case.applicant, case.application_id, "Pindah tugas.")
    return case


def test_what_is_told_to_be_due_is_erased_then_and_not_before() -> None:
    case = withdrawn()
    [due] = told(case, ErasureList.WITHDRAWN)
    assert due.application and due.application.application_id == case.application_id
    assert due.kind and due.kind.phase is Phase.WITHDRAWN and due.kind.basis
    case.ports.clock.at = due.at - timedelta(seconds=1)
    erase(case.ports, duties())
    assert told(case, ErasureList.WITHDRAWN) and not told(case, ErasureList.ERASED)
    case.ports.clock.at = due.at
    erase(case.ports, duties())
    assert told(case, ErasureList.WITHDRAWN) == []
    [done] = told(case, ErasureList.ERASED)
    assert (done.at, done.because) == (due.at, ErasedFor.RETENTION)


def test_a_draft_whose_owner_was_told_is_due_on_the_day_that_was_said() -> None:
    case = a_complete_draft()
    [due] = told(case, ErasureList.DRAFT)
    rule = due.kind
    assert rule and due.at == case.now.updated_at + timedelta(days=rule.days)
    case.ports.clock.at = due.at - timedelta(days=rule.notice_days)
    erase(case.ports, duties())
    assert told(case, ErasureList.DRAFT) == []
    [warned] = told(case, ErasureList.WARNED)
    assert warned.at == due.at


def test_a_person_who_asked_is_told_of_until_done_and_then_among_what_was() -> None:
    case = withdrawn()
    now = case.ports.clock.now()
    request = DataRequest(
        request_id="r1",
        account_id=case.applicant.account_id,
        kind=RequestKind.ERASURE,
        asked_at=now,
        due_at=now + timedelta(days=3),
    )
    case.ports.commit(Add(request))
    [due] = told(case, ErasureList.PERSONS)
    assert (due.account_id, due.at) == (request.account_id, request.due_at)
    erase(case.ports, duties())
    assert told(case, ErasureList.PERSONS) == []
    [person] = told(case, ErasureList.PERSONS_ERASED)
    assert (person.account_id, person.at) == (request.account_id, case.ports.clock.now())
    [file] = told(case, ErasureList.ERASED)
    assert file.because is ErasedFor.REQUEST


def test_nobody_but_administrators_is_told() -> None:
    case = withdrawn()
    with refused("not-for-this-role"):
        erasures(case.ports, case.staff["head"], ErasureList.ERASED, limit=25, cursor=None)
