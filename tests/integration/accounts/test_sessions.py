"""Signing in, devices, passwords and the own profile over HTTP."""

from typing import Any

import pytest
import requests

from tests.integration.accounts.people import PASSWORD, Api, refresh_cookie
from tests.support.sessions import age


def test_an_unknown_nik_and_a_wrong_password_are_answered_alike(
    api: Api, citizen: dict[str, Any]
) -> None:
    answers = [api.sign_in(login, "wrong") for login in (citizen["nik"], "1302101705909999")]
    bodies = [{**answer.json(), "instance": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert bodies[0] == bodies[1]
    assert bodies[0]["code"] == "wrong-credentials"
    assert [set(answer.headers) for answer in answers][0] == set(answers[1].headers)


def test_the_refresh_cookie_is_out_of_reach_and_comes_back_only_within_moments(
    api: Api, citizen: dict[str, Any]
) -> None:
    first = refresh_cookie(api.sign_in(citizen["nik"]))
    assert first["httponly"] and first["secure"]
    assert (first["samesite"], first["path"]) == ("Strict", "/api/sessions")
    assert not first["domain"] and not first["expires"] and not first["max-age"]

    age(api.stack, first.value)
    answers = [api.call("POST", "/sessions/refresh", cookie=first.value) for _ in range(2)]
    second, again = map(refresh_cookie, answers)
    assert second.value == again.value != first.value
    for answer in answers:
        token = answer.json()["access_token"]
        assert api.call("GET", "/profile", token=token).status_code == 200

    age(api.stack, first.value)
    for stolen in (first.value, second.value):
        refused = api.call("POST", "/sessions/refresh", cookie=stolen)
        assert (refused.status_code, refused.json()["code"]) == (401, "session-ended")


def test_who_asks_to_stay_signed_in_gets_a_cookie_that_lasts_as_long_as_the_session(
    api: Api, citizen: dict[str, Any]
) -> None:
    body = {"login": citizen["nik"], "password": PASSWORD, "keep": True}
    cookie = refresh_cookie(api.call("POST", "/sessions", body))
    week = 7 * 24 * 3600
    assert week - 60 <= int(cookie["max-age"]) <= week
    again = refresh_cookie(api.call("POST", "/sessions/refresh", cookie=cookie.value))
    assert week - 60 <= int(again["max-age"]) <= week


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_another_sites_page_cannot_spend_the_refresh_cookie(
    api: Api, citizen: dict[str, Any], site: str
) -> None:
    """SameSite lets the regency's other sites through (docs/checks.md 9)."""
    cookie = f"sisfo_refresh={refresh_cookie(api.sign_in(citizen['nik'])).value}"
    url = f"{api.stack.url}/api/sessions/refresh"
    headers = {"Cookie": cookie, "Sec-Fetch-Site": site}
    refused = requests.post(url, headers=headers, timeout=60)
    assert (refused.status_code, refused.json()["code"]) == (403, "not-our-page")
    own = requests.post(url, headers=headers | {"Sec-Fetch-Site": "same-origin"}, timeout=60)
    assert own.status_code == 200


def test_devices_are_listed_without_an_address_and_ended_one_by_one_or_together(api: Api) -> None:
    form = api.citizen()
    phone, laptop = api.sign_in(form["nik"]), api.sign_in(form["nik"])
    token = laptop.json()["access_token"]
    items = api.call("GET", "/profile/sessions", token=token).json()["items"]
    assert [item["current"] for item in items] == [True, False]
    assert set(items[0]) == {
        *("session_id", "device", "started_at", "last_used_at", "ends_at", "kept", "current"),
    }
    path = f"/profile/sessions/{items[1]['session_id']}"
    assert api.call("DELETE", path, token=token).status_code == 200
    cookie = refresh_cookie(phone).value
    assert api.call("POST", "/sessions/refresh", cookie=cookie).status_code == 401

    tablet = api.token(form["nik"])
    alone = api.call("DELETE", "/profile/sessions", token=token)
    assert api.call("GET", "/profile", token=tablet).status_code == 401
    own = api.call("GET", "/profile/sessions", token=alone.json()["access_token"]).json()["items"]
    assert [item["current"] for item in own] == [True]
    cookie = refresh_cookie(alone).value
    assert api.call("POST", "/sessions/refresh", cookie=cookie).status_code == 200


@pytest.mark.parametrize("cookie", [None, "x", "a.b", '"'])
def test_no_session_comes_from_a_missing_or_made_up_cookie(api: Api, cookie: str | None) -> None:
    assert api.call("POST", "/sessions/refresh", cookie=cookie).status_code == 401


def test_signing_out_ends_the_session_and_takes_the_cookie_back(
    api: Api, citizen: dict[str, Any]
) -> None:
    signed_in = api.sign_in(citizen["nik"])
    out = api.call("DELETE", "/sessions/current", token=signed_in.json()["access_token"])
    taken = refresh_cookie(out)
    assert (out.status_code, taken.value, taken["max-age"]) == (200, "", "0")
    cookie = refresh_cookie(signed_in).value
    assert api.call("POST", "/sessions/refresh", cookie=cookie).status_code == 401


def test_a_forgotten_password_is_set_anew_by_the_link_and_ends_all_sessions(api: Api) -> None:
    form = api.citizen()
    old = api.token(form["nik"])
    answers = [
        api.call("POST", "/passwords/forgotten", {"login": login})
        for login in (form["email"], "nobody@contoh.id")
    ]
    assert [(a.status_code, a.text) for a in answers] == [(202, '{"done":true}')] * 2
    body = {"token": api.link(form["email"], "kata sandi baru"), "password": "gajah biru muda"}
    assert api.call("POST", "/passwords/reset", body).status_code == 200
    assert api.call("GET", "/profile", token=old).status_code == 401
    assert api.sign_in(form["nik"], "gajah biru muda").status_code == 201
    expired = api.call("POST", "/passwords/reset", body)
    assert (expired.status_code, expired.json()["code"]) == (422, "link-expired")


def test_a_profile_is_edited_by_version_and_the_password_changed(api: Api) -> None:
    form = api.citizen()
    token = api.token(form["nik"])
    version = api.call("GET", "/profile", token=token).json()["version"]
    edit = {"version": version, "occupation": "PETANI", "birth_date": "1991-05-17"}
    edited = api.call("PATCH", "/profile", edit, token=token).json()
    assert (edited["occupation"], edited["version"]) == ("Petani", version + 1)
    assert len(edited["warnings"]) == 1
    assert api.call("PATCH", "/profile", edit, token=token).status_code == 409

    passwords = {"current_password": PASSWORD, "new_password": "gajah biru muda"}
    changed = api.call("PUT", "/profile/password", passwords, token=token)
    assert changed.status_code == 200
    assert api.call("GET", "/profile", token=token).status_code == 401
    cookie = refresh_cookie(changed).value
    assert api.call("POST", "/sessions/refresh", cookie=cookie).status_code == 200


def test_a_new_email_counts_after_its_link(api: Api) -> None:
    form = api.citizen()
    token = api.token(form["nik"])
    wanted = {"email": "baru@contoh.id", "current_password": PASSWORD}
    assert api.call("PUT", "/profile/email", wanted, token=token).status_code == 202
    assert api.call("GET", "/profile", token=token).json()["email"] == form["email"]
    link = api.link("baru@contoh.id", "e-mail baru")
    assert api.call("POST", "/accounts/verify", {"token": link}).status_code == 200
    assert api.call("GET", "/profile", token=token).json()["email"] == "baru@contoh.id"
