"""Answers that tell nothing to strangers, and input that is refused in part."""

from typing import Any

import pytest

from tests.fakes.papers import Sent
from tests.support.api import World
from tests.support.stories import (
    NEW_PASSWORD,
    PASSWORD,
    draft,
    link_token,
    registering,
    registration_form,
)


def registered(world: World, number: int, **changes: Any) -> tuple[list[Any], list[Sent]]:
    """A registration to its end: what each step answered, and what was sent."""
    going = registering(world, number, **changes).send_scan()
    shown = world.call("GET", going.path, headers=going.headers)
    finished = going.complete()
    assert (shown.status, finished.status) == (200, 200)
    return [going.started, shown.body, finished.body], world.send_messages()


def shape(answers: list[Any]) -> list[Any]:
    """What a caller can tell apart: fields and states, not ids, secrets and times."""
    return [
        {
            name: value
            for name, value in answer.items()
            if name not in ("registration_id", "secret", "upload", "expires_at")
        }
        | {"fields": sorted(answer)}
        for answer in answers
    ]


@pytest.mark.parametrize("same", ["nik", "email"])
def test_a_second_registration_looks_like_a_first_and_only_the_mail_tells(
    world: World, same: str
) -> None:
    fresh, invited = registered(world, 1)
    body = {"token": link_token(invited)}
    assert world.call("POST", "/accounts/verify", body).status == 200
    owner = registration_form(1)
    again, told = registered(world, 2, **{same: owner[same]})
    assert shape(again) == shape(fresh)
    assert {sent.address for sent in told} == {owner["email"], "+6281300000001"}
    [mail] = [sent for sent in told if sent.channel == "email"]
    assert "/verifikasi#token=" in invited[0].body
    assert "/sandi#token=" in mail.body  # the owner's own way back, not a second account
    assert mail.subject != invited[0].subject


def test_an_unknown_login_is_answered_like_a_known_one(world: World) -> None:
    owner = world.citizen(password=PASSWORD)
    known, unknown = ({"login": owner.nik}, {"login": "1302100303010099"})
    asked = [world.call("POST", "/passwords/forgotten", body) for body in (known, unknown)]
    assert asked[0].text == asked[1].text
    tried = [
        world.call("POST", "/sessions", {**body, "password": NEW_PASSWORD})
        for body in (known, unknown)
    ]
    assert {**tried[0].body, "instance": ""} == {**tried[1].body, "instance": ""}


def test_the_good_fields_of_a_save_are_kept_when_others_are_refused(world: World) -> None:
    made = draft(world)
    path = f"/applications/{made.application_id}/data"
    sent = {"judul": "Pelayanan Terpadu", "email_kampus": "bukan alamat", "ngawur": 1}
    answer = world.call("PATCH", path, {"data": sent}, by=made.applicant)
    assert answer.status == 200
    problems = {problem["field"]: problem["code"] for problem in answer.body["problems"]}
    assert problems == {"data.email_kampus": "not-an-email", "data.ngawur": "unknown-field"}
    assert made.now.data == {"judul": "Pelayanan Terpadu"}


def test_a_refresh_token_that_comes_back_ends_its_session(world: World) -> None:
    owner = world.citizen(password=PASSWORD)
    signed_in = world.call("POST", "/sessions", {"login": owner.nik, "password": PASSWORD})
    old = {"Cookie": signed_in.headers["set-cookie"].split(";")[0]}
    world.clock.advance(minutes=15)
    rotated = world.call("POST", "/sessions/refresh", headers=old)
    world.clock.advance(minutes=1)
    new = {"Cookie": rotated.headers["set-cookie"].split(";")[0]}
    for cookie in (old, new):
        assert world.call("POST", "/sessions/refresh", headers=cookie).status == 401
