"""Messages between citizens and the office, as either side sees them."""

from datetime import datetime

from pydantic import Field

from chalicelib.domain.conversations.model import Entry, Side, Thread, Way
from chalicelib.domain.storage import Page
from chalicelib.handlers.http import Call
from chalicelib.handlers.models import Input, PageQuery, View


class MessagesQuery(PageQuery):
    limit: int = Field(default=20, ge=1, le=50)


class MessageInput(Input):
    """Line breaks are kept; other control characters are refused."""

    text: str = Field(min_length=1, max_length=20_000)


class MessageView(View):
    """``by`` is the author's name; a citizen sees the office's instead of an officer's."""

    id: str
    at: datetime
    side: Side
    way: Way
    by: str
    text: str


class MessagePage(View):
    """Newest first. ``unread`` counts what the other side wrote since one marked as read;
    ``version`` is what marking it asks for (0: nobody has written yet)."""

    items: list[MessageView]
    cursor: str | None
    unread: int
    version: int


class ThreadState(View):
    unread: int
    version: int


def message_page(
    call: Call, thread: Thread | None, page: Page[Entry], seen_by: Side
) -> MessagePage:
    unread = 0
    if thread:
        by_citizen = seen_by is Side.CITIZEN
        unread = thread.unread_by_citizen if by_citizen else thread.unread_by_office
    return MessagePage(
        items=[message_view(call, entry, seen_by) for entry in page.items],
        cursor=page.cursor,
        unread=unread,
        version=thread.version if thread else 0,
    )


def message_view(call: Call, entry: Entry, seen_by: Side) -> MessageView:
    """The applicant sees which office wrote, not which officer (as in notes)."""
    hidden = entry.side is Side.OFFICE and seen_by is Side.CITIZEN
    return MessageView(
        id=entry.entry_id,
        at=entry.at,
        side=entry.side,
        way=entry.way,
        by=call.ports.office.short_name if hidden else entry.author_name,
        text=entry.text,
    )
