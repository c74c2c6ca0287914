"""Records of other releases, and records that are none: what is read, what is kept, what is set
aside."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb import parts
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.writes import item_of, items_of
from chalicelib.domain.accounts.records import Session
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Application
from chalicelib.domain.asides import Aside
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.lifting import shape_of
from chalicelib.domain.messages.model import Message
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import Put
from tests.contract import records
from tests.contract.records import NOW
from tests.contract.samples import SAMPLES
from tests.fakes.ports import FakePorts
from tests.fakes.troubles import failing
from tests.support.tables import PREFIX

Change = Callable[[dict[str, Any]], None]

each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: type(one).__name__)


def lay(ports: FakePorts, sample: Stored, **attributes: Any) -> None:
    """Past the ports, with these attributes in place of its own."""
    table = Store(ports.dynamodb, PREFIX).table(type(sample))
    head, *others = items_of(sample)
    for item in ({**head, **attributes}, *others):
        table.put(item)


def body(sample: Stored, change: Change) -> str:
    whole: dict[str, Any] = json.loads(item_of(sample)["body"])
    change(whole)
    return json.dumps(whole)


def lies(ports: FakePorts, sample: Stored) -> dict[str, Any]:
    item = Store(ports.dynamodb, PREFIX).item(type(sample), *row_of(type(sample)).ids(sample))
    assert item
    return item


def find(ports: FakePorts, sample: Stored) -> Stored | None:
    return ports.records.find(type(sample), *row_of(type(sample)).ids(sample))


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


UNREADABLE = {
    "garbage": {"body": "\x00{"},
    "no object": {"body": "[1]"},
    "newer": {"schema": 99},
    "misfit": {"body": "{}"},
}
WHY = {"garbage": "garbage", "no object": "garbage", "newer": "newer", "misfit": "misfit"}


@pytest.mark.parametrize("how", UNREADABLE)
@each
def test_what_cannot_be_read_is_refused_and_marked_where_it_lies(
    ports: FakePorts, sample: Stored, how: str
) -> None:
    lay(ports, sample, **UNREADABLE[how])
    with pytest.raises(Unreadable) as refused:
        find(ports, sample)
    [aside] = ports.asides.all()
    assert (aside.kind, aside.why) == (type(sample).__name__, WHY[how])
    assert aside.place == refused.value.place
    with pytest.raises(Unreadable):
        find(ports, sample)
    assert ports.asides.all() == [aside]


@pytest.mark.parametrize("how", UNREADABLE)
def test_it_is_tried_again_until_it_can_be_read(ports: FakePorts, how: str) -> None:
    sample = records.application()
    lay(ports, sample, **UNREADABLE[how])
    with pytest.raises(Unreadable):
        ports.applications.get("a1")
    [aside] = ports.asides.all()
    assert not ports.asides.try_again(aside)
    ports.asides.notice(aside, NOW)
    assert [one.noticed_at for one in ports.asides.all()] == [NOW]
    lay(ports, sample)
    assert ports.asides.try_again(aside)
    assert not ports.asides.all()


def test_one_that_is_gone_is_aside_no_longer(ports: FakePorts) -> None:
    lay(ports, records.message(), body="")
    with pytest.raises(Unreadable):
        ports.outbox.find("m1")
    [aside] = ports.asides.all()
    Store(ports.dynamodb, PREFIX).delete(Message, "m1")
    assert ports.asides.try_again(aside)
    assert not ports.asides.all()


def test_one_of_a_kind_that_only_a_newer_release_knows_stays_marked(ports: FakePorts) -> None:
    aside = Aside(place="office/x/y", kind="Hologram", why="newer", key={"pk": "x", "sk": "y"})
    Store(ports.dynamodb, PREFIX).put(aside)
    assert not ports.asides.try_again(aside)


def three(ports: FakePorts) -> None:
    """The second cannot be read, nor what lists show of it."""
    for number in (1, 2, 3):
        later = NOW + timedelta(minutes=number)
        for sample in (
            records.application(f"a{number}", created_at=later, due_at=later),
            records.permit(f"p{number}", issued_at=later, valid_until=None),
            records.note(number),
            records.message(f"m{number}"),
        ):
            texts = {"body", "summary", "register"} & set(item_of(sample))
            lay(ports, sample, **(dict.fromkeys(texts, "?") if number == 2 else {}))


def test_a_list_leaves_out_what_cannot_be_read_and_says_where_it_lies(ports: FakePorts) -> None:
    three(ports)
    page = ports.applications.by_applicant("citizen", limit=5, cursor=None)
    assert [one.application_id for one in page.items] == ["a3", "a1"]
    assert page.aside == ("applications/app#a2/application",)
    role = records.application().step.role
    queue = ports.applications.listed(Listing(role), limit=5, cursor=None)
    assert [one.application_id for one in queue.items] == ["a1", "a3"]
    late = ports.applications.overdue([role], NOW + timedelta(days=1), limit=5, cursor=None)
    assert [one.application_id for one in late.items] == ["a1", "a3"]
    several = ports.applications.get_many(["a1", "a2", "a3"])
    assert {one.application_id for one in several} == {"a1", "a3"}
    assert [one.seq for one in ports.notes.of("app#a1")] == [1, 3]
    assert [
        one.permit_id for one in ports.permits.by_holder("citizen", limit=5, cursor=None).items
    ] == ["p3", "p1"]
    shown = ports.permits.by_type("penelitian", limit=5, cursor=None).items
    assert [one.number for one in shown] == ["070/p3", "070/p1"]
    assert {one.place.split("/")[0] for one in ports.asides.all()} == {
        "applications",
        "permits",
        "notes",
    }


@pytest.mark.parametrize("code", ["ThrottlingException", "AccessDeniedException"])
def test_a_list_goes_on_when_the_mark_cannot_be_written(ports: FakePorts, code: str) -> None:
    three(ports)
    troubled = FakePorts(
        dynamodb=failing(ports.dynamodb, lambda given: f"{PREFIX}-asides" in given, code)
    )
    assert len(troubled.applications.by_applicant("citizen", limit=5, cursor=None).items) == 2
    assert [one.seq for one in troubled.notes.of("app#a1")] == [1, 3]
    with pytest.raises(Unreadable):
        troubled.applications.get("a2")
    assert not ports.asides.all()


SPOILT_PARTS: dict[str, dict[str, Any]] = {
    "garbage": {"body": "?"},
    "empty": {"body": ""},
    "no object": {"body": "[]"},
    "newer": {"schema": 99},
    "of another writing": {"version": 77},
}


@pytest.mark.parametrize("how", SPOILT_PARTS)
def test_an_application_is_set_aside_for_a_part_that_cannot_be_read(
    ports: FakePorts, how: str
) -> None:
    """Not shown without it: its decisions, for one, would be missing."""
    sample = records.application()
    row, table = row_of(Application), Store(ports.dynamodb, PREFIX).table(Application)
    for part in row.parts:
        lay(ports, sample)
        key = row.part_key(part, row.key_of("a1"))
        lying = table.get(key)
        if not lying or (part.each and "body" in SPOILT_PARTS[how]):
            continue
        table.put({**lying, **SPOILT_PARTS[how]})
        with pytest.raises(Unreadable):
            ports.applications.get("a1")
        assert ports.applications.get_many(["a1"]) == []
        [aside] = ports.asides.all()
        assert aside.kind == "Application" and not ports.asides.try_again(aside)
        lay(ports, sample)
        assert ports.asides.try_again(aside)


@pytest.mark.parametrize("text", ["?", "", "[]", "{"])
def test_a_part_that_is_no_object_is_never_taken_for_an_empty_one(text: str) -> None:
    row = row_of(Application)
    head, form, documents = items_of(records.application())
    item = parts.whole(row, head, [{**form, "body": text}, documents])
    assert item
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(item["body"])
