"""Good calls about signing in and one's own account."""

import base64
from collections.abc import Callable

from chalicelib.domain.accounts import totp
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.recovery import forgotten
from chalicelib.domain.accounts.sign_in import open_session
from chalicelib.domain.text import Language
from infra.local.codes import code_at
from tests.support.api import SOURCE, World
from tests.support.factor import fresh_code, with_factor
from tests.support.good_calls.calls import OWNER_ALONE, GoodCall
from tests.support.stories import NEW_PASSWORD, PASSWORD, link_token, registering, registration_form


def start_registration(w: World) -> GoodCall:
    form = registration_form(w.next_number())
    return GoodCall("/registrations", w.citizen(), form)


def registration(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    return GoodCall(going.path, w.citizen(), headers=going.headers)


def scan_again(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    return GoodCall(f"{going.path}/ktp", w.citizen(), headers=going.headers)


def correct_ways(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    body = {"email": "yang.benar@contoh.id", "whatsapp": "081234567891"}
    return GoodCall(f"{going.path}/ways", w.citizen(), body, headers=going.headers)


def complete_registration(w: World) -> GoodCall:
    going = registering(w, w.next_number()).send_scan()
    return GoodCall(f"{going.path}/complete", w.citizen(), headers=going.headers)


def verify(w: World) -> GoodCall:
    w.announced()
    assert registering(w, w.next_number()).send_scan().complete().status == 200
    token = link_token(w.send_messages())
    return GoodCall("/accounts/verify", w.citizen(), {"token": token, "password": None})


def sign_in(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"login": owner.nik, "password": PASSWORD}
    return GoodCall("/sessions", owner, body)


def refresh(w: World) -> GoodCall:
    owner = w.citizen()
    session = open_session(w.ports, w.ports.accounts.find(owner.account_id))
    headers = {"Cookie": f"sisfo_refresh={session.refresh_token}"}
    return GoodCall("/sessions/refresh", owner, headers=headers)


def forgotten_password(w: World) -> GoodCall:
    owner = w.citizen()
    return GoodCall("/passwords/forgotten", owner, {"login": owner.nik})


def reset(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    w.announced()
    forgotten(w.ports, owner.nik, SOURCE, Language.INDONESIAN)
    token = link_token(w.send_messages())
    body = {"token": token, "password": NEW_PASSWORD}
    return GoodCall("/passwords/reset", owner, body)


def end_session(w: World) -> GoodCall:
    owner = w.citizen()
    other = open_session(w.ports, w.ports.accounts.find(owner.account_id))
    session_id = other.refresh_token.partition(".")[0]
    return GoodCall(f"/profile/sessions/{session_id}", owner, only=OWNER_ALONE)


def edit_profile(w: World) -> GoodCall:
    return GoodCall("/profile", w.citizen(), {"version": 1, "occupation": "Petani"})


def change_email(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"email": f"baru{owner.nik}@contoh.id", "current_password": PASSWORD}
    return GoodCall("/profile/email", owner, body, only=OWNER_ALONE)


def change_whatsapp(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"whatsapp": "081299990000", "current_password": PASSWORD}
    return GoodCall("/profile/whatsapp", owner, body, only=OWNER_ALONE)


def change_password(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    return GoodCall("/profile/password", owner, body, only=OWNER_ALONE)


def second_factor(w: World) -> GoodCall:
    officer = w.officer("back_office", password_hash=w.ports.passwords.hash(PASSWORD))
    with_factor(w.ports, officer.account_id)
    body = {"ticket": _ticket(w, officer), "code": code_at(w.clock.now())}
    return GoodCall("/sessions/second-factor", officer, body)


def enrolment(w: World) -> GoodCall:
    officer = w.officer("back_office", password_hash=w.ports.passwords.hash(PASSWORD))
    return GoodCall("/sessions/second-factor/enrolment", officer, {"ticket": _ticket(w, officer)})


def enrolled(w: World) -> GoodCall:
    begun = enrolment(w)
    secret = w.call("POST", begun.path, begun.body).body["secret"].replace(" ", "")
    code = totp.code(base64.b32decode(secret), totp.step_at(w.clock.now()))
    return GoodCall(f"{begun.path}/confirmation", begun.owner, {**(begun.body or {}), "code": code})


def _ticket(w: World, officer: Actor) -> str:
    answer = w.call("POST", "/sessions", {"login": officer.nik, "password": PASSWORD})
    return str(answer.body["second_factor"]["ticket"])


def own_factor(act: str) -> Callable[[World], GoodCall]:
    """An officer gives password and code again."""

    def make(w: World) -> GoodCall:
        officer = w.officer("back_office", password_hash=w.ports.passwords.hash(PASSWORD))
        body = {"password": PASSWORD, "code": fresh_code(w.ports, officer.account_id)}
        return GoodCall(f"/me/second-factor/{act}", officer, body, only=OWNER_ALONE)

    return make
