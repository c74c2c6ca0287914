"""The timeline of an application (Proses): where each step of its chain stands.

One answer for everybody: the applicant's own page, officers and public tracking show the same.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.applications.lifecycle import decided_here
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.catalogue.schema import Step

_STOPPED = (Phase.REJECTED, Phase.WITHDRAWN)
_DECIDED = (Phase.SIGNING, Phase.ISSUED)
"""The last step's officer has signed; what is left is the machine's work."""


class StepState(StrEnum):
    """``returned``: the application is with its applicant. ``stopped``: the chain ended here or
    before, by a rejection or a withdrawal."""

    DONE = "done"
    CURRENT = "current"
    RETURNED = "returned"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True)
class TimelineStep:
    """``since``: when it was decided, came to the step, was returned, or ended there; ``None`` of a
    step that the chain has not reached. ``due_at``: until when it is to be decided, or corrected,
    where the application stands."""

    step: Step
    state: StepState
    since: datetime | None
    due_at: datetime | None


def timeline(application: Application) -> tuple[TimelineStep, ...]:
    """Every step of the chain, in its order; empty for a draft."""
    return tuple(_step(application, index) for index in range(len(application.steps)))


def _step(application: Application, index: int) -> TimelineStep:
    state = _state(application, index)
    here = state in (StepState.CURRENT, StepState.RETURNED)
    return TimelineStep(
        application.steps[index],
        state,
        _since(application, index, state),
        application.due_at if here else None,
    )


def _state(application: Application, index: int) -> StepState:
    phase = application.phase
    if index < application.step_index or phase in _DECIDED:
        return StepState.DONE
    if phase in _STOPPED:
        return StepState.STOPPED
    if index > application.step_index:
        return StepState.WAITING
    return StepState.RETURNED if phase is Phase.CORRECTION else StepState.CURRENT


def _since(application: Application, index: int, state: StepState) -> datetime | None:
    if state is StepState.DONE:
        step = application.steps[index].id
        passed = [d.at for d in decided_here(application) if d.step == step]
        return passed[-1] if passed else None
    if index != application.step_index:
        return None
    return {
        StepState.CURRENT: application.step_opened_at,
        StepState.RETURNED: application.correction.at if application.correction else None,
        StepState.STOPPED: application.closed_at,
    }[state]
