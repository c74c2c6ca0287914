"""The three surveys that open the download."""

from pydantic import Field, StrictInt

from chalicelib.domain.satisfaction import surveys
from chalicelib.handlers.citizen.permits import PermitDetail, permit_detail
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input

routes = Routes(__name__)


class PollInput(Input):
    choice: str = Field(max_length=40)


class TestimonialInput(Input):
    """The form says how short and how long it may be."""

    __test__ = False  # not a test, whatever its name begins with

    text: str = Field(max_length=5000)


class QuestionnaireInput(Input):
    """All nine elements, ``U1`` to ``U9``, each 1 to 4."""

    answers: dict[str, StrictInt] = Field(max_length=20)


@routes.post(
    "/api/permits/{permit_id}/surveys/poll",
    access=Access.CITIZEN,
    status=201,
    summary="Give the poll",
)
def give_poll(call: Call, body: PollInput, permit_id: str) -> PermitDetail:
    return permit_detail(call, surveys.give_poll(call.ports, call.actor, permit_id, body.choice))


@routes.post(
    "/api/permits/{permit_id}/surveys/testimonial",
    access=Access.CITIZEN,
    status=201,
    summary="Give the testimonial",
)
def give_testimonial(call: Call, body: TestimonialInput, permit_id: str) -> PermitDetail:
    after = surveys.give_testimonial(call.ports, call.actor, permit_id, body.text)
    return permit_detail(call, after)


@routes.post(
    "/api/permits/{permit_id}/surveys/questionnaire",
    access=Access.CITIZEN,
    status=201,
    summary="Give the questionnaire",
)
def give_questionnaire(call: Call, body: QuestionnaireInput, permit_id: str) -> PermitDetail:
    after = surveys.give_questionnaire(call.ports, call.actor, permit_id, body.answers)
    return permit_detail(call, after)
