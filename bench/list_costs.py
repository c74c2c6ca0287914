"""What a page of every list costs, with 200 records of each kind in the tables and with 200,000.

A list is whatever takes a cursor (``ENDPOINTS``), so a new one is measured by being there. Each is
asked for its first page and for the one after it, through the real app and the real adapters over a
DynamoDB in memory (``tests/support/worlds.py``), which counts what AWS would charge: a filter is
charged for all that it reads, and a scan is not known.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from bench.many_records import LOOKED_AT, NAME, ManyRecords, lay
from bench.tables import table
from chalicelib.domain.accounts.model import Actor
from chalicelib.handlers.http import ENDPOINTS, Access, Endpoint
from tests.support import tables
from tests.support.api import World
from tests.support.worlds import world

FEW, MANY = 200, 200_000

ASKED: dict[str, dict[str, str]] = {
    "GET /api/officer/queue": {"role": "back_office"},
    "GET /api/register": {"type": "penelitian"},
    "POST /api/register/search": {"text": NAME},
    "POST /api/officer/files/search": {"words": NAME},
    "POST /api/admin/accounts/search": {"words": NAME},
    "POST /api/officer/queue/search": {"role": "back_office", "words": NAME},
}
"""What a list wants to know besides the page."""

READ_BY_HEAD = {"/api/officer/permit-imports", "/api/officer/decrees", "/api/officer/complaints"}
"""For officers, and of these for the head (and who keeps the office's data)."""

NOT_A_LIST = {"POST /api/profile/export"}
"""Takes a cursor, and walks over several lists with it."""


@dataclass
class PageCost:
    items: int
    calls: int
    read_units: float


Pages = dict[str, list[PageCost]]
"""By list: the first page and the next."""


class Caller:
    """Everybody's requests, and what they cost."""

    def __init__(self, service: World, citizen: Actor) -> None:
        officer = service.staff["back_office"]
        self._service = service
        self._people = {
            Access.CITIZEN: citizen,
            Access.SIGNED_IN: citizen,
            Access.OFFICER: officer,
            Access.ADMINISTRATOR: service.administrator,
            Access.PUBLIC: None,
        }
        self._ids = {"account_id": citizen.account_id, "application_id": LOOKED_AT}

    def pages(self, endpoint: Endpoint) -> Iterator[PageCost]:
        """The first page and the next, if there is one."""
        cost, cursor = self._page(endpoint, None)
        yield cost
        if cursor:
            yield self._page(endpoint, cursor)[0]

    def _page(self, endpoint: Endpoint, cursor: str | None) -> tuple[PageCost, str | None]:
        asked = ASKED.get(name_of(endpoint), {}) | ({"cursor": cursor} if cursor else {})
        path = endpoint.path.format(**self._ids).removeprefix("/api")
        by = self._person(endpoint)
        body: Any = None
        if endpoint.method == "GET":
            path += f"?{urlencode(asked)}"
        else:
            body = asked
        if by:
            self._service.token(by)  # signing in is no part of it
        with self._service.ports.dynamodb.counting() as costs:
            answer = self._service.call(endpoint.method, path, body, by=by)
        if answer.status != 200:
            raise RuntimeError(f"{name_of(endpoint)}: {answer.status} {answer.text}")
        page = answer.body.get("messages", answer.body)
        cost = PageCost(
            len(page["items" if "items" in page else "notes"]),
            costs.calls.total(),
            costs.read_units,
        )
        return cost, page["cursor"]

    def _person(self, endpoint: Endpoint) -> Actor | None:
        if endpoint.path in READ_BY_HEAD:
            return self._service.staff["head"]
        of_admins = endpoint.path.startswith("/api/admin/")
        return self._people[Access.ADMINISTRATOR if of_admins else endpoint.access]


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


def lists() -> list[Endpoint]:
    return [
        endpoint
        for endpoint in ENDPOINTS
        if any(
            model is not None and "cursor" in model.model_fields
            for model in (endpoint.query, endpoint.body)
        )
        and name_of(endpoint) not in NOT_A_LIST
    ]


def costs_with(count: int) -> Pages:
    """Of a service that holds ``count`` records of each kind. Each list is asked twice: what a
    process reads once and keeps is none of its cost."""
    with world() as service:
        ports = service.ports
        citizen = service.citizen()
        kind = ports.catalogue.get("penelitian", ports.calendar.local_date(ports.clock.now()))
        lay(
            ports.dynamodb,
            tables.PREFIX,
            ManyRecords(citizen, kind, ports.search_key, ports.clock.now()),
            count,
        )
        caller = Caller(service, citizen)
        found = {}
        for endpoint in lists():
            list(caller.pages(endpoint))
            found[name_of(endpoint)] = list(caller.pages(endpoint))
        return found


def missed_by(few: Pages, many: Pages) -> list[str]:
    """What is wrong with these: a page that grows, or a list that says nothing because it is
    empty."""
    missed = [
        f"{name}: {a} became {b}"
        for name, pages in few.items()
        for a, b in zip(pages, many[name], strict=True)
        if a != b
    ]
    return missed + [f"{name} has no second page" for name in few if len(few[name]) < 2]


def measure() -> dict[str, Any]:
    """``{"lists": {name: {"few": [page, page], "many": [page, page]}}, "missed": [...]}``"""
    few, many = costs_with(FEW), costs_with(MANY)
    return {
        "lists": {
            name: {"few": [*map(asdict, few[name])], "many": [*map(asdict, many[name])]}
            for name in few
        },
        "few": FEW,
        "many": MANY,
        "missed": missed_by(few, many),
    }


def show(result: dict[str, Any]) -> None:
    few, many = f"{result['few']:,}", f"{result['many']:,}"
    head = ("list", "page", "items", f"calls {few}", many, f"read units {few}", many)
    rows = [
        (name.replace("/api", ""), number, b["items"], a["calls"], b["calls"],
         a["read_units"], b["read_units"])
        for name, one in sorted(result["lists"].items())
        for number, (a, b) in enumerate(zip(one["few"], one["many"], strict=True), start=1)
    ]  # fmt: skip
    print(f"Read units and calls of DynamoDB for one page, with {few} and {many} records of every")
    print("kind, all of one citizen, one role and one type.")
    print(table(head, rows))
    print("\n".join(result["missed"]) or "no page costs more for what lies around it")


if __name__ == "__main__":
    show(measure())
