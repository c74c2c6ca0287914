"""Public tracking against whoever tries many numbers."""

import pytest

from chalicelib.domain.applications import tracking
from chalicelib.domain.errors import NotFound, TooManyAttempts
from tests.fakes.ports import FakePorts

ADDRESS = "203.0.113.7"


def test_one_address_tries_only_so_many_numbers() -> None:
    ports = FakePorts()

    def track(number: int, address: str = ADDRESS) -> None:
        tracking.track(ports, f"P-0000-{number:04d}", "ZZZZZZ", address)

    for number in range(tracking.FAILURES_PER_ADDRESS.attempts):
        with pytest.raises(NotFound):
            track(number)
    with pytest.raises(TooManyAttempts):
        track(9999)
    with pytest.raises(NotFound):
        track(9999, "198.51.100.1")
