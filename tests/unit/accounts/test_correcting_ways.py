"""A wrong address is noticed when no link comes: it is corrected, and nothing is asked twice."""

import pytest

from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.sign_in import sign_in
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.errors import InvalidInput, NotFound
from chalicelib.domain.text import Language
from tests.unit.accounts.world import ADDRESS, PASSWORD, SCAN, World, completed


@pytest.fixture
def world() -> World:
    return World()


def test_a_wrong_address_is_corrected_and_the_scan_and_password_stay(world: World) -> None:
    started = completed(world, email="irman@contho.id")
    identity = started.registration.registration_id
    registration.correct_ways(
        world, identity, started.secret, email=" Irman@Contoh.id ", whatsapp="0812 3456 7891"
    )
    world.messages.clear()
    registration.complete(world, identity, started.secret, Language.INDONESIAN)
    assert [m.recipient.address for m in world.messages] == ["Irman@contoh.id"]
    account = follow_link(world, world.only_link("verify_registration"), None).account
    assert (account.email, account.whatsapp) == ("Irman@contoh.id", "+6281234567891")
    assert account.ktp == SCAN
    assert sign_in(world, "irman@contoh.id", PASSWORD, ADDRESS)


def test_a_link_to_the_wrong_address_proves_nothing_of_the_right_one(world: World) -> None:
    started = completed(world, email="irman@contho.id")
    strangers = world.only_link("verify_registration")
    registration.correct_ways(
        world,
        started.registration.registration_id,
        started.secret,
        email="irman@contoh.id",
        whatsapp="081234567890",
    )
    with pytest.raises(LinkExpired):
        follow_link(world, strangers, None)


def test_corrected_ways_are_checked_like_the_form(world: World) -> None:
    started = completed(world)
    identity = started.registration.registration_id
    with pytest.raises(InvalidInput) as wrong:
        registration.correct_ways(
            world, identity, started.secret, email="irman", whatsapp="0755 20001"
        )
    assert {p.path for p in wrong.value.fields} == {"email", "whatsapp"}
    with pytest.raises(NotFound):
        registration.correct_ways(
            world, identity, "other", email="a@contoh.id", whatsapp="081234567890"
        )
