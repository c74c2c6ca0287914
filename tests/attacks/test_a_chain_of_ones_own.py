"""One administrator alone cannot make a permit (docs/checks.md 60)."""

import pytest

from chalicelib.domain.accounts.model import Actor
from tests.support.api import Answer, World
from tests.support.factor import fresh_code, with_factor
from tests.support.stories import PASSWORD

CHAIN = ("back_office", "section_head", "division_head", "secretary", "head", "administrator")
WAITING = "/admin/second-factor-resets"


@pytest.fixture
def head(world: World) -> Actor:
    return world.officer("head", password_hash=world.ports.passwords.hash(PASSWORD))


def make(world: World, role: str) -> Answer:
    number = world.next_number()
    form = {
        "nik": f"130210570590{number:04d}",
        "name": "Petugas Baru",
        "email": f"baru{number}@kantor.example",
        "whatsapp": f"0812{number:08d}",
        "roles": [role],
        "nip": "198505172010012001",
    }
    return world.call("POST", "/admin/officers", form, by=world.administrator)


def roles(world: World, account_id: str) -> tuple[str, ...]:
    found: tuple[str, ...] = world.ports.accounts.find(account_id).roles
    return found


def test_accounts_of_one_administrator_s_making_have_no_power_before_the_head_agrees(
    world: World, head: Actor
) -> None:
    world.announced()
    made = [make(world, role) for role in CHAIN]
    assert {answer.status for answer in made} == {201}
    ids = [answer.body["account_id"] for answer in made]
    assert {roles(world, one) for one in ids} == {()}
    alone = world.call("POST", f"{WAITING}/{ids[0]}/approval", by=world.administrator)
    assert (alone.status, alone.code) == (403, "roles-need-second-person")
    world.clock.advance(days=3)
    anew = world.fresh_token(world.administrator)
    later = world.call("POST", f"{WAITING}/{ids[0]}/approval", by=anew)
    assert (later.status, later.code) == (403, "roles-need-second-person")
    email = world.ports.accounts.find(head.account_id).email
    assert len([m for m in world.send_messages() if m.address == email]) == len(CHAIN)
    shown = world.call("GET", WAITING, by=world.fresh_token(head)).body["items"]
    assert sorted(role for one in shown for role in one["roles"]) == sorted(CHAIN)


def test_whom_the_head_agrees_to_has_the_role_and_whom_the_head_refuses_has_not(
    world: World, head: Actor
) -> None:
    clerk, rival = (make(world, role).body["account_id"] for role in ("back_office", "head"))
    assert world.call("POST", f"{WAITING}/{clerk}/approval", by=head).status == 200
    assert world.call("DELETE", f"{WAITING}/{rival}", by=head).status == 200
    assert (roles(world, clerk), roles(world, rival)) == (("back_office",), ())
    note = world.ports.notes.of(f"account#{clerk}", limit=9)[-1]
    assert (note.event, note.actor_id) == ("roles-given", head.account_id)
    assert note.details["asked_by"] == world.administrator.account_id


def test_a_new_account_that_was_a_mistake_is_closed_before_anybody_agrees(
    world: World, head: Actor
) -> None:
    made = make(world, "back_office").body
    path = f"/admin/officers/{made['account_id']}"
    body = {"version": made["version"], "enabled": False}
    assert world.call("PATCH", path, body, by=world.administrator).status == 200
    agreed = world.call("POST", f"{WAITING}/{made['account_id']}/approval", by=head)
    assert (agreed.status, agreed.code) == (409, "officer-disabled")


def test_whom_it_is_about_does_not_agree_to_it(world: World, head: Actor) -> None:
    second = world.officer("administrator", password_hash=world.ports.passwords.hash(PASSWORD))
    body = {"version": 1, "roles": ["administrator", "head"]}
    path = f"/admin/officers/{second.account_id}"
    assert world.call("PATCH", path, body, by=world.administrator).status == 200
    own = world.call("POST", f"{WAITING}/{second.account_id}/approval", by=second)
    assert (own.status, own.code) == (403, "own-account")
    assert roles(world, second.account_id) == ("administrator",)


def test_the_last_other_person_is_not_sent_away_to_be_alone(world: World, head: Actor) -> None:
    path = f"/admin/officers/{head.account_id}"
    for change in ({"enabled": False}, {"roles": ["back_office"]}):
        answer = world.call("PATCH", path, {"version": 1, **change}, by=world.administrator)
        assert (answer.status, answer.code) == (409, "last-second-person")
    world.officer("administrator", password_hash=world.ports.passwords.hash(PASSWORD))
    gone = world.call("PATCH", path, {"version": 1, "enabled": False}, by=world.administrator)
    assert gone.status == 200


def test_no_role_is_passed_on_to_whom_nobody_else_has_agreed_to(world: World, head: Actor) -> None:
    new = make(world, "back_office").body["account_id"]
    today = world.ports.calendar.local_date(world.clock.now()).isoformat()
    form = {
        "role": "secretary", "account_id": new, "kind": "plt", "starts_on": today,
        "until": today, "basis": "800/1/2026",
    }  # fmt: skip
    given = world.call("POST", "/officer/delegations", form, by=world.administrator)
    assert given.fields == {"account_id": "not-an-officer"}
    world.announced()
    form["account_id"] = world.staff["section_head"].account_id
    assert world.call("POST", "/officer/delegations", form, by=world.administrator).status == 201
    email = world.ports.accounts.find(head.account_id).email
    assert len([m for m in world.send_messages() if m.address == email]) == 1


def test_a_sign_in_by_whom_it_is_about_ends_no_request_for_roles(world: World, head: Actor) -> None:
    """Unlike one about the second factor: that one had lost nothing, this one gains something."""
    clerk = world.officer("back_office", password_hash=world.ports.passwords.hash(PASSWORD))
    with_factor(world.ports, clerk.account_id)
    body = {"version": 1, "roles": ["back_office", "secretary"]}
    path = f"/admin/officers/{clerk.account_id}"
    assert world.call("PATCH", path, body, by=world.administrator).body["roles"] == ["back_office"]
    login = {"login": clerk.nik, "password": PASSWORD}
    ticket = world.call("POST", "/sessions", login).body["second_factor"]["ticket"]
    code = {"ticket": ticket, "code": fresh_code(world.ports, clerk.account_id)}
    assert world.call("POST", "/sessions/second-factor", code).status == 200
    assert world.call("POST", f"{WAITING}/{clerk.account_id}/approval", by=head).status == 200
    assert roles(world, clerk.account_id) == ("back_office", "secretary")


def test_an_office_that_begins_with_one_administrator_can_begin(world: World) -> None:
    made = make(world, "head").body
    assert made["roles"] == ["head"]
