"""The office's own data files: messages, roles, holidays, texts, limits and what else is no permit
type. Every file is TOML, read on first use, validated by the models of the domain and then kept. A
mistake in a file is a ``ValueError`` that names it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from chalicelib.adapters.type_versions import read_toml
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.catalogue.evidence import Evidence
from chalicelib.domain.catalogue.groupings import Groupings
from chalicelib.domain.catalogue.papers import Papers
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.catalogue.schema import DocumentRequirement
from chalicelib.domain.catalogue.standards import ServiceStandards
from chalicelib.domain.complaints.rules import ComplaintRules
from chalicelib.domain.limits import Limits
from chalicelib.domain.messages.templates import MessageTemplate
from chalicelib.domain.office import HolidayOverrides, Office, Role, superiors
from chalicelib.domain.permits.register_entry import RegisterRules
from chalicelib.domain.privacy.rules import Retention
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.satisfaction.survey_forms import SurveyForms
from chalicelib.domain.text import Localized
from chalicelib.domain.uploads.texts import VerdictTexts

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.legal import WrittenRules
    from chalicelib.domain.catalogue.samples import Samples

M = TypeVar("M", bound=BaseModel)


class OfficeFiles:
    """What lies under ``templates/`` beside the permit types."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._messages: dict[str, MessageTemplate] = {}

    @cached_property
    def office(self) -> Office:
        return load(Office, self._folder / "office.toml")

    @cached_property
    def holiday_overrides(self) -> HolidayOverrides:
        return load(HolidayOverrides, self._folder / "holidays.toml")

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """By id, in the order of the file."""
        path = self._folder / "roles.toml"
        found = {
            key: model_of(Role, {"id": key, **item}, path.name)
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
        return model_of(ProblemTexts, {"problems": content, **beside}, path.name)

    @cached_property
    def verdict_texts(self) -> VerdictTexts:
        path = self._folder / "verdicts.toml"
        texts = read_toml(path)
        cures = texts.pop("cures")
        return VerdictTexts(
            *(
                {code: model_of(Localized, text, path.name) for code, text in part.items()}
                for part in (texts, cures)
            )
        )

    @cached_property
    def survey_forms(self) -> SurveyForms:
        return load(SurveyForms, self._folder / "surveys.toml")

    @cached_property
    def register_rules(self) -> RegisterRules:
        return load(RegisterRules, self._folder / "register.toml")

    @cached_property
    def evidence(self) -> Evidence:
        return load(Evidence, self._folder / "evidence.toml")

    @cached_property
    def reasons(self) -> Reasons:
        return load(Reasons, self._folder / "reasons.toml")

    @cached_property
    def counter_consent(self) -> DocumentRequirement:
        return load(DocumentRequirement, self._folder / "counter.toml")

    @cached_property
    def groupings(self) -> Groupings:
        return load(Groupings, self._folder / "groupings.toml")

    @cached_property
    def standards(self) -> ServiceStandards:
        return load(ServiceStandards, self._folder / "standards.toml")

    @cached_property
    def papers(self) -> Papers:
        return load(Papers, self._folder / "papers.toml")

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
        return model_of(Samples, {**said, "photo": photo}, "samples.toml")

    @cached_property
    def districts(self) -> Mapping[str, str]:
        """Names of the regency's kecamatan by their dotted Kemendagri codes."""
        names: Mapping[str, str] = read_toml(self._folder / "places.toml")["districts"]
        return names

    @cached_property
    def limits(self) -> Limits:
        return load(Limits, self._folder / "limits.toml")

    @cached_property
    def complaint_rules(self) -> ComplaintRules:
        return load(ComplaintRules, self._folder / "complaints.toml")

    @cached_property
    def retention(self) -> Retention:
        return load(Retention, self._folder / "retention.toml")

    def message_template(self, template: str) -> MessageTemplate:
        """:raises KeyError: there is no such message."""
        if template not in self._messages:
            if template not in self.message_names:
                raise KeyError(template)
            path = self._folder / "messages" / f"{template}.toml"
            self._messages[template] = model_of(
                MessageTemplate, {"id": template, **read_toml(path)}, path.name
            )
        return self._messages[template]

    @cached_property
    def message_names(self) -> Sequence[str]:
        return sorted(path.stem for path in (self._folder / "messages").glob("*.toml"))


def load(model: type[M], path: Path) -> M:
    return model_of(model, read_toml(path), path.name)


def model_of(model: type[M], content: Untyped, name: str) -> M:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ValueError(f"{name}: {error}") from error
