"""What did not arrive: shown to whom it was for and to the officers of the file, who send the news
once more (docs/checks.md 57)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.delivery import ports as delivery
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.messages.undelivered import Undelivered
from chalicelib.domain.review import ports as review
from chalicelib.domain.review.workbench import open_file
from chalicelib.domain.storage import Add, Change, Overwrite
from chalicelib.domain.text import Localized

SHOWN = 25
"""The newest of a person; who misses more has one address that is wrong."""
AGAIN_AFTER = timedelta(hours=24)
_OF_ACCOUNT = Localized(id="Pemberitahuan tentang akun", en="A notice about the account")


class Ports(review.Ports, delivery.Ports, Protocol): ...


def of_oneself(ports: Ports, actor: Actor) -> Sequence[Undelivered]:
    return ports.outbox.undelivered(actor.account_id, limit=SHOWN)


def of_file(ports: Ports, actor: Actor, application_id: str) -> Sequence[Undelivered]:
    """Of this application: what was for its applicant, and for others such as the campus.

    :raises NotAllowed: not a file that this officer may open.
    """
    application = open_file(ports, actor, application_id)
    own, others = ports.both(
        lambda: ports.outbox.undelivered(application.applicant_id, limit=SHOWN),
        lambda: ports.outbox.undelivered(application_id, limit=SHOWN),
    )
    about = [one for one in own if one.subject_id == application_id]
    return sorted([*about, *others], key=lambda one: one.at, reverse=True)


def send_again(ports: Ports, actor: Actor, application_id: str, message_id: str) -> None:
    """The applicant is told, by the ways that are theirs now, what the message was about and where
    it can be read: its words are gone, and links in them would have ended.

    :raises NotFound: it is none that the applicant of this file missed.
    :raises Conflict: ``sent-again-lately``.
    """
    application = open_file(ports, actor, application_id)
    missed = [
        one
        for one in of_file(ports, actor, application_id)
        if one.message_id == message_id and one.whose == application.applicant_id
    ]
    if not missed:
        raise NotFound("unknown-message")
    now = ports.clock.now()
    if any(one.sent_again_at and now < one.sent_again_at + AGAIN_AFTER for one in missed):
        raise Conflict("sent-again-lately")
    what = named(ports, missed[0])
    messages = to_applicant(ports, application, "news_missed", what=what.id, what_en=what.en)
    marked: list[Change] = [
        Overwrite(one.replace(sent_again_at=now, sent_again_by=actor.account_id)) for one in missed
    ]
    ports.commit(*(Add(message) for message in messages), *marked)
    ports.announcer.announce(messages)


def named(ports: Ports, one: Undelivered) -> Localized:
    return ports.message_texts.label(one.template) or _OF_ACCOUNT
