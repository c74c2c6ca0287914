"""Every limit of guesses and messages at its edge: so many pass, the next does not, and after its
time one passes again (docs/checks.md 12, 55 and 56)."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.throttling import Limit, may
from tests.fakes.ports import FakePorts

MINUTES = {
    "FAILURES_PER_DEVICE": (10, 15),
    "FAILURES_PER_LOGIN": (10, 15),
    "FAILURES_PER_ACCOUNT": (10, 15),
    "FAILURES_PER_ADDRESS": (300, 15),
    "CONFIRMATIONS_PER_ACCOUNT": (10, 15),
    "WARNINGS_PER_ACCOUNT": (1, 24 * 60),
    "RESET_LINKS_PER_ACCOUNT": (5, 60),
    "CODES_PER_ACCOUNT": (10, 15),
    "RESET_LINKS_PER_LOGIN": (5, 60),
    "RESET_LINKS_PER_ADDRESS": (300, 60),
    "PROOFS_PER_NUMBER": (5, 24 * 60),
    "EMAIL_LINKS_PER_ACCOUNT": (5, 60),
    "REGISTRATIONS_PER_ADDRESS": (300, 60),
    "REGISTRATION_LINKS_PER_PERSON": (5, 60),
    "UPLOADS_PER_REGISTRATION": (20, 60),
}
"""Attempts, and within how many minutes; written out, not taken from the code."""

LIMITS = {name: one for name, one in vars(throttling).items() if isinstance(one, Limit)}


def test_these_are_all() -> None:
    assert set(MINUTES) == set(LIMITS)


def test_no_two_share_a_count() -> None:
    names = [one.name for one in LIMITS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", MINUTES)
def test_so_many_pass_and_the_next_does_not(name: str) -> None:
    ports, limit = FakePorts(), LIMITS[name]
    attempts, minutes = MINUTES[name]
    assert [may(ports, limit, "somebody") for _ in range(attempts)] == [True] * attempts
    assert not may(ports, limit, "somebody")
    assert may(ports, limit, "somebody else")
    ports.clock.advance(minutes=minutes, seconds=-2)
    assert not may(ports, limit, "somebody")
    ports.clock.advance(seconds=4)
    assert may(ports, limit, "somebody")


@pytest.mark.parametrize("name", MINUTES)
def test_who_is_refused_hears_for_how_long(name: str) -> None:
    refusal = throttling.refused(LIMITS[name])
    assert refusal.params["retry_after"] == timedelta(minutes=MINUTES[name][1]).total_seconds()


@pytest.mark.parametrize("name", MINUTES)
def test_a_count_holds_no_name_in_clear(name: str) -> None:
    assert "1302101705900001" not in LIMITS[name].key("1302101705900001")
