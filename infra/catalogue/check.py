"""Checking permit types: every finding names file, line and cure."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.adapters.type_versions import TypeVersion
from chalicelib.domain.catalogue.families import FamilyMistake
from chalicelib.domain.catalogue.schema import PermitType
from infra.catalogue import rules
from infra.catalogue.findings import Finding, finding_at, line_of
from infra.catalogue.wording import cure

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


def check(files: Iterable[Path] = (), templates: Path = TEMPLATES) -> list[Finding]:
    """What is wrong in these files, in order; in every permit type if none is named.

    A file of a family stands for all the types of that family. A type that lies elsewhere is
    checked as if it lay in ``permit_types``.
    """
    catalogue = TemplateCatalogue(templates)
    every = sorted((templates / "permit_types").rglob("*.toml"))
    chosen = [one for file in files for one in _meant(file.resolve(), every)] or every
    found: set[Finding] = set()
    sound: list[tuple[TypeVersion, PermitType]] = []
    # the chosen come last: of two that clash it is the later one that is told
    for file in dict.fromkeys([*(one for one in every if one not in chosen), *chosen]):
        sound += _read(catalogue, file, found if file in chosen else set())
    for kind, keys, text in rules.between(kind for _, kind in sound):
        version = next(version for version, one in sound if one is kind)
        if version.path in chosen:
            found.add(finding_at(version, keys, text))
    return sorted(found)


def _meant(file: Path, every: Iterable[Path]) -> list[Path]:
    if file.parent.name != "families":
        return [file]
    family = f'family = "{file.name.split(".")[0]}"'
    return [file, *(one for one in every if family in one.read_text(encoding="utf-8"))]


def _read(
    catalogue: TemplateCatalogue, file: Path, found: set[Finding]
) -> Iterator[tuple[TypeVersion, PermitType]]:
    """The sound versions of one file; what is wrong goes into ``found``."""
    try:
        tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        found.add(Finding(file, 1, "", f"cannot be read: {error.strerror}"))
        return
    except tomllib.TOMLDecodeError as error:
        found.add(_not_toml(file, str(error)))
        return
    if file.parent.name == "families":
        return
    try:
        versions = catalogue.read_type(file)
    except ValueError as error:
        mistake = error.__cause__
        if isinstance(mistake, FamilyMistake):
            where = ".".join(map(str, mistake.path))
            found.add(Finding(file, line_of(file, mistake.path), where, mistake.text))
        else:
            text = str(error).removeprefix(f"{file.name}: family: ")
            found.add(Finding(file, line_of(file, ("family",)), "family", text))
        return
    for version in versions:
        kind = _validated(catalogue, version, found)
        if kind:
            yield version, kind


def _validated(
    catalogue: TemplateCatalogue, version: TypeVersion, found: set[Finding]
) -> PermitType | None:
    try:
        kind = PermitType.model_validate(version.content)
    except ValidationError as error:
        for one in error.errors():
            keys = one["loc"] or _named_first(str(one.get("ctx", {}).get("error", "")))
            found.add(finding_at(version, keys, cure(one)))
        return None
    if version.path.name != version.file_name:
        text = f"name the file {version.file_name}, or correct this"
        found.add(finding_at(version, ("id",), text))
    for keys, text in rules.problems(
        kind, catalogue.roles, catalogue.message_names, catalogue.limits, catalogue.office
    ):
        found.add(finding_at(version, keys, text))
    return kind


def _named_first(text: str) -> tuple[str | int, ...]:
    """The keys before the colon, as the schema's rules over several keys begin: ``steps: …``."""
    head = text.partition(":")[0]
    return tuple(head.split(".")) if re.fullmatch(r"[a-z_.]+", head) else ()


def _not_toml(file: Path, error: str) -> Finding:
    match = _AT_LINE.search(error)
    end = file.read_text(encoding="utf-8").count("\n") + 1
    line = int(match[1]) if match and match[1] else end
    text = f"is not TOML: {_AT_LINE.sub('', error)}: look at this line and the one before it"
    return Finding(file, line, "", text)
