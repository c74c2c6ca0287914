import pytest

from chalicelib.domain.accounts.model import Actor
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def sender(ports: FakePorts) -> Actor:
    return a_citizen(ports, 1)
