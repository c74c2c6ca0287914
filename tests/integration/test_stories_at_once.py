"""Many whole stories at once, each by a person on a device and at an address of their own: all come
to their permit, and nobody is refused who should not be.

``STORIES=30`` is the number that has to hold before a release; a run of all tests takes a few. With
faults and two hundred: ``make load``.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from demo import client
from demo.__main__ import officers
from demo.client import Browser
from demo.stories import research
from demo.students import one_of_many
from infra.local.stack import LocalStack

STORIES = int(os.environ.get("STORIES", "2"))
PATIENCE_SECONDS = 60 + 20 * STORIES
"""All of them want the same two cores; it is for a hang, and no measure of speed."""


@pytest.fixture
def stack() -> Iterator[LocalStack]:
    with LocalStack() as running:
        yield running


def test_stories_at_once_come_to_their_permits_and_nobody_is_refused(
    stack: LocalStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PATIENCE_SECONDS", PATIENCE_SECONDS)
    offices = officers(stack)
    students = [one_of_many(Browser(stack.url), number) for number in range(1, STORIES + 1)]
    with ThreadPoolExecutor(STORIES) as pool:
        told = [pool.submit(research, one, offices, one.say) for one in students]
    failures = [repr(one.exception()) for one in told if one.exception()]
    assert failures == []
    numbers = sorted(int(one.permit["number"].split("/")[1]) for one in students)
    assert numbers == list(range(1, STORIES + 1))
    assert stack.refused == []
