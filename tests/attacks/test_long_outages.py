"""The office never gets stuck: no message is given up for an outage of days, nor for what may be
mended on our side (docs/checks.md 57)."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.channels import SesMail
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.errors import DomainError, InvalidInput, Unavailable
from chalicelib.domain.messages.model import MessageState
from chalicelib.domain.messages.templates import RenderedMessage
from chalicelib.domain.storage import Add
from tests.contract import records
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support.people import a_citizen

WORDS = RenderedMessage("Perihal", "Isi")


def a_message(ports: FakePorts) -> None:
    recipient = records.message().recipient.replace(account_id=a_citizen(ports).account_id)
    now = ports.clock.now()
    ports.commit(
        Add(
            records.message(
                recipient=recipient, template="erasure_done", due_at=now, created_at=now
            )
        )
    )


def until_settled(ports: FakePorts, mended_after: timedelta) -> tuple[str, int]:
    """What the sweeper's five minutes make of it, and how often it was tried."""
    ports.channels.refusal = Unavailable()
    began, tries = ports.clock.now(), 0
    for _ in range(12 * 24 * 15):
        if ports.clock.now() - began >= mended_after:
            ports.channels.refusal = None
        due = ports.outbox.due(ports.clock.now(), limit=5)
        tries += len(due)
        send(ports, due, duties())
        message = ports.outbox.find("m1")
        assert message
        if message.state is not MessageState.PENDING:
            return message.state.value, tries
        ports.clock.advance(minutes=5)
    raise AssertionError("it is tried for ever")


@pytest.mark.parametrize("hours", [15, 3 * 24, 5 * 24])
def test_a_message_survives_an_outage_of_days(hours: int) -> None:
    ports = FakePorts()
    a_message(ports)
    state, tries = until_settled(ports, timedelta(hours=hours))
    assert state == "sent"
    assert tries <= 12


def test_it_is_given_up_after_about_a_week() -> None:
    ports = FakePorts()
    a_message(ports)
    began = ports.clock.now()
    assert until_settled(ports, timedelta(days=99))[0] == "failed"
    assert timedelta(days=6) <= ports.clock.now() - began <= timedelta(days=8)


def rejecting(code: str) -> Any:
    class Client:
        def send_email(self, **_: Any) -> None:
            raise ClientError({"Error": {"Code": code, "Message": "made up"}}, "SendEmail")

    return Client()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("MessageRejected", Unavailable),
        ("MailFromDomainNotVerifiedException", Unavailable),
        ("SendingPausedException", Unavailable),
        ("AccountSuspendedException", Unavailable),
        ("TooManyRequestsException", Unavailable),
        ("BadRequestException", InvalidInput),
    ],
)
def test_what_is_wrong_with_our_account_is_tried_again_and_no_address_for_ever(
    code: str, told: type[DomainError]
) -> None:
    mail = SesMail(rejecting(code), "izin@contoh.id")
    with pytest.raises(told):
        mail.send("ani@contoh.id", WORDS, "m1")
