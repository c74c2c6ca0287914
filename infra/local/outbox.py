"""Where messages to people can be read on the local stack: mails from moto's SES, WhatsApp
messages from the stand-in gateway."""

import email
import email.policy
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from moto.ses.models import RawMessage, ses_backends

from infra.local.names import ACCOUNT, REGION


class LocalOutbox:
    """Everything sent since the beginning, earlier runs included."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._earlier_mails: list[dict[str, Any]] = []
        self._whatsapp: list[dict[str, Any]] = []

    def mails(self) -> list[dict[str, Any]]:
        """Oldest first: {"from", "to": [...], "subject", "text", "html", "attachments": [...]}."""
        sent = ses_backends[ACCOUNT][REGION].sent_messages
        return [*self._earlier_mails, *(_mail(message) for message in list(sent))]

    def whatsapp(self) -> list[dict[str, Any]]:
        """Oldest first: {"received_at": ISO time, "body": what was posted to the gateway}."""
        with self._lock:
            return list(self._whatsapp)

    def receive_whatsapp(self, body: Any) -> int:
        """Keep one message as the gateway would, and drop one whose "id" it has had; how many
        there are."""
        with self._lock:
            if isinstance(body, dict) and any(
                kept["body"].get("id") == body.get("id")
                for kept in self._whatsapp
                if isinstance(kept["body"], dict)
            ):
                return len(self._whatsapp)
            received_at = datetime.now(UTC).isoformat(timespec="seconds")
            self._whatsapp.append({"received_at": received_at, "body": body})
            return len(self._whatsapp)

    def saved(self) -> dict[str, Any]:
        return {"mails": self.mails(), "whatsapp": self.whatsapp()}

    def restore(self, saved: dict[str, Any]) -> None:
        self._earlier_mails = list(saved["mails"])
        with self._lock:
            self._whatsapp = list(saved["whatsapp"])


def _mail(message: Any) -> dict[str, Any]:
    if not isinstance(message, RawMessage):
        everybody = [address for group in message.destinations.values() for address in group or []]
        return {
            "from": message.source,
            "to": everybody,
            "subject": message.subject,
            "text": message.body,
            "html": "",
            "attachments": [],
        }
    raw = message.raw_data
    parsed: Any = (
        email.message_from_bytes(raw, policy=email.policy.default)
        if isinstance(raw, bytes)
        else email.message_from_string(raw, policy=email.policy.default)
    )
    return {
        "from": str(parsed["From"] or message.source),
        "to": list(message.destinations) or [str(parsed["To"])],
        "subject": str(parsed["Subject"] or ""),
        "text": _part(parsed, "plain"),
        "html": _part(parsed, "html"),
        "attachments": _names(parsed.iter_attachments()),
    }


def _part(parsed: Any, kind: str) -> str:
    body = parsed.get_body(preferencelist=(kind,))
    return body.get_content() if body is not None else ""


def _names(attachments: Iterable[Any]) -> list[str]:
    return [part.get_filename() or part.get_content_type() for part in attachments]
