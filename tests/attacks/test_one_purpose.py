"""A link opens one door: for whatever else it is tried, it is none (docs/checks.md 53)."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.tokens import account_token, new_token
from chalicelib.domain.storage import Add
from tests.support.api import Answer, World
from tests.support.revoked import revoked
from tests.support.stories import NEW_PASSWORD, PASSWORD, issued, permit_id

HOUR = timedelta(hours=1)
DOORS: dict[str, tuple[str, dict[str, Any]]] = {
    "verify": ("/accounts/verify", {"password": NEW_PASSWORD}),
    "reset": ("/passwords/reset", {"password": NEW_PASSWORD}),
    "copy": ("/permit-copies", {}),
}
OPENS = {
    "verify_registration": "verify",
    "set_password": "reset",
    "change_email": "verify",
    "prove_whatsapp": "verify",
    "take_back": "verify",
    "permit_copy": "copy",
}
"""Written out: not what the code says, but what it has to."""


def test_every_purpose_has_its_door() -> None:
    assert {purpose.value for purpose in TokenPurpose} == set(OPENS)


def link_for(world: World, purpose: TokenPurpose) -> str:
    """The secret of a good link, of an account that there is or of a permit."""
    owner = world.citizen(password=PASSWORD)
    account = world.ports.accounts.find(owner.account_id)
    if purpose is TokenPurpose.PERMIT_COPY:
        token, link = new_token(world.ports, purpose, permit_id(issued(world)), HOUR)
    else:
        token, link = account_token(
            world.ports, purpose, account, HOUR, email="baru@contoh.id", whatsapp="+62813999"
        )
    world.ports.commit(Add(token))
    return link.partition("#token=")[2]


def tried(world: World, door: str, secret: str) -> Answer:
    path, body = DOORS[door]
    return world.call("POST", path, {"token": secret, **body})


@pytest.mark.parametrize("purpose", list(TokenPurpose))
@pytest.mark.parametrize("door", DOORS)
def test_a_link_opens_its_own_door_alone(world: World, purpose: TokenPurpose, door: str) -> None:
    secret = link_for(world, purpose)
    answer = tried(world, door, secret)
    if OPENS[purpose.value] != door:
        assert (answer.status, answer.code) == (422, "link-expired")
    elif purpose is not TokenPurpose.VERIFY_REGISTRATION:  # of which there is no registration here
        assert answer.status in (200, 201), answer.text


def test_a_copy_of_a_permit_that_was_revoked_is_not_given_out(world: World) -> None:
    case = issued(world)
    token, link = new_token(
        world.ports,
        TokenPurpose.PERMIT_COPY,
        permit_id(case),
        HOUR,
    )
    world.ports.commit(Add(token))
    secret = link.partition("#token=")[2]
    assert tried(world, "copy", secret).status == 200
    revoked(world.ports, world.staff["head"], permit_id(case))
    refused = tried(world, "copy", secret)
    assert (refused.status, refused.code) == (409, "permit-revoked")
