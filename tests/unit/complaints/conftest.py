"""Who is there when somebody complains."""

import pytest

from chalicelib.domain.accounts.model import Actor
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen, an_officer


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def officer(ports: FakePorts) -> Actor:
    return an_officer(ports, "secretary", number=1)


@pytest.fixture
def citizen(ports: FakePorts) -> Actor:
    return a_citizen(ports, 2)
