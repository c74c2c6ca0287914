"""The write of a message, as a part of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.messages.model import Message
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class QueueMessage(Change):
    message: Message
