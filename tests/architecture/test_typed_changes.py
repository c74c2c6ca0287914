"""mypy holds every ``Record.replace`` to the fields of its record (``infra/typing/changes.py``)."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "chalicelib" / "domain" / "records.py"

BEFORE = """\
from typing import Any, Self, TypedDict, TypeVar

from chalicelib.domain.records import Record


class Thing(Record):
    name: str
    count: int | None = None
    tags: tuple[str, ...] = ()

    def counted(self) -> Self:
        return self.replace(count=1)


class Larger(Thing):
    size: int


class Named(TypedDict):
    name: str


class Misnamed(TypedDict):
    nmae: str


T = TypeVar("T", bound=Thing)


def of_any_kind(thing: T) -> T:
    return thing.replace(count=1)


def changes(
    thing: Thing, larger: Larger, either: Thing | Larger, record: Record,
    loose: dict[str, Any], named: Named, misnamed: Misnamed,
) -> None:
"""

TAKEN = [
    'thing.replace(name="x", count=None, tags=("x",))',
    'larger.replace(name="x", size=1)',
    'either.replace(name="x")',
    "thing.replace(**named)",
    "same: Larger = larger.replace(size=1)",
    "'a-b'.replace('-', '')",
]

REFUSED = {
    'thing.replace(nmae="x")': 'Unexpected keyword argument "nmae" for "Thing.replace"',
    "thing.replace(name=1)": 'Argument "name" to "Thing.replace" has incompatible type "int"',
    "thing.replace(name=None)": 'Argument "name" to "Thing.replace" has incompatible type "None"',
    'thing.replace(tags=["x"])': 'Argument "tags" to "Thing.replace" has incompatible type',
    "thing.replace(size=1)": 'Unexpected keyword argument "size" for "Thing.replace"',
    "either.replace(size=1)": 'Unexpected keyword argument "size" for "Thing.replace"',
    'record.replace(name="x")': 'Unexpected keyword argument "name" for "Record.replace"',
    'thing.replace("x")': 'Too many positional arguments for "Thing.replace"',
    "thing.replace(**loose)": '"replace" takes each change by its name',
    "thing.replace(**misnamed)": 'Extra argument "nmae" from **args for "Thing.replace"',
}

UNSEEN = ["return self.replace(count=1)", "return thing.replace(count=1)"]
"""Of an object typed ``Self`` or by a type variable: mypy asks no plugin, so they are refused."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What mypy says, by the line that it says it of."""
    snippet = tmp_path_factory.mktemp("typed") / "snippet.py"
    lines = (BEFORE + "".join(f"    {call}\n" for call in [*TAKEN, *REFUSED])).splitlines()
    snippet.write_text("\n".join(lines), encoding="utf-8")
    options = ["--cache-dir", str(snippet.with_name("cache")), str(snippet)]
    found = subprocess.run(
        [sys.executable, "-m", "mypy", *options], cwd=ROOT, capture_output=True, text=True
    )
    messages: dict[str, list[str]] = {line.strip(): [] for line in lines}
    for number, message in re.findall(r"snippet\.py:(\d+): error: (.*)", found.stdout):
        messages[lines[int(number) - 1].strip()].append(message)
    assert any(messages.values()), found.stdout + found.stderr
    return messages


@pytest.mark.parametrize("call", TAKEN)
def test_a_change_by_the_fields_names_and_types_is_taken(
    said: dict[str, list[str]], call: str
) -> None:
    assert said[call] == []


@pytest.mark.parametrize(("call", "message"), REFUSED.items())
def test_any_other_change_is_refused(said: dict[str, list[str]], call: str, message: str) -> None:
    assert any(found.startswith(message) for found in said[call]), said[call]


@pytest.mark.parametrize("call", UNSEEN)
def test_what_mypy_cannot_show_to_the_plugin_is_refused(
    said: dict[str, list[str]], call: str
) -> None:
    assert said[call]


def test_no_change_goes_around_it() -> None:
    unchecked = re.compile(r"model_(copy|construct)\(")
    around = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "chalicelib").rglob("*.py")
        if path != RECORDS and unchecked.search(path.read_text(encoding="utf-8"))
    ]
    assert around == []
