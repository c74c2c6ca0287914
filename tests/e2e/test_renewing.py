"""A permit that ends soon is renewed from the phone: what still holds is not asked for again."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from demo.__main__ import officers
from demo.citizen import Citizen
from demo.client import Browser as Client
from demo.people import nurse
from demo.stories import attach_papers, mark_documents, pass_chain, renewal_data, review
from infra.local.stack import LocalStack
from tests.e2e.applying import TODAY, sign_in_at

ENDS_ON = TODAY + timedelta(days=80)
ANSWERS = renewal_data() | {"masa_berlaku_str": str(ENDS_ON)}


@pytest.fixture
def holder(stack: LocalStack) -> Citizen:
    """A midwife whose permit ends with her STR, in eighty days."""
    person, offices = nurse(Client(stack.url)), officers(stack)
    person.register()
    person.draft("sip_bidan", ANSWERS, kind="renewal")
    attach_papers(person)
    person.send()
    mark_documents(offices, person)
    review(offices, person, "back_office")
    pass_chain(offices, person, person.say)
    person.await_permit()
    return person


def test_a_permit_that_ends_soon_leads_to_its_renewal_with_what_still_holds(
    page: Page, holder: Citizen
) -> None:
    sign_in_at(page, "/izin-saya", holder)
    page.get_by_role("link", name="lihat cara memperpanjang").click()
    page.get_by_role("button", name="Perpanjang izin ini").click()
    page.wait_for_url("**/permohonan/*")
    renewal = page.url.rsplit("/", 1)[1]
    assert renewal != holder.application_id

    draft = holder.browser.call("GET", f"/applications/{renewal}")
    assert draft["kind"] == "renewal"
    assert draft["data"]["nomor_izin_lama"] == holder.permit["number"]
    for still in ("tempat_praktik", "alamat_praktik", "nomor_str"):
        assert draft["data"][still] == holder.detail()["data"][still]
    carried = [one["id"] for one in draft["documents"] if one["file"]]
    assert "ijazah" in carried and "surat_sehat" not in carried, "a health letter is a fresh one"

    page.goto(f"/izin-saya/{holder.permit['permit_id']}")
    expect(page.get_by_role("link", name="Perpanjangan sedang berjalan")).to_be_visible()

    page.goto(f"/permohonan/{holder.application_id}")
    photo = page.get_by_role("img", name="Pasfoto pemohon")
    expect(photo).to_be_visible()
    assert photo.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
