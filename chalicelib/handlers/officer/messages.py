"""Officers and citizens' messages."""

from datetime import datetime

from chalicelib.domain.conversations import reading, writing
from chalicelib.domain.conversations.model import Side
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import VersionInput, View
from chalicelib.handlers.views.messages import (
    MessageInput,
    MessagePage,
    MessagesQuery,
    MessageView,
    ThreadState,
    message_page,
    message_view,
)

routes = Routes(__name__)


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
        messages=message_page(call, thread, page, Side.OFFICE),
    )


@routes.post(
    "/api/officer/messages/{account_id}",
    access=Access.OFFICER,
    status=201,
    summary="Write to a citizen",
)
def answer(call: Call, body: MessageInput, account_id: str) -> MessageView:
    entry = writing.write_as_officer(call.ports, call.actor, account_id, body.text)
    return message_view(call, entry, Side.OFFICE)


@routes.post(
    "/api/officer/messages/{account_id}/done",
    access=Access.OFFICER,
    summary="This thread needs no answer, as it was at this version",
)
def put_away(call: Call, body: VersionInput, account_id: str) -> ThreadState:
    thread = reading.put_away(call.ports, call.actor, account_id, body.version)
    return ThreadState(unread=thread.unread_by_office, version=thread.version)
