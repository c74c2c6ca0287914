"""A run that left something undone ends as failed, and says in what without personal data."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict, Unavailable, Unreadable
from chalicelib.handlers.duties import FailedInPart, each_alone
from chalicelib.handlers.logging import logger

SECRET = "1302105705900001"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """The functions' own log, in its own form."""
    lines = logging.StreamHandler(StringIO())
    lines.setFormatter(logger.registered_formatter)
    service = logging.getLogger(logger.name)
    service.addHandler(lines)
    yield lines.stream
    service.removeHandler(lines)


def run(*errors: Exception | None) -> list[str]:
    """What was done after each of these failed."""
    done = []
    with each_alone() as duties:
        for number, error in enumerate(errors):
            with duties.alone("not done", application_id=f"a{number}"):
                if error:
                    raise error
                done.append(f"a{number}")
    return done


def test_a_run_in_which_everything_worked_ends_well() -> None:
    assert run(None, None) == ["a0", "a1"]


@pytest.mark.parametrize("error", [Conflict(), Unreadable("Application", "garbage", "t/k")])
def test_what_another_was_faster_at_and_what_is_set_aside_ring_no_alarm_of_the_run(
    error: Exception,
) -> None:
    assert run(error, None) == ["a1"]


@pytest.mark.parametrize("error", [Unavailable(), ZeroDivisionError(SECRET), KeyError(SECRET)])
def test_anything_else_fails_the_run_when_all_is_done(error: Exception, log: StringIO) -> None:
    done: list[Any] = []
    with pytest.raises(FailedInPart), each_alone() as duties:
        with duties.alone("not done", application_id="a0"):
            raise error
        with duties.alone("not done", application_id="a1"):
            done.append("a1")
    assert done == ["a1"]
    said = log.getvalue()
    assert SECRET not in said
    [line] = [json.loads(line) for line in said.splitlines()]
    assert (line["message"], line["application_id"]) == ("not done", "a0")
    assert line["error"] == type(error).__name__
