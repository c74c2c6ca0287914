"""Who is responsible and who works for the institution are told, each in words of their own."""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.messages.model import Message
from chalicelib.domain.operating.ports import Ports
from chalicelib.domain.text import Language


def told_of_beginning(
    ports: Ports, owner: Account, operator: Account, institution: str
) -> list[Message]:
    return [
        *_told(ports, "operator_begun_owner", owner, operator, institution),
        *_told(ports, "operator_begun_self", operator, owner, institution),
    ]


def told_of_ending(
    ports: Ports, owner: Account, operator: Account, institution: str
) -> list[Message]:
    return [
        *_told(ports, "operator_ended_owner", owner, operator, institution),
        *_told(ports, "operator_ended_self", operator, owner, institution),
    ]


def _told(
    ports: Ports, template: str, to: Account, other: Account, institution: str
) -> list[Message]:
    return notice(
        ports,
        template,
        to,
        Language.INDONESIAN,
        about=to.account_id,
        other=other.full_name,
        institution=institution,
        url=f"{ports.public_url}/operator",
    )
