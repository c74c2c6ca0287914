"""Accounts over HTTP on the local stack: real Lambdas, real upload check, mails as sent."""

import re
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import pytest
import requests

from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.handlers import wiring
from demo.client import Browser
from infra.local.stack import LocalStack
from tests.support.nasty_files import jpeg, png
from tests.support.sessions import age

T = TypeVar("T")

PASSWORD = "kuda nil makan rambutan"
PATIENCE_SECONDS = 60


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    with LocalStack() as running:
        yield running


@pytest.fixture(scope="module")
def api(stack: LocalStack) -> "Api":
    return Api(stack)


class Api:
    def __init__(self, stack: LocalStack) -> None:
        self.stack = stack
        self.people = 0

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str | None = None,
        secret: str | None = None,
        cookie: str | None = None,
        language: str = "id",
    ) -> requests.Response:
        headers = {"Accept-Language": language}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if secret:
            headers["Registration-Secret"] = secret
        if cookie:
            headers["Cookie"] = f"sisfo_refresh={cookie}"
        url = f"{self.stack.url}/api{path}"
        return requests.request(method, url, json=body, headers=headers, timeout=60)

    def form(self, **changes: Any) -> dict[str, Any]:
        """Another person each time."""
        self.people += 1
        return {
            "nik": f"130210170590{self.people:04}",
            "name": "IRMAN SYAPUTRA",
            "birth_place": "Solok",
            "birth_date": "1990-05-17",
            "sex": "male",
            "occupation": "Mahasiswa",
            "whatsapp": "0812 3456 7890",
            "email": f"warga{self.people}@contoh.id",
            "address": {"village": "13.02.10.2001", "street": "Jorong Simpang RT 1 RW 2"},
            "password": PASSWORD,
            "declared_true": True,
            **changes,
        }

    def upload(self, upload: dict[str, Any], content: bytes) -> None:
        files = {"file": ("ktp.jpg", content)}
        answer = requests.post(upload["url"], data=upload["fields"], files=files, timeout=60)
        answer.raise_for_status()

    def verdict(self, started: dict[str, Any]) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            state = self.call(
                "GET", f"/registrations/{started['registration_id']}", secret=started["secret"]
            ).json()
            return None if state["ktp_state"] == "waiting" else state

        return until("the verdict", look)

    def complete(self, form: dict[str, Any]) -> requests.Response:
        started = self.call("POST", "/registrations", form).json()
        self.upload(started["upload"], jpeg())
        assert self.verdict(started)["ktp_state"] == "accepted"
        path = f"/registrations/{started['registration_id']}/complete"
        return self.call("POST", path, secret=started["secret"])

    def mail(self, address: str, subject: str) -> str:
        """The latest mail about this to that address."""

        def look() -> str | None:
            found = [
                mail["text"]
                for mail in self.stack.outbox.mails()
                if address in mail["to"][0] and subject in mail["subject"]
            ]
            return found[-1] if found else None

        return until(f"a mail about {subject}", look)

    def link(self, address: str, subject: str) -> str:
        found = re.search(r"#token=([\w.~-]+)", self.mail(address, subject))
        assert found
        return found[1]

    def citizen(self, **changes: Any) -> dict[str, Any]:
        """Registered and verified."""
        form = self.form(**changes)
        assert self.complete(form).status_code == 200
        token = self.link(form["email"], "Aktifkan")
        assert self.call("POST", "/accounts/verify", {"token": token}).status_code == 200
        return form

    def sign_in(self, login: str, password: str = PASSWORD) -> requests.Response:
        return self.call("POST", "/sessions", {"login": login, "password": password})

    def token(self, login: str) -> str:
        browser = Browser(self.stack.url)
        browser.sign_in(login, PASSWORD)
        return str(browser.session.headers["Authorization"]).removeprefix("Bearer ")


def until(what: str, look: Callable[[], T | None]) -> T:
    tick, deadline = Event(), monotonic() + PATIENCE_SECONDS
    while (found := look()) is None:
        if monotonic() > deadline:
            raise TimeoutError(what)
        tick.wait(0.05)
    return found


def refresh_cookie(answer: requests.Response) -> Any:
    return SimpleCookie(answer.headers["Set-Cookie"])["sisfo_refresh"]


@pytest.fixture(scope="module")
def citizen(api: Api) -> dict[str, Any]:
    return api.citizen()


@pytest.fixture(scope="module")
def administrator(api: Api) -> str:
    """An access token."""
    return _an_administrator(api, 1)


@pytest.fixture(scope="module")
def another_administrator(api: Api) -> str:
    return _an_administrator(api, 2)


def _an_administrator(api: Api, number: int) -> str:
    form = OfficerForm(
        nik=f"130210570585090{number}",
        name="Rina Marlina",
        email=f"admin{number}@contoh.id",
        whatsapp="081266667777",
        roles=("administrator",),
    )
    create_officer(wiring.ports(), None, form, password=PASSWORD)
    return api.token(form.nik)


def test_a_citizen_registers_verifies_signs_in_and_sees_the_profile(
    api: Api, citizen: dict[str, Any]
) -> None:
    for login in (citizen["nik"], citizen["email"].upper()):
        signed_in = api.sign_in(login)
        assert signed_in.status_code == 201
        assert signed_in.json()["kind"] == "citizen"
        assert signed_in.json()["expires_in"] == 900
    profile = api.call("GET", "/profile", token=signed_in.json()["access_token"])
    shown = profile.json()
    assert shown["name"] == "Irman Syaputra" and shown["has_ktp"]
    assert shown["address"] == {
        "province": {"code": "13", "name": "Sumatera Barat"},
        "regency": {"code": "13.02", "name": "Kabupaten Solok"},
        "district": {"code": "13.02.10", "name": "Kubung"},
        "village": {"code": "13.02.10.2001", "name": "Koto Baru"},
        "street": citizen["address"]["street"],
    }
    assert not {"password_hash", "generation", "ktp", "note_head"} & shown.keys()
    assert profile.headers["Cache-Control"] == "no-store"


def test_a_number_gets_its_own_link_once_the_account_is_there_and_nothing_before(api: Api) -> None:
    form = api.citizen(whatsapp="0813 9999 0001")

    def sent() -> list[str]:
        chats = (m["body"] for m in api.stack.outbox.whatsapp())
        return [chat["text"] for chat in chats if chat["to"] == "+6281399990001"]

    [proof] = until("the WhatsApp message", lambda: sent() or None)
    token = api.token(form["nik"])
    assert api.call("GET", "/profile", token=token).json()["whatsapp_proven"] is False
    found = re.search(r"#token=([\w.~-]+)", proof)
    assert found
    followed = api.call("POST", "/accounts/verify", {"token": found[1]})
    assert followed.json() == {"done": True, "purpose": "prove_whatsapp"}
    assert api.call("GET", "/profile", token=token).json()["whatsapp_proven"] is True


def test_a_scan_that_is_no_jpg_is_refused_in_words_and_can_be_replaced(api: Api) -> None:
    started = api.call("POST", "/registrations", api.form()).json()
    path = f"/registrations/{started['registration_id']}"
    api.upload(started["upload"], png())
    state = api.verdict(started)
    assert state["ktp_state"] == "refused" and state["ktp_message"]
    refused = api.call("POST", f"{path}/complete", secret=started["secret"])
    assert (refused.status_code, refused.json()["code"]) == (409, "ktp-not-accepted")

    again = api.call("POST", f"{path}/ktp", secret=started["secret"])
    assert again.status_code == 201 and again.json()["ktp_state"] == "waiting"
    api.upload(again.json()["upload"], jpeg())
    assert api.verdict(started)["ktp_state"] == "accepted"


def test_a_registration_is_closed_to_whoever_lacks_its_secret(api: Api) -> None:
    started = api.call("POST", "/registrations", api.form()).json()
    path = f"/registrations/{started['registration_id']}"
    for method, step in (("GET", ""), ("POST", "/ktp"), ("POST", "/complete")):
        for secret in (None, "other"):
            answer = api.call(method, path + step, secret=secret)
            assert (answer.status_code, answer.json()["code"]) == (404, "unknown-registration")


def test_registering_again_gets_the_same_answers_and_the_owner_a_mail(
    api: Api, citizen: dict[str, Any]
) -> None:
    fresh = api.complete(api.form())
    again = api.complete(api.form(nik=citizen["nik"], email=citizen["email"]))
    assert again.status_code == fresh.status_code
    assert again.json().keys() == fresh.json().keys()
    assert api.link(citizen["email"], "sudah memiliki akun")


def test_wrong_fields_are_all_named_in_both_languages(api: Api) -> None:
    wrong = api.form(nik="12", email="x", whatsapp="1", password="password")
    texts = {}
    for language in ("id", "en"):
        answer = api.call("POST", "/registrations", wrong, language=language)
        assert answer.status_code == 422
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem = answer.json()
        assert {item["field"] for item in problem["errors"]} == {"nik", "email", "whatsapp"}
        texts[language] = [item["message"] for item in problem["errors"]]
    assert texts["id"] != texts["en"]


@pytest.mark.parametrize("extra", ["role", "roles", "status", "account_id", "enabled", "post"])
def test_fields_that_are_not_asked_for_are_refused(
    api: Api, citizen: dict[str, Any], extra: str
) -> None:
    refused = api.call("POST", "/registrations", api.form(**{extra: "administrator"}))
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "unknown-field"
    token = api.token(citizen["nik"])
    edit = {"version": 1, extra: "administrator"}
    refused = api.call("PATCH", "/profile", edit, token=token)
    assert refused.json()["errors"][0]["code"] == "unknown-field"


def test_no_password_is_repeated_in_a_refusal(api: Api) -> None:
    secret = "rahasia-yang-panjang-" + "x" * 2000
    answer = api.call("POST", "/registrations", api.form(password=secret))
    assert answer.status_code == 422 and secret[:30] not in answer.text


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


def test_an_administrator_makes_changes_and_disables_an_officer(
    api: Api, administrator: str, another_administrator: str
) -> None:
    form = {
        "nik": "1302105705850907",
        "name": "RINA MARLINA",
        "email": "rina@contoh.id",
        "whatsapp": "081266667777",
        "roles": ["back_office"],
    }
    made = api.call("POST", "/admin/officers", form, token=administrator)
    assert made.status_code == 201 and not made.json()["has_password"]
    agree = f"/admin/second-factor-resets/{made.json()['account_id']}/approval"
    assert api.call("POST", agree, token=another_administrator).status_code == 200
    taken = api.call("POST", "/admin/officers", form, token=administrator)
    assert (taken.status_code, taken.json()["code"]) == (409, "already-registered")

    link = api.link(form["email"], "Undangan")
    body = {"token": link, "password": PASSWORD}
    assert api.call("POST", "/passwords/reset", body).status_code == 200
    officer = api.token(form["nik"])
    assert api.call("GET", "/profile", token=officer).json()["roles"] == ["back_office"]
    assert api.call("GET", "/admin/officers", token=officer).status_code == 403

    listed = api.call("GET", "/admin/officers", token=administrator).json()["items"]
    version = next(o["version"] for o in listed if o["email"] == form["email"])
    path = f"/admin/officers/{made.json()['account_id']}"
    change = {"version": version, "roles": ["head"], "rank": "Pembina"}
    assert api.call("PATCH", path, change, token=administrator).json()["roles"] == []
    assert api.call("POST", agree, token=another_administrator).status_code == 200
    assert api.call("GET", "/profile", token=officer).json()["roles"] == ["head"]
    off = {"version": version + 2, "enabled": False}
    assert api.call("PATCH", path, off, token=administrator).status_code == 200
    assert api.call("GET", "/profile", token=officer).status_code == 401


def test_a_citizen_is_not_let_near_the_officers(api: Api, citizen: dict[str, Any]) -> None:
    token = api.token(citizen["nik"])
    for method, path in (
        ("GET", "/admin/officers"),
        ("POST", "/admin/officers"),
        ("PATCH", "/admin/officers/x"),
        ("POST", "/admin/officers/x/invitation"),
    ):
        assert api.call(method, path, {}, token=token).status_code == 403
        assert api.call(method, path, {}).status_code == 401
