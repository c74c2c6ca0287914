"""What a page of every list costs, with 100 records of each kind in the tables and with 20,000.

A list is whatever takes a cursor (``ENDPOINTS``), so a new one is measured by being there. Each is
asked for its first page and for the one after it. Read units follow from the items that each call
really read (``infra/local/capacity.py``): moto counts half a unit for anything. A scan or a filter,
which read more than they give, end the measurement (``bench/aws_calls.py`` knows no rule for them).
"""

import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from app import app as chalice_app
from bench.aws_calls import Watch
from bench.many_records import NAME, ManyRecords
from bench.permit_cost import administrator
from bench.tables import table
from chalicelib.handlers.http import ENDPOINTS, Access, Endpoint
from demo.__main__ import officers
from demo.client import Browser
from infra.local.demo_accounts import CITIZEN
from infra.local.stack import LocalStack

FEW, MANY = 100, 20_000

ASKED: dict[str, dict[str, str]] = {
    "GET /api/officer/queue": {"role": "back_office"},
    "GET /api/register": {"type": "penelitian"},
    "POST /api/register/search": {"text": NAME},
    "POST /api/officer/files/search": {"words": NAME},
    "POST /api/officer/queue/search": {"role": "back_office", "words": NAME},
}
"""What a list wants to know besides the page."""

NOT_A_LIST = {"POST /api/profile/export"}
"""Takes a cursor, and walks over several lists with it."""


@dataclass
class PageCost:
    items: int
    calls: int
    read_units: float
    answered: bool = True


class Caller:
    """Everybody's browsers, and what their requests cost."""

    def __init__(self, stack: LocalStack, watch: Watch, records: ManyRecords) -> None:
        citizen = Browser(stack.url)
        (account,) = (one for one in stack.accounts if one["role"] == "citizen")
        citizen.sign_in(account["sign_in"], account["password"])
        self._browsers = {
            Access.CITIZEN: citizen,
            Access.SIGNED_IN: citizen,
            Access.OFFICER: officers(stack).at("back_office"),
            Access.ADMINISTRATOR: administrator(stack),
            Access.PUBLIC: Browser(stack.url),
        }
        self._ids = {
            "account_id": records.citizen.account_id,
            "application_id": records.looked_at,
        }
        self._watch = watch

    def pages(self, endpoint: Endpoint) -> Iterator[PageCost]:
        """The first page and the next."""
        cost, cursor = self._page(endpoint, None)
        yield cost
        yield self._page(endpoint, cursor)[0] if cursor else PageCost(0, 0, 0, answered=False)

    def _page(self, endpoint: Endpoint, cursor: str | None) -> tuple[PageCost, str | None]:
        name = f"{endpoint.method} {endpoint.path}"
        asked = ASKED.get(name, {}) | ({"cursor": cursor} if cursor else {})
        path = endpoint.path.format(**self._ids).removeprefix("/api")
        browser = self._browsers[endpoint.access]
        begun = len(self._watch.works)
        if endpoint.method == "GET":
            browser.session.params = asked
            answer = browser.call("GET", path)
            browser.session.params = {}
        else:
            answer = browser.call(endpoint.method, path, asked)
        (work,) = (w for w in self._watch.works[begun:] if w.name == name)
        page = answer.get("messages", answer)
        cost = PageCost(len(page["items"]), len(work.calls), work.total("read_units"))
        return cost, page["cursor"]


def lists() -> list[Endpoint]:
    return [
        endpoint
        for endpoint in ENDPOINTS
        if any(
            model is not None and "cursor" in model.model_fields
            for model in (endpoint.query, endpoint.body)
        )
        and f"{endpoint.method} {endpoint.path}" not in NOT_A_LIST
    ]


def measure() -> dict[str, Any]:
    """``{"lists": {name: {"few": [page, page], "many": [page, page]}}, "ratio": ...}``; the ratio
    is the worst of read units or calls with many records to those with few."""
    logging.disable(logging.INFO)
    watch = Watch(lambda: stack.clients["dynamodb"])
    stack = LocalStack(sweep_seconds=86_400)
    watch.listen()
    chalice_app.middleware("http")(watch.request)
    found: dict[str, dict[str, list[PageCost]]] = {}
    with stack:
        citizen = stack.ports.accounts.find_by_nik(CITIZEN.nik)
        kind = stack.ports.catalogue.get("penelitian", stack.ports.calendar.local_date(
            stack.ports.clock.now()
        ))  # fmt: skip
        records = ManyRecords(citizen, kind)
        records.fill(0, FEW)
        caller = Caller(stack, watch, records)
        for endpoint in lists():
            list(caller.pages(endpoint))  # a process's first request fetches keys as well
        for size, first in (("few", FEW), ("many", MANY)):
            records.fill(FEW if size == "many" else first, first)
            for endpoint in lists():
                name = f"{endpoint.method} {endpoint.path}"
                found.setdefault(name, {})[size] = list(caller.pages(endpoint))
    worst = max(
        max(_ratio(b.read_units, a.read_units), _ratio(b.calls, a.calls))
        for one in found.values()
        for a, b in zip(one["few"], one["many"], strict=True)
    )
    return {
        "lists": {
            name: {size: [asdict(page) for page in pages] for size, pages in one.items()}
            for name, one in found.items()
        },
        "few": FEW,
        "many": MANY,
        "ratio": worst,
        "at_most": 1.0,
    }


def _ratio(more: float, fewer: float) -> float:
    return more / fewer if fewer else float(more > 0) + 1


def show(result: dict[str, Any]) -> None:
    few, many = f"{result['few']:,}", f"{result['many']:,}"
    head = ("list", "page", "items", f"calls {few}", many, f"read units {few}", many)
    rows = [
        (name.replace("/api", ""), number, b["items"], a["calls"], b["calls"],
         a["read_units"], b["read_units"])
        for name, one in sorted(result["lists"].items())
        for number, (a, b) in enumerate(zip(one["few"], one["many"], strict=True), start=1)
    ]  # fmt: skip
    print(f"Read units of DynamoDB and AWS calls of one page, with {few} and {many} records of")
    print("every kind, all of one citizen, one role and one type.")
    print(table(head, rows))
    print(f"with {many} records a page costs at most {result['ratio']:g} times as much")


if __name__ == "__main__":
    show(measure())
