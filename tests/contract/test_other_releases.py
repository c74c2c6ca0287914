"""Records of other releases, and records that are none: what is read, what is kept, what is set
aside."""

import json
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.writes import item_of, items_of
from chalicelib.domain.accounts.records import Session
from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.lifting import shape_of
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import Put
from tests.contract import records
from tests.contract.laid import Change, body, each, find, lay
from tests.contract.records import NOW
from tests.contract.samples import SAMPLES
from tests.fakes.ports import FakePorts
from tests.support.tables import PREFIX


def lies(ports: FakePorts, sample: Stored) -> dict[str, Any]:
    item = Store(ports.dynamodb, PREFIX).item(type(sample), *row_of(type(sample)).ids(sample))
    assert item
    return item


@each
def test_every_record_says_in_which_shape_it_is(ports: FakePorts, sample: Stored) -> None:
    lay(ports, sample)
    assert lies(ports, sample)["schema"] == shape_of(type(sample)) >= 1


def a_session() -> Session:
    return Session(
        session_id="s1", account_id="citizen", generation=1, refresh_hash="hash", created_at=NOW,
        expires_at=NOW + timedelta(hours=1), last_used_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize("shape", [{"schema": 1}, {}], ids=["first", "unsaid"])
def test_an_older_shape_is_lifted_when_it_is_read(ports: FakePorts, shape: dict[str, int]) -> None:
    item = item_of(a_session())
    del item["schema"]
    older = body(a_session(), lambda whole: whole.update(last_used_at=None))
    Store(ports.dynamodb, PREFIX).table(Session).put({**item, "body": older, **shape})
    assert find(ports, a_session()) == a_session()
    assert not ports.asides.all()


def lay_newer(ports: FakePorts) -> Application:
    """An application, with what only a newer release knows in each of its items."""
    head, form, documents = items_of(records.application())

    def put(item: dict[str, Any], attribute: str, change: Change) -> None:
        whole = json.loads(item[attribute])
        change(whole)
        added = {**item, attribute: json.dumps(whole)}
        Store(ports.dynamodb, PREFIX).table(Application).put(added)

    def to_head(whole: dict[str, Any]) -> None:
        whole["priority"] = {"level": 3}
        whole["decisions"][0]["weight"] = 2

    def to_form(whole: dict[str, Any]) -> None:
        whole["applicant"]["pronouns"] = "é"
        whole["steps"][0]["parallel_with"] = ["x"]

    put(head, "body", to_head)
    put(form, "body", to_form)
    put(documents, "body#ktp", lambda whole: whole["file"].update(colour=True))
    return records.application()


def test_what_a_newer_release_added_comes_back_after_this_one_wrote(ports: FakePorts) -> None:
    sample = lay_newer(ports)
    newer = json.loads(lies(ports, sample)["body"])
    found = ports.applications.get("a1")
    ports.commit(Put(claimed := found.replace(version=2, claimed_by="o"), found))
    assert json.loads(lies(ports, sample)["body"]) == newer | {"version": 2, "claimed_by": "o"}
    changed = claimed.replace(
        version=3,
        form_version=3,
        documents_version=3,
        promised_days=9,
        documents={"ktp": claimed.documents["ktp"].replace(version=1, upload=None)},
    )
    ports.commit(Put(changed, claimed))
    for name in ("form", "documents"):
        newer[f"{name}_version"] = 3
    del newer["documents"]["ktp"]["upload"]
    newer["documents"]["ktp"]["version"] = 1
    written = {"version": 3, "claimed_by": "o", "promised_days": 9}
    assert json.loads(lies(ports, sample)["body"]) == newer | written


def test_what_a_newer_release_added_is_shown_to_nobody(ports: FakePorts) -> None:
    lay_newer(ports)
    assert "priority" not in ports.applications.get("a1").model_dump(mode="json")


def test_the_oldest_of_its_items_says_in_which_shape_an_application_is(ports: FakePorts) -> None:
    table = Store(ports.dynamodb, PREFIX).table(Application)
    head, form, documents = items_of(records.application())
    for item in (head, {**form, "schema": 0}, documents):
        table.put(item)
    assert lies(ports, records.application())["schema"] == 0
    table.put({**form, "schema": 99})
    with pytest.raises(Unreadable):
        ports.applications.get("a1")
    assert [one.why for one in ports.asides.all()] == ["newer"]


def test_lists_read_what_a_newer_release_put_beside_a_record(ports: FakePorts) -> None:
    sample = records.application()
    summary = json.loads(item_of(sample)["summary"]) | {"priority": 3}
    lay(ports, sample, summary=json.dumps(summary))
    [shown] = ports.applications.by_applicant("citizen", limit=5, cursor=None).items
    assert shown.application_id == "a1"


def test_the_rules_of_an_application_may_have_what_only_a_newer_release_knows(
    ports: FakePorts,
) -> None:
    [frozen] = [one for one in SAMPLES if type(one).__name__ == "FrozenType"]
    lay(ports, frozen, body=body(frozen, lambda whole: whole["permit_type"].update(colour="red")))
    lay(ports, records.application())
    assert ports.applications.frozen_type("a1") == records.PERMIT_TYPE
