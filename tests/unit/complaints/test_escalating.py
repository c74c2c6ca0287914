"""Superiors hear of complaints whose last day is near, once a day, in office hours."""

from datetime import UTC, datetime

import pytest

from chalicelib.domain.complaints.answering import answer
from chalicelib.domain.complaints.filing import Wrong, file_anonymously
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from tests.fakes.deliveries import sweep
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.people import Staff, a_staff

# filed on Monday 2 March, five working days: until Monday the 9th, so near from Thursday the 5th
WEDNESDAY, THURSDAY, FRIDAY = (datetime(2026, 3, day, 2, 0, tzinfo=UTC) for day in (4, 5, 6))


@pytest.fixture
def staff(ports: FakePorts) -> Staff:
    return a_staff(ports)


@pytest.fixture
def filed(ports: FakePorts, staff: Staff) -> Complaint:
    return file_anonymously(ports, Wrong("time", "Sudah lama sekali."), "198.51.100.23")[0]


def told(ports: FakePorts) -> set[str | None]:
    found = [one for one in stored.messages(ports) if one.template == "complaints_near"]
    return {one.recipient.address for one in found if one.channel.value == "email"}


def addresses(ports: FakePorts, staff: Staff, *roles: str) -> set[str | None]:
    people = [s[role] for role in roles for s in (staff.first, staff.second)]
    accounts = [ports.accounts.find(one.account_id) for one in people]
    return {account.email for account in accounts if account}


def test_nobody_is_told_before_the_last_day_is_near(ports: FakePorts, filed: Complaint) -> None:
    ports.clock.at = WEDNESDAY
    sweep(ports)
    assert told(ports) == set()


def test_those_above_who_answers_are_told_its_number_and_none_of_its_words(
    ports: FakePorts, staff: Staff, filed: Complaint
) -> None:
    ports.clock.at = THURSDAY
    sweep(ports)
    assert told(ports) == addresses(ports, staff, "secretary", "head")
    words = [one.model_dump_json() for one in stored.messages(ports)
             if one.template == "complaints_near"]  # fmt: skip
    assert all(filed.number in one and filed.text not in one for one in words)


def test_each_is_told_once_a_day(ports: FakePorts, staff: Staff, filed: Complaint) -> None:
    ports.clock.at = THURSDAY
    sweep(ports)
    first = len(stored.messages(ports))
    ports.clock.advance(hours=1)
    sweep(ports)
    assert len(stored.messages(ports)) == first
    ports.clock.at = FRIDAY
    sweep(ports)
    assert len(stored.messages(ports)) > first


def test_outside_of_office_hours_nobody_is_told(ports: FakePorts, filed: Complaint) -> None:
    ports.clock.at = datetime(2026, 3, 7, 2, 0, tzinfo=UTC)  # a Saturday
    sweep(ports)
    assert told(ports) == set()


def test_what_has_an_outcome_is_nobodys_worry(
    ports: FakePorts, staff: Staff, filed: Complaint
) -> None:
    answer(ports, staff["secretary"], filed.complaint_id, filed.version, "Benar, kami minta maaf.",
           ComplaintOutcome.UPHELD)  # fmt: skip
    ports.clock.at = THURSDAY
    sweep(ports)
    assert told(ports) == set()


def test_later_in_an_hour_no_sweep_looks_again(ports: FakePorts, filed: Complaint) -> None:
    ports.clock.at = THURSDAY.replace(minute=30)
    sweep(ports)
    assert told(ports) == set()
