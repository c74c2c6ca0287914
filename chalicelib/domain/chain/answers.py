"""Where the engine and DynamoDB meet: what an execution that waits is to be told.

The application is the truth. An execution only asks, step by step, and is told at once whatever
has been decided already; so an execution can be lost, doubled or restarted at any time.
"""

from collections.abc import Mapping

from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.standing import CORRECT, REVIEW, SIGN, place_of
from chalicelib.domain.chain.ports import Wait


def answer_to(application: Application, kind: str, step: str) -> Mapping[str, str] | None:
    """What to tell an execution that waits here; ``None``: nothing is decided yet, let it wait.

    A step before the application's own was approved; one after it cannot have been reached.
    """
    phase = application.phase
    if kind == SIGN:
        if phase is Phase.SIGNING:
            return None
        return {"outcome": "reopened" if phase is Phase.REVIEW else "signed"}
    if phase in (Phase.REJECTED, Phase.WITHDRAWN):
        return {"outcome": "rejected"} if kind == REVIEW else {}
    index = [s.id for s in application.steps].index(step)
    passed = index < application.step_index or phase in (Phase.SIGNING, Phase.ISSUED)
    if kind == CORRECT:
        return None if phase is Phase.CORRECTION and not passed else {}
    if passed:
        return {"outcome": "approved"}
    return {"outcome": "returned"} if phase is Phase.CORRECTION else None


def is_waiting_here(application: Application, wait: Wait) -> bool:
    """Whether this token belongs to the place where the application stands now."""
    return place_of(application) == (wait.kind, wait.step)
