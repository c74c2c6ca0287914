"""What is kept of the engine: its place, its token, its execution, and when to look."""

from datetime import timedelta

import pytest

from chalicelib.domain.applications.standing import StandAt
from chalicelib.domain.chain.ports import FIRST_EXECUTION, Wait
from chalicelib.domain.storage import Add, Put
from tests.contract.records import NOW, application
from tests.fakes.ports import FakePorts

REVIEW, SIGN = ("review", "back_office"), ("sign", "")
LATER = NOW + timedelta(days=1)


def wait(place: tuple[str, str], token: str) -> Wait:
    return Wait(application_id="a1", kind=place[0], step=place[1], token=token)


OLDER, NEWER = wait(REVIEW, "token-1"), wait(REVIEW, "token-2")


def at(place: tuple[str, str], minute: int = 2, identity: str = "a1") -> StandAt:
    return StandAt(identity, place, NOW + timedelta(minutes=minute), LATER)


def woken(ports: FakePorts, **time: float) -> list[str]:
    return list(ports.waits.waking(NOW + timedelta(**time), limit=9))


# --- tokens ----------------------------------------------------------------------------------


def test_the_newest_token_of_a_place_is_kept(ports: FakePorts) -> None:
    ports.commit(at(REVIEW))
    assert ports.waits.find("a1") is None
    assert ports.waits.put(OLDER) and ports.waits.put(NEWER)
    assert ports.waits.find("a1") == NEWER
    assert ports.waits.find("a2") is None


def test_a_token_of_another_place_is_not_kept(ports: FakePorts) -> None:
    ports.commit(at(REVIEW))
    ports.waits.put(NEWER)
    assert not ports.waits.put(wait(SIGN, "token-9"))
    assert not ports.waits.put(wait(("review", "head"), "token-9"))
    assert ports.waits.find("a1") == NEWER


def test_a_token_survives_the_move_that_it_is_to_be_told_of(ports: FakePorts) -> None:
    ports.commit(at(REVIEW), Add(application()))
    ports.waits.put(OLDER)
    ports.commit(at(SIGN), Put(application(version=2), application()))
    assert ports.waits.find("a1") == OLDER
    assert not ports.waits.put(OLDER)


def test_what_has_ended_keeps_no_token(ports: FakePorts) -> None:
    ports.commit(at(SIGN))
    ports.commit(StandAt("a1"))
    assert not ports.waits.put(wait(SIGN, "token-9"))


# --- executions ------------------------------------------------------------------------------


def test_an_execution_is_replaced_once_and_its_token_forgotten(ports: FakePorts) -> None:
    ports.commit(at(REVIEW), Add(application()))
    ports.waits.put(OLDER)
    assert ports.waits.execution("a1") == FIRST_EXECUTION == 1
    assert ports.waits.replace_execution("a1", 1, NOW)
    assert not ports.waits.replace_execution("a1", 1, NOW)
    assert ports.waits.replace_execution("a1", 2, NOW)
    assert (ports.waits.execution("a1"), ports.waits.find("a1")) == (3, None)
    assert ports.applications.get("a1") == application()
    assert woken(ports) == ["a1"]
    assert ports.waits.put(NEWER)


# --- when to look ----------------------------------------------------------------------------


def test_they_wake_when_their_time_has_come_the_longest_due_first(ports: FakePorts) -> None:
    ports.commit(at(REVIEW, 2, "b"), at(REVIEW, 1, "a"), at(SIGN, 3, "c"))
    assert woken(ports) == []
    assert woken(ports, minutes=2) == ["a", "b"]
    assert ports.waits.waking(NOW + timedelta(minutes=9), limit=2) == ["a", "b"]


def test_once_the_engine_has_asked_the_first_look_is_the_later_one(ports: FakePorts) -> None:
    ports.commit(at(REVIEW))
    ports.waits.put(wait(SIGN, "token-9"))
    assert woken(ports, minutes=2) == ["a1"], "it has asked for another place"
    ports.waits.put(OLDER)
    assert woken(ports, hours=23) == []
    assert woken(ports, hours=24) == ["a1"]
    ports.commit(at(SIGN))
    assert woken(ports, minutes=2) == ["a1"], "it has moved, and not been asked yet"


def test_a_healthy_one_is_looked_at_later_unless_it_has_moved(ports: FakePorts) -> None:
    ports.commit(at(REVIEW))
    ports.waits.postpone("a1", REVIEW, NOW + timedelta(hours=1))
    assert woken(ports, minutes=59) == []
    assert woken(ports, hours=1) == ["a1"]
    ports.waits.postpone("a1", SIGN, LATER)
    assert woken(ports, hours=1) == ["a1"]


@pytest.mark.parametrize("late", ["postpone", "put"])
def test_nobody_looks_at_what_has_ended(ports: FakePorts, late: str) -> None:
    ports.commit(at(REVIEW))
    ports.commit(StandAt("a1"))
    if late == "put":
        ports.waits.put(OLDER)
    else:
        ports.waits.postpone("a1", REVIEW, NOW)
        ports.waits.postpone("unknown", REVIEW, NOW)
    assert woken(ports, days=999) == []
