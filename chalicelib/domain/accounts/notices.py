"""Messages about accounts: which template, to whom, by which channels."""

from chalicelib.domain.accounts.model import Person
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.messages.model import Channel, Message, RecipientRef
from chalicelib.domain.text import Language


def notice(
    ports: Ports,
    template: str,
    to: Person,
    language: Language,
    *,
    about: str,
    email: str | None = None,
    **params: str,
) -> list[Message]:
    """One e-mail and one WhatsApp message to this person.

    They go to the addresses as they are now: somebody who then changes them does not get the
    warning of it. With ``email`` given, only that address gets it.
    """
    now = ports.clock.now()
    ways = [(Channel.EMAIL, email or to.email)]
    if email is None:
        ways.append((Channel.WHATSAPP, to.whatsapp))
    return [
        Message(
            message_id=ports.ids.new_id(),
            template=template,
            channel=channel,
            recipient=RecipientRef(address=address),
            language=language,
            params={"name": to.full_name, **params},
            created_at=now,
            due_at=now,
            subject_id=about,
        )
        for channel, address in ways
    ]
