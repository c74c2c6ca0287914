"""What somebody is told to whom nobody can write, as it lies at the counter until they fetch it."""

from pydantic import AwareDatetime

from chalicelib.domain.messages.model import Message
from chalicelib.domain.parts import Slug
from chalicelib.domain.records import Stored
from chalicelib.domain.text import Language

MOST_LETTERS = 200
"""Of one person, shown or erased at once; thirty applications leave fewer."""


class PaperLetter(Stored):
    """One message to an account without any way (``Account.on_paper``). ``params`` fill the words
    of ``template`` when it is printed; ``subject_id`` is what it is about (an application's id).
    It is there until it was handed over, however long that takes."""

    letter_id: str
    account_id: str
    template: Slug
    language: Language = Language.INDONESIAN
    params: dict[str, str] = {}
    subject_id: str | None = None
    at: AwareDatetime

    @classmethod
    def of(cls, account_id: str, message: Message) -> "PaperLetter":
        return cls(
            letter_id=message.message_id,
            account_id=account_id,
            template=message.template,
            language=message.language,
            params=message.params,
            subject_id=message.subject_id,
            at=message.created_at,
        )

    @property
    def waiting(self) -> "WaitingLetter":
        return WaitingLetter(
            letter_id=self.letter_id,
            account_id=self.account_id,
            template=self.template,
            at=self.at,
        )


class WaitingLetter(Stored):
    """That a ``PaperLetter`` lies there, for the list of all that wait in the office: for whom, of
    which kind and since when, and none of its words. It comes and goes with its letter."""

    letter_id: str
    account_id: str
    template: Slug
    at: AwareDatetime
