"""Whether engine and state are in step, and a sweep some time later."""

from chalicelib.domain.applications.standing import place_of
from tests.fakes.deliveries import pump, sweep
from tests.fakes.workflow import Execution
from tests.support.cases import Case


def the_execution(case: Case) -> Execution:
    """The only one that runs."""
    (execution,) = case.ports.workflow.running(case.application_id)
    return execution


def is_in_step(case: Case) -> bool:
    """One execution, waiting where the application stands, and its token is known."""
    execution, number = the_execution(case), case.ports.waits.execution(case.application_id)
    wait = case.ports.waits.find(case.application_id)
    return (
        execution.place == place_of(case.now)
        and execution.name == f"{case.application_id}-{number}"
        and wait is not None
        and wait.token == execution.asked["token"]
    )


def sweep_later(case: Case, *, everything: bool = False, **time: float) -> list[str]:
    case.ports.clock.advance(**(time or {"minutes": 5}))
    looked_at = sweep(case.ports, everything=everything)
    pump(case.ports)
    return looked_at
