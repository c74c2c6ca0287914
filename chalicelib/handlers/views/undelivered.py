"""A message that did not arrive, as people see it."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.delivery.missed import Ports, named
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.undelivered import Lost, Undelivered
from chalicelib.domain.text import Language
from chalicelib.handlers.models import View


class UndeliveredView(View):
    """``what`` it was about, in words; ``why`` as the record says it; ``to_applicant``: not to
    somebody else, such as the campus; ``sent_again_at``: when an officer sent the news again."""

    message_id: str
    channel: Channel
    what: str
    why: Lost
    at: datetime
    application_id: str | None
    to_applicant: bool
    sent_again_at: datetime | None


class UndeliveredList(View):
    """The newest first, at most twenty-five of a person."""

    items: list[UndeliveredView]


def undelivered_views(
    ports: Ports, found: Sequence[Undelivered], person: str, language: Language
) -> UndeliveredList:
    """``person``: the account whose messages these mostly are."""
    return UndeliveredList(
        items=[
            UndeliveredView(
                message_id=one.message_id,
                channel=one.channel,
                what=named(ports, one).in_language(language),
                why=one.why,
                at=one.at,
                application_id=one.subject_id if one.subject_id != person else None,
                to_applicant=one.whose == person,
                sent_again_at=one.sent_again_at,
            )
            for one in found
        ]
    )
