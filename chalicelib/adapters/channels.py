"""How messages leave: e-mail through SES, WhatsApp through the office's HTTP gateway."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.plain_http import NoAnswerError, ask
from chalicelib.domain.delivery.ports import Channels
from chalicelib.domain.errors import InvalidInput, Unavailable
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.templates import RenderedMessage

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

TIMEOUT_SECONDS = 10
_NEVER = {"BadRequestException"}
"""SES's word for an address that is none. What it says of our own account (the sandbox, a sender
that is not verified, sending that is paused) may be mended before the attempts are used up."""

_NO_NUMBER = {400, 404, 422}


class SesMail:
    def __init__(self, client: SESV2Client, sender: str) -> None:
        self.client = client
        self.sender = sender

    def send(self, address: str, rendered: RenderedMessage, message_id: str) -> None:
        try:
            self.client.send_email(
                FromEmailAddress=self.sender,
                Destination={"ToAddresses": [address]},
                Content={
                    "Simple": {
                        "Subject": {"Data": rendered.subject, "Charset": "UTF-8"},
                        "Body": {"Text": {"Data": rendered.body, "Charset": "UTF-8"}},
                    }
                },
                EmailTags=[{"Name": "message", "Value": message_id}],
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in _NEVER:
                raise InvalidInput("no-address") from error
            raise Unavailable() from error
        except BotoCoreError as error:
            raise Unavailable() from error


class WhatsAppGateway:
    """``POST <url>`` with ``{"id", "to", "text"}``; the id lets the gateway drop repetitions.

    ``token`` is the bearer token, where the gateway asks for one.
    """

    def __init__(self, url: str, token: str | None) -> None:
        self.url = url
        self.token = token

    def send(self, address: str, rendered: RenderedMessage, message_id: str) -> None:
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        body = json.dumps({"id": message_id, "to": address, "text": rendered.body}).encode()
        try:
            status = ask("POST", self.url, body, headers, within=TIMEOUT_SECONDS).status
        except (NoAnswerError, ValueError) as error:
            raise Unavailable() from error
        if status in _NO_NUMBER:
            raise InvalidInput("no-address")
        if not 200 <= status < 300:
            raise Unavailable()


class MessageChannels(Channels):
    def __init__(self, mail: SesMail, whatsapp: WhatsAppGateway) -> None:
        self.by_channel: dict[Channel, SesMail | WhatsAppGateway] = {
            Channel.EMAIL: mail,
            Channel.WHATSAPP: whatsapp,
        }

    def send(
        self, channel: Channel, address: str, rendered: RenderedMessage, message_id: str
    ) -> None:
        self.by_channel[channel].send(address, rendered, message_id)
