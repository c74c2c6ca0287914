"""Passwords forgotten, set through a link, and changed."""

import pytest

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.recovery import change_password, forgotten, set_password
from chalicelib.domain.accounts.sign_in import SignedIn, authenticate, refresh, sign_in
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.errors import InvalidInput, NotAllowed, NotSignedIn, TooManyAttempts
from chalicelib.domain.messages.model import MessageState
from chalicelib.domain.text import Language
from tests.support import stored
from tests.unit.accounts.world import ADDRESS, NIK, PASSWORD, World, registered

NEW = "empat ekor gajah biru"
INDONESIAN = Language.INDONESIAN


@pytest.fixture
def world() -> World:
    return World()


def link(world: World, login: str = NIK) -> str:
    forgotten(world, login, ADDRESS, INDONESIAN)
    return world.only_link("reset_password")


def signed_in(world: World) -> SignedIn:
    return sign_in(world, NIK, PASSWORD, ADDRESS)


@pytest.mark.parametrize("login", [NIK, "Irman.S@contoh.id"])
def test_the_link_of_a_forgotten_password_sets_a_new_one(world: World, login: str) -> None:
    account = registered(world)
    set_password(world, link(world, login), NEW, INDONESIAN)
    assert sign_in(world, NIK, NEW, ADDRESS)
    with pytest.raises(NotSignedIn):
        signed_in(world)
    assert world.only_message("password_changed").recipient.address == account.email
    stored = world.accounts.find(account.account_id)
    assert stored and world.chain_is_whole(stored)


def test_the_link_goes_to_both_channels(world: World) -> None:
    account = registered(world)
    forgotten(world, NIK, ADDRESS, INDONESIAN)
    assert [m.recipient.address for m in world.messages] == [account.email, account.whatsapp]
    assert world.messages[0].params["link"].startswith("https://izin.contoh.id/sandi#token=")


def test_an_unknown_login_gets_the_same_answer_and_the_same_work_to_no_effect(
    world: World,
) -> None:
    registered(world)
    world.announced.clear()
    world.messages.clear()
    before = len(stored.rows(world, "sessions", "token#"))
    forgotten(world, "1302101705909999", ADDRESS, INDONESIAN)
    assert {message.state for message in world.messages} == {MessageState.FAILED}
    assert len(stored.rows(world, "sessions", "token#")) == before + 1
    assert len(world.messages) == len(world.announced) == 2
    secret = world.messages[0].params["link"].partition("#token=")[2]
    with pytest.raises(LinkExpired):
        set_password(world, secret, NEW, INDONESIAN)


def test_links_are_limited_for_a_known_and_an_unknown_login_alike(world: World) -> None:
    registered(world)
    for login in (NIK, "nobody@contoh.id"):
        for _ in range(5):
            forgotten(world, login, ADDRESS, INDONESIAN)
        with pytest.raises(TooManyAttempts):
            forgotten(world, login, ADDRESS, INDONESIAN)


def test_a_reset_ends_every_session_and_voids_every_older_token(world: World) -> None:
    registered(world)
    sessions = [signed_in(world), signed_in(world)]
    older = link(world)
    set_password(world, link(world), NEW, INDONESIAN)
    for session in sessions:
        with pytest.raises(NotSignedIn):
            authenticate(world, session.access_token)
        with pytest.raises(NotSignedIn):
            refresh(world, session.refresh_token)
    with pytest.raises(LinkExpired):
        set_password(world, older, "lima ekor badak ungu", INDONESIAN)


def test_a_reset_link_works_once_and_for_an_hour(world: World) -> None:
    registered(world)
    first = link(world)
    set_password(world, first, NEW, INDONESIAN)
    with pytest.raises(LinkExpired):
        set_password(world, first, NEW, INDONESIAN)
    second = link(world)
    world.wait(hours=1)
    with pytest.raises(LinkExpired):
        set_password(world, second, NEW, INDONESIAN)


def test_a_refused_password_does_not_cost_the_link(world: World) -> None:
    registered(world)
    secret = link(world)
    with pytest.raises(InvalidInput) as refusal:
        set_password(world, secret, "password", INDONESIAN)
    assert refusal.value.fields[0].path == "password"
    set_password(world, secret, NEW, INDONESIAN)


def test_the_owner_of_a_locked_account_can_recover_at_once(world: World) -> None:
    registered(world)
    for attempt in range(10):
        with pytest.raises(NotSignedIn):
            sign_in(world, NIK, "guess", f"198.51.100.{attempt}")
    with pytest.raises(TooManyAttempts):
        signed_in(world)
    set_password(world, link(world), NEW, INDONESIAN)
    assert sign_in(world, NIK, NEW, ADDRESS)


@pytest.mark.parametrize("secret", ["", "x", "secret-0001-128"])
def test_made_up_links_set_nothing(world: World, secret: str) -> None:
    registered(world)
    with pytest.raises(LinkExpired):
        set_password(world, secret, NEW, INDONESIAN)


def test_a_disabled_account_cannot_be_opened_by_a_link(world: World) -> None:
    account = registered(world)
    secret = link(world)
    stored.put_account(world, account.replace(enabled=False))
    with pytest.raises(NotAllowed, match="account-disabled"):
        set_password(world, secret, NEW, INDONESIAN)


def actor_of(world: World, session: SignedIn) -> tuple[Account, Actor]:
    actor = authenticate(world, session.access_token)
    account = world.accounts.find(actor.account_id)
    assert account
    return account, actor


def test_changing_the_password_ends_the_other_sessions_and_goes_on_with_this_one(
    world: World,
) -> None:
    registered(world)
    here, elsewhere = signed_in(world), signed_in(world)
    _, actor = actor_of(world, here)
    after = change_password(world, actor, PASSWORD, NEW, INDONESIAN)
    assert authenticate(world, after.access_token)
    assert refresh(world, after.refresh_token)
    for session in (here, elsewhere):
        with pytest.raises(NotSignedIn):
            authenticate(world, session.access_token)
        with pytest.raises(NotSignedIn):
            refresh(world, session.refresh_token)
    assert sign_in(world, NIK, NEW, ADDRESS)


def test_changing_the_password_needs_the_old_one_and_guesses_are_counted(world: World) -> None:
    registered(world)
    _, actor = actor_of(world, signed_in(world))
    for _ in range(10):
        with pytest.raises(InvalidInput) as refusal:
            change_password(world, actor, "guess", NEW, INDONESIAN)
        assert refusal.value.fields[0].path == "current_password"
    with pytest.raises(TooManyAttempts):
        change_password(world, actor, PASSWORD, NEW, INDONESIAN)


def test_a_new_password_must_be_good(world: World) -> None:
    registered(world)
    _, actor = actor_of(world, signed_in(world))
    with pytest.raises(InvalidInput) as refusal:
        change_password(world, actor, PASSWORD, NIK, INDONESIAN)
    assert refusal.value.fields[0].path == "new_password"
    assert signed_in(world)
