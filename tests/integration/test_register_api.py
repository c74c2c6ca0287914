"""The public register over HTTP: what it tells, and that a page costs the same in any year."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.writes import writes_of
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.storage import Add
from infra.local.capacity import item_size, read_units
from tests.contract import records
from tests.support.api import World, table
from tests.support.stories import issued, permit_id

SIZE = 25


def a_permit(number: int) -> Permit:
    """Number ``number`` of many, each issued ten minutes after the one before."""
    return records.permit(
        f"permit-{number:06d}",
        number=f"070/{number:06d}/IP/DPMPTSPNAKER/III/2026",
        issued_at=records.NOW + timedelta(minutes=10 * number),
        group="penelitian",
        holder_plain_name="Ani Contoh",
        name_public=True,
    )


def fill(world: World, upto: int, beginning: int = 0) -> None:
    """Straight into the table: what ``Add`` writes, without the conditions."""
    wires = []
    for number in range(beginning, upto):
        wires += [write["Put"]["Item"] for write in writes_of(Add(a_permit(number)), table(""))]
    for start in range(0, len(wires), 25):
        puts = [{"PutRequest": {"Item": wire}} for wire in wires[start : start + 25]]
        world.aws("dynamodb").batch_write_item(RequestItems={table("permits"): puts})


@dataclass
class Reads:
    """Calls to DynamoDB by name, the items that they read, and the units of that."""

    calls: list[str] = field(default_factory=list)
    items: int = 0
    units: float = 0.0

    def add(self, operation: str, answer: dict[str, Any]) -> None:
        read = answer.get("Items", [answer["Item"]] if "Item" in answer else [])
        size = sum(item_size(item) for item in read)
        self.calls.append(operation)
        self.items += len(read)
        self.units += read_units(size, consistent=operation != "Query")


@contextmanager
def counting(world: World) -> Iterator[Reads]:
    reads, events = Reads(), world.aws("dynamodb").meta.events

    def after(model: Any, parsed: dict[str, Any], **_: Any) -> None:
        reads.add(model.name, parsed)

    events.register("after-call.dynamodb", after, unique_id="counting")
    try:
        yield reads
    finally:
        events.unregister("after-call.dynamodb", unique_id="counting")


def pages(world: World, method: str, path: str, body: dict[str, Any] | None) -> list[Reads]:
    """What the first and the second page cost."""
    costs, cursor = [], None
    for _ in range(2):
        with counting(world) as reads:
            if body is not None:
                answer = world.call(method, path, {**body, "cursor": cursor})
            else:
                answer = world.call(method, f"{path}&cursor={cursor}" if cursor else path)
        assert len(answer.body["items"]) == 10, answer.text
        cursor = answer.body["cursor"]
        costs.append(reads)
    return costs


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/register?type=penelitian&limit=10", None),
        ("POST", "/register/search", {"text": "Ani C", "limit": 10}),
    ],
)
def test_a_page_reads_as_much_among_twenty_permits_as_among_two_thousand(
    aws_world: World, method: str, path: str, body: dict[str, Any] | None
) -> None:
    fill(aws_world, 20)
    few = pages(aws_world, method, path, body)
    fill(aws_world, 2000, beginning=20)
    many = pages(aws_world, method, path, body)
    assert many == few
    assert [cost.calls for cost in few] == [["Query"], ["GetItem", "GetItem", "Query"]]
    assert [cost.items for cost in few] == [10, 12]


def test_a_search_by_number_reads_two_items_among_any_number(aws_world: World) -> None:
    fill(aws_world, 30)
    with counting(aws_world) as reads:
        answer = aws_world.call("POST", "/register/search", {"text": a_permit(7).number})
    assert [line["number"] for line in answer.body["items"]] == [a_permit(7).number]
    assert (reads.calls, reads.items) == (["GetItem", "GetItem"], 2)


def test_no_answer_and_no_cursor_tells_the_id_behind_a_qr_code(aws_world: World) -> None:
    """It would open the verification page, which shows the holder's name."""
    fill(aws_world, 3)
    for answer in (
        aws_world.call("GET", "/register?type=penelitian&limit=1"),
        aws_world.call("POST", "/register/search", {"text": "Ani", "limit": 1}),
    ):
        cursor = answer.body["cursor"]
        plain = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        assert json.loads(plain) == [answer.body["items"][0]["number"]]
        assert "permit-00" not in answer.text + plain


def test_a_cursor_of_a_type_leads_nowhere_in_another(aws_world: World) -> None:
    fill(aws_world, 3)
    cursor = aws_world.call("GET", "/register?type=penelitian&limit=1").body["cursor"]
    answer = aws_world.call("GET", f"/register?type=sip_bidan&cursor={cursor}")
    assert (answer.status, answer.code) == (422, "bad-cursor")


def test_an_issued_permit_is_in_the_register_and_says_nothing_of_the_nik(
    aws_world: World,
) -> None:
    case = issued(aws_world)
    made = aws_world.ports.permits.find(permit_id(case))
    by_type = aws_world.call("GET", "/register?type=penelitian")
    by_number = aws_world.call("POST", "/register/search", {"text": made.number})
    by_name = aws_world.call("POST", "/register/search", {"text": "warga contoh"})
    assert by_type.body == by_number.body == by_name.body
    assert by_type.body["items"] == [
        {
            "number": made.number,
            "type_id": "penelitian",
            "type_name": made.type_name,
            "holder_name": made.holder_name,
            "issued_on": made.issued_on.isoformat(),
            "valid_until": made.valid_until.isoformat(),
            "standing": "in-force",
            "recorded": False,
        }
    ]
    assert made.holder_nik_masked not in by_type.text
    nik = aws_world.ports.accounts.find(case.applicant.account_id).nik
    assert aws_world.call("POST", "/register/search", {"text": nik}).body["items"] == []


@pytest.mark.parametrize(
    ("method", "path", "body", "fields"),
    [
        ("GET", "/register", None, {"type": "required"}),
        ("GET", "/register?type=", None, {"type": "too-short"}),
        ("POST", "/register/search", {"text": "Ir"}, {"text": "too-short"}),
        ("POST", "/register/search", {}, {"text": "required"}),
    ],
)
def test_what_is_missing_is_named(
    world: World, method: str, path: str, body: Any, fields: dict[str, str]
) -> None:
    answer = world.call(method, path, body)
    assert (answer.status, answer.fields) == (422, fields)
