"""Signing in and out; how often one may guess; who a request comes from."""

import pytest

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.accounts.officers import OfficerEdit, edit_officer
from chalicelib.domain.accounts.sign_in import (
    authenticate,
    known_device,
    new_mark,
    refresh,
    sign_in,
    sign_out,
)
from chalicelib.domain.errors import NotAllowed, NotSignedIn, TooManyAttempts
from tests.support import stored
from tests.unit.accounts.world import (
    ADDRESS,
    NIK,
    PASSWORD,
    World,
    administrator,
    entered,
    officer,
    registered,
)


@pytest.fixture
def world() -> World:
    return World()


def fail(world: World, login: str, address: str = ADDRESS) -> str:
    with pytest.raises((NotSignedIn, TooManyAttempts)) as refusal:
        sign_in(world, login, "not the password", address)
    return refusal.value.problem


@pytest.mark.parametrize(
    "login", [NIK, "1302 1017 0590 0001", "irman.s@CONTOH.id", " irman.s@contoh.id"]
)
def test_nik_and_email_both_sign_in(world: World, login: str) -> None:
    account = registered(world)
    signed_in = sign_in(world, login, PASSWORD, ADDRESS)
    assert authenticate(world, signed_in.access_token).account_id == account.account_id


def test_an_unknown_login_and_a_wrong_password_are_refused_alike(world: World) -> None:
    registered(world)
    logins = [NIK, "irman.s@contoh.id", "1302101705909999", "nobody@contoh.id", "", "x"]
    assert {fail(world, login, f"203.0.113.{i}") for i, login in enumerate(logins)} == {
        "wrong-credentials"
    }


def test_an_unknown_login_costs_a_hash_as_well(world: World) -> None:
    asked: list[str | None] = []
    real = world.passwords.verify
    world.passwords.verify = lambda p, h: bool(asked.append(h)) or real(p, h)  # type: ignore
    fail(world, NIK)
    assert asked == [None]


def test_an_account_without_a_password_cannot_sign_in(world: World) -> None:
    account = registered(world)
    stored.put_account(world, account.replace(password_hash=None))
    with pytest.raises(NotSignedIn):
        sign_in(world, NIK, PASSWORD, ADDRESS)


def test_ten_failures_lock_the_account_however_it_is_named_and_from_wherever(
    world: World,
) -> None:
    registered(world)
    for attempt in range(10):
        login = NIK if attempt % 2 else "irman.s@contoh.id"
        assert fail(world, login, f"203.0.113.{attempt}") == "wrong-credentials"
    assert fail(world, NIK, "203.0.113.98") == "wrong-credentials"
    with pytest.raises(NotSignedIn):  # and nobody learns that the two are one person's
        sign_in(world, NIK, PASSWORD, "203.0.113.99")
    world.wait(minutes=15)
    assert sign_in(world, NIK, PASSWORD, ADDRESS)


def test_an_unknown_login_is_locked_just_the_same(world: World) -> None:
    answers = [fail(world, "1302101705909999", f"203.0.113.{i}") for i in range(11)]
    assert answers == ["wrong-credentials"] * 10 + ["too-many-attempts"]


def test_a_flood_closes_an_address_to_devices_that_nobody_knows(world: World) -> None:
    account = registered(world)
    mark = new_mark(world, account)
    for attempt in range(300):
        fail(world, f"1302101705909{attempt:03}")
    with pytest.raises(TooManyAttempts):
        sign_in(world, NIK, PASSWORD, ADDRESS)
    assert sign_in(world, NIK, PASSWORD, ADDRESS, marks=[mark])
    assert sign_in(world, NIK, PASSWORD, "203.0.113.8")


def test_fifty_errors_of_strangers_on_an_address_refuse_no_right_password(world: World) -> None:
    registered(world)
    for attempt in range(50):
        fail(world, f"13021017059099{attempt:02}")
    assert sign_in(world, NIK, PASSWORD, ADDRESS)


def test_strangers_lock_out_strangers_alone(world: World) -> None:
    account = registered(world)
    mark = new_mark(world, account)
    world.messages.clear()
    for attempt in range(15):
        fail(world, NIK, f"203.0.113.{attempt}")
    with pytest.raises(TooManyAttempts) as refusal:
        sign_in(world, NIK, PASSWORD, "203.0.113.99")
    assert refusal.value.params["retry_after"] == 900
    assert sign_in(world, NIK, PASSWORD, "203.0.113.99", marks=[mark])
    told = [m.recipient.address for m in world.messages if m.template == "sign_in_attempts"]
    assert told == [account.email, account.whatsapp]  # once, however long it goes on


def test_a_known_device_has_ten_tries_of_its_own(world: World) -> None:
    account = registered(world)
    mark = new_mark(world, account)

    def attempt(password: str) -> str:
        try:
            sign_in(world, NIK, password, ADDRESS, marks=[mark])
        except (NotSignedIn, TooManyAttempts) as refused:
            return refused.problem
        return ""

    assert {attempt("not the password") for _ in range(9)} == {"wrong-credentials"}
    assert attempt(PASSWORD) == ""
    assert [attempt("not the password") for _ in range(11)][-1] == "too-many-attempts"
    assert attempt(PASSWORD) == "too-many-attempts"
    assert sign_in(world, NIK, PASSWORD, ADDRESS)  # its thief locks out nobody else


@pytest.mark.parametrize("wrong", ["other account", "too old", "forged", "garbage", "empty"])
def test_a_mark_is_good_for_its_account_and_half_a_year(world: World, wrong: str) -> None:
    account = registered(world)
    mark = new_mark(world, account)
    assert known_device(world, account, ["x", mark])
    if wrong == "other account":
        mark = new_mark(world, registered(world, nik="1302101705900002", email="b@contoh.id"))
    elif wrong == "too old":
        world.wait(days=180)
    elif wrong == "forged":
        mark = f"{mark[:-1]}{'0' if mark[-1] != '0' else '1'}"
    else:
        mark = {"garbage": "a.b.c~\ud800", "empty": ""}[wrong]
    assert known_device(world, account, [mark]) is None


@pytest.mark.parametrize(
    "spelling", ["1302 1017 0590 9999", "1302-1017-0590-9999", "\uff113021017059099\uff199"]
)
def test_spellings_of_a_login_are_one(world: World, spelling: str) -> None:
    for attempt in range(10):
        fail(world, "1302101705909999", f"203.0.113.{attempt}")
    assert fail(world, spelling, "203.0.113.99") == "too-many-attempts"


def test_addresses_of_one_ipv6_subscriber_count_together(world: World) -> None:
    for attempt in range(300):
        fail(world, f"1302101705909{attempt:03}", f"2001:db8:1:2::{attempt:x}")
    assert fail(world, NIK, "2001:db8:1:2:ffff::1") == "too-many-attempts"
    assert fail(world, NIK, "2001:db8:1:3::1") == "wrong-credentials"


def test_right_passwords_are_not_counted(world: World) -> None:
    registered(world)
    for _ in range(25):
        assert sign_in(world, NIK, PASSWORD, ADDRESS)
    for _ in range(9):
        fail(world, NIK)
    assert sign_in(world, NIK, PASSWORD, ADDRESS)
    assert fail(world, NIK) == "wrong-credentials"


def test_ones_own_sign_ins_do_not_free_the_address_for_guesses_at_others(world: World) -> None:
    registered(world)
    for attempt in range(300):
        sign_in(world, NIK, PASSWORD, ADDRESS)
        assert fail(world, f"1302101705909{attempt:03}") == "wrong-credentials"
    assert fail(world, "nobody@contoh.id") == "too-many-attempts"


def test_the_counters_hold_no_nik_and_no_address_in_clear(world: World) -> None:
    fail(world, NIK)
    assert stored.attempts(world)
    kept = stored.everything(world, "sessions")
    assert NIK not in kept and ADDRESS not in kept


def test_a_weaker_hash_is_renewed_at_sign_in(world: World) -> None:
    account = registered(world)
    world.passwords = Argon2Passwords(passes=2, memory_kib=16)
    sign_in(world, NIK, PASSWORD, ADDRESS)
    renewed = world.accounts.find(account.account_id)
    assert renewed and renewed.password_hash and "m=16,t=2" in renewed.password_hash
    assert renewed.version == account.version + 1
    assert sign_in(world, NIK, PASSWORD, ADDRESS)


def test_after_signing_out_nothing_refreshes_and_access_ends_within_fifteen_minutes(
    world: World,
) -> None:
    registered(world)
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS)
    sign_out(world, authenticate(world, signed_in.access_token))
    with pytest.raises(NotSignedIn):
        refresh(world, signed_in.refresh_token)
    world.wait(minutes=15)
    with pytest.raises(NotSignedIn):
        authenticate(world, signed_in.access_token)


def _disable(world: World, account: Account) -> None:
    edit_officer(
        world, administrator(world), account.account_id, account.version, OfficerEdit(enabled=False)
    )


def test_a_disabled_account_is_refused_at_the_next_request_with_the_old_token(
    world: World,
) -> None:
    rina = officer(world)
    signed_in = entered(world, rina.nik, PASSWORD, ADDRESS)
    assert authenticate(world, signed_in.access_token)
    _disable(world, rina)
    with pytest.raises(NotSignedIn):
        authenticate(world, signed_in.access_token)
    with pytest.raises(NotSignedIn):
        refresh(world, signed_in.refresh_token)


def test_a_disabled_account_is_told_so_only_to_who_knows_its_password(world: World) -> None:
    rina = officer(world)
    _disable(world, rina)
    assert fail(world, rina.nik) == "wrong-credentials"
    with pytest.raises(NotAllowed, match="account-disabled"):
        entered(world, rina.nik, PASSWORD, ADDRESS)


def test_a_role_taken_away_is_gone_at_the_next_request_with_the_old_token(world: World) -> None:
    officer(world, 2, roles=("head",))
    rina = officer(world, roles=("back_office", "head"))
    signed_in = entered(world, rina.nik, PASSWORD, ADDRESS)
    assert authenticate(world, signed_in.access_token).roles == ("back_office", "head")
    edit = OfficerEdit(roles=("back_office",))
    edit_officer(world, administrator(world), rina.account_id, rina.version, edit)
    assert authenticate(world, signed_in.access_token).roles == ("back_office",)


def test_an_actor_is_read_from_the_account_with_its_session(world: World) -> None:
    account = registered(world)
    actor = authenticate(world, sign_in(world, NIK, PASSWORD, ADDRESS).access_token)
    assert actor == Actor.of(account, actor.session_id)
    assert actor.name.startswith("Irman Syaputra, S.Kom")
    assert actor.session_id in stored.rows(world, "sessions", "session#")
