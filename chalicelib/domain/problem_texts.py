"""What a person reads about a refusal, in both languages (``templates/problems.toml``).

Texts name the field and the cure. A placeholder that the refusal brings no value for becomes a
dash: a text must never make a refusal fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.domain.errors import DomainError
from chalicelib.domain.parts import Part
from chalicelib.domain.placeholders import fill
from chalicelib.domain.text import Language, Localized

_MISSING = "–"


class ProblemTemplate(Part):
    title: Localized
    text: Localized


@dataclass(frozen=True)
class ProblemText:
    """``title`` is the same for every refusal of a code, ``text`` is about this one."""

    title: str
    text: str


class ProblemTexts(Part):
    """All texts: of whole refusals by their code, and of single fields by theirs."""

    problems: dict[str, ProblemTemplate]
    fields: dict[str, Localized]

    def of_problem(
        self, code: str, language: Language, params: Mapping[str, object]
    ) -> ProblemText:
        """A code without a text of its own reads as the general refusal."""
        template = self.problems.get(code) or self.problems[DomainError.code]
        return ProblemText(
            title=template.title.in_language(language),
            text=fill(template.text.in_language(language), params, missing=_MISSING),
        )

    def of_field(self, code: str, language: Language, params: Mapping[str, object]) -> str:
        """A code without a text of its own reads as ``invalid-value``."""
        template = self.fields.get(code) or self.fields["invalid-value"]
        return fill(template.in_language(language), params, missing=_MISSING)
