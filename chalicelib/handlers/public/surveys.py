"""The forms of the three surveys that open a download."""

from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View
from chalicelib.handlers.views.permit_types import ChoiceView

routes = Routes(__name__)


class PollFormView(View):
    question: Localized
    choices: tuple[ChoiceView, ...]


class TestimonialFormView(View):
    """Lengths in characters, of the text without spaces around it."""

    __test__ = False  # not a test, whatever its name begins with

    question: Localized
    min_length: int
    max_length: int


class ElementFormView(View):
    """One element (unsur) of the service. ``labels`` name the answers 1 to 4 in this order."""

    id: str
    name: Localized
    question: Localized
    labels: tuple[Localized, Localized, Localized, Localized]


class QuestionnaireFormView(View):
    """The nine elements of PermenPANRB 14/2017."""

    introduction: Localized
    elements: tuple[ElementFormView, ...]


class SurveyFormsView(View):
    """``reported_from``: how many have to answer before the public statistics tell their
    figures."""

    reported_from: int
    poll: PollFormView
    testimonial: TestimonialFormView
    questionnaire: QuestionnaireFormView


@routes.get(
    "/api/surveys",
    access=Access.PUBLIC,
    cached_seconds=300,
    summary="The three survey forms, in both languages",
)
def forms(call: Call) -> SurveyFormsView:
    return SurveyFormsView.model_validate(call.ports.survey_forms)
