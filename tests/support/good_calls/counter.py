"""Good calls of the counter: by the back office, for citizen A."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.accounts.model import AtCounter
from tests.support.api import World
from tests.support.cases import Case, a_complete_draft, a_draft
from tests.support.good_calls.calls import BACK_OFFICE, GoodCall, key_of

START = {"type_id": "penelitian", "kind": "new", "identity_seen": True}


def begin(w: World) -> GoodCall:
    citizen = w.citizen()
    return GoodCall("/officer/counter", citizen, {"nik": citizen.nik, **START}, only=BACK_OFFICE)


def entered(w: World, make: Callable[..., Case] = a_draft) -> Case:
    """By the back office's first officer, for somebody who stands there."""
    officer = w.staff["back_office"]
    served = AtCounter(officer_id=officer.account_id, officer_name=officer.name, role="back_office")
    citizen = w.citizen().replace(at_counter=served)
    return make(w.case_ports, applicant=citizen, staff=w.staff)


def take_over(w: World) -> GoodCall:
    """What the second officer of the back office began; the first goes on with it."""
    officer = w.staff.second["back_office"]
    served = AtCounter(officer_id=officer.account_id, officer_name=officer.name, role="back_office")
    citizen = w.citizen()
    case = a_draft(w.case_ports, applicant=citizen.replace(at_counter=served), staff=w.staff)
    body = {"receipt": case.now.receipt, "nik": citizen.nik, "identity_seen": True}
    return GoodCall("/officer/counter-takeovers", citizen, body, only=BACK_OFFICE)


def file(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = entered(w)
        called = f"/officer/counter/{case.application_id}{path}"
        return GoodCall(called, case.applicant, body, only=BACK_OFFICE)

    return build


def send(w: World) -> GoodCall:
    case = entered(w, a_complete_draft)
    called = f"/officer/counter/{case.application_id}/submission"
    body = {"version": case.now.version}
    return GoodCall(called, case.applicant, body, only=BACK_OFFICE, key=key_of(w))
