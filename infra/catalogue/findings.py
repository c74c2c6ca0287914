"""A finding: what is wrong in a permit type's files, in which of them, and on which line."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.adapters.type_versions import TypeVersion
from infra.catalogue import toml_lines

Keys = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Finding:
    """``text`` says what is wrong and what to do; ``where`` names the key for a person."""

    file: Path
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{_shown(self.file)}:{self.line}: {where}{self.text}"


def finding_at(version: TypeVersion, keys: Keys, text: str) -> Finding:
    """The finding at these keys of a version's content, in the file that says it: a type's own
    before its family's. A key that is in no file is on the line of the table that lacks it, which
    is the type's own unless its family alone has the item."""
    named = tuple(_names(version.content, keys))
    best: tuple[int, Path, Keys] | None = None
    sources = _sources(version)
    if not any(isinstance(name, _Name) for name in named) and not _has(version.content, keys):
        sources = [(version.path, ())]
    for file, prefix in sources:
        found = _resolved(_content(file), (*prefix, *named))
        depth = len(found) - len(prefix)
        if best is None or depth > best[0]:
            best = (depth, file, found)
    assert best is not None  # noqa: S101 — every version has at least its own file
    _, file, found = best
    where = ".".join(str(name.text if isinstance(name, _Name) else name) for name in named)
    return Finding(file, line_of(file, found), where, text.removeprefix(f"{where}: "))


def line_of(file: Path, keys: Keys) -> int:
    """The line of the longest part of this path that the file has; 1 if it has none."""
    lines = _lines(file)
    parts = (keys[:length] for length in range(len(keys), 0, -1))
    return next((lines[part] for part in parts if part in lines), 1)


@dataclass(frozen=True)
class _Name:
    """An item of a list, by its id or label, or by its position."""

    text: str | int
    position: int


def _names(content: Any, keys: Keys) -> Iterator[str | int | _Name]:
    for key in keys:
        if isinstance(content, list) and isinstance(key, int) and key < len(content):
            content = content[key]
            yield _Name(_name(content) or key, key)
        else:
            content = content.get(key) if isinstance(content, Mapping) else None
            yield key


def _name(item: Any) -> str | None:
    if isinstance(item, Mapping):
        for key in ("id", "label", "value"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return None


def _resolved(content: Any, named: tuple[str | int | _Name, ...]) -> Keys:
    """As much of this path as the file has, in its own positions."""
    found: Keys = ()
    for key in named:
        step: str | int
        if isinstance(key, _Name):
            if not isinstance(content, list):
                break
            names = [_name(item) for item in content]
            if key.text in names:
                step = names.index(str(key.text))
            elif isinstance(key.text, int) and key.position < len(content):
                step = key.position
            else:
                break
        elif isinstance(content, Mapping) and key in content:
            step = key
        else:
            break
        content = content[step]
        found = (*found, step)
    return found


def _has(content: Any, keys: Keys) -> bool:
    for key in keys:
        if not isinstance(content, Mapping) or key not in content:
            return False
        content = content[key]
    return True


def _sources(version: TypeVersion) -> list[tuple[Path, Keys]]:
    """The files that a version comes from; the first one goes over the others."""
    own: list[tuple[Path, Keys]] = [(version.path, ())]
    older: list[tuple[Path, Keys]] = [(file, ()) for file in version.older]
    if version.family is None:
        return [*own, *older]
    of_rules: tuple[Path, Keys] = (version.path, ("rules", version.rule_set))
    return [of_rules, *own, (version.family, ()), *older]


@cache
def _content(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _lines(file: Path) -> dict[toml_lines.Path, int]:
    return toml_lines.key_lines(file.read_text(encoding="utf-8"))


def _shown(file: Path) -> str:
    """From here, where that is shorter."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)
