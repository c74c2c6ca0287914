"""What every store of complaints must do."""

from collections.abc import Iterable
from datetime import date, timedelta

from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from chalicelib.domain.storage import Add, Put
from tests.contract.records import NOW
from tests.fakes.ports import FakePorts

DUE = date(2026, 3, 9)


def complaint(number: int, **changes: object) -> Complaint:
    return Complaint.model_validate(
        {
            "complaint_id": f"k{number}",
            "number": f"{number}/ADUAN/III/2026",
            "category": "time",
            "text": "Lama.",
            "filed_at": NOW + timedelta(hours=number),
            "due_on": DUE + timedelta(days=10 - number),
            **changes,
        }
    )


def closed(ports: FakePorts, before: Complaint, hours: int, **changes: object) -> Complaint:
    after = Complaint.model_validate(
        dict(before)
        | {
            "version": 2,
            "outcome": ComplaintOutcome.UPHELD,
            "closed_at": NOW + timedelta(hours=hours),
        }
        | changes
    )
    ports.commit(Put(after, before))
    return after


def names(found: Iterable[Complaint]) -> list[str]:
    return [one.complaint_id for one in found]


def test_one_is_found_by_its_id_and_by_its_code_until_that_is_gone(ports: FakePorts) -> None:
    with_code, without = complaint(1, code_hash="5ha"), complaint(2)
    ports.commit(Add(with_code), Add(without))
    assert ports.complaints.find("k2") == without
    assert ports.complaints.find_by_code("5ha") == with_code
    assert ports.complaints.find_by_code("") is None
    closed(ports, with_code, 1, code_hash="", erased_at=NOW)
    assert ports.complaints.find_by_code("5ha") is None
    assert ports.complaints.find("k1") is not None


def test_open_ones_come_by_their_last_day_and_leave_for_those_with_an_outcome(
    ports: FakePorts,
) -> None:
    made = [complaint(number) for number in range(1, 5)]
    ports.commit(*(Add(one) for one in made))
    closed(ports, made[3], 1)
    closed(ports, made[1], 2)
    first = ports.complaints.open(limit=1, cursor=None)
    rest = ports.complaints.open(limit=5, cursor=first.cursor)
    assert names((*first.items, *rest.items)) == ["k3", "k1"]
    first = ports.complaints.closed(limit=1, cursor=None)
    rest = ports.complaints.closed(limit=5, cursor=first.cursor)
    assert names((*first.items, *rest.items)) == ["k2", "k4"]


def test_those_that_are_due_by_a_day_are_found_that_day_included(ports: FakePorts) -> None:
    made = [complaint(number) for number in range(1, 4)]
    ports.commit(*(Add(one) for one in made))
    assert names(ports.complaints.due_by(DUE + timedelta(days=8), limit=5)) == ["k3", "k2"]
    assert names(ports.complaints.due_by(DUE + timedelta(days=8), limit=1)) == ["k3"]
    assert names(ports.complaints.due_by(DUE, limit=5)) == []


def test_those_closed_before_a_moment_come_oldest_first_but_for_the_erased(
    ports: FakePorts,
) -> None:
    made = [complaint(number) for number in range(1, 4)]
    ports.commit(*(Add(one) for one in made))
    closed(ports, made[0], 1, erased_at=NOW)
    closed(ports, made[1], 2)
    closed(ports, made[2], 1)
    assert names(ports.complaints.closed_before(NOW + timedelta(hours=3), limit=5)) == ["k3", "k2"]
    assert names(ports.complaints.closed_before(NOW + timedelta(hours=1), limit=5)) == ["k3"]


def test_a_persons_come_newest_first_by_pages_and_no_anonymous_one(ports: FakePorts) -> None:
    own = [complaint(number, account_id="a1") for number in (1, 2, 3)]
    ports.commit(*(Add(one) for one in own), Add(complaint(4)), Add(complaint(5, account_id="a2")))
    first = ports.complaints.of_account("a1", limit=2, cursor=None)
    rest = ports.complaints.of_account("a1", limit=2, cursor=first.cursor)
    assert names((*first.items, *rest.items)) == ["k3", "k2", "k1"]
