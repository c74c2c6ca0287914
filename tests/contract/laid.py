"""Records put past the ports, as another release or nobody at all would have written them."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.writes import item_of, items_of
from chalicelib.domain.records import Stored
from tests.contract.samples import SAMPLES
from tests.fakes.ports import FakePorts
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


def find(ports: FakePorts, sample: Stored) -> Stored | None:
    return ports.records.find(type(sample), *row_of(type(sample)).ids(sample))
