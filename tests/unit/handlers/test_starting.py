"""What a Lambda does without until its first event was handled."""

import gc
from collections.abc import Iterator

import pytest

from chalicelib.handlers import starting


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_on_lambda_the_collector_waits_for_the_first_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", "api")
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "")
    starting.begun()
    assert not gc.isenabled()
    starting.ended()
    assert gc.isenabled()
    frozen = gc.get_freeze_count()
    assert frozen > 0
    of_a_later_event = [[] for _ in range(100)]
    starting.ended()
    assert gc.get_freeze_count() <= frozen, "only what the start made, less what went since"
    del of_a_later_event


def test_elsewhere_it_never_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_LAMBDA_FUNCTION_NAME", raising=False)
    starting.begun()
    assert gc.isenabled()
