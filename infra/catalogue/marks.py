"""Every ``(check)`` in the data, and which rule of ``templates/legal.toml`` it belongs to."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from chalicelib.adapters.template_files import TEMPLATES
from chalicelib.domain.catalogue.legal import LegalRule, LegalRules
from infra.catalogue.toml_lines import key_lines

_MARK = re.compile(r'#.*(?<!")(?<!marked )\(check\)')
"""A comment's; not where a file says what the mark means."""


@dataclass(frozen=True)
class CheckMark:
    """``key`` is the one beside it, or else the next one; ``head``: in the lines before the first
    key of its file."""

    file: str
    line: int
    key: str
    head: bool

    def belongs_to(self, rule: LegalRule) -> bool:
        return rule.check and any(self._stands_at(place) for place in rule.at)

    def _stands_at(self, place: str) -> bool:
        pattern, _, key = place.partition(": ")
        if not PurePosixPath(self.file).match(pattern):
            return False
        return f"{self.key}.".startswith(f"{key.removesuffix('?')}.") if key else self.head


def check_marks(folder: Path = TEMPLATES) -> list[CheckMark]:
    found: list[CheckMark] = []
    for path in sorted(folder.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        if "(check)" in text and path.name != "legal.toml":
            found += _of(path.relative_to(folder).as_posix(), text)
    return found


def stray(folder: Path = TEMPLATES) -> list[str]:
    """What the marks and the rules do not say of each other, each with its cure."""
    rules = LegalRules.model_validate(
        tomllib.loads((folder / "legal.toml").read_text(encoding="utf-8"))
    ).rules
    marks = check_marks(folder)
    told = [
        f"{mark.file}:{mark.line}: {mark.key or 'head'}: add this place to a rule of legal.toml"
        for mark in marks
        if not any(mark.belongs_to(rule) for rule in rules)
    ]
    for rule in rules:
        if rule.check and not any(mark.belongs_to(rule) for mark in marks):
            told.append(
                f"legal.toml: {rule.id}: nothing is marked (check) there: say check = false"
            )
    return told


def _of(file: str, text: str) -> list[CheckMark]:
    content, lines = tomllib.loads(text), key_lines(text)
    by_line: dict[int, str] = {}
    for path, at in sorted(lines.items(), key=lambda item: len(item[0])):
        by_line[at] = _named(content, path)
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if _MARK.search(line):
            beside = next((one for one in sorted(by_line) if one >= number), max(by_line))
            found.append(CheckMark(file, number, by_line[beside], number < min(by_line)))
    return found


def _named(content: object, path: tuple[str | int, ...]) -> str:
    """Items of lists by their id or label, as ``legal.toml`` names them."""
    names = []
    for key in path:
        content = content[key]  # type: ignore[index]  # the path was read from this very content
        named = isinstance(key, int) and isinstance(content, dict)
        names.append(str(content.get("id", content.get("label", key)) if named else key))  # type: ignore[attr-defined]
    return ".".join(names)
