"""The sweeper brings running applications on: lost executions, lost tokens, what has lapsed."""

from collections.abc import Callable

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applying.drafting import withdraw
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import repair
from chalicelib.domain.review import decisions
from tests.fakes.deliveries import pump, send_announced, sweep
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_submitted_case
from tests.unit.review.in_step import is_in_step, sweep_later, the_execution


def at_review(case: Case) -> None:
    """As it is."""


def at_correction(case: Case) -> None:
    case.send_back(judul="Terlalu umum.")
    pump(case.ports)


def at_signing(case: Case) -> None:
    """The signing service is away, so it stays there."""
    case.approve_up_to("head").sign()
    (question,) = case.ports.workflow.inbox
    case.ports.workflow.inbox.clear()
    case.ports.waits.put(
        Wait(application_id=case.application_id, kind="sign", step="", token=question["token"])
    )


PLACES = [at_review, at_correction, at_signing]


in_every_place = pytest.mark.parametrize("go", PLACES, ids=lambda go: go.__name__)


def kill(case: Case) -> None:
    case.ports.workflow.kill(the_execution(case).name)


def lose_token(case: Case) -> None:
    stored.lose_token(case.ports, case.application_id)


def lose_both(case: Case) -> None:
    lose_token(case)
    kill(case)


def spend_token(case: Case) -> None:
    """Somebody answered it with nonsense: the execution failed."""
    case.ports.workflow.answer(the_execution(case).asked["token"], {"outcome": "nonsense"})
    case.ports.workflow.inbox.clear()


@in_every_place
@pytest.mark.parametrize("damage", [kill, lose_token, lose_both], ids=lambda d: d.__name__)
def test_one_sweep_repairs_a_killed_execution_and_a_lost_token(
    go: Callable[[Case], None], damage: Callable[[Case], None]
) -> None:
    case = a_submitted_case()
    go(case)
    state = case.now
    damage(case)
    assert sweep_later(case, everything=True) == [case.application_id]
    if go is at_signing:
        assert case.now.phase is Phase.ISSUED
        assert case.ports.workflow.running(case.application_id) == []
        return
    assert is_in_step(case)
    assert case.ports.waits.execution(case.application_id) == 2
    assert case.now == state, "an officer who decides on it now is not disturbed"


def test_a_restart_makes_no_decision_stale() -> None:
    case = a_submitted_case().mark_all()
    seen = case.now.version
    kill(case)
    sweep_later(case, everything=True)
    decisions.approve(case.ports, case.officer, case.application_id, seen)
    pump(case.ports)
    assert case.now.step.id == "section_head"
    assert is_in_step(case)


def test_a_failed_execution_is_replaced_too() -> None:
    case = a_submitted_case()
    spend_token(case)
    assert case.ports.workflow.running(case.application_id) == []
    sweep_later(case, everything=True)
    assert is_in_step(case)


def test_a_new_execution_is_told_all_earlier_decisions_at_once() -> None:
    case = a_submitted_case().approve_up_to("secretary")
    pump(case.ports)
    kill(case)
    sweep_later(case, everything=True)
    assert the_execution(case).place == ("review", "secretary")
    assert is_in_step(case)
    case.issue()


def test_a_decision_that_could_not_be_told_is_told_by_the_sweep() -> None:
    case = a_submitted_case()
    case.ports.workflow.down = True
    case.approve()
    assert case.now.step.id == "section_head"
    case.ports.workflow.down = False
    assert the_execution(case).place == ("review", "back_office")
    sweep_later(case)
    assert is_in_step(case)


def test_a_sweep_while_the_engine_is_away_harms_nothing() -> None:
    """An execution that cannot be stopped is not replaced: two would go on side by side."""
    case = a_submitted_case()
    lose_token(case)
    before = case.now
    case.ports.workflow.down = True
    sweep_later(case, everything=True)
    assert case.now == before
    case.ports.workflow.down = False
    sweep_later(case, everything=True)
    assert is_in_step(case)


def test_a_question_lost_after_a_restart_is_asked_again_after_the_next_sweep() -> None:
    case = a_submitted_case()
    kill(case)
    case.ports.clock.advance(minutes=5)
    sweep(case.ports, everything=True)
    case.ports.workflow.inbox.clear()
    assert case.ports.waits.find(case.application_id) is None, "the dead execution's token"
    sweep_later(case, everything=True)
    assert is_in_step(case)


def test_a_healthy_chain_is_left_alone() -> None:
    case = a_submitted_case()
    before = case.now
    assert sweep_later(case) == []
    assert sweep_later(case, everything=True) == [case.application_id]
    assert case.now == before and is_in_step(case)


def test_a_healthy_chain_is_looked_at_seldom() -> None:
    """Fourteen days, a sweep every five minutes; nobody decides, and the superior is told."""
    case = a_submitted_case()
    looks = sum(len(sweep_later(case)) for _ in range(14 * 24 * 12))
    assert 3 <= looks <= 15
    assert case.now.escalated_at
    assert is_in_step(case) and case.ports.waits.execution(case.application_id) == 1


def test_a_chain_that_has_just_moved_is_given_time() -> None:
    case = a_complete_draft().submit()
    assert sweep(case.ports) == []


def test_a_decision_during_the_repair_wins_over_it() -> None:
    case = a_submitted_case().mark_all()
    kill(case)
    stop = case.ports.workflow.stop

    def decided_meanwhile(application_id: str, execution: int) -> None:
        case.ports.workflow.stop = stop
        case.approve()
        stop(application_id, execution)

    case.ports.workflow.stop = decided_meanwhile
    sweep_later(case, everything=True)
    assert case.now.step.id == "section_head"
    sweep_later(case, everything=True)
    assert is_in_step(case)


def test_one_application_that_cannot_be_repaired_does_not_keep_the_others_waiting() -> None:
    first = a_submitted_case()
    second = a_submitted_case(first.ports, applicant=first.applicant, staff=first.staff)
    kill(first)
    kill(second)
    is_running = first.ports.workflow.is_running
    first.ports.workflow.is_running = lambda identity, n: (
        second.ports.applications.get("nowhere")
        if identity == first.application_id
        else is_running(identity, n)
    )
    sweep_later(first, everything=True)
    assert is_in_step(second)


@pytest.mark.parametrize("end", ["issued", "rejected", "withdrawn"])
def test_what_has_ended_is_not_repaired(end: str) -> None:
    case = a_submitted_case()
    if end == "issued":
        case.issue()
    elif end == "rejected":
        decisions.reject(
            case.ports, case.officer, case.application_id, case.now.version, reason="x"
        )
    else:
        withdraw(case.ports, case.applicant, case.application_id, None)
    before = case.now
    repair(case.ports, case.application_id)
    assert sweep_later(case, days=1) == []
    assert case.now == before
    assert case.ports.workflow.running(case.application_id) == []


def test_a_correction_that_is_not_sent_in_sixty_days_lapses() -> None:
    case = a_submitted_case()
    at_correction(case)
    sweep_later(case, days=59)
    assert case.now.phase is Phase.CORRECTION
    sweep_later(case, days=1, minutes=61)
    assert case.now.phase is Phase.WITHDRAWN
    assert case.now.lapsed and case.now.closing_reason is None
    assert case.ports.workflow.running(case.application_id) == []
    note = case.ports.notes.of(f"app#{case.application_id}")[-1]
    assert (note.event, note.actor_role, note.details) == ("lapsed", "system", {"days": "60"})
    told = {message.template for message in stored.messages(case.ports)}
    assert "lapsed" in told and "withdrawn" not in told


def test_who_corrects_in_time_does_not_lapse_later() -> None:
    case = a_submitted_case()
    at_correction(case)
    case.ports.clock.advance(days=59)
    case.resubmit()
    sweep_later(case, days=90)
    assert case.now.phase is Phase.REVIEW


def test_unsent_messages_are_announced_again_by_the_sweep() -> None:
    case = a_submitted_case()
    lost = list(case.ports.announcer.announced)
    case.ports.announcer.announced.clear()
    sweep_later(case)
    assert sorted(case.ports.announcer.announced) == sorted(lost)
    send_announced(case.ports)
    case.ports.clock.advance(days=1)
    sweep(case.ports)
    assert case.ports.announcer.announced == []
