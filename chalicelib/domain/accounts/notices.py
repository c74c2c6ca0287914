"""Messages about accounts: which template, to whom, by which channels."""

from chalicelib.domain.accounts.model import Account, Person
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
    """One e-mail to this person, and one WhatsApp message where the number was proven.

    They go to the addresses as they are now: somebody who then changes them does not get the
    warning of it. With ``email`` given, only that address gets it.
    """
    ways = [(Channel.EMAIL, email or to.email)]
    if email is None and isinstance(to, Account) and to.reachable_whatsapp:
        ways.append((Channel.WHATSAPP, to.whatsapp))
    named = {"name": to.full_name, **params}
    return [
        _message(ports, template, channel, address, language, about, named)
        for channel, address in ways
    ]


def to_number(
    ports: Ports, template: str, number: str, language: Language, *, about: str, **params: str
) -> Message:
    """By WhatsApp alone, to a number that nobody has proven yet."""
    return _message(ports, template, Channel.WHATSAPP, number, language, about, params)


def _message(
    ports: Ports,
    template: str,
    channel: Channel,
    address: str,
    language: Language,
    about: str,
    params: dict[str, str],
) -> Message:
    now = ports.clock.now()
    return Message(
        message_id=ports.ids.new_id(),
        template=template,
        channel=channel,
        recipient=RecipientRef(address=address),
        language=language,
        params=params,
        created_at=now,
        due_at=now,
        subject_id=about,
    )
