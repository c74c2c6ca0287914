"""A local stack with life in it: one citizen whose applications stand at every point of their way.

For pictures of the pages and for tests that look at each of them.
"""

from dataclasses import dataclass
from typing import Any

from demo.__main__ import officers
from demo.citizen import PASSWORD, Citizen
from demo.client import Browser, link_token
from demo.people import nurse
from demo.stories import (
    Offices,
    attach_papers,
    mark_documents,
    midwife,
    pass_chain,
    research_data,
    review,
)
from infra.local.stack import LocalStack

EMAIL = "yulia@surat.example"


@dataclass(frozen=True)
class World:
    """Ids of applications by how they stand, of permits, and what the public may enter;
    ``institution``: by whom the citizen was made an operator."""

    draft: str
    waiting: str
    returned: str
    rejected: str
    surveyed_permit: str
    fresh_permit: str
    receipt: str
    tracking_code: str
    permit_number: str
    account_id: str
    at_counter: str
    clerk_id: str
    institution: str
    pdf: bytes
    email: str = EMAIL
    password: str = PASSWORD


def populate(stack: LocalStack, typed: str = "") -> World:
    """Takes some ten seconds: everything goes through the real chain. ``typed`` stands at the end
    of whatever people write themselves."""
    offices = officers(stack)
    person = nurse(Browser(stack.url), email=EMAIL)
    pdf = midwife(person, offices, person.say)
    surveyed = person.permit["permit_id"]
    number = person.permit["number"]

    _send_research(person, typed)
    _accept(person, offices)
    pass_chain(offices, person, person.say)
    person.await_permit()
    fresh = person.permit["permit_id"]
    if typed:
        _praise(stack, person, typed)

    _send_research(person, typed)
    mark_documents(offices, person)
    reason = f"Penelitian serupa sudah berjalan di lokasi yang sama. {typed}"
    review(offices, person, "back_office", act="reject", reason=reason)
    rejected = person.application_id

    _send_research(person, typed)
    mark_documents(offices, person, {"proposal": f"Halaman 2 tidak terbaca; pindai ulang. {typed}"})
    wrong = {"field": "nomor_rekomendasi", "reason": f"Nomor tidak sama dengan surat. {typed}"}
    more = {"message": f"Mohon perbaiki dua hal berikut. {typed}", "fields": [wrong]}
    review(offices, person, "back_office", act="return", **more)
    returned = person.application_id

    _send_research(person, typed)
    waiting = person.detail()

    person.draft("penelitian", _answers(typed) | {"judul": "", "nomor_rekomendasi": ""})
    account_id = _talk(person, offices, typed)
    return World(
        draft=person.application_id,
        waiting=waiting["application_id"],
        returned=returned,
        rejected=rejected,
        surveyed_permit=surveyed,
        fresh_permit=fresh,
        receipt=waiting["receipt"],
        tracking_code=waiting["tracking_code"],
        permit_number=number,
        account_id=account_id,
        at_counter=_at_the_counter(person, offices, typed),
        clerk_id=offices.at("back_office").call("GET", "/profile")["account_id"],
        institution=_work_for_a_school(stack, person, typed),
        pdf=pdf,
    )


def _answers(typed: str) -> dict[str, Any]:
    data = research_data()
    if not typed:
        return data
    place = {"name": f"Kantor {typed}", "place_id": None, "note": typed}
    return data | {"judul": typed, "rekomendasi_dari": typed, "lokasi": [place]}


def _send_research(person: Citizen, typed: str) -> None:
    person.draft("penelitian", _answers(typed))
    attach_papers(person)
    person.send()


def _accept(person: Citizen, offices: Offices) -> None:
    mark_documents(offices, person)
    review(offices, person, "back_office")


def _praise(stack: LocalStack, person: Citizen, typed: str) -> None:
    """A testimonial that an administrator lets through, so that the home page shows it."""
    surveys = f"/permits/{person.permit['permit_id']}/surveys"
    person.browser.call("POST", f"{surveys}/poll", {"choice": "puas"})
    person.browser.call("POST", f"{surveys}/testimonial", {"text": typed})
    account = next(who for who in stack.accounts if who["role"] == "administrator")
    administrator = Browser(stack.url)
    administrator.sign_in(account["sign_in"], account["password"])
    for waiting in administrator.call("GET", "/admin/testimonials")["items"]:
        path = f"/admin/testimonials/{waiting['testimonial_id']}/approve"
        administrator.call("POST", path, {"version": waiting["version"]})


def _work_for_a_school(stack: LocalStack, person: Citizen, typed: str) -> str:
    """The stand-in citizen's foundation has them as operator, and asks somebody else besides."""
    account = next(who for who in stack.accounts if who["role"] == "citizen")
    owner = Browser(stack.url)
    owner.sign_in(account["sign_in"], account["password"])
    institution = f"Yayasan Cahaya Talang {typed}"[:120].strip()
    for name, email in ((person.name, person.email), ("Tari Contoh", "tari@yayasan.example")):
        asked = {"institution": institution, "name": name, "email": email}
        owner.call("POST", "/operators/invitations", asked)
    token = link_token(stack.url, person.email, "/operator/undangan")
    begun = person.browser.call("POST", "/operator-invitations/accept", {"token": token})
    return str(begun["owner_id"])


def _at_the_counter(person: Citizen, offices: Offices, typed: str) -> str:
    """What the back office is entering for them: its answers, and no paper yet."""
    clerk = offices.at("back_office")
    start = {"nik": person.nik, "type_id": "penelitian", "kind": "new", "identity_seen": True}
    begun = clerk.call("POST", "/officer/counter", start)["application"]["application_id"]
    clerk.call("PATCH", f"/officer/counter/{begun}/data", {"data": _answers(typed)})
    return str(begun)


def _talk(person: Citizen, offices: Offices, typed: str) -> str:
    """The citizen's account, with whom the office has written."""
    office = offices.at("back_office")
    question = f"Selamat pagi, apakah surat sehat dari klinik swasta dapat dipakai? {typed}"
    person.browser.call("POST", "/messages", {"text": question})
    account = person.browser.call("GET", "/profile")["account_id"]
    answer = f"Selamat pagi. Dapat, asalkan ditandatangani dokter yang memiliki SIP. {typed}"
    office.call("POST", f"/officer/messages/{account}", {"text": answer})
    return str(account)
