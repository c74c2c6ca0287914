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
    """All texts: of whole refusals by their code, and of single fields by theirs. ``words``: of a
    value's name, what people call each code that another service has for it, ``other`` for one that
    is not listed; so that nobody reads EXPIRED, or month 2."""

    problems: dict[str, ProblemTemplate]
    fields: dict[str, Localized]
    words: dict[str, dict[str, Localized]]

    def of_problem(
        self, code: str, language: Language, params: Mapping[str, object]
    ) -> ProblemText:
        """A code without a text of its own reads as the general refusal."""
        template = self.problems.get(code) or self.problems[DomainError.code]
        return ProblemText(
            title=template.title.in_language(language),
            text=self._filled(template.text, language, params),
        )

    def _word(self, name: str, value: object, language: Language) -> object:
        words = self.words.get(name)
        return words.get(str(value), words["other"]).in_language(language) if words else value

    def of_field(self, code: str, language: Language, params: Mapping[str, object]) -> str:
        """A code without a text of its own reads as ``invalid-value``."""
        template = self.fields.get(code) or self.fields["invalid-value"]
        return self._filled(template, language, params)

    def _filled(self, text: Localized, language: Language, params: Mapping[str, object]) -> str:
        said = {name: self._word(name, value, language) for name, value in params.items()}
        return fill(text.in_language(language), said, missing=_MISSING)
