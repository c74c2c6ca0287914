"""Records that cannot be read, on the whole service: nothing stops, and the stack says so."""

import json
import urllib.request
from collections.abc import Iterator

import pytest

from chalicelib.adapters.dynamodb.chain import wait_key
from chalicelib.adapters.dynamodb.keys import KEYS
from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.partitions import RUNNING
from chalicelib.adapters.dynamodb.wire import to_wire
from chalicelib.adapters.dynamodb.writes import item_of, items_of
from chalicelib.domain.asides import Aside
from demo.client import Browser
from infra.local.names import PREFIX
from infra.local.stack import LocalStack
from tests.contract import records
from tests.contract.samples import SAMPLES


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    with LocalStack() as running:
        yield running


def put(stack: LocalStack, part: str, item: dict[str, object]) -> None:
    stack.clients["dynamodb"].put_item(TableName=f"{PREFIX}-{part}", Item=to_wire(item))


def info(stack: LocalStack) -> list[dict[str, str]]:
    with urllib.request.urlopen(f"{stack.url}/local/info.json") as answer:  # noqa: S310 — our own
        found: list[dict[str, str]] = json.load(answer)["asides"]
        return found


def test_the_sweeper_may_try_again_whatever_was_set_aside(stack: LocalStack) -> None:
    """Of each kind one that is garbage, and one that can be read by now."""
    kinds = [sample for sample in SAMPLES if not isinstance(sample, Aside)]
    for sample in kinds:
        table, item = row_of(type(sample)).table, item_of(sample)
        key = {name: item[name] for name in KEYS[table]}
        place = "/".join([table, *map(str, key.values())])
        put(stack, table, {**key, "body": "?"})
        mark = Aside(place=place, kind=type(sample).__name__, why="garbage", key=key)
        put(stack, "asides", item_of(mark))
    stack.sweep()
    assert {one["kind"] for one in info(stack)} == {type(sample).__name__ for sample in kinds}
    for sample in kinds:
        row, (item, *parts) = row_of(type(sample)), items_of(sample)
        asleep = (*KEYS[row.table], *row.bare, "body", "schema")
        put(stack, row.table, {name: item[name] for name in asleep if name in item})
        for part in parts:
            put(stack, row.table, part)
    stack.sweep()
    assert info(stack) == []
    assert stack.refused == []


def test_an_application_that_cannot_be_read_stops_neither_queue_nor_sweep(
    stack: LocalStack,
) -> None:
    poisoned = item_of(records.application("poisoned")) | {"body": "?", "summary": "?"}
    put(stack, "applications", poisoned)
    waking = {"wake": RUNNING, "wake_at": "2026-01-01T00:00:00.000000Z", "stands_at": "review#x"}
    put(stack, "applications", wait_key("poisoned") | waking)
    officer = next(one for one in stack.accounts if one["role"] == "back_office")
    browser = Browser(stack.url)
    browser.sign_in(officer["sign_in"], officer["password"])
    page = browser.call("GET", "/officer/queue?role=back_office")
    assert page["items"] == []
    stack.sweep()
    assert [one["place"] for one in info(stack)] == ["applications/app#poisoned/application"]
    assert stack.refused == []
