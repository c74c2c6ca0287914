"""The office's data files: permit types, messages, roles, holidays, problem texts.

Every file is TOML, read on first use, validated by the models of the domain and then kept: a
Lambda that handles one permit type reads one file. A mistake in a file is a ``ValueError`` that
names it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import NotFound
from chalicelib.domain.messages.templates import MessageTemplate
from chalicelib.domain.office import HolidayOverrides, Office, Role
from chalicelib.domain.permits.survey_forms import SurveyForms
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.text import Localized
from chalicelib.domain.uploads.texts import VerdictTexts

TEMPLATES = Path(__file__).parent.parent / "templates"

M = TypeVar("M", bound=BaseModel)


class TemplateCatalogue:
    """Everything under ``templates/``. A permit type may have several versions, one file per set
    of rules (``permit_types/<id>.<rule_set>.toml``): the newest one that has started counts."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._folder = folder
        self._types: dict[Path, PermitType] = {}
        self._messages: dict[str, MessageTemplate] = {}

    def get(self, type_id: str, on: date) -> PermitType:
        """The version of this type in force on that day.

        :raises NotFound: no such type, or none of its versions has started
            (``unknown-permit-type``).
        """
        versions = [self._type(path) for path in self._type_files.get(type_id, ())]
        started = [version for version in versions if version.starts_on <= on.isoformat()]
        if not started:
            raise NotFound("unknown-permit-type", type_id=type_id)
        return max(started, key=lambda version: version.starts_on)

    def list_types(self, on: date) -> list[PermitType]:
        """The types that can be applied for on that day, by their Indonesian names."""
        found = []
        for type_id in self._type_files:
            try:
                found.append(self.get(type_id, on))
            except NotFound:
                continue
        return sorted(found, key=lambda item: item.name.id)

    def all_versions(self) -> list[PermitType]:
        """Every file, started or not: for checks of the data itself."""
        return [self._type(path) for paths in self._type_files.values() for path in paths]

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
        return {key: _model(Role, {"id": key, **item}, path) for key, item in _read(path).items()}

    @cached_property
    def problem_texts(self) -> ProblemTexts:
        path = self._folder / "problems.toml"
        content = _read(path)
        fields = content.pop("fields")
        return _model(ProblemTexts, {"problems": content, "fields": fields}, path)

    @cached_property
    def verdict_texts(self) -> VerdictTexts:
        path = self._folder / "verdicts.toml"
        return VerdictTexts(
            {code: _model(Localized, text, path) for code, text in _read(path).items()}
        )

    @cached_property
    def survey_forms(self) -> SurveyForms:
        return _load(SurveyForms, self._folder / "surveys.toml")

    def message_template(self, template: str) -> MessageTemplate:
        """:raises KeyError: there is no such message."""
        if template not in self._messages:
            if template not in self.message_names:
                raise KeyError(template)
            path = self._folder / "messages" / f"{template}.toml"
            self._messages[template] = _model(
                MessageTemplate, {"id": template, **_read(path)}, path
            )
        return self._messages[template]

    @cached_property
    def message_names(self) -> Sequence[str]:
        return sorted(path.stem for path in (self._folder / "messages").glob("*.toml"))

    @cached_property
    def _type_files(self) -> Mapping[str, Sequence[Path]]:
        files: dict[str, list[Path]] = {}
        for path in sorted((self._folder / "permit_types").glob("*.toml")):
            files.setdefault(path.name.split(".")[0], []).append(path)
        return files

    def _type(self, path: Path) -> PermitType:
        if path not in self._types:
            loaded = _load(PermitType, path)
            if path.name != f"{loaded.id}.{loaded.rule_set}.toml":
                raise ValueError(f"{path.name}: holds {loaded.id} under {loaded.rule_set}")
            self._types[path] = loaded
        return self._types[path]


def _load(model: type[M], path: Path) -> M:
    return _model(model, _read(path), path)


def _model(model: type[M], content: Mapping[str, Any], path: Path) -> M:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error
