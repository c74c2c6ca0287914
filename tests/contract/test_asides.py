"""What cannot be read stays where it lies, is marked, is left out of lists, and is tried again
(docs/decisions/0035)."""

import json
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb import parts
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.writes import item_of, items_of
from chalicelib.domain.applications.listing import Listing
from chalicelib.domain.applications.model import Application
from chalicelib.domain.asides import Aside
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.messages.model import Message
from chalicelib.domain.records import Stored
from tests.contract import records
from tests.contract.laid import each, find, lay
from tests.contract.records import NOW
from tests.fakes.ports import FakePorts
from tests.fakes.troubles import failing
from tests.support.tables import PREFIX

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
