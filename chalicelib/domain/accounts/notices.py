"""Messages about accounts: which template, to whom, by which channels."""

from chalicelib.domain.accounts.model import Account, Person
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.messages.model import Channel, Message, MessageState, RecipientRef
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
    """One e-mail to this person who has an address, and one WhatsApp message where the number was
    proven.

    They go to the addresses as they are now: somebody who then changes them does not get the
    warning of it. With ``email`` given, only that address gets it. To whom nobody can write, it
    lies at the counter (``delivery/on_paper.py``).
    """
    named = {"name": to.full_name, **params}
    if email is None and isinstance(to, Account) and to.on_paper:
        own = RecipientRef(account_id=to.account_id)
        return [_message(ports, template, Channel.EMAIL, own, language, about, named)]
    written_to = email or to.email
    ways = [(Channel.EMAIL, written_to)] if written_to else []
    if email is None and isinstance(to, Account) and to.reachable_whatsapp:
        ways.append((Channel.WHATSAPP, to.whatsapp))
    return [
        _message(ports, template, channel, RecipientRef(address=address), language, about, named)
        for channel, address in ways
    ]


def unsent(messages: list[Message]) -> list[Message]:
    """As much work as the notices themselves, to no effect: neither answer nor time tells whether
    there is somebody to be told."""
    return [message.replace(state=MessageState.FAILED) for message in messages]


def to_number(
    ports: Ports, template: str, number: str, language: Language, *, about: str, **params: str
) -> Message:
    """By WhatsApp alone, to a number that nobody has proven yet."""
    recipient = RecipientRef(address=number)
    return _message(ports, template, Channel.WHATSAPP, recipient, language, about, params)


def _message(
    ports: Ports,
    template: str,
    channel: Channel,
    recipient: RecipientRef,
    language: Language,
    about: str,
    params: dict[str, str],
) -> Message:
    now = ports.clock.now()
    return Message(
        message_id=ports.ids.new_id(),
        template=template,
        channel=channel,
        recipient=recipient,
        language=language,
        params=params,
        created_at=now,
        due_at=now,
        subject_id=about,
    )
