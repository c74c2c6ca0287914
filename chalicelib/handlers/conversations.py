"""Messages between citizens and the office, and what the WhatsApp gateway hands in."""

from datetime import datetime

from pydantic import Field, ValidationError

from chalicelib.domain.conversations import inbound, reading, writing
from chalicelib.domain.conversations.model import Entry, Side, Thread, Way
from chalicelib.domain.storage import Page
from chalicelib.handlers import problems
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, PageQuery, VersionInput, View

routes = Routes(__name__)


class MessagesQuery(PageQuery):
    limit: int = Field(default=20, ge=1, le=50)


class MessageInput(Input):
    """Line breaks are kept; other control characters are refused."""

    text: str = Field(min_length=1, max_length=writing.LONGEST)


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


class CitizenMessages(View):
    """A citizen's thread, as an officer sees it."""

    account_id: str
    name: str
    waiting_since: datetime | None
    messages: MessagePage


class WaitingThread(View):
    account_id: str
    name: str
    unread: int
    waiting_since: datetime | None
    last_at: datetime
    version: int


class WaitingPage(View):
    items: list[WaitingThread]
    cursor: str | None


class ThreadState(View):
    unread: int
    version: int


@routes.get(
    "/api/messages", access=Access.CITIZEN, summary="My messages with the office, newest first"
)
def own(call: Call, query: MessagesQuery) -> MessagePage:
    thread, page = reading.own_thread(
        call.ports, call.actor, limit=query.limit, cursor=query.cursor
    )
    return _page(call, thread, page, Side.CITIZEN)


@routes.post("/api/messages", access=Access.CITIZEN, status=201, summary="Write to the office")
def write(call: Call, body: MessageInput) -> MessageView:
    return _message(call, writing.write_as_citizen(call.ports, call.actor, body.text), Side.CITIZEN)


@routes.post(
    "/api/messages/read",
    access=Access.CITIZEN,
    summary="I have read my messages, as they were at this version",
)
def mark_read(call: Call, body: VersionInput) -> ThreadState:
    thread = reading.mark_read(call.ports, call.actor, body.version)
    return ThreadState(unread=thread.unread_by_citizen, version=thread.version)


@routes.get(
    "/api/officer/messages",
    access=Access.OFFICER,
    summary="Citizens who wait for an answer, the longest waiting first",
)
def waiting(call: Call, query: MessagesQuery) -> WaitingPage:
    page = reading.waiting_threads(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    items = [
        WaitingThread(
            account_id=thread.account_id,
            name=thread.name,
            unread=thread.unread_by_office,
            waiting_since=thread.waiting_since,
            last_at=thread.last_at,
            version=thread.version,
        )
        for thread in page.items
    ]
    return WaitingPage(items=items, cursor=page.cursor)


@routes.get(
    "/api/officer/messages/{account_id}",
    access=Access.OFFICER,
    summary="The messages of one citizen, newest first",
)
def of_citizen(call: Call, query: MessagesQuery, account_id: str) -> CitizenMessages:
    citizen, thread, page = reading.thread_of(
        call.ports, call.actor, account_id, limit=query.limit, cursor=query.cursor
    )
    return CitizenMessages(
        account_id=account_id,
        name=citizen.full_name,
        waiting_since=thread.waiting_since if thread else None,
        messages=_page(call, thread, page, Side.OFFICE),
    )


@routes.post(
    "/api/officer/messages/{account_id}",
    access=Access.OFFICER,
    status=201,
    summary="Write to a citizen",
)
def answer(call: Call, body: MessageInput, account_id: str) -> MessageView:
    entry = writing.write_as_officer(call.ports, call.actor, account_id, body.text)
    return _message(call, entry, Side.OFFICE)


@routes.post(
    "/api/officer/messages/{account_id}/done",
    access=Access.OFFICER,
    summary="This thread needs no answer, as it was at this version",
)
def put_away(call: Call, body: VersionInput, account_id: str) -> ThreadState:
    thread = reading.put_away(call.ports, call.actor, account_id, body.version)
    return ThreadState(unread=thread.unread_by_office, version=thread.version)


@routes.post(
    "/api/webhooks/whatsapp",
    access=Access.PUBLIC,
    raw_body="application/json",
    summary="What the WhatsApp gateway received, signed (docs/api.md)",
)
def whatsapp(call: Call) -> Done:
    inbound.require_genuine(
        call.ports,
        call.raw_body,
        call.headers.get("x-webhook-timestamp", ""),
        call.headers.get("x-webhook-signature", ""),
    )
    try:
        received = inbound.InboundMessage.model_validate_json(call.raw_body)
    except ValidationError as error:
        raise problems.from_validation(error) from None
    inbound.receive(call.ports, received)
    return Done()


def _page(call: Call, thread: Thread | None, page: Page[Entry], seen_by: Side) -> MessagePage:
    unread = 0
    if thread:
        by_citizen = seen_by is Side.CITIZEN
        unread = thread.unread_by_citizen if by_citizen else thread.unread_by_office
    return MessagePage(
        items=[_message(call, entry, seen_by) for entry in page.items],
        cursor=page.cursor,
        unread=unread,
        version=thread.version if thread else 0,
    )


def _message(call: Call, entry: Entry, seen_by: Side) -> MessageView:
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
