"""Files of permit types as they lie: a version's sources, and sets of rules based on older ones."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from chalicelib.adapters.rules import with_figures
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.catalogue.families import BASED_ON, FamilyMistake, on_older


@dataclass(frozen=True)
class TypeVersion:
    """One permit type under one set of rules, as its files give it, not yet validated. A complete
    file tells one version, a type of a family as many as the family has sets of rules; ``family``
    is then the family's file. ``older`` are the files of the sets of rules that it is based on, the
    nearest first."""

    path: Path
    rule_set: str
    content: Untyped
    family: Path | None = None
    older: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """How a person finds it: the file, and for a family's type the set of rules."""
        return f"{self.path.name} ({self.rule_set})" if self.family else self.path.name

    @property
    def file_name(self) -> str:
        """What the file must be called, by its content."""
        type_id, rule_set = self.content.get("id"), self.content.get("rule_set")
        return f"{type_id}.toml" if self.family else f"{type_id}.{rule_set}.toml"


def laid_on_older(path: Path, content: Untyped | None = None) -> tuple[Untyped, tuple[Path, ...]]:
    """The file's content laid over that of the set of rules that it is based on, if it is on any;
    and the files below it.

    :raises ValueError: that set of rules is not there, or is based on this one.
    """
    content = read_toml(path) if content is None else content
    below = older_files(path)
    try:
        for older in below:
            content = on_older(content, read_toml(older))
    except FamilyMistake as mistake:
        raise ValueError(f"{path.name}: {mistake}") from mistake
    return {key: value for key, value in content.items() if key != BASED_ON}, below


def older_files(path: Path) -> tuple[Path, ...]:
    """Those of the sets of rules that this file is based on, the nearest first."""
    found: tuple[Path, ...] = ()
    last, name = path, read_toml(path).get(BASED_ON)
    while name is not None:
        file = path.with_name(f"{path.name.partition('.')[0]}.{name}.toml")
        if not file.exists() or file in (path, *found):
            raise ValueError(f"{last.name}: {BASED_ON}: there is no older {file.name}")
        found, last = (*found, file), file
        name = read_toml(file).get(BASED_ON)
    return found


def read_toml(path: Path) -> Untyped:
    """The file with its figures put in (``rules.py``).

    :raises ValueError: it is not TOML, or names a figure that there is not; the text names the
        file.
    """
    try:
        return tomllib.loads(with_figures(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
