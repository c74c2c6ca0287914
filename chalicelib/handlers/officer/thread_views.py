"""What officers, and they alone, see of a citizen's thread besides its messages."""

from datetime import datetime

from chalicelib.domain.conversations.model import Handling, InnerNote
from chalicelib.handlers.http import Call
from chalicelib.handlers.models import View


class HandlingView(View):
    """Who looks after a thread, and until when if nobody answers."""

    officer: str
    mine: bool
    until: datetime

    @classmethod
    def of(cls, call: Call, held: Handling | None) -> "HandlingView | None":
        if held is None or held.until is None:
            return None
        mine = held.officer_id == call.actor.account_id
        return cls(officer=held.officer_name, mine=mine, until=held.until)


class InnerNoteView(View):
    """``handed_to``: the colleague who got the thread with it."""

    id: str
    at: datetime
    by: str
    text: str
    handed_to: str

    @classmethod
    def of(cls, note: InnerNote) -> "InnerNoteView":
        return cls(
            id=note.note_id,
            at=note.at,
            by=note.author_name,
            text=note.text,
            handed_to=note.handed_to,
        )
