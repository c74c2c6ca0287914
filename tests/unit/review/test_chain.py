"""What an execution is told, wherever it waits and wherever the application stands."""

import pytest

from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.standing import CORRECT, REVIEW, SIGN, place_of
from chalicelib.domain.chain.answers import answer_to
from tests.unit.applications.test_lifecycle import LAST, TYPE, an_application

STEPS = [step.id for step in TYPE.steps]
APPROVED, RETURNED, REJECTED = ({"outcome": o} for o in ("approved", "returned", "rejected"))


def at(phase: Phase, step: int = 1) -> Application:
    return an_application(phase, LAST if phase in (Phase.SIGNING, Phase.ISSUED) else step)


@pytest.mark.parametrize(
    ("phase", "before", "here", "after"),
    [
        (Phase.REVIEW, APPROVED, None, None),
        (Phase.CORRECTION, APPROVED, RETURNED, RETURNED),
        (Phase.REJECTED, REJECTED, REJECTED, REJECTED),
        (Phase.WITHDRAWN, REJECTED, REJECTED, REJECTED),
    ],
)
def test_a_review_is_answered_by_where_the_application_stands(
    phase: Phase, before: object, here: object, after: object
) -> None:
    told = [answer_to(at(phase), REVIEW, step) for step in STEPS[:3]]
    assert told[:2] == [before, here]
    assert told[2] == after


@pytest.mark.parametrize("phase", [Phase.SIGNING, Phase.ISSUED])
def test_once_the_chain_is_through_every_review_was_an_approval(phase: Phase) -> None:
    assert [answer_to(at(phase), REVIEW, step) for step in STEPS] == [APPROVED] * len(STEPS)


@pytest.mark.parametrize("phase", [p for p in Phase if p is not Phase.DRAFT])
def test_a_correction_is_awaited_only_while_the_applicant_has_the_file(phase: Phase) -> None:
    awaited = answer_to(at(phase), CORRECT, STEPS[1]) is None
    assert awaited == (phase is Phase.CORRECTION)
    assert answer_to(at(phase), CORRECT, STEPS[0]) == {}


@pytest.mark.parametrize(
    ("phase", "told"),
    [
        (Phase.SIGNING, None),
        (Phase.ISSUED, {"outcome": "signed"}),
        (Phase.REVIEW, {"outcome": "reopened"}),
    ],
)
def test_a_signature_is_awaited_until_it_is_there_or_handed_back(
    phase: Phase, told: object
) -> None:
    assert answer_to(at(phase), SIGN, "") == told


@pytest.mark.parametrize("phase", [p for p in Phase if p is not Phase.DRAFT])
def test_a_healthy_execution_waits_exactly_where_nothing_is_decided_yet(phase: Phase) -> None:
    application = at(phase)
    place = place_of(application)
    assert (place is not None) == phase.is_running
    if place:
        assert answer_to(application, *place) is None
