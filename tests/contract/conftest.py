from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes.ports import FakePorts
from tests.support.dynamodb_local import ASKED_FOR, dynamodb_local
from tests.support.tables import dynamodb, memory_dynamodb

OTHERS = ["moto", *(["local"] if ASKED_FOR else [])]
"""moto's DynamoDB, then (if asked) AWS's own."""


@pytest.fixture(params=["memory", *OTHERS])
def ports(request: pytest.FixtureRequest) -> Iterator[FakePorts]:
    """Ports over each DynamoDB, empty."""
    if request.param == "memory":
        yield FakePorts(dynamodb=memory_dynamodb())
        return
    with dynamodb() if request.param == "moto" else dynamodb_local() as client:
        yield FakePorts(dynamodb=client)


@pytest.fixture(scope="module", params=OTHERS)
def other_dynamodb(request: pytest.FixtureRequest) -> Iterator[Any]:
    """What the DynamoDB in memory is held against; ``kind`` says which one it is."""
    with dynamodb() if request.param == "moto" else dynamodb_local() as client:
        client.kind = request.param
        yield client
