"""``docs/data-model.md`` says what the layout, the stack and the adapters say."""

import importlib
import inspect
import pkgutil
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import chalicelib.adapters.dynamodb
from chalicelib.adapters.dynamodb.keys import INDEXES, KEYS, instant
from chalicelib.adapters.dynamodb.layout import LAYOUT
from chalicelib.adapters.dynamodb.writes import item_of
from chalicelib.domain.records import Stored
from tests.contract.samples import SAMPLES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")

WRITES = {
    "clear", "put", "add", "add_view", "postpone", "erase", "start", "rotate", "end", "claim",
    "settle", "update", "delete", "take", "take_attempt", "give_back_attempt", "clear_attempts",
    "replace_execution", "keeping", "anew", "keep_type", "notice", "put_off",
    "applicant_of",
}  # fmt: skip
"""Methods that answer no question."""
BELOW = {"Records.item", "Records.many", "Records.named", "Records.find_by", "Records.page",
         "Records.copies", "Records.query", "Records.table", "Records.head", "Records.lying",
         "Records.read", "Records.readable", "Records.readable_copies", "Records.parsed",
         "Records.all_of", "Records.kept_ones", "Records.page_of_kinds",
         "Records.items"}  # fmt: skip
"""What the adapters ask the store, as part of a pattern of their own."""


def table(title: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    section = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def listed(cell: str) -> set[str]:
    return {part for part in cell.strip("`").split(", ") if part}


def filled(pattern: str, sample: Stored) -> str:
    def value(match: re.Match[str]) -> str:
        found = getattr(sample, match[1])
        return instant(found) if isinstance(found, datetime) else str(found)

    return re.sub(r"<(\w+)>", value, pattern)


def key(sample: Stored, table_name: str) -> list[str]:
    """As the page writes it: a time that is a number stands as that time."""
    item: dict[str, Any] = item_of(sample)
    values = [item[name] for name in KEYS[table_name]]
    at = getattr(sample, "at", None)
    micros = at and int(at.timestamp() * 1_000_000)
    return [instant(at) if at and value == micros else str(value) for value in values]


def test_the_page_has_every_record_as_its_row_says() -> None:
    samples = {type(sample).__name__: sample for sample in SAMPLES}
    page = {row[0]: row for row in table("Records")}
    assert set(page) == {kind.__name__ for kind in LAYOUT}
    for kind, row in LAYOUT.items():
        name, where, pattern, indexes, names, beside = page[kind.__name__]
        assert where == row.table, name
        told = [filled(part, samples[name]) for part in pattern.strip("`").split(", ")]
        assert told == key(samples[name], row.table), name
        assert listed(indexes) == set(row.indexes), name
        assert listed(names) == set(row.names), name
        assert listed(beside) == {*row.copies} | ({"expires_at"} if row.ends else set()), name


def test_each_pattern_has_a_key_condition_on_the_keys_of_its_table_or_index() -> None:
    own = {"its own": ("pk", "sk")}
    for asked, where, condition, _ in table("Access patterns"):
        parts = ({**KEYS, **INDEXES} | own)[where]
        partition, *order = re.sub(r"\(.*?\)", "", condition).split(", ")
        assert partition.strip() == f"{parts[0]} =", asked
        assert [part.split()[0] for part in order] in ([], list(parts[1:])), asked


def test_every_index_is_asked_for_and_every_question_is_on_the_page() -> None:
    rows = table("Access patterns")
    assert {where for _, where, _, _ in rows} >= set(INDEXES)
    told = [name for row in rows for name in row[3].split(", ") if name]
    assert len(told) == len(set(told)), "told twice"
    assert set(told) == questions()


def questions() -> set[str]:
    """The methods of the adapters' ports that read, by port and name."""
    found = set()
    package = chalicelib.adapters.dynamodb
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for _, adapter in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            port = adapter.__bases__[0]
            if adapter.__module__ != module.name or not getattr(port, "_is_protocol", False):
                continue
            for name, _ in inspect.getmembers(adapter, inspect.isfunction):
                if not name.startswith("_") and name not in WRITES:
                    found.add(f"{port.__name__}.{name}")
    return found - BELOW


def test_nothing_is_scanned_or_filtered() -> None:
    for file in (ROOT / "chalicelib").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert ".scan(" not in text and "FilterExpression" not in text, file
    for policy in (ROOT / ".chalice").glob("policy-*.json"):
        assert "dynamodb:Scan" not in policy.read_text(encoding="utf-8"), policy
