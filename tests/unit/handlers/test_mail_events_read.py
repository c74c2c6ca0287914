"""Which of SES's events tell of a loss of ours: the others are nobody's matter."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.messages.undelivered import Lost
from chalicelib.handlers.mail_events import MailEvent, is_one, read

AT = "2017-08-05T00:41:02.669Z"
BOUNCE = {"bounceType": "Permanent", "timestamp": AT}
OURS = {"message": ["m1"]}


def event(kind: str, tags: dict[str, list[str]] | None, **told: Any) -> dict[str, Any]:
    return {
        "eventType": kind,
        "mail": {"timestamp": AT, **({"tags": tags} if tags else {})},
        **told,
    }


def test_a_loss_names_our_message_why_and_when() -> None:
    when = datetime(2017, 8, 5, 0, 41, 2, 669000, tzinfo=UTC)
    told = event("Bounce", OURS, bounce=BOUNCE)
    assert is_one(told)
    assert read(told) == MailEvent("m1", Lost.NO_ADDRESS, when)


@pytest.mark.parametrize(
    "told",
    [
        event("Delivery", OURS),
        event("Bounce", None, bounce=BOUNCE),
        event("Bounce", {"ses:from-domain": ["contoh.id"]}, bounce=BOUNCE),
        event("Bounce", {"message": []}, bounce=BOUNCE),
    ],
    ids=["no loss", "without tags", "with tags of others", "with an empty tag"],
)
def test_what_is_no_loss_or_not_ours_is_nobodys_matter(told: dict[str, Any]) -> None:
    assert read(told) is None


def test_an_announced_message_is_no_event() -> None:
    assert not is_one({"message_ids": ["m1"]})
