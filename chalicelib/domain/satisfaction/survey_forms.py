"""The three forms that open a permit's download, as data (``templates/surveys.toml``).

Poll, testimonial, and the questionnaire of PermenPANRB 14/2017 on the satisfaction of the public
(docs/domain.md §5). Each form checks its own answer.
"""

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from chalicelib.domain.catalogue.schema import Choice
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.parts import Part
from chalicelib.domain.text import Localized

LOWEST, HIGHEST = 1, 4
_ELEMENTS = tuple(f"U{number}" for number in range(1, 10))


class PollForm(Part):
    question: Localized
    choices: tuple[Choice, ...] = Field(min_length=2)

    def checked(self, choice: str) -> str:
        """:raises InvalidInput: not one of ``choices``."""
        if choice not in {item.value for item in self.choices}:
            raise InvalidInput(fields=[FieldProblem("choice", "not-a-choice")])
        return choice


class TestimonialForm(Part):
    """Lengths in characters, of the text without spaces around it."""

    __test__ = False  # not a test, whatever its name begins with

    question: Localized
    min_length: int = Field(ge=1)
    max_length: int = Field(le=5000)

    def checked(self, text: str) -> str:
        """In NFC, lines kept, without spaces around it.

        :raises InvalidInput: too short, too long, or with invisible characters.
        """
        clean = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
        if len(clean) > self.max_length:
            problem = FieldProblem("text", "too-long", {"max_length": self.max_length})
        elif len(clean) < self.min_length:
            problem = FieldProblem("text", "too-short", {"min_length": self.min_length})
        elif any(_is_control(mark) for mark in clean):
            problem = FieldProblem("text", "control-characters")
        else:
            return clean
        raise InvalidInput(fields=[problem])


class Element(Part):
    """One element (unsur) of the service. ``labels`` name the answers 1 to 4 in this order."""

    id: Annotated[str, StringConstraints(pattern=r"^U[1-9]$")]
    name: Localized
    question: Localized
    labels: tuple[Localized, Localized, Localized, Localized]


class QuestionnaireForm(Part):
    """The nine elements; an index over fewer would not be comparable with other offices'."""

    introduction: Localized
    elements: tuple[Element, ...]

    @model_validator(mode="after")
    def _all_nine(self) -> Self:
        if tuple(element.id for element in self.elements) != _ELEMENTS:
            raise ValueError("questionnaire: the elements are U1 to U9, in this order")
        return self

    def checked(self, answers: Mapping[str, int]) -> dict[str, int]:
        """All nine, each 1 to 4.

        :raises InvalidInput: with every element that is missing, unknown or out of range.
        """
        problems = [
            FieldProblem(f"answers.{name}", "unknown-field")
            for name in answers
            if name not in _ELEMENTS
        ]
        for name in _ELEMENTS:
            if name not in answers:
                problems.append(FieldProblem(f"answers.{name}", "required"))
            elif not LOWEST <= answers[name] <= HIGHEST:
                problems.append(FieldProblem(f"answers.{name}", "not-a-score"))
        if problems:
            raise InvalidInput(fields=problems)
        return {name: answers[name] for name in _ELEMENTS}


class SurveyForms(Part):
    """All three, as ``templates/surveys.toml`` has them. ``reported_from``: how many have to
    answer before the public statistics tell their figures."""

    reported_from: int = Field(ge=1)

    poll: PollForm
    testimonial: TestimonialForm
    questionnaire: QuestionnaireForm


def _is_control(mark: str) -> bool:
    """Everything invisible but line ends, and what joins the parts of an emoji."""
    return unicodedata.category(mark)[0] == "C" and mark not in "\n\t\u200c\u200d"
