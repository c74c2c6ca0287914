"""What officers tell each other about a thread. It is a record of its own kind, in a partition of
its own, so that no list of messages, whoever reads it, can have one in it."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.conversations.model import InnerNote
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import (
    checked_text,
    citizen_account,
    require_answering,
)
from chalicelib.domain.storage import Add


def write_inner_note(ports: Ports, actor: Actor, account_id: str, text: str) -> InnerNote:
    """:raises NotAllowed: the role is another one. :raises NotFound: no such citizen.
    :raises InvalidInput: ``checked_text``.
    """
    require_answering(actor)
    citizen_account(ports, account_id)
    note = noted(ports, actor, account_id, checked_note(ports, text))
    ports.commit(Add(note))
    return note


def checked_note(ports: Ports, text: str, field: str = "text") -> str:
    """:raises InvalidInput: as ``checked_text``."""
    return checked_text(text, ports.limits.messages.characters, field)


def noted(
    ports: Ports, actor: Actor, account_id: str, text: str, *, handed_to: str = ""
) -> InnerNote:
    """Not written yet."""
    return InnerNote(
        account_id=account_id,
        note_id=ports.ids.new_id(),
        at=ports.clock.now(),
        author_id=actor.account_id,
        author_name=actor.name,
        text=text,
        handed_to=handed_to,
    )
