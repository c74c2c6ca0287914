"""How far an application is, for whoever holds its receipt."""

from datetime import date

from pydantic import Field

from chalicelib.domain.applications import tracking
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.timeline import StepState
from chalicelib.domain.applications.tracking import Tracked
from chalicelib.domain.text import Language
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View

routes = Routes(__name__)


class TrackingInput(Input):
    """``number``: of the receipt, the registration or the permit; ``check``: the tracking code on
    the receipt, in any case. Never in a URL, where logs would keep them."""

    number: str = Field(min_length=1, max_length=80)
    check: str = Field(min_length=1, max_length=40)


class TrackedStepView(View):
    """``on``: the day it was done, came to this step, was returned, or ended here."""

    label: str
    state: StepState
    on: date | None


class TrackingView(View):
    """Where it stands, and nothing about the person. ``correct_by``: the last day for a
    correction that is awaited."""

    type_name: str
    phase: Phase
    receipt: str
    registration_number: str | None
    submitted_on: date | None
    accepted_on: date | None
    promised_on: date | None
    correct_by: date | None
    closed_on: date | None
    steps: list[TrackedStepView]

    @classmethod
    def of(cls, tracked: Tracked, language: Language) -> "TrackingView":
        return cls(
            type_name=tracked.type_name.in_language(language),
            phase=tracked.phase,
            receipt=tracked.receipt,
            registration_number=tracked.registration_number,
            submitted_on=tracked.submitted_on,
            accepted_on=tracked.accepted_on,
            promised_on=tracked.promised_on,
            correct_by=tracked.correct_by,
            closed_on=tracked.closed_on,
            steps=[
                TrackedStepView(
                    label=step.label.in_language(language), state=step.state, on=step.on
                )
                for step in tracked.steps
            ],
        )


@routes.post("/api/tracking", access=Access.PUBLIC, summary="How far an application is")
def track(call: Call, body: TrackingInput) -> TrackingView:
    found = tracking.track(call.ports, body.number, body.check, call.source_address)
    return TrackingView.of(found, call.language)
