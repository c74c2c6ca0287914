"""Good calls about persons: their data, their identity, officers and what they pass on."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.accounts.model import KtpScan
from chalicelib.domain.accounts.way_changes import ask_factor_reset
from chalicelib.domain.privacy import people
from chalicelib.domain.privacy.corrections import Wish, ask_correction
from chalicelib.domain.privacy.model import Subject
from chalicelib.domain.text import Language
from tests.support.api import World
from tests.support.factor import with_factor
from tests.support.good_calls.calls import ANSWERING, OWNER_ALONE, SECOND, SECRETARY, GoodCall
from tests.support.stories import PASSWORD, submitted

WISH = {"subject": "account", "field": "nik", "wrong": "1302", "wanted": "1302105705900099"}


def erasure(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"current_password": PASSWORD}
    return GoodCall("/profile/erasure", owner, body)


def views(w: World) -> GoodCall:
    case = submitted(w)
    document = f"/officer/applications/{case.application_id}/documents/ktp"
    assert w.call("GET", document, by=w.staff["back_office"]).status == 200
    path = f"/applications/{case.application_id}/views"
    return GoodCall(path, case.applicant, only=OWNER_ALONE)


def asked(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A request for a correction, made and not yet answered."""

    def make(w: World) -> GoodCall:
        owner = w.citizen()
        wish = Wish(Subject.ACCOUNT, None, "nik", wrong="1302", wanted=WISH["wanted"])
        asked = ask_correction(w.ports, owner, wish, Language.INDONESIAN)
        called = f"/officer/data-requests{path.format(asked.request_id)}"
        return GoodCall(called, owner, body, only=ANSWERING)

    return make


def officer_form(w: World) -> GoodCall:
    number = w.next_number()
    body = {
        "nik": f"130210570590{number:04d}",
        "name": "Petugas Baru",
        "email": f"petugas.baru{number}@contoh.id",
        "whatsapp": "081234567890",
        "roles": ["back_office"],
    }
    return GoodCall("/admin/officers", w.citizen(), body)


def edit_officer(w: World) -> GoodCall:
    officer = w.officer("back_office")
    body = {"version": 1, "roles": ["section_head"]}
    return GoodCall(f"/admin/officers/{officer.account_id}", w.citizen(), body)


def invite(w: World) -> GoodCall:
    officer = w.officer("back_office")
    path = f"/admin/officers/{officer.account_id}/invitation"
    return GoodCall(path, w.citizen())


def access_log(w: World) -> GoodCall:
    """Of a clerk who has opened a file."""
    file = f"/officer/applications/{submitted(w).application_id}/file"
    clerk = w.staff["back_office"]
    assert w.call("GET", file, by=clerk).status == 200
    return GoodCall(f"/admin/officers/{clerk.account_id}/access", w.citizen())


def _delegation(w: World) -> dict[str, Any]:
    """The secretary's role, to another officer each time."""
    today = w.ports.calendar.local_date(w.clock.now()).isoformat()
    return {
        "role": "secretary",
        "account_id": w.officer("back_office").account_id,
        "kind": "plh",
        "starts_on": today,
        "until": today,
        "basis": "800/12/DPMPTSPNAKER/III/2026",
        "on_behalf_of": w.staff["secretary"].account_id,
    }


def delegate(w: World) -> GoodCall:
    return GoodCall("/officer/delegations", w.citizen(), _delegation(w), only=SECRETARY)


def revoke_delegation(w: World) -> GoodCall:
    given = w.call("POST", "/officer/delegations", _delegation(w), by=w.staff["secretary"])
    path = f"/officer/delegations/{given.body['delegation_id']}/revocation"
    return GoodCall(path, w.citizen(), only=SECRETARY)


def of_an_officer(act: str, body: dict[str, Any]) -> Callable[[World], GoodCall]:
    """Another way to sign in, for a clerk with a second factor."""

    def make(w: World) -> GoodCall:
        clerk = w.officer("back_office").account_id
        with_factor(w.ports, clerk)
        path = f"/admin/officers/{clerk}/{act}"
        return GoodCall(path, w.citizen(), {"reason": "Ponsel hilang.", **body})

    return make


def way_change(path: str) -> Callable[[World], GoodCall]:
    """One that waits for a second person."""

    def make(w: World) -> GoodCall:
        target = w.officer("administrator").account_id
        with_factor(w.ports, target)
        ask_factor_reset(w.ports, w.officer("administrator"), target, "Ponsel hilang.")
        called = f"/admin/second-factor-resets{path.format(target)}"
        return GoodCall(called, w.citizen(), only=SECOND)

    return make


def identity(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A new account with a scan that nobody has looked at."""

    def make(w: World) -> GoodCall:
        scan = KtpScan(key="registration/g1/ktp/u1", version_id="v1")
        person = w.citizen(ktp=scan, warnings=("nik-sex-differs",))
        called = f"/officer/identities{path.format(person.account_id)}"
        return GoodCall(called, w.citizen(), body, only=ANSWERING)

    return make


def people_search(w: World) -> GoodCall:
    case = submitted(w)
    return GoodCall("/admin/accounts/search", case.applicant, {"words": case.applicant.nik})


def persons_account(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A citizen who has sent something in, as an administrator looks into the account."""

    def make(w: World) -> GoodCall:
        case = submitted(w)
        return GoodCall(f"/admin/accounts/{case.applicant.account_id}{path}", w.citizen(), body)

    return make


def closed_account(w: World) -> GoodCall:
    closed = w.citizen()
    people.close(w.ports, w.administrator, closed.account_id, "Dipakai orang lain.")
    body = {"reason": "Pemiliknya datang dengan KTP."}
    return GoodCall(f"/admin/accounts/{closed.account_id}/reopening", w.citizen(), body)


def nik_release(w: World) -> GoodCall:
    taken = w.citizen()
    body = {"nik": taken.nik, "reason": "Pemilik KTP datang ke loket."}
    path = f"/admin/accounts/{taken.account_id}/nik-release"
    return GoodCall(path, w.citizen(), body)
