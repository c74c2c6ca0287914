"""What a commit promises: all of it or nothing, and of two writers never both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from chalicelib.domain.accounts.records import OneTimeToken, TokenPurpose
from chalicelib.domain.applications.claims import FileClaim, NumberClaim, RunningClaim
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.errors import NotFound
from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.storage import (
    Add,
    AdvanceCounter,
    Change,
    CommitRefused,
    GiveBack,
    RememberedAnswer,
)
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.support.people import an_account
from tests.support.stored import over

NOW = records.NOW
SERIES = "registration#general#2026"


def a_token() -> OneTimeToken:
    return OneTimeToken(
        token_hash="hash",
        purpose=TokenPurpose.SET_PASSWORD,
        subject="person-001",
        expires_at=NOW + timedelta(hours=1),
    )


def one_of_each() -> dict[str, Change]:
    return {
        "application": Add(records.application()),
        "type": Add(records.FROZEN_TYPE),
        "number": Add(NumberClaim(number="1/SISFO/III/2026", application_id="a1")),
        "file": Add(FileClaim(sha256="5ha", application_id="a1", applicant_id="citizen")),
        "running": Add(running("a1")),
        "counter": AdvanceCounter(SERIES, 0),
        "note": Add(records.note()),
        "message": Add(records.message()),
        "permit": Add(records.permit()),
        "answer": records.answer(),
        "testimonial": Add(records.testimonial()),
        "batch": Add(records.batch()),
        "account": Add(an_account(1)),
        "token": Add(a_token()),
    }


def running(application_id: str, **changes: str) -> RunningClaim:
    values = {"applicant_id": "citizen", "type_id": "penelitian"} | changes
    return RunningClaim(application_id=application_id, **values)


def is_claimed(ports: FakePorts) -> bool:
    """Nothing reads a claim but the next one."""
    try:
        ports.commit(GiveBack(running("nobody")))
    except CommitRefused:
        return True
    return False


def what_is_there(ports: FakePorts) -> set[str]:
    """Which of ``one_of_each`` can be read."""

    def found(read: Callable[[], object]) -> bool:
        try:
            return bool(read())
        except NotFound:
            return False

    reads: dict[str, Callable[[], object]] = {
        "application": lambda: ports.applications.get("a1"),
        "type": lambda: ports.applications.frozen_type("a1"),
        "number": lambda: ports.applications.find_by_number("1/SISFO/III/2026"),
        "file": lambda: ports.applications.file_claims(["5ha"]),
        "running": lambda: is_claimed(ports),
        "counter": lambda: ports.counters.last(SERIES),
        "note": lambda: ports.notes.of("app#a1"),
        "message": lambda: ports.outbox.find("m1"),
        "permit": lambda: ports.permits.find("p1"),
        "answer": lambda: ports.answers.find("citizen", "k1"),
        "testimonial": lambda: ports.testimonials.find("t1"),
        "batch": lambda: ports.records.find(SigningBatch, "b1"),
        "account": lambda: ports.accounts.find("person-001"),
        "token": lambda: ports.sessions.find_token("hash", NOW),
    }
    return {name for name, read in reads.items() if found(read)}


def test_a_commit_of_nothing_is_none(ports: FakePorts) -> None:
    """As of a list from an index, which may name for a moment what is gone already."""
    ports.commit()


def test_everything_in_one_commit_is_there_afterwards(ports: FakePorts) -> None:
    changes = one_of_each()
    ports.commit(*changes.values())
    assert what_is_there(ports) == set(changes)


@pytest.mark.parametrize("failing", list(one_of_each()))
def test_whichever_change_does_not_hold_nothing_of_the_commit_is_written(
    ports: FakePorts, failing: str
) -> None:
    changes = one_of_each()
    ports.commit(changes[failing])
    there = what_is_there(ports)
    with pytest.raises(CommitRefused) as refusal:
        ports.commit(*changes.values())
    assert refusal.value.refused == (changes[failing],)
    assert what_is_there(ports) == there


def test_a_refusal_names_every_change_that_did_not_hold(ports: FakePorts) -> None:
    ports.commit(*one_of_each().values())
    stale = over(records.application(version=3), 2)
    late = AdvanceCounter(SERIES, 0)
    with pytest.raises(CommitRefused) as refusal:
        ports.commit(stale, late, Add(records.note(2)))
    assert refusal.value.refused == (stale, late)
    assert refusal.value.concerns(AdvanceCounter)
    assert not refusal.value.concerns(Note)
    assert refusal.value.problem == "stale-version"


def test_a_claim_is_given_back_by_its_own_application_alone_and_once_is_enough(
    ports: FakePorts,
) -> None:
    ports.commit(Add(running("a1")))
    with pytest.raises(CommitRefused):
        ports.commit(GiveBack(running("a2")))
    ports.commit(Add(running("a3", applicant_id="another")), Add(running("a4", type_id="stpt")))
    for _ in range(2):
        ports.commit(GiveBack(running("a1")))
    ports.commit(Add(running("a2")))


def test_a_file_is_known_by_whom_it_was_sent_first_until_that_one_frees_it(
    ports: FakePorts,
) -> None:
    first = FileClaim(sha256="5ha", application_id="a1", applicant_id="citizen")
    other = FileClaim(sha256="6hb", application_id="a2", applicant_id="another")
    ports.commit(Add(first), Add(other))
    found = ports.applications.file_claims(["5ha", "6hb", "unknown"])
    assert sorted(found, key=lambda claim: claim.sha256) == [first, other]
    second = FileClaim(sha256="5ha", application_id="a2", applicant_id="another")
    for change in (Add(second), GiveBack(second)):
        with pytest.raises(CommitRefused):
            ports.commit(change)
    ports.commit(GiveBack(first))
    ports.commit(GiveBack(first))
    assert list(ports.applications.file_claims(["5ha", "6hb"])) == [other]
    assert list(ports.applications.file_claims([])) == []


def test_records_come_back_as_they_were_written(ports: FakePorts) -> None:
    ports.commit(*one_of_each().values())
    assert ports.applications.get("a1") == records.application()
    assert ports.applications.frozen_type("a1") == records.PERMIT_TYPE
    assert list(ports.notes.of("app#a1")) == [records.note()]
    assert ports.outbox.find("m1") == records.message()
    assert ports.permits.find("p1") == records.permit()
    assert ports.records.find(SigningBatch, "b1") == records.batch()
    remembered = ports.answers.find("citizen", "k1")
    assert remembered and (remembered.digest, remembered.answer) == ("digest", '{"a":1}')


def test_an_application_is_written_only_over_the_version_that_was_read(ports: FakePorts) -> None:
    ports.commit(Add(records.application()))
    second = records.application(version=2, claimed_by="o")
    ports.commit(over(second, 1))
    with pytest.raises(CommitRefused):
        ports.commit(over(records.application(version=2, claimed_by="x"), 1))
    assert ports.applications.get("a1") == second


def test_an_application_that_is_not_there_cannot_be_changed(ports: FakePorts) -> None:
    with pytest.raises(CommitRefused):
        ports.commit(over(records.application(version=2), 1))
    with pytest.raises(NotFound):
        ports.applications.get("a1")


def test_a_series_counts_from_one_without_gaps(ports: FakePorts) -> None:
    assert ports.counters.last(SERIES) == 0
    for last in range(3):
        ports.commit(AdvanceCounter(SERIES, last))
    for wrong in (0, 2, 4):
        with pytest.raises(CommitRefused):
            ports.commit(AdvanceCounter(SERIES, wrong))
    assert ports.counters.last(SERIES) == 3
    assert ports.counters.last("registration#general#2027") == 0


def test_a_number_is_given_once_and_leads_to_its_application(ports: FakePorts) -> None:
    ports.commit(
        Add(records.application()),
        Add(records.application("a2")),
        Add(NumberClaim(number="1/SISFO", application_id="a1")),
    )
    with pytest.raises(CommitRefused):
        ports.commit(Add(NumberClaim(number="1/SISFO", application_id="a2")))
    found = ports.applications.find_by_number("1/SISFO")
    assert found and found.application_id == "a1"
    assert ports.applications.find_by_number("2/SISFO") is None


def test_a_note_is_never_overwritten(ports: FakePorts) -> None:
    ports.commit(Add(records.note(1)))
    with pytest.raises(CommitRefused):
        ports.commit(Add(records.note(1, text="something else")))
    assert list(ports.notes.of("app#a1")) == [records.note(1)]


def test_a_permit_is_unique_by_its_number_and_by_its_file(ports: FakePorts) -> None:
    ports.commit(Add(records.permit()))
    for same in ({"number": "070/p1"}, {"sha256": "digest-p1"}):
        with pytest.raises(CommitRefused):
            ports.commit(Add(records.permit("p2", **same)))
    assert ports.permits.find("p2") is None
    found = ports.permits.find_by_file("digest-p1")
    assert found and found.permit_id == "p1"


def test_a_permit_changes_only_over_the_version_that_was_read(ports: FakePorts) -> None:
    ports.commit(Add(records.permit()))
    with_survey = records.permit(version=2, surveys={"poll": {"choice": "puas"}})
    ports.commit(over(with_survey, 1))
    with pytest.raises(CommitRefused):
        ports.commit(over(records.permit(version=2), 1))
    assert ports.permits.find("p1") == with_survey


def test_an_answer_is_remembered_once_per_account_and_key(ports: FakePorts) -> None:
    ports.commit(records.answer())
    ports.commit(records.answer("another"))
    with pytest.raises(CommitRefused) as refusal:
        ports.commit(records.answer())
    assert refusal.value.concerns(RememberedAnswer)
    assert ports.answers.find("citizen", "k2") is None


def test_two_changes_of_one_item_are_a_mistake_of_the_program(
    ports: FakePorts, request: pytest.FixtureRequest
) -> None:
    """DynamoDB Local writes the first and then finds that the second's condition fails, where AWS
    (its guide to TransactWriteItems) and the others refuse the request."""
    change = Add(records.message())
    with pytest.raises((CommitRefused, ClientError)) as mistake:
        ports.commit(change, change)
    is_local = request.node.callspec.params["ports"] == "local"
    assert isinstance(mistake.value, CommitRefused) is is_local
    assert ports.outbox.find("m1") is None


def test_of_sixteen_writers_at_once_one_wins(ports: FakePorts) -> None:
    ports.commit(Add(records.application()))

    def write(writer: int) -> bool:
        changed = records.application(version=2, claimed_by=f"officer-{writer}")
        try:
            ports.commit(over(changed, 1), AdvanceCounter(SERIES, 0))
        except CommitRefused:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        won = [writer for writer, ok in enumerate(pool.map(write, range(16))) if ok]
    assert len(won) == 1
    assert ports.applications.get("a1").claimed_by == f"officer-{won[0]}"
    assert ports.counters.last(SERIES) == 1
