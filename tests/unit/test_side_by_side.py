"""Two things at once: both answers, both ends, and what one request has read."""

import threading
from functools import partial

import pytest

from chalicelib.adapters.dynamodb import kept
from chalicelib.adapters.system import SideBySide
from chalicelib.domain.ports import abreast
from tests.fakes.in_turn import InTurn

PLACE: kept.Place = ("table", frozenset({("pk", "a")}))


def fail(code: str) -> None:
    raise ValueError(code)


@pytest.mark.parametrize("both", [SideBySide(), InTurn()])
def test_both_answers_come_back_in_their_order(both: SideBySide) -> None:
    assert both(lambda: 1, lambda: "two") == (1, "two")


@pytest.mark.parametrize("both", [SideBySide(), InTurn()])
def test_both_come_to_their_end_and_the_first_failure_is_told(both: SideBySide) -> None:
    done: list[str] = []
    with pytest.raises(ValueError, match="first"):
        both(lambda: fail("first"), lambda: done.append("second"))
    with pytest.raises(ValueError, match="second"):
        both(lambda: done.append("first"), lambda: fail("second"))
    assert done == ["second", "first"]


def test_neither_waits_for_the_other() -> None:
    """Each goes on only when the other has begun."""
    meeting = threading.Barrier(2, timeout=10)
    SideBySide()(meeting.wait, meeting.wait)


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_of_any_number_each_answers_in_its_place_and_none_waits_for_another(count: int) -> None:
    meeting = threading.Barrier(count or 1, timeout=10)

    def meet(number: int) -> int:
        meeting.wait()
        return number

    assert abreast(SideBySide(), [partial(meet, n) for n in range(count)]) == list(range(count))


def test_they_share_what_the_request_has_read() -> None:
    with kept.keeping():
        SideBySide()(lambda: None, lambda: kept.keep(PLACE, {"pk": {"S": "a"}}))
        assert kept.known(PLACE) == {"pk": {"S": "a"}}
