"""My messages with the office."""

from chalicelib.domain.conversations import reading, writing
from chalicelib.domain.conversations.model import Side
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import VersionInput
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


@routes.get(
    "/api/messages", access=Access.CITIZEN, summary="My messages with the office, newest first"
)
def own(call: Call, query: MessagesQuery) -> MessagePage:
    thread, page = reading.own_thread(
        call.ports, call.actor, limit=query.limit, cursor=query.cursor
    )
    return message_page(call, thread, page, Side.CITIZEN)


@routes.post("/api/messages", access=Access.CITIZEN, status=201, summary="Write to the office")
def write(call: Call, body: MessageInput) -> MessageView:
    return message_view(
        call, writing.write_as_citizen(call.ports, call.actor, body.text), Side.CITIZEN
    )


@routes.post(
    "/api/messages/read",
    access=Access.CITIZEN,
    summary="I have read my messages, as they were at this version",
)
def mark_read(call: Call, body: VersionInput) -> ThreadState:
    thread = reading.mark_read(call.ports, call.actor, body.version)
    return ThreadState(unread=thread.unread_by_citizen, version=thread.version)
