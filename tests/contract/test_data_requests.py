"""What every store of requests about data must do."""

from datetime import timedelta

import pytest

from chalicelib.domain.privacy.model import (
    ANSWERED_WITHIN,
    DataRequest,
    RequestKind,
    RequestState,
)
from chalicelib.domain.storage import Add, CommitRefused, Put
from tests.contract.records import NOW
from tests.fakes.ports import FakePorts
from tests.support.people import an_account
from tests.support.stored import over


def request(number: int, hours: int = 0, **changes: object) -> DataRequest:
    at = NOW + timedelta(hours=hours)
    return DataRequest.model_validate(
        {
            "request_id": f"r{number}",
            "account_id": "a1",
            "kind": RequestKind.CORRECTION,
            "asked_at": at,
            "due_at": at + ANSWERED_WITHIN,
            "field": "nik",
            **changes,
        }
    )


def test_a_request_is_written_from_the_version_that_was_read(ports: FakePorts) -> None:
    ports.commit(Add(request(1)))
    assert ports.data_requests.find("r1") == request(1)
    with pytest.raises(CommitRefused):
        ports.commit(Add(request(1)))
    ports.commit(over(request(1, version=2, answer="Sudah."), 1))
    with pytest.raises(CommitRefused):
        ports.commit(over(request(1, version=2), 1))
    assert ports.data_requests.find("r9") is None


def test_a_persons_requests_come_newest_first_by_pages(ports: FakePorts) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1)):
        ports.commit(Add(request(number, hours)))
    ports.commit(Add(request(4, account_id="a2")))
    first = ports.data_requests.of_account("a1", limit=2, cursor=None)
    rest = ports.data_requests.of_account("a1", limit=2, cursor=first.cursor)
    assert [r.request_id for r in (*first.items, *rest.items)] == ["r1", "r3", "r2"]
    assert rest.cursor is None


def test_open_requests_come_by_kind_the_earliest_due_first_and_leave_when_answered(
    ports: FakePorts,
) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1)):
        ports.commit(Add(request(number, hours)))
    ports.commit(Add(request(4, kind=RequestKind.ERASURE)))
    ports.commit(over(request(3, 1, version=2, state=RequestState.DONE), 1))
    first = ports.data_requests.open(RequestKind.CORRECTION, limit=1)
    rest = ports.data_requests.open(RequestKind.CORRECTION, limit=5, cursor=first.cursor)
    assert [r.request_id for r in (*first.items, *rest.items)] == ["r2", "r1"]


def test_who_was_erased_is_listed_and_whose_data_was_corrected_is_not(ports: FakePorts) -> None:
    answered = {"version": 2, "state": RequestState.DONE, "answered_at": NOW}
    ports.commit(Add(request(1)), Add(request(2, kind=RequestKind.ERASURE)))
    ports.commit(over(request(1, **answered), 1))
    ports.commit(over(request(2, kind=RequestKind.ERASURE, **answered), 1))
    found = ports.data_requests.erased(limit=5, cursor=None)
    assert [r.request_id for r in found.items] == ["r2"]


def test_a_corrected_nik_finds_the_account_and_the_old_one_is_free(ports: FakePorts) -> None:
    before = an_account(1)
    ports.commit(Add(before))
    after = before.replace(version=2, nik="1302105705900099")
    ports.commit(Put(after, before))
    assert ports.accounts.find_by_nik(after.nik) == after
    assert ports.accounts.find_by_nik(before.nik) is None
    ports.commit(Add(an_account(2)))
    taken = after.replace(version=3, nik=an_account(2).nik)
    with pytest.raises(CommitRefused):
        ports.commit(Put(taken, after))
