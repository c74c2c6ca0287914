"""A role that an account has and ``roles.toml`` has no longer opens nothing, and breaks nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.accounts import at_desk, identities, way_changes
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.complaints import figures
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.importing import releasing
from chalicelib.domain.permits import for_officers, revoking
from chalicelib.domain.privacy import corrections
from chalicelib.domain.reporting import asked, whole_nik
from tests.fakes.ports import FakePorts
from tests.support.people import an_officer

DROPPED = "arsiparis"
REFUSING: dict[str, Callable[[FakePorts, Actor], Any]] = {
    "the counter": at_desk.serving,
    "identities": identities.role_for_people,
    "revoking": revoking.revoking_role,
    "requests about data": corrections.answering_role,
    "figures of complaints": lambda ports, actor: figures.of_year(ports, actor, None),
    "figures": asked.require_manager,
    "lists of old permits": lambda ports, actor: releasing.release(ports, actor, "b1", 1),
}


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def actor(ports: FakePorts) -> Actor:
    return an_officer(ports, DROPPED, number=1)


@pytest.mark.parametrize("door", REFUSING)
def test_it_is_refused_as_any_role_that_is_not_meant(
    ports: FakePorts, actor: Actor, door: str
) -> None:
    with pytest.raises(NotAllowed):
        REFUSING[door](ports, actor)


def test_it_says_no_where_nothing_is_refused(ports: FakePorts, actor: Actor) -> None:
    account = ports.accounts.find(actor.account_id)
    assert account and not way_changes.is_guarded(ports, account)
    assert not asked.manages(ports, actor)
    assert not whole_nik.exports_nik(ports, actor)
    page = for_officers.list_expiring(ports, actor, 30, limit=9, cursor=None)
    assert page.items == ()
