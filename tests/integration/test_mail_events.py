"""What SES tells of our mails reaches the record of what did not arrive. The events are those of
the SES developer guide, with our message's tag."""

import json
from typing import Any

import pytest

from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.undelivered import Lost, Undelivered
from infra import template
from tests.support.api import World
from tests.support.stories import submitted

MAIL = {
    "timestamp": "2017-08-05T00:40:02.012Z",
    "source": "Sender Name <sender@example.com>",
    "sendingAccountId": "123456789012",
    "messageId": "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
    "destination": ["recipient@example.com"],
    "headersTruncated": False,
    "commonHeaders": {"subject": "Message sent from Amazon SES"},
}
BOUNCE = {
    "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
    "bounceType": "Permanent",
    "bounceSubType": "General",
    "bouncedRecipients": [
        {
            "emailAddress": "recipient@example.com",
            "action": "failed",
            "status": "5.1.1",
            "diagnosticCode": "smtp; 550 5.1.1 user unknown",
        }
    ],
    "timestamp": "2017-08-05T00:41:02.669Z",
    "reportingMTA": "dsn; mta.example.com",
}
COMPLAINT = {
    "feedbackId": "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000",
    "complainedRecipients": [{"emailAddress": "recipient@example.com"}],
    "timestamp": "2017-08-05T00:41:02.669Z",
    "userAgent": "Amazon SES Mailbox Simulator",
    "complaintFeedbackType": "abuse",
}
TRANSIENT = {**BOUNCE, "bounceType": "Transient", "bounceSubType": "MailboxFull"}


def event(kind: str, message_id: str | None, **told: Any) -> dict[str, Any]:
    tags = {"ses:configuration-set": ["sisfo-izin-prod"], "ses:from-domain": ["example.com"]}
    if message_id:
        tags["message"] = [message_id]
    return {"eventType": kind, **told, "mail": {**MAIL, "tags": tags}}


def mailed(world: World) -> tuple[str, str]:
    """Id and account of a message that went out by e-mail."""
    case = submitted(world)
    [announced, *_] = world.announced()
    [message_id] = announced["message_ids"]
    world.job("notify", announced)
    return message_id, case.applicant.account_id


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (("Bounce", {"bounce": BOUNCE}), Lost.NO_ADDRESS),
        (("Bounce", {"bounce": TRANSIENT}), Lost.BOUNCED),
        (("Complaint", {"complaint": COMPLAINT}), Lost.COMPLAINED),
        (("Reject", {"reject": {"reason": "Bad content"}}), Lost.BOUNCED),
    ],
)
def test_a_mail_that_did_not_arrive_is_noted_with_whose_it_is(
    world: World, told: tuple[str, dict[str, Any]], why: Lost
) -> None:
    message_id, whose = mailed(world)
    kind, parts = told
    world.job("notify", event(kind, message_id, **parts))
    noted = world.ports.records.find(Undelivered, message_id, Channel.EMAIL.value)
    assert (noted.why, noted.whose) == (why, whose)
    assert "recipient@example.com" not in json.dumps(noted.model_dump(mode="json"))


def test_told_twice_it_is_noted_once(world: World) -> None:
    message_id, _ = mailed(world)
    for why in (BOUNCE, TRANSIENT):
        world.job("notify", event("Bounce", message_id, bounce=why))
    noted = world.ports.records.find(Undelivered, message_id, Channel.EMAIL.value)
    assert noted.why is Lost.NO_ADDRESS


@pytest.mark.parametrize("message_id", ["of-another-system", None])
def test_what_is_none_of_ours_is_nobodys_matter(world: World, message_id: str | None) -> None:
    world.job("notify", event("Bounce", message_id, bounce=BOUNCE))
    world.job("notify", event("Delivery", message_id, delivery={"timestamp": "2016-10-19"}))


def test_no_address_stands_in_the_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    message_id, _ = mailed(world)
    world.job("notify", event("Bounce", message_id, bounce=BOUNCE))
    said = [vars(line) for line in caplog.records]
    assert [one["message_id"] for one in said if one["msg"] == "mail lost"] == [message_id]
    assert "recipient@example.com" not in str(said)


def test_the_stack_leads_losses_alone_into_the_queue() -> None:
    """Not SES's own word in plain text that it may publish here, which no job could read."""
    text = template.render()
    subscription = text.partition("  MailEventSubscription:")[2][:400]
    assert "FilterPolicyScope: MessageBody" in subscription
    for kind in ("Bounce", "Complaint", "Reject"):
        assert kind in subscription
    assert "RawMessageDelivery: true" in subscription
