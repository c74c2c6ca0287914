"""The numbers that stand on the dashboard, against the records: each is counted there once more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.reporting.asked import Scope
from chalicelib.handlers import wiring
from demo.chromium import settle
from infra.local.names import PREFIX
from infra.local.scene import keep
from infra.local.stack import LocalStack
from tests.e2e.officers import Office
from tests.support.counted import counted_by_hand
from tests.support.small_scene import LAST, SMALL, URL

FIRST = date(2026, 7, 1)
DECIDED = ("approved", "returned", "rejected", "signed")
TABLES = """() => Object.fromEntries([...document.querySelectorAll("main table")].map((table) => [
    table.caption.textContent,
    [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
]))"""
"""Of each table its rows, those folded away too."""

Rows = list[list[str]]


@pytest.fixture(scope="module")
def stack(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    place = Path(tmp_path_factory.mktemp("scene"))
    with ThreadPoolExecutor(1) as beside:  # pyHanko wants a loop of its own, Playwright's runs here
        beside.submit(keep.make, URL, LAST, place, SMALL).result()
    with LocalStack(scene=place) as running:
        yield running


@pytest.fixture(scope="module")
def ports(stack: LocalStack) -> AllPorts:
    return wiring.ports()


@pytest.fixture(scope="module")
def records(stack: LocalStack, ports: AllPorts) -> list[Application]:
    """Every application, by a scan of the table."""
    pages = stack.clients["dynamodb"].get_paginator("scan")
    found = pages.paginate(TableName=f"{PREFIX}-applications").search("Items[]")
    keys = [item["pk"]["S"] for item in found if item.get("sk", {}).get("S") == "application"]
    return [ports.applications.get(key.removeprefix("app#")) for key in keys]


def test_the_cards_and_charts_say_what_the_records_do(
    office: Office, ports: AllPorts, records: list[Application]
) -> None:
    whole = counted_by_hand(ports.calendar, records, Scope(FIRST, LAST))
    done = whole["issued"] + whole["rejected"] + whole["withdrawn"]
    roles = ports.catalogue.roles
    with _dashboard(office) as page:
        cards = page.locator(".app-fivefold dd").all_inner_texts()
        tables = page.evaluate(TABLES)
    assert f"{whole['kept']} dari {whole['promised']} izin terbit" in cards[0]
    assert cards[1].startswith(f"{_written(whole['median'])} hari")
    running = whole["waiting"].total() + whole["with applicant"].total()
    assert cards[2].split("\n") == [f"{whole['sent']} · {done}", f"masih berjalan {running}"]
    assert whole["sent"] > done > 0
    flow = _sums(tables["Masuk dan selesai"])
    assert flow == [whole["sent"], done]
    assert _sums(tables["Janji ditepati"])[:2] == [whole["issued"], whole["kept"]]
    waiting = {row[0]: row[1:] for row in tables["Menunggu per tahap, sekarang"]}
    assert {label: [sum(map(int, row[:3])), int(row[3])] for label, row in waiting.items()} == {
        role.name.id: [whole["waiting"][role.id], whole["with applicant"][role.id]]
        for role in roles.values()
        if role.name.id in waiting
    }
    corrected = {"Tanpa perbaikan": 0} | {f"{rounds} kali": rounds for rounds in range(1, 9)}
    rounds = {corrected[row[0]]: int(row[1]) for row in tables["Dikembalikan ke pemohon"]}
    assert rounds == dict(whole["rounds"])


def test_each_type_and_district_says_what_its_records_do(
    office: Office, ports: AllPorts, records: list[Application]
) -> None:
    with _dashboard(office) as page:
        tables = page.evaluate(TABLES)
    types = {}
    for type_id in {one.type_id for one in records}:
        own = counted_by_hand(ports.calendar, records, Scope(FIRST, LAST, type_id=type_id))
        running = own["waiting"].total() + own["with applicant"].total()
        numbers = [own["sent"], own["issued"], running, _written(own["median"])]
        types[type_name(ports, type_id).id] = [str(one) for one in numbers]
    assert {row[0]: [*row[1:4], row[5]] for row in tables["Per jenis izin"]} == types
    named = {name: code for code, name in ports.catalogue.districts.items()}
    districts = tables["Per kecamatan"]
    assert len(districts) > 1
    for name, sent, issued, _, taken in districts[:-1]:
        own = counted_by_hand(ports.calendar, records, Scope(FIRST, LAST, district=named[name]))
        assert (sent, issued) == (str(own["sent"]), str(own["issued"]))
        assert taken == _written(own["median"])
    whole = counted_by_hand(ports.calendar, records, Scope(FIRST, LAST))
    assert _sums(districts)[:2] == [whole["sent"], whole["issued"]]


def test_each_officer_s_line_says_what_they_decided(
    office: Office, ports: AllPorts, records: list[Application]
) -> None:
    with _dashboard(office) as page:
        rows = page.evaluate(TABLES)["Per petugas"]
    decisions = counted_by_hand(ports.calendar, records, Scope(FIRST, LAST))["decisions"]
    ids = sorted({account_id for account_id, _ in decisions})
    names = {one.account_id: one.name for one in ports.accounts.several(ids)}
    assert sorted((row[0], *row[2:]) for row in rows) == sorted(
        (name, *(str(decisions[account_id, outcome]) for outcome in DECIDED))
        for account_id, name in names.items()
    )


@contextmanager
def _dashboard(office: Office) -> Iterator[Page]:
    with office.page("head", f"/petugas/dasbor?from={FIRST}&to={LAST}") as page:
        settle(page)
        yield page


def _sums(rows: Rows) -> list[int]:
    """Of each column that holds whole numbers alone."""
    columns = list(zip(*rows, strict=True))[1:]
    return [sum(map(int, column)) for column in columns if all(map(str.isdecimal, column))]


def _written(days: float | None) -> str:
    """Working days, as the page says them."""
    if days is None:
        return "–"
    return f"{days:g}".replace(".", ",") if days else "< 1"
