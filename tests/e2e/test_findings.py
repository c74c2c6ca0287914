"""What the machine found about the applicant, and what did not reach them, stand before the officer
who decides."""

import boto3
import pytest
from playwright.sync_api import expect

from chalicelib.domain.delivery.undelivered import report
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.undelivered import Lost
from chalicelib.handlers import wiring
from demo.client import until
from demo.stories import Citizen, attach_papers
from infra.local.stack import LocalStack
from tests.e2e.citizens import midwife
from tests.e2e.officers import Office, file_of, in_queue

ROLE = "back_office"
TYPED = "449.1/096/IPP/DPMPTSPNAKER/VI/2022"
"""A number typed by hand, of a permit that this service has never seen."""


@pytest.fixture
def citizen(stack: LocalStack, office: Office) -> Citizen:
    """A midwife whose renewal waits for the back office."""
    citizen = midwife(stack)
    attach_papers(citizen)
    citizen.send()
    application_id = citizen.application_id
    until("the queue", lambda: in_queue(office.client(ROLE), ROLE, application_id))
    return citizen


def _bounce(application_id: str) -> bool:
    """What the mail service says afterwards of each message about it; whether there was one."""
    ports = wiring.ports()
    found = boto3.client("dynamodb").scan(TableName="sisfo-izin-local-outbox")["Items"]
    ids = [item["message_id"]["S"] for item in found if application_id in item["body"]["S"]]
    for message_id in ids:
        report(ports, message_id, Channel.EMAIL, Lost.BOUNCED, ports.clock.now())
    return bool(ids)


def test_findings_about_the_applicant_stand_first_whatever_paper_is_looked_at(
    citizen: Citizen, office: Office
) -> None:
    with office.page(ROLE, file_of(citizen.application_id)) as page:
        first = page.locator(".app-side section").first
        expect(first.get_by_role("heading")).to_have_text("Temuan tentang pemohon")
        expect(first.get_by_role("listitem").filter(has_text=TYPED)).to_have_count(1)
        page.keyboard.press("j")
        expect(first.get_by_role("heading")).to_have_text("Temuan tentang pemohon")
        page.set_viewport_size({"width": 320, "height": 640})
        page.get_by_role("tab", name="Isian dan temuan").click()
        expect(first.get_by_role("listitem").filter(has_text=TYPED)).to_be_visible()


def test_what_did_not_arrive_is_shown_in_the_file_and_sent_again_by_one_press(
    citizen: Citizen, office: Office
) -> None:
    assert _bounce(citizen.application_id)
    with office.page(ROLE, file_of(citizen.application_id)) as page:
        side = page.locator(".app-side section").filter(has_text="Pesan yang tidak sampai")
        expect(side).to_contain_text("kotak surat penerima menolaknya")
        again = side.get_by_role("button", name="Kirim ulang: Permohonan kami terima")
        again.click()
        expect(side).to_contain_text("Dikirim ulang")
        expect(again).to_have_count(0)
