"""What SES tells of a mail that it took: bounces, complaints and rejections, as event publishing
words them (Amazon SES developer guide, "Contents of event data in Amazon SNS").

Of an event the id of our message, its kind and its time are read. The address that it names is
neither kept nor logged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.domain.messages.undelivered import Lost

TAG = "message"
"""Under which our message's id goes along with a mail (``adapters/channels.py``)."""


@dataclass(frozen=True)
class MailEvent:
    message_id: str
    why: Lost
    at: datetime


def is_one(body: Mapping[str, Any]) -> bool:
    return "eventType" in body


def read(body: Mapping[str, Any]) -> MailEvent | None:
    """``None`` for what is no loss (a delivery, a sending), and for a mail that carries no id.

    :raises LookupError, ValueError: it is not as SES words it.
    """
    found = _lost(body)
    tagged = body["mail"].get("tags", {}).get(TAG, [])
    if found is None or not tagged:
        return None
    why, at = found
    return MailEvent(tagged[0], why, datetime.fromisoformat(at))


def _lost(body: Mapping[str, Any]) -> tuple[Lost, str] | None:
    match body["eventType"]:
        case "Bounce":
            bounce = body["bounce"]
            gone = bounce["bounceType"] == "Permanent"
            return Lost.NO_ADDRESS if gone else Lost.BOUNCED, bounce["timestamp"]
        case "Complaint":
            return Lost.COMPLAINED, body["complaint"]["timestamp"]
        case "Reject":
            return Lost.BOUNCED, body["mail"]["timestamp"]
    return None
