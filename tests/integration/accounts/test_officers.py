"""Officers' accounts over HTTP."""

from typing import Any

from tests.integration.accounts.people import PASSWORD, Api


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
