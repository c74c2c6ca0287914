"""A local stack with life in it: one citizen whose applications stand at every point of their way.

For pictures of the pages and for tests that look at each of them.
"""

from dataclasses import dataclass

from demo.__main__ import officers
from demo.client import Browser
from demo.stories import (
    PASSWORD,
    Citizen,
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
    """Ids of applications by how they stand, of permits, and what the public may enter."""

    draft: str
    waiting: str
    returned: str
    rejected: str
    surveyed_permit: str
    fresh_permit: str
    receipt: str
    tracking_code: str
    permit_number: str
    pdf: bytes
    email: str = EMAIL
    password: str = PASSWORD


def populate(stack: LocalStack) -> World:
    """Takes some ten seconds: everything goes through the real chain."""
    offices = officers(stack)
    person = _midwife(stack)
    pdf = midwife(person, offices, person.say)
    surveyed = person.permit["permit_id"]
    number = person.permit["number"]

    _send_research(person)
    _accept(person, offices)
    pass_chain(offices, person, person.say)
    person.await_permit()
    fresh = person.permit["permit_id"]

    _send_research(person)
    mark_documents(offices, person)
    reason = "Penelitian serupa sudah berjalan di lokasi yang sama."
    review(offices, person, "back_office", act="reject", reason=reason)
    rejected = person.application_id

    _send_research(person)
    mark_documents(offices, person, {"proposal": "Halaman 2 tidak terbaca; pindai ulang."})
    wrong = {"field": "nomor_rekomendasi", "reason": "Nomor tidak sama dengan surat."}
    more = {"message": "Mohon perbaiki dua hal berikut.", "fields": [wrong]}
    review(offices, person, "back_office", act="return", **more)
    returned = person.application_id

    _send_research(person)
    waiting = person.detail()

    person.draft("penelitian", research_data() | {"judul": "", "nomor_rekomendasi": ""})
    _talk(person, offices)
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
        pdf=pdf,
    )


def _midwife(stack: LocalStack) -> Citizen:
    return Citizen(
        Browser(stack.url),
        lambda _who, _what: None,
        "Yulia Ramadhani",
        "1302106507910002",
        EMAIL,
        {
            "title_after": "S.Tr.Keb., Bdn.",
            "birth_place": "Koto Baru",
            "birth_date": "1991-07-25",
            "sex": "female",
            "occupation": "Bidan",
            "whatsapp": "081234567802",
        },
    )


def _send_research(person: Citizen) -> None:
    person.draft("penelitian", research_data())
    attach_papers(person)
    person.send()


def _accept(person: Citizen, offices: Offices) -> None:
    mark_documents(offices, person)
    review(offices, person, "back_office")


def _talk(person: Citizen, offices: Offices) -> None:
    office = offices.at("back_office")
    question = "Selamat pagi, apakah surat sehat dari klinik swasta dapat dipakai?"
    person.browser.call("POST", "/messages", {"text": question})
    account = person.browser.call("GET", "/profile")["account_id"]
    answer = "Selamat pagi. Dapat, asalkan ditandatangani dokter yang memiliki SIP."
    office.call("POST", f"/officer/messages/{account}", {"text": answer})
