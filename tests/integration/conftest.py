"""An empty service in this process, for each test or for a whole module of them."""

from collections.abc import Iterator

import pytest

from tests.support import worlds
from tests.support.api import World


@pytest.fixture
def world() -> Iterator[World]:
    """Its state is in memory."""
    with worlds.world() as made:
        yield made


@pytest.fixture(scope="module")
def shared_world() -> Iterator[World]:
    """The same for tests that leave each other's things alone."""
    with worlds.world() as made:
        yield made


@pytest.fixture
def aws_world() -> Iterator[World]:
    """Its state is in moto's DynamoDB, S3 and SQS."""
    with worlds.aws_world() as made:
        yield made
