from collections.abc import Iterator

import pytest

from tests.fakes.ports import FakePorts
from tests.support.tables import dynamodb, ports_on


@pytest.fixture(params=["memory", "dynamodb"])
def ports(request: pytest.FixtureRequest) -> Iterator[FakePorts]:
    """Ports whose state lies in memory, then again in DynamoDB."""
    if request.param == "memory":
        yield FakePorts()
        return
    with dynamodb() as client:
        yield ports_on(client)
