"""Ways to take an account over, over HTTP, and what must happen (docs/checks.md 53)."""

import base64
import re
from typing import Any

import pytest

from chalicelib.domain.accounts import totp
from chalicelib.domain.accounts.model import Account, Actor
from tests.fakes.papers import Sent
from tests.support.api import World
from tests.support.factor import fresh_code, with_factor
from tests.support.stories import NEW_PASSWORD, PASSWORD, registering, registration_form

THIEF = "+6281399998888"
LINK = re.compile(r"#token=([\w-]+)")


def account(world: World, actor: Actor) -> Account:
    found: Account = world.ports.accounts.find(actor.account_id)
    return found


def secrets(messages: list[Sent], address: str) -> list[str]:
    """The tokens of all links that went there."""
    return [found[1] for m in messages if m.address == address and (found := LINK.search(m.body))]


def verify(world: World, token: str) -> Any:
    return world.call("POST", "/accounts/verify", {"token": token, "password": None})


def sign_in(world: World, login: str, password: str = PASSWORD) -> Any:
    return world.call("POST", "/sessions", {"login": login, "password": password})


def test_the_profile_takes_no_number_without_the_password(world: World) -> None:
    victim = world.citizen(password=PASSWORD)
    edited = world.call("PATCH", "/profile", {"version": 1, "whatsapp": THIEF}, by=victim)
    assert edited.fields == {"whatsapp": "unknown-field"}
    body = {"whatsapp": THIEF, "current_password": "tebakan"}
    guessed = world.call("PUT", "/profile/whatsapp", body, by=victim)
    assert guessed.fields == {"current_password": "wrong-password"}
    assert account(world, victim).whatsapp != THIEF


def test_a_stolen_session_moves_no_password_link_to_another_telephone(world: World) -> None:
    victim = world.citizen(password=PASSWORD)
    for method, path, body in (
        ("PUT", "/profile/whatsapp", {"whatsapp": THIEF}),
        ("PUT", "/profile/email", {"email": "maling@contoh.id"}),
        ("PUT", "/profile/password", {"new_password": NEW_PASSWORD}),
    ):
        answer = world.call(method, path, {**body, "current_password": "tebakan"}, by=victim)
        assert answer.fields == {"current_password": "wrong-password"}, path
    world.announced()
    world.call("POST", "/passwords/forgotten", {"login": victim.nik})
    assert {m.address for m in world.send_messages()} == {
        *(account(world, victim).email, account(world, victim).whatsapp),
    }


def test_a_foreign_nik_and_e_mail_with_ones_own_number_make_no_account(world: World) -> None:
    """The link goes to the e-mail alone; the number hears nothing before the account is there."""
    form = registration_form(world.next_number()) | {"whatsapp": THIEF}
    world.announced()
    going = registering(world, world.next_number(), whatsapp=THIEF)
    assert going.send_scan().complete().status == 200
    sent = world.send_messages()
    assert secrets(sent, THIEF) == []
    assert world.ports.accounts.find_by_nik(form["nik"]) is None


def test_a_number_that_was_only_stated_opens_no_thread_and_gets_no_answer(world: World) -> None:
    thief = world.citizen(whatsapp=THIEF, proven_whatsapp="")
    world.announced()
    answer = world.call("POST", "/messages", {"text": "Halo"}, by=thief)
    assert answer.status == 201
    world.call(
        "POST",
        f"/officer/messages/{thief.account_id}",
        {"text": "Selamat pagi."},
        by=world.staff["back_office"],
    )
    assert THIEF not in {m.address for m in world.send_messages()}


def test_a_password_link_dies_when_its_way_changes(world: World) -> None:
    victim = world.citizen(password=PASSWORD)
    before = account(world, victim)
    world.announced()
    world.call("POST", "/passwords/forgotten", {"login": victim.nik})
    [link] = secrets(world.send_messages(), before.email)
    body = {"email": "pindah@contoh.id", "current_password": PASSWORD}
    assert world.call("PUT", "/profile/email", body, by=victim).status == 202
    [proof] = secrets(world.send_messages(), "pindah@contoh.id")
    assert verify(world, proof).body["purpose"] == "change_email"
    reset = world.call("POST", "/passwords/reset", {"token": link, "password": NEW_PASSWORD})
    assert (reset.status, reset.code) == (422, "link-expired")


def test_the_old_way_takes_a_theft_back(world: World) -> None:
    victim = world.citizen(password=PASSWORD)
    before = account(world, victim)
    world.announced()
    body = {"email": "maling@contoh.id", "current_password": PASSWORD}
    world.call("PUT", "/profile/email", body, by=victim)
    [proof] = secrets(world.send_messages(), "maling@contoh.id")
    verify(world, proof)
    [undo] = secrets(world.send_messages(), before.email)
    assert verify(world, undo).body["purpose"] == "take_back"
    assert account(world, victim).email == before.email
    assert sign_in(world, victim.nik).code == "wrong-credentials"
    assert world.call("GET", "/profile", by=world.token(victim)).status == 401
    [link] = secrets(world.send_messages(), before.email)
    reset = world.call("POST", "/passwords/reset", {"token": link, "password": NEW_PASSWORD})
    assert reset.status == 200
    assert sign_in(world, victim.nik, NEW_PASSWORD).status == 201


@pytest.fixture
def head(world: World) -> Actor:
    made = world.officer("head", password_hash=world.ports.passwords.hash(PASSWORD))
    with_factor(world.ports, made.account_id)
    return made


def test_an_officer_s_password_and_mailbox_together_open_nothing(world: World, head: Actor) -> None:
    world.announced()
    world.call("POST", "/passwords/forgotten", {"login": head.nik})
    [link] = secrets(world.send_messages(), account(world, head).email)
    reset = world.call("POST", "/passwords/reset", {"token": link, "password": NEW_PASSWORD})
    assert reset.status == 200
    answer = sign_in(world, head.nik, NEW_PASSWORD)
    assert answer.body["access_token"] is None and "set-cookie" not in answer.headers
    ticket = {"ticket": answer.body["second_factor"]["ticket"]}
    again = world.call("POST", "/sessions/second-factor/enrolment", ticket)
    assert (again.status, again.code) == (409, "second-factor-exists")


def test_a_code_read_over_the_shoulder_is_worth_nothing(world: World, head: Actor) -> None:
    code = fresh_code(world.ports, head.account_id)
    for expected in (200, 422):
        ticket = sign_in(world, head.nik).body["second_factor"]["ticket"]
        answer = world.call("POST", "/sessions/second-factor", {"ticket": ticket, "code": code})
        assert answer.status == expected


def test_an_administrator_alone_does_not_get_into_the_head_s_account(
    world: World, head: Actor
) -> None:
    admin, path = world.administrator, f"/admin/officers/{head.account_id}"
    reason = {"reason": "Ponsel beliau hilang."}
    asked = world.call("POST", f"{path}/second-factor/reset", reason, by=admin)
    assert asked.body == {"waits": True}
    waiting = f"/admin/second-factor-resets/{head.account_id}"
    alone = world.call("POST", f"{waiting}/approval", by=admin)
    assert (alone.status, alone.code) == (403, "second-person-needed")
    both = {"email": "maling@contoh.id", **reason}
    moved = world.call("POST", f"{path}/address", both, by=admin)
    assert (moved.status, moved.code) == (409, "change-waits-already")
    assert world.call("DELETE", waiting, by=head).status == 200
    assert sign_in(world, head.nik).body["second_factor"]["enrolled"]


def test_whoever_wins_a_reset_does_not_get_the_address_too(world: World, head: Actor) -> None:
    admin, path = world.administrator, f"/admin/officers/{head.account_id}"
    reason = {"reason": "Ponsel beliau hilang."}
    world.call("POST", f"{path}/second-factor/reset", reason, by=admin)
    second = world.officer("administrator")
    waiting = f"/admin/second-factor-resets/{head.account_id}/approval"
    assert world.call("POST", waiting, by=second).status == 200
    moved = world.call("POST", f"{path}/address", {"email": "x@contoh.id", **reason}, by=admin)
    assert (moved.status, moved.code) == (409, "ways-changed-lately")


def test_the_secret_of_a_new_factor_is_no_use_without_its_ticket(world: World) -> None:
    rina = world.officer("back_office", password_hash=world.ports.passwords.hash(PASSWORD))
    own = sign_in(world, rina.nik).body["second_factor"]["ticket"]
    shown = world.call("POST", "/sessions/second-factor/enrolment", {"ticket": own}).body
    secret = base64.b32decode(shown["secret"].replace(" ", ""))
    code = totp.code(secret, totp.step_at(world.clock.now()))
    body = {"ticket": "lain", "code": code}
    answer = world.call("POST", "/sessions/second-factor/enrolment/confirmation", body)
    assert (answer.status, answer.code) == (422, "sign-in-again")


def refreshed(world: World, cookie: str) -> tuple[int, str]:
    """The status, and the cookie that follows."""
    answer = world.call("POST", "/sessions/refresh", headers={"Cookie": cookie})
    return answer.status, answer.headers.get("set-cookie", "").split(";")[0]


def test_a_refresh_token_stolen_and_used_within_the_grace_is_found_by_the_next_refresh(
    world: World,
) -> None:
    """Both then hold the token that follows; whoever comes second with it ends it for both."""
    victim = world.citizen(password=PASSWORD)
    stolen = sign_in(world, victim.nik).headers["set-cookie"].split(";")[0]
    world.clock.advance(minutes=15)
    mine, thiefs = refreshed(world, stolen), refreshed(world, stolen)
    assert mine == thiefs and mine[0] == 200
    world.clock.advance(minutes=15)
    status, newest = refreshed(world, mine[1])
    assert status == 200
    world.clock.advance(minutes=1)
    for cookie in (thiefs[1], newest):
        assert refreshed(world, cookie) == (401, "")


def test_nobody_whose_data_is_to_be_erased_is_made_an_officer(world: World) -> None:
    """It would open the account again, and the erasure would then take an officer's."""
    citizen = world.citizen(password=PASSWORD)
    account = world.ports.accounts.find(citizen.account_id)
    asked = world.call("POST", "/profile/erasure", {"current_password": PASSWORD}, by=citizen)
    assert asked.status == 202
    form = {
        "nik": account.nik, "name": "Rina Marlina", "email": account.email,
        "whatsapp": "081234567890", "roles": ["back_office"],
    }  # fmt: skip
    made = world.call("POST", "/admin/officers", form, by=world.administrator)
    assert (made.status, made.code) == (409, "citizen-account-closed")
    after = world.ports.accounts.find(citizen.account_id)
    assert after.post is None and not after.enabled
