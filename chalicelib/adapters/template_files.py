"""The office's data files: permit types, messages, roles, holidays, problem texts.

Every file is TOML, read on first use, validated by the models of the domain and then kept: a
Lambda that handles one permit type reads the files of that type and of its family. A mistake in
a file is a ``ValueError`` that names it; ``make check-types`` tells its line too.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.adapters.type_versions import TypeVersion, laid_on_older, read_toml
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.catalogue.evidence import Evidence
from chalicelib.domain.catalogue.families import FamilyMistake, versions_of
from chalicelib.domain.catalogue.groupings import Groupings
from chalicelib.domain.catalogue.papers import Papers
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType
from chalicelib.domain.catalogue.standards import ServiceStandards
from chalicelib.domain.complaints.rules import ComplaintRules
from chalicelib.domain.errors import NotFound
from chalicelib.domain.limits import Limits
from chalicelib.domain.messages.templates import MessageTemplate
from chalicelib.domain.office import HolidayOverrides, Office, Role, superiors
from chalicelib.domain.office_data.sections import TypeVersionRule
from chalicelib.domain.permits.register_entry import RegisterRules
from chalicelib.domain.privacy.rules import Retention
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.satisfaction.survey_forms import SurveyForms
from chalicelib.domain.text import Localized
from chalicelib.domain.uploads.texts import VerdictTexts

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.legal import WrittenRules
    from chalicelib.domain.catalogue.samples import Samples

TEMPLATES = Path(__file__).parent.parent / "templates"

M = TypeVar("M", bound=BaseModel)

Rules = Mapping[str, TypeVersionRule]
"""What administrators say of versions, by ``<type>.<rule set>``."""
NO_RULES: Rules = {}
_NO_RULE = TypeVersionRule()


class TemplateCatalogue:
    """Everything under ``templates/``. A permit type may have several versions, one per set of
    rules: the newest one that has started counts. Its files lie anywhere under ``permit_types/``:
    ``<id>.<rule set>.toml`` is one complete version, ``<id>.toml`` all those of a type of a family
    (``domain/catalogue/families.py``)."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._folder = folder
        self._versions: dict[str, Sequence[TypeVersion]] = {}
        self._families: dict[str, Mapping[str, Untyped]] = {}
        self._older: dict[Path, tuple[Path, ...]] = {}
        self._types: dict[tuple[Path, str], PermitType] = {}
        self._messages: dict[str, MessageTemplate] = {}

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
            loaded = _model(PermitType, version.content, version.name)
            if version.path.name != version.file_name:
                raise ValueError(
                    f"{version.name}: holds {loaded.id} under {loaded.rule_set}: "
                    f"name the file {version.file_name}, or correct its content"
                )
            self._types[key] = loaded
        return self._types[key]

    @cached_property
    def office(self) -> Office:
        return _load(Office, self._folder / "office.toml")

    @cached_property
    def holiday_overrides(self) -> HolidayOverrides:
        return _load(HolidayOverrides, self._folder / "holidays.toml")

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """By id, in the order of the file."""
        path = self._folder / "roles.toml"
        found = {
            key: _model(Role, {"id": key, **item}, path.name)
            for key, item in read_toml(path).items()
        }
        for role in found:
            superiors(found, role)
        return found

    @cached_property
    def problem_texts(self) -> ProblemTexts:
        path = self._folder / "problems.toml"
        content = read_toml(path)
        beside = {name: content.pop(name) for name in ("fields", "words")}
        return _model(ProblemTexts, {"problems": content, **beside}, path.name)

    @cached_property
    def verdict_texts(self) -> VerdictTexts:
        path = self._folder / "verdicts.toml"
        texts = read_toml(path)
        cures = texts.pop("cures")
        return VerdictTexts(
            *(
                {code: _model(Localized, text, path.name) for code, text in part.items()}
                for part in (texts, cures)
            )
        )

    @cached_property
    def survey_forms(self) -> SurveyForms:
        return _load(SurveyForms, self._folder / "surveys.toml")

    @cached_property
    def register_rules(self) -> RegisterRules:
        return _load(RegisterRules, self._folder / "register.toml")

    @cached_property
    def evidence(self) -> Evidence:
        return _load(Evidence, self._folder / "evidence.toml")

    @cached_property
    def reasons(self) -> Reasons:
        return _load(Reasons, self._folder / "reasons.toml")

    @cached_property
    def counter_consent(self) -> DocumentRequirement:
        return _load(DocumentRequirement, self._folder / "counter.toml")

    @cached_property
    def groupings(self) -> Groupings:
        return _load(Groupings, self._folder / "groupings.toml")

    @cached_property
    def standards(self) -> ServiceStandards:
        return _load(ServiceStandards, self._folder / "standards.toml")

    @cached_property
    def papers(self) -> Papers:
        return _load(Papers, self._folder / "papers.toml")

    @cached_property
    def legal_rules(self) -> "WrittenRules":
        from chalicelib.adapters.legal_rules import written_rules  # for one page of administrators

        return written_rules(self._folder)

    @cached_property
    def samples(self) -> "Samples":
        from chalicelib.domain.catalogue.samples import Samples  # for administrators alone

        letters = self._folder / "letters"
        photo = (letters / "sample-photo.jpg").read_bytes()
        said = read_toml(letters / "samples.toml")
        return _model(Samples, {**said, "photo": photo}, "samples.toml")

    @cached_property
    def districts(self) -> Mapping[str, str]:
        """Names of the regency's kecamatan by their dotted Kemendagri codes."""
        names: Mapping[str, str] = read_toml(self._folder / "places.toml")["districts"]
        return names

    @cached_property
    def limits(self) -> Limits:
        return _load(Limits, self._folder / "limits.toml")

    @cached_property
    def complaint_rules(self) -> ComplaintRules:
        return _load(ComplaintRules, self._folder / "complaints.toml")

    @cached_property
    def retention(self) -> Retention:
        return _load(Retention, self._folder / "retention.toml")

    def message_template(self, template: str) -> MessageTemplate:
        """:raises KeyError: there is no such message."""
        if template not in self._messages:
            if template not in self.message_names:
                raise KeyError(template)
            path = self._folder / "messages" / f"{template}.toml"
            self._messages[template] = _model(
                MessageTemplate, {"id": template, **read_toml(path)}, path.name
            )
        return self._messages[template]

    @cached_property
    def message_names(self) -> Sequence[str]:
        return sorted(path.stem for path in (self._folder / "messages").glob("*.toml"))

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


def _load(model: type[M], path: Path) -> M:
    return _model(model, read_toml(path), path.name)


def _model(model: type[M], content: Untyped, name: str) -> M:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ValueError(f"{name}: {error}") from error
