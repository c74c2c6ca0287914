"""Nothing is read twice in one request, and nothing is kept beyond it."""

import threading
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.frozen_types import TYPES, FrozenTypes
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications.claims import FrozenType
from chalicelib.domain.applications.model import Application
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.domain.storage import Add, AdvanceCounter, CommitRefused, Put
from tests.contract.records import FROZEN_TYPE, NOW, PERMIT_TYPE, application
from tests.fakes.ports import FakePorts
from tests.support.calls import Calls
from tests.support.people import an_account
from tests.support.tables import PREFIX

WAIT = Wait(application_id="a1", kind="review", step="back_office", token="token")
ALL_OF_A1 = (
    Wanted.of(Account, "nobody"),
    Wanted.of(Application, "a1"),
    Wanted.of(Beside.WAIT, "a1"),
)


@pytest.fixture
def calls(ports: FakePorts) -> Calls:
    return Calls(ports.dynamodb)


@pytest.fixture
def heard(calls: Calls) -> FakePorts:
    """The same ports, listened to, with one application."""
    ports = FakePorts(dynamodb=calls)
    ports.commit(Add(application()))
    calls.since()
    return ports


def test_a_record_is_read_once_in_a_request_and_anew_in_the_next(
    heard: FakePorts, calls: Calls
) -> None:
    with heard.reads.keeping():
        assert heard.applications.get("a1") == heard.applications.get("a1") == application()
    assert calls.since() == ["batch_get_item"]
    with heard.reads.keeping():
        heard.applications.get("a1")
    heard.applications.get("a1")
    heard.applications.get("a1")
    assert calls.since() == ["batch_get_item"] * 3


def test_what_is_needed_is_fetched_by_one_call_over_all_tables(
    heard: FakePorts, calls: Calls
) -> None:
    heard.waits.put(WAIT)
    calls.since()
    with heard.reads.keeping():
        heard.reads.together(*ALL_OF_A1)
        assert heard.applications.get("a1") == application()
        assert heard.waits.find("a1") == WAIT
        assert heard.accounts.find("nobody") is None
        assert calls.since() == ["batch_get_item"]
        heard.reads.together(*ALL_OF_A1)
        assert calls.since() == []


def test_it_is_read_consistently(heard: FakePorts, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    client = heard.dynamodb
    ask = client.batch_get_item
    monkeypatch.setattr(
        client, "batch_get_item", lambda **request: asked.append(request) or ask(**request)
    )
    with heard.reads.keeping():
        heard.reads.together(*ALL_OF_A1)
    assert [part["ConsistentRead"] for part in asked[0]["RequestItems"].values()] == [True, True]


def test_what_is_left_unread_is_asked_for_again_and_never_taken_for_absent(
    heard: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = heard.dynamodb
    ask = client.batch_get_item
    answers = []

    def half(**request: Any) -> Any:
        """DynamoDB, throttled: nothing of this table yet."""
        name = f"{PREFIX}-applications"
        left = request["RequestItems"].pop(name, None) if not answers else None
        answers.append(ask(**request) if request["RequestItems"] else {"Responses": {}})
        return answers[-1] | ({"UnprocessedKeys": {name: left}} if left else {})

    monkeypatch.setattr(client, "batch_get_item", half)
    with heard.reads.keeping():
        heard.reads.together(*ALL_OF_A1)
        assert heard.applications.get("a1") == application()
    assert len(answers) == 2
    monkeypatch.setattr(
        client,
        "batch_get_item",
        lambda **request: {"Responses": {}, "UnprocessedKeys": request["RequestItems"]},
    )
    monkeypatch.setattr("time.sleep", lambda _: None)
    with heard.reads.keeping(), pytest.raises(Unavailable):
        heard.reads.together(*ALL_OF_A1)


def test_what_is_written_is_read_anew(heard: FakePorts) -> None:
    newer = application(version=2, claimed_by="newer")
    with heard.reads.keeping():
        heard.reads.together(*ALL_OF_A1)
        heard.commit(Put(newer, application()), AdvanceCounter("series", 0))
        heard.waits.put(WAIT)
        assert heard.applications.get("a1") == newer
        assert heard.waits.find("a1") == WAIT
        heard.waits.replace_execution("a1", 1, NOW)
        assert heard.waits.find("a1") is None
        assert heard.counters.last("series") == 1


def test_after_a_refused_commit_everything_is_read_anew(heard: FakePorts) -> None:
    newer = application(version=2, claimed_by="newer")
    with heard.reads.keeping():
        heard.reads.together(*ALL_OF_A1)
        thread = threading.Thread(target=heard.commit, args=[Put(newer, application())])
        thread.start()
        thread.join()
        assert heard.applications.get("a1") == application(), "what this request has read"
        with pytest.raises(CommitRefused):
            heard.commit(Put(application(version=2), application()))
        assert heard.applications.get("a1") == newer


def test_a_caller_can_have_one_record_read_anew(heard: FakePorts, calls: Calls) -> None:
    with heard.reads.keeping():
        heard.reads.together(*ALL_OF_A1)
        heard.reads.anew(Wanted.of(Application, "a1"))
        heard.applications.get("a1")
        heard.waits.find("a1")
        assert calls.since() == ["batch_get_item", "batch_get_item"]
        heard.reads.anew()
        heard.waits.find("a1")
        assert calls.since() == ["get_item"]


def test_outside_of_a_request_and_of_one_item_alone_nothing_is_asked_ahead(
    heard: FakePorts, calls: Calls
) -> None:
    """It would be read twice, or at the same cost."""
    heard.reads.together(*ALL_OF_A1)
    with heard.reads.keeping():
        heard.reads.together(Wanted.of(Account, "nobody"))
    assert calls.since() == []


def test_what_leads_to_a_record_is_fetched_with_it(heard: FakePorts, calls: Calls) -> None:
    person = an_account(1)
    heard.commit(Add(person))
    calls.since()
    with heard.reads.keeping():
        heard.reads.together(
            Wanted.of(Account, person.nik, name="nik"), Wanted.of(Account, person.account_id)
        )
        assert heard.accounts.find_by_nik(person.nik) == person
        assert calls.since() == ["batch_get_item"]


def test_requests_share_nothing(heard: FakePorts, calls: Calls) -> None:
    def another_request() -> None:
        with heard.reads.keeping():
            heard.applications.get("a1")

    with heard.reads.keeping():
        heard.applications.get("a1")
        thread = threading.Thread(target=another_request)
        thread.start()
        thread.join()
    assert calls.since() == ["batch_get_item", "batch_get_item"]


# --- frozen types ----------------------------------------------------------------------------


def test_a_frozen_type_is_stored_once_for_all_applications_and_read_once_in_a_process(
    heard: FakePorts, calls: Calls
) -> None:
    heard.applications.keep_type(FROZEN_TYPE)
    assert calls.since() == ["get_item", "put_item"]
    heard.applications.keep_type(FROZEN_TYPE)
    assert calls.since() == []
    another = FakePorts(dynamodb=calls)
    another.commit(Add(application("a2")))
    another.applications.keep_type(FrozenType.of(PERMIT_TYPE))
    assert calls.since() == ["transact_write_items", "get_item"]
    with another.reads.keeping():
        another.reads.together(Wanted.of(Application, "a1"), Wanted.of(Application, "a2"))
        for identity in ("a1", "a2"):
            assert another.applications.frozen_type(identity) == PERMIT_TYPE
    assert calls.since() == ["batch_get_item"]


def test_a_type_that_is_not_frozen_yet_is_looked_for_again(heard: FakePorts) -> None:
    with pytest.raises(NotFound):
        heard.applications.frozen_type("a1")
    heard.applications.keep_type(FROZEN_TYPE)
    assert heard.applications.frozen_type("a1") == PERMIT_TYPE


def test_the_type_of_a_draft_is_looked_for_again_when_it_was_sent_in(heard: FakePorts) -> None:
    draft = application("a3", type_digest="")
    heard.applications.keep_type(FROZEN_TYPE)
    heard.commit(Add(draft))
    with pytest.raises(NotFound):
        heard.applications.frozen_type("a3")
    sent = application("a3", version=2)
    assert sent.type_digest
    heard.commit(Put(sent, draft))
    assert heard.applications.frozen_type("a3") == PERMIT_TYPE


def test_the_process_keeps_no_more_than_it_may() -> None:
    types = FrozenTypes()
    changed = [
        FrozenType.of(PERMIT_TYPE.replace(promised_days=days)) for days in range(1, TYPES + 11)
    ]
    for frozen in changed:
        types.put(frozen)
    assert [types.find(frozen.digest) for frozen in changed[:10]] == [None] * 10
    assert types.find(changed[10].digest) == changed[10].permit_type
