"""Many whole stories at once, each by a person on a device and at an address of their own: all come
to their permit, and nobody is refused who should not be.

``STORIES=30`` is the number that has to hold before a release; a run of all tests takes a few.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from requests.adapters import HTTPAdapter

from demo import client
from demo.__main__ import officers
from demo.citizen import Citizen
from demo.client import Browser
from demo.stories import research
from infra.local.stack import LocalStack

STORIES = int(os.environ.get("STORIES", "2"))
PATIENCE_SECONDS = 60 + 20 * STORIES
"""All of them want the same two cores; it is for a hang, and no measure of speed."""


class _From(HTTPAdapter):
    """From this address: of the loopback network every one is ours."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *args: Any, **given: Any) -> None:
        super().init_poolmanager(*args, **given, source_address=(self._address, 0))


@pytest.fixture
def stack() -> Iterator[LocalStack]:
    with LocalStack() as running:
        yield running


def a_student(stack: LocalStack, number: int) -> Citizen:
    browser = Browser(stack.url)
    browser.session.mount(stack.url, _From(f"127.0.1.{number}"))
    person = {
        "birth_place": "Solok",
        "birth_date": "2003-03-05",
        "sex": "male",
        "occupation": "Mahasiswa",
        "whatsapp": f"0812345690{number:02}",
    }
    return Citizen(
        browser,
        lambda _who, _what: None,
        "Rahmat Hidayat",
        f"13021005030301{number:02}",
        f"mahasiswa{number}@kampus.example",
        person,
    )


def test_stories_at_once_come_to_their_permits_and_nobody_is_refused(
    stack: LocalStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "PATIENCE_SECONDS", PATIENCE_SECONDS)
    offices = officers(stack)
    students = [a_student(stack, number) for number in range(1, STORIES + 1)]
    with ThreadPoolExecutor(STORIES) as pool:
        told = [pool.submit(research, one, offices, one.say) for one in students]
    failures = [repr(one.exception()) for one in told if one.exception()]
    assert failures == []
    numbers = sorted(int(one.permit["number"].split("/")[1]) for one in students)
    assert numbers == list(range(1, STORIES + 1))
    assert stack.refused == []
