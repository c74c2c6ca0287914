"""The page that an officer is handed names the keys that there are, and no others."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "docs" / "petugas.md"
SOURCE = ROOT / "frontend" / "petugas" / "src"
_BOUND = re.compile(r"""\bkeys: "([^"]+)\"""")
_NUMBERED = re.compile(r"\bkeys: (?:`\$\{index \+ 1\}`|String\(index \+ 1\))")
DIGITS = {str(digit) for digit in range(1, 10)}


def bound_in(folder: str) -> set[str]:
    """What ``useKeys`` is given there."""
    found: set[str] = set()
    for file in (SOURCE / folder).rglob("*.ts*"):
        if ".test." not in file.name:
            text = file.read_text("utf-8")
            found |= set(_BOUND.findall(text))
            found |= DIGITS if _NUMBERED.search(text) else set()
    return found


def told() -> dict[str, set[str]]:
    """The keys of each table, by the folder that is named above it."""
    tables = re.split(r"<!-- keys: (\S+) -->", SHEET.read_text("utf-8"))[1:]
    found = {}
    for folder, text in zip(tables[::2], tables[1::2], strict=True):
        keys = set(re.findall(r"`([^`]+)`", text))
        found[folder] = keys | DIGITS if {"1", "9"} <= keys else keys
    return found


def test_the_sheet_names_every_key_and_no_other() -> None:
    sheet = told()
    folders = {"shell"} | {f"pages/{one.name}" for one in (SOURCE / "pages").iterdir()}
    with_keys = {folder for folder in folders if bound_in(folder)}
    assert set(sheet) == with_keys, "docs/petugas.md has a table for each page with keys"
    for folder in with_keys:
        assert sheet[folder] == bound_in(folder), folder
