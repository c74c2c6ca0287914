"""Watches the AWS calls of the handlers, and which request or job made each.

It listens to the events of boto3's default session, from which ``adapters/clients.py`` makes its
clients. Calls outside of a request or a job (the local stack's own, moto's) are not counted.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, TypeVar

import boto3

from chalicelib.adapters.system import SideBySide
from infra.local.capacity import index_units, item_size, read_units, write_units

T = TypeVar("T")
B = TypeVar("B")

WAITING = "x-bench-look"
"""Request header: the number of the look that the request belongs to (``Watch.look``)."""


@dataclass(frozen=True)
class Call:
    """``write_units`` of the tables, ``index_units`` of their indexes. ``sides``: within which of
    two things that were done side by side it was made, from the outside in."""

    service: str
    operation: str
    failed: bool
    read_units: float = 0
    write_units: float = 0
    index_units: float = 0
    sides: tuple[tuple[int, int], ...] = ()


@dataclass
class Work:
    """One request (``GET /api/profile``) or one run of a job (``notify``)."""

    name: str
    story: str
    look: str = ""
    calls: list[Call] = field(default_factory=list)

    def total(self, part: str) -> float:
        return sum(getattr(call, part) for call in self.calls)


_current: ContextVar[Work | None] = ContextVar("work", default=None)
_sides: ContextVar[tuple[tuple[int, int], ...]] = ContextVar("sides", default=())


class Watch:
    """``works`` grows as requests and jobs begin; ``story`` names whose they are from now on.

    ``dynamodb`` gives a client that is not watched, for the items as they were before a write.
    """

    def __init__(self, dynamodb: Callable[[], Any]) -> None:
        self.works: list[Work] = []
        self.story = ""
        self.running = 0
        self.looks_in_vain: set[str] = set()
        self._look = 0
        self._dynamodb = dynamodb
        self._tables: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._groups = count()
        self._side_by_side = SideBySide()

    def listen(self) -> None:
        """From now on; only clients made afterwards are heard."""
        boto3.setup_default_session()
        events = boto3.DEFAULT_SESSION.events
        events.register("before-parameter-build", self._before)
        events.register("after-call", self._after)

    # --- who is at work ----------------------------------------------------------------------

    @contextmanager
    def work(self, name: str, look: str = "") -> Iterator[Work]:
        work = Work(name, self.story, look)
        with self._lock:
            self.works.append(work)
            self.running += 1
        token = _current.set(work)
        try:
            yield work
        finally:
            _current.reset(token)
            with self._lock:
                self.running -= 1

    def request(self, event: Any, get_response: Callable[[Any], Any]) -> Any:
        """A Chalice middleware."""
        name = f"{event.method} {event.context['resourcePath']}"
        with self.work(name, event.headers.get(WAITING, "")):
            return get_response(event)

    def tag(self, request: Any) -> Any:
        """Of a browser's session (requests' ``auth``): tells which look a request belongs to."""
        request.headers[WAITING] = str(self._look)
        return request

    def look(self, look: Callable[[], T | None]) -> T | None:
        """Somebody looks whether a thing has happened yet. If not, what that cost depends on this
        machine's speed, and is counted apart."""
        self._look += 1
        found = look()
        if found is None:
            self.looks_in_vain.add(str(self._look))
        self._look += 1
        return found

    def in_vain(self, work: Work) -> bool:
        return work.look in self.looks_in_vain

    def both(self, first: Callable[[], T], second: Callable[[], B]) -> tuple[T, B]:
        """As the service does two things side by side; their calls tell on which side."""
        group = next(self._groups)
        return self._side_by_side(
            partial(self._side, (group, 0), first), partial(self._side, (group, 1), second)
        )

    def _side(self, side: tuple[int, int], run: Callable[[], T]) -> T:
        token = _sides.set((*_sides.get(), side))
        try:
            return run()
        finally:
            _sides.reset(token)

    # --- what is called ----------------------------------------------------------------------

    def _before(self, params: Any, model: Any, context: Any, **_: Any) -> None:
        if (work := _current.get()) is None:
            return
        writes = self._writes(model.name, params) if _is_dynamodb(model) else []
        old = [self._item(table, key) for table, key, _ in writes]
        context["bench"] = (work, params, writes, old)

    def _after(self, http_response: Any, parsed: Any, model: Any, context: Any, **_: Any) -> None:
        if "bench" not in context:
            return
        work, params, writes, old = context["bench"]
        failed = http_response.status_code >= 300
        units = {}
        if writes:
            units = self._write_units(model.name, writes, old, failed)
        elif _is_dynamodb(model):
            units = {"read_units": _read_units(model.name, params, parsed)}
        service = model.service_model.service_name
        work.calls.append(Call(service, model.name, failed, **units, sides=_sides.get()))

    def _writes(self, operation: str, params: Any) -> list[tuple[str, Any, Any]]:
        """(table, key, the item as it will be; ``None`` where only DynamoDB knows)"""
        match operation:
            case "PutItem":
                items = [("Put", params)]
            case "UpdateItem":
                items = [("Update", params)]
            case "DeleteItem":
                items = [("Delete", params)]
            case "BatchWriteItem":
                items = [
                    (kind.removesuffix("Request"), {"TableName": table, **written})
                    for table, requests in params["RequestItems"].items()
                    for request in requests
                    for kind, written in request.items()
                ]
            case "TransactWriteItems":
                items = [next(iter(part.items())) for part in params["TransactItems"]]
            case _:
                return []
        found = []
        for kind, item in items:
            table = item["TableName"]
            if kind == "Put":
                keys = [part["AttributeName"] for part in self._table(table)["KeySchema"]]
                found.append((table, {key: item["Item"][key] for key in keys}, item["Item"]))
            else:
                found.append((table, item["Key"], None))
        return found

    def _write_units(
        self, operation: str, writes: list[Any], old: list[Any], failed: bool
    ) -> dict[str, float]:
        times = 2 if operation == "TransactWriteItems" else 1
        total = {"write_units": 0.0, "index_units": 0.0}
        for (table, key, item), before in zip(writes, old, strict=True):
            after = before if failed else item or self._item(table, key)
            total["write_units"] += times * write_units(before, after)
            total["index_units"] += index_units(self._table(table), before, after)
        return total

    def _item(self, table: str, key: Any) -> Any:
        return self._dynamodb().get_item(TableName=table, Key=key).get("Item")

    def _table(self, name: str) -> Any:
        if name not in self._tables:
            self._tables[name] = self._dynamodb().describe_table(TableName=name)["Table"]
        return self._tables[name]


def _is_dynamodb(model: Any) -> bool:
    return model.service_model.service_name == "dynamodb"


def _read_units(operation: str, params: Any, parsed: Any) -> float:
    consistent = params.get("ConsistentRead", False)
    match operation:
        case "GetItem":
            return read_units(item_size(parsed.get("Item")), consistent=consistent)
        case "Query":
            if "FilterExpression" in params:
                raise ValueError("a query that filters reads more than it gives")
            size = sum(item_size(item) for item in parsed.get("Items", ()))
            return read_units(size, consistent=consistent)
        case "BatchGetItem":
            wanted = params["RequestItems"].values()
            asked = sum(len(part["Keys"]) for part in wanted)
            consistent = any(part.get("ConsistentRead", False) for part in wanted)
            found = [item for part in parsed["Responses"].values() for item in part]
            missing = asked - len(found)
            sizes = [*map(item_size, found), *[0] * missing]
            return sum(read_units(size, consistent=consistent) for size in sizes)
    raise ValueError(f"no rule for the units of {operation}")
