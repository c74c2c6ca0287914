"""Where a person is signed in, and ending it."""

import pytest

from chalicelib.domain.accounts.devices import device_of
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import (
    end_other_sessions,
    end_session,
    own_sessions,
)
from chalicelib.domain.accounts.recovery import change_password
from chalicelib.domain.accounts.sign_in import SignedIn, authenticate, refresh, sign_in
from chalicelib.domain.errors import NotFound, NotSignedIn
from chalicelib.domain.text import Language
from tests.unit.accounts.world import ADDRESS, NIK, PASSWORD, World, entered, officer, registered

PHONE, LAPTOP = "Chrome, Android", "Firefox, Linux"


@pytest.fixture
def world() -> World:
    world = World()
    registered(world)
    return world


def on(world: World, device: str, *, keep: bool = False) -> tuple[SignedIn, Actor]:
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS, device=device, keep=keep)
    return signed_in, authenticate(world, signed_in.access_token)


def devices(world: World, actor: Actor) -> list[str]:
    return [session.device for session in own_sessions(world, actor)]


def test_a_person_sees_their_devices_newest_first_and_when_each_was_used(world: World) -> None:
    phone, _ = on(world, PHONE)
    world.wait(hours=1)
    _, actor = on(world, LAPTOP)
    world.wait(hours=1)
    refresh(world, phone.refresh_token)
    laptop, phone_now = own_sessions(world, actor)
    assert (laptop.device, phone_now.device) == (LAPTOP, PHONE)
    assert laptop.session_id == actor.session_id
    assert phone_now.last_used_at == world.now() > phone_now.created_at


def test_nobody_sees_or_ends_a_session_of_somebody_else(world: World) -> None:
    _, actor = on(world, PHONE)
    rina = officer(world)
    theirs = authenticate(world, entered(world, rina.nik, PASSWORD, ADDRESS).access_token)
    assert len(own_sessions(world, theirs)) == 1
    with pytest.raises(NotFound, match="unknown-session"):
        end_session(world, theirs, actor.session_id)
    assert devices(world, actor) == [PHONE]


def test_a_session_ended_from_elsewhere_refreshes_no_more_and_a_note_tells(world: World) -> None:
    phone, there = on(world, PHONE)
    _, actor = on(world, LAPTOP)
    end_session(world, actor, there.session_id)
    with pytest.raises(NotSignedIn):
        refresh(world, phone.refresh_token)
    assert devices(world, actor) == [LAPTOP]
    assert world.notes[-1].event == "session-ended"
    account = world.accounts.find(actor.account_id)
    assert account and world.chain_is_whole(account)
    with pytest.raises(NotFound):
        end_session(world, actor, there.session_id)


def test_ending_all_others_holds_at_once_even_for_their_access_tokens(world: World) -> None:
    phone, _ = on(world, PHONE)
    _, actor = on(world, LAPTOP, keep=True)
    here = end_other_sessions(world, actor)
    with pytest.raises(NotSignedIn):
        authenticate(world, phone.access_token)
    with pytest.raises(NotSignedIn):
        refresh(world, phone.refresh_token)
    again = authenticate(world, here.access_token)
    assert here.kept and devices(world, again) == [LAPTOP]
    assert world.notes[-1].event == "other-sessions-ended"


def test_a_changed_password_leaves_this_device_alone_in_the_list(world: World) -> None:
    on(world, PHONE)
    _, actor = on(world, LAPTOP)
    changed = change_password(world, actor, PASSWORD, "empat gajah biru", Language.INDONESIAN)
    assert devices(world, authenticate(world, changed.access_token)) == [LAPTOP]


def test_a_citizen_is_kept_signed_in_on_request_and_an_officer_never(world: World) -> None:
    assert not on(world, PHONE)[0].kept
    kept, _ = on(world, PHONE, keep=True)
    assert kept.kept and refresh(world, kept.refresh_token).kept
    rina = officer(world)
    assert not entered(world, rina.nik, PASSWORD, ADDRESS, keep=True).kept


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/120.0.0.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", LAPTOP),
        ("python-requests/2.32", ""),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_a_family_and_never_the_header_itself(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device
