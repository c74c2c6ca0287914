"""The office's permit types, each version as the rules of its day have it.

As with all of the office's files (``office_files.py``), a Lambda that handles one permit type reads
the files of that type and of its family; ``make check-types`` tells the line of a mistake too.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from chalicelib.adapters.office_files import OfficeFiles, model_of
from chalicelib.adapters.type_versions import TypeVersion, laid_on_older, read_toml
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.catalogue.families import FamilyMistake, versions_of
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import NotFound
from chalicelib.domain.office_data.sections import TypeVersionRule

TEMPLATES = Path(__file__).parent.parent / "templates"

Rules = Mapping[str, TypeVersionRule]
"""What administrators say of versions, by ``<type>.<rule set>``."""
NO_RULES: Rules = {}
_NO_RULE = TypeVersionRule()


class TemplateCatalogue(OfficeFiles):
    """Everything under ``templates/``. A permit type may have several versions, one per set of
    rules: the newest one that has started counts. Its files lie anywhere under ``permit_types/``:
    ``<id>.<rule set>.toml`` is one complete version, ``<id>.toml`` all those of a type of a family
    (``domain/catalogue/families.py``)."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        super().__init__(folder)
        self._versions: dict[str, Sequence[TypeVersion]] = {}
        self._families: dict[str, Mapping[str, Untyped]] = {}
        self._older: dict[Path, tuple[Path, ...]] = {}
        self._types: dict[tuple[Path, str], PermitType] = {}

    def get(self, type_id: str, on: date, rules: Rules = NO_RULES) -> PermitType:
        """The version of this type in force on that day: the one that started last, of those
        that have not been withdrawn.

        :raises NotFound: no such type, or none of its versions is in force
            (``unknown-permit-type``).
        """
        started = [
            (start, version)
            for version in self.versions(type_id)
            if (start := _offered_from(version, on, rules)) is not None
        ]
        if not started:
            raise NotFound("unknown-permit-type", type_id=type_id)
        return self.validated(max(started, key=lambda pair: pair[0])[1])

    def latest(self, type_id: str) -> PermitType:
        """:raises NotFound: there is no such type."""
        versions = self.versions(type_id)
        if not versions:
            raise NotFound("unknown-permit-type", type_id=type_id)
        return self.validated(max(versions, key=_start))

    def list_types(self, on: date, rules: Rules = NO_RULES) -> list[PermitType]:
        """The types that can be applied for on that day, by their Indonesian names."""
        found = []
        for type_id in self._type_files:
            try:
                found.append(self.get(type_id, on, rules))
            except NotFound:
                continue
        return sorted(found, key=lambda item: item.name.id)

    def all_versions(self) -> list[PermitType]:
        """Every version, started or not: for checks of the data itself."""
        return [
            self.validated(version) for name in self._type_files for version in self.versions(name)
        ]

    def versions(self, type_id: str) -> Sequence[TypeVersion]:
        """All versions of this type, by set of rules; none if there is no such type."""
        if type_id not in self._versions:
            paths = self._type_files.get(type_id, ())
            found = [version for path in paths for version in self.read_type(path)]
            by_rules: dict[str, TypeVersion] = {}
            for version in found:
                other = by_rules.setdefault(version.rule_set, version)
                if other is not version:
                    raise ValueError(
                        f"{version.name}: {other.name} is this version too: keep one of them"
                    )
            self._versions[type_id] = [by_rules[name] for name in sorted(by_rules)]
        return self._versions[type_id]

    def read_type(self, path: Path) -> list[TypeVersion]:
        """The versions that one file tells, wherever it lies; its family is this catalogue's."""
        content = read_toml(path)
        if "family" not in content:
            whole, older = laid_on_older(path, content)
            return [TypeVersion(path, str(content.get("rule_set")), whole, older=older)]
        family = str(content["family"])
        if not self._family(family):
            have = sorted({one.name.split(".")[0] for one in self._family_files("*")})
            cure = f"families/{family}.<rule set>.toml is not there; families: {', '.join(have)}"
            raise ValueError(f"{path.name}: family: {cure}")
        try:
            merged = versions_of(content, self._family(family))
        except FamilyMistake as mistake:
            raise ValueError(f"{path.name}: {mistake}") from mistake
        files = self._folder / "families"
        return [
            TypeVersion(path, name, whole, file, self._older[file])
            for name, whole in merged.items()
            for file in [files / f"{family}.{name}.toml"]
        ]

    def validated(self, version: TypeVersion) -> PermitType:
        """:raises ValueError: it does not fit the schema, or its file has another's name."""
        key = (version.path, version.rule_set)
        if key not in self._types:
            loaded = model_of(PermitType, version.content, version.name)
            if version.path.name != version.file_name:
                raise ValueError(
                    f"{version.name}: holds {loaded.id} under {loaded.rule_set}: "
                    f"name the file {version.file_name}, or correct its content"
                )
            self._types[key] = loaded
        return self._types[key]

    @cached_property
    def _type_files(self) -> Mapping[str, Sequence[Path]]:
        files: dict[str, list[Path]] = {}
        for path in sorted((self._folder / "permit_types").rglob("*.toml")):
            files.setdefault(path.name.split(".")[0], []).append(path)
        return files

    def _family_files(self, family: str) -> Sequence[Path]:
        return sorted((self._folder / "families").glob(f"{family}.*.toml"))

    def _family(self, family: str) -> Mapping[str, Untyped]:
        """Its files by set of rules."""
        if family not in self._families:
            read = {path: laid_on_older(path) for path in self._family_files(family)}
            self._older |= {path: older for path, (_, older) in read.items()}
            self._families[family] = {
                path.name.removesuffix(".toml").partition(".")[2]: content
                for path, (content, _) in read.items()
            }
        return self._families[family]


def _offered_from(version: TypeVersion, on: date, rules: Rules) -> str | None:
    """Since when it is offered, if it is on that day."""
    rule = rules.get(f"{version.content.get('id')}.{version.rule_set}", _NO_RULE)
    start = rule.starts_on.isoformat() if rule.starts_on else _start(version)
    withdrawn = rule.withdrawn_on is not None and rule.withdrawn_on <= on
    return start if start <= on.isoformat() and not withdrawn else None


def _start(version: TypeVersion) -> str:
    """An ISO date; anything else is for the schema to refuse."""
    return str(version.content.get("starts_on", ""))
