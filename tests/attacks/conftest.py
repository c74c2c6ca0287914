"""Each attack on an empty service, with its state in memory."""

from collections.abc import Iterator

import pytest

from tests.support import worlds
from tests.support.api import World


@pytest.fixture
def world() -> Iterator[World]:
    with worlds.world() as made:
        yield made
