"""Who has neither an e-mail address nor a number of their own is told on paper: what would have
gone out lies at the counter until they fetch it (decision 0089)."""

from contextlib import suppress

from chalicelib.domain.delivery.ports import Ports
from chalicelib.domain.messages.model import Message
from chalicelib.domain.messages.on_paper import PaperLetter
from chalicelib.domain.storage import Add, CommitRefused


def kept(ports: Ports, message: Message) -> bool:
    """Whether this message is for somebody on paper; it lies at the counter then."""
    reader = message.recipient.account_id
    account = ports.accounts.find(reader) if reader else None
    if account is None or not account.on_paper:
        return False
    with suppress(CommitRefused):  # it lies there already
        letter = PaperLetter.of(account.account_id, message)
        ports.commit(Add(letter), Add(letter.waiting))
    return True
