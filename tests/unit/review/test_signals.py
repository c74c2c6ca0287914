"""Engine and state kept in step: late, doubled and lost messages, dead executions, one sweep."""

import random
from collections.abc import Mapping

import pytest

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import open_wait
from tests.fakes.deliveries import deliver, pump
from tests.support import stored
from tests.support.cases import a_complete_draft, a_submitted_case
from tests.unit.review.in_step import is_in_step, sweep_later, the_execution


def test_a_decision_before_its_question_arrives_is_told_as_soon_as_it_does() -> None:
    case = a_complete_draft().submit()
    (question,) = case.ports.workflow.inbox
    case.approve()
    assert the_execution(case).place == ("review", "back_office")
    pump(case.ports)
    assert question["token"] != the_execution(case).asked["token"]
    assert is_in_step(case)


def test_a_question_that_comes_twice_changes_nothing() -> None:
    case = a_complete_draft().submit()
    question = case.ports.workflow.inbox.pop()
    deliver(case.ports, question)
    before = case.now
    deliver(case.ports, question)
    assert case.now == before and is_in_step(case)


def test_a_question_of_long_ago_is_answered_and_forgotten() -> None:
    case = a_complete_draft().submit()
    first = case.ports.workflow.inbox[0]
    pump(case.ports)
    case.approve().approve()
    pump(case.ports)
    before = case.now
    deliver(case.ports, first)
    assert case.now == before
    assert the_execution(case).place == ("review", "division_head")
    sweep_later(case)
    assert is_in_step(case)


def test_a_decision_between_storing_the_token_and_looking_again_is_not_missed() -> None:
    """The decision finds no token yet; so the one who stores it has to answer."""
    case = a_complete_draft().submit().mark_all()
    question = case.ports.workflow.inbox.pop()
    put = case.ports.waits.put

    def put_after_a_decision(wait: Wait) -> None:
        case.ports.waits.put = put
        case.approve()
        put(wait)

    case.ports.waits.put = put_after_a_decision
    deliver(case.ports, question)
    assert case.now.step.id == "section_head"
    pump(case.ports)
    assert is_in_step(case)


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_and_doubled_questions_lead_to_the_same_permit(seed: int) -> None:
    chance = random.Random(seed)
    case = a_complete_draft().submit()
    for _ in range(4):
        inbox = case.ports.workflow.inbox
        inbox += [dict(body) for body in inbox if chance.random() < 0.5]
        if chance.random() < 0.5:
            pump(case.ports, chance)
        case.approve()
    case.sign()
    case.ports.workflow.inbox *= 2
    pump(case.ports, chance)
    assert case.now.phase is Phase.ISSUED
    assert len(stored.permits(case.ports)) == len(case.ports.permit_files.objects) == 1


def test_garbage_tokens_are_nobodys() -> None:
    case = a_submitted_case()
    before = case.now
    for token in ("", "garbage", "token-999"):
        assert not case.ports.workflow.answer(token, {"outcome": "approved"})
        open_wait(
            case.ports,
            Wait(
                application_id=case.application_id, kind="review", step="back_office", token=token
            ),
        )
    assert case.now == before
    case.approve()
    sweep_later(case)
    assert is_in_step(case)


def test_a_wait_that_timed_out_asks_again_and_goes_on_with_the_new_token() -> None:
    case = a_submitted_case()
    old = the_execution(case).asked["token"]
    case.ports.workflow.time_out(old)
    pump(case.ports)
    assert the_execution(case).asked["token"] != old
    assert is_in_step(case)
    case.approve()
    pump(case.ports)
    assert is_in_step(case)


def test_a_question_that_is_kept_is_kept_once_and_nothing_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = a_complete_draft().submit()
    kept: list[Wait] = []
    put = case.ports.waits.put

    def put_and_count(wait: Wait) -> bool:
        kept.append(wait)
        return put(wait)

    monkeypatch.setattr(case.ports.waits, "put", put_and_count)
    deliver(case.ports, case.ports.workflow.inbox.pop())
    assert len(kept) == 1 and is_in_step(case)


def test_a_token_that_belongs_to_an_earlier_step_is_not_used_for_a_later_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = a_submitted_case()
    first = the_execution(case).asked["token"]
    used: list[str] = []
    answer = case.ports.workflow.answer

    def noting(token: str, told: Mapping[str, str]) -> bool:
        used.append(token)
        return answer(token, told)

    monkeypatch.setattr(case.ports.workflow, "answer", noting)
    case.approve().approve()  # the second one before its question has come
    assert used == [first]
    pump(case.ports)
    assert is_in_step(case)
