"""Signing officers in with a second factor, over HTTP (docs/checks.md 53)."""

import base64
import re
from typing import Any

import pytest

from chalicelib.domain.accounts import totp
from chalicelib.domain.accounts.model import Actor
from infra.local.codes import code_at
from tests.support.api import Answer, World
from tests.support.factor import RECOVERY_CODES, with_factor
from tests.support.stories import PASSWORD

FINISH = "/sessions/second-factor"
ENROL = "/sessions/second-factor/enrolment"
OF_A_SESSION = (
    "access_token",
    "expires_in",
    "session_ends_at",
    "account_id",
    "kind",
    "roles",
    "name",
)


@pytest.fixture
def officer(world: World) -> Actor:
    made = world.officer("back_office", password_hash=world.ports.passwords.hash(PASSWORD))
    with_factor(world.ports, made.account_id)
    return made


def by_password(world: World, officer: Actor) -> Answer:
    return world.call("POST", "/sessions", {"login": officer.nik, "password": PASSWORD})


def ticket(world: World, officer: Actor) -> str:
    return str(by_password(world, officer).body["second_factor"]["ticket"])


def test_the_password_gives_an_officer_a_ticket_and_nothing_of_a_session(
    world: World, officer: Actor
) -> None:
    answer = by_password(world, officer)
    assert answer.status == 201 and "set-cookie" not in answer.headers
    assert {name: answer.body[name] for name in OF_A_SESSION} == dict.fromkeys(OF_A_SESSION)
    assert answer.body["second_factor"]["enrolled"] is True
    assert world.call("GET", "/profile", by=answer.body["second_factor"]["ticket"]).status == 401
    cookie = f"sisfo_refresh={answer.body['second_factor']['ticket']}.x"
    assert world.call("POST", "/sessions/refresh", headers={"Cookie": cookie}).status == 401


def test_the_code_finishes_it(world: World, officer: Actor) -> None:
    body = {"ticket": ticket(world, officer), "code": code_at(world.clock.now())}
    answer = world.call("POST", FINISH, body)
    assert answer.status == 200 and "sisfo_refresh=" in answer.headers["set-cookie"]
    assert answer.body["recovery_codes_left"] == 10
    assert (
        world.call("GET", "/officer/queue?role=back_office", by=answer.body["access_token"]).status
        == 200
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [("000000", "wrong-code"), ("AAAAA-AAAAA", "wrong-code"), ("１２３４５６", "wrong-code")],
)
def test_a_wrong_code_is_refused_by_its_field(
    world: World, officer: Actor, code: str, said: str
) -> None:
    answer = world.call("POST", FINISH, {"ticket": ticket(world, officer), "code": code})
    assert (answer.status, answer.fields) == (422, {"code": said})
    assert "set-cookie" not in answer.headers


def test_a_ticket_of_nobody_leads_back_to_the_password(world: World) -> None:
    for path in (FINISH, ENROL, f"{ENROL}/confirmation"):
        body: dict[str, Any] = {"ticket": "nobody's"}
        if path != ENROL:
            body["code"] = "123456"
        answer = world.call("POST", path, body)
        assert (answer.status, answer.code) == (422, "sign-in-again")


def test_a_new_officer_scans_the_picture_and_is_in(world: World) -> None:
    officer = world.officer("head", password_hash=world.ports.passwords.hash(PASSWORD))
    own = ticket(world, officer)
    shown = world.call("POST", ENROL, {"ticket": own}).body
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", shown["secret"])
    assert shown["secret"].replace(" ", "") in shown["otpauth_uri"]
    assert shown["qr_svg"].startswith("<svg") and "style=" not in shown["qr_svg"]
    secret = base64.b32decode(shown["secret"].replace(" ", ""))
    code = totp.code(secret, totp.step_at(world.clock.now()))
    done = world.call("POST", f"{ENROL}/confirmation", {"ticket": own, "code": code})
    assert done.status == 200 and len(done.body["recovery_codes"]) == 10
    own_state = world.call("GET", "/me/second-factor", by=done.body["access_token"])
    assert own_state.body["recovery_codes_left"] == 10 and own_state.body["obligatory"]
    assert done.body["recovery_codes"][0] not in own_state.text


def test_neither_codes_nor_secrets_stand_in_the_log(
    world: World, officer: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    own = ticket(world, officer)
    world.call("POST", FINISH, {"ticket": own, "code": "314159"})
    world.call("POST", FINISH, {"ticket": own, "code": RECOVERY_CODES[0]})
    said = " ".join(str(vars(record)) for record in caplog.records)
    assert "POST /api/sessions/second-factor" in said
    for secret in ("314159", RECOVERY_CODES[0], own, PASSWORD, officer.nik):
        assert secret not in said
