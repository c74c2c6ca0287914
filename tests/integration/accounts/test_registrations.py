"""Registering over HTTP, on the local stack."""

import re
from typing import Any

import pytest

from tests.integration.accounts.people import Api, until
from tests.support.nasty_files import jpeg, png


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
    assert followed.json() == {
        "done": True,
        "purpose": "prove_whatsapp",
        "password_to_set": False,
    }
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
