"""Each attack on an empty service, with its state in memory."""

from collections.abc import Iterator

import pytest

from tests.fakes.ports import FakePorts
from tests.support import worlds
from tests.support.api import World
from tests.support.tables import dynamodb, memory_dynamodb


@pytest.fixture
def world() -> Iterator[World]:
    with worlds.world() as made:
        yield made


@pytest.fixture(params=["memory", "moto"])
def ports(request: pytest.FixtureRequest) -> Iterator[FakePorts]:
    """An office over a DynamoDB in memory, and over moto's."""
    if request.param == "memory":
        yield FakePorts(dynamodb=memory_dynamodb())
        return
    with dynamodb() as client:
        yield FakePorts(dynamodb=client)
