"""Officers and citizens' messages: who waits, what was written, and answering."""

from datetime import datetime

from pydantic import Field

from chalicelib.domain.conversations import handling, reading, writing
from chalicelib.domain.conversations.model import Side
from chalicelib.domain.conversations.reading import ListedThread, ThreadList
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import VersionInput, View
from chalicelib.handlers.officer.queue_rows import QueueItem, queue_rows
from chalicelib.handlers.officer.thread_views import HandlingView, InnerNoteView
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

APPLICATIONS = 5
"""Of a citizen that stand beside their messages."""


class ThreadsQuery(MessagesQuery):
    state: ThreadList = ThreadList.OPEN


class AnswerInput(MessageInput):
    """``seen``: id of the last message on the page; a colleague's answer after it is refused once,
    so that the citizen does not get two. Left out: it is sent whatever was written meanwhile."""

    seen: str | None = Field(default=None, max_length=64)


class CitizenMessages(View):
    """A citizen's thread, as an officer sees it. ``inner_notes`` and ``applications``, the newest
    first, come with its first page alone. ``reaches``: by which ways an answer goes out."""

    account_id: str
    name: str
    waiting_since: datetime | None
    handling: HandlingView | None
    messages: MessagePage
    inner_notes: list[InnerNoteView]
    applications: list[QueueItem]
    reaches: list[str]


class ListedThreadView(View):
    """``excerpt``: how the last message begins."""

    account_id: str
    name: str
    excerpt: str
    unread: int
    waiting_since: datetime | None
    last_at: datetime
    handling: HandlingView | None
    version: int


class ThreadPage(View):
    items: list[ListedThreadView]
    cursor: str | None


@routes.get(
    "/api/officer/messages",
    access=Access.OFFICER,
    summary="Citizens who wait for an answer, the longest waiting first; or mine, or done",
)
def listed(call: Call, query: ThreadsQuery) -> ThreadPage:
    page = reading.listed_threads(
        call.ports, call.actor, query.state, limit=query.limit, cursor=query.cursor
    )
    return ThreadPage(items=[_listed(call, one) for one in page.items], cursor=page.cursor)


def _listed(call: Call, listed: ListedThread) -> ListedThreadView:
    thread = listed.thread
    return ListedThreadView(
        account_id=thread.account_id,
        name=thread.name,
        excerpt=thread.excerpt,
        unread=thread.unread_by_office,
        waiting_since=thread.waiting_since,
        last_at=thread.last_at,
        handling=HandlingView.of(call, listed.handling),
        version=thread.version,
    )


@routes.get(
    "/api/officer/messages/{account_id}",
    access=Access.OFFICER,
    summary="The messages of one citizen, newest first, and what stands beside them",
)
def of_citizen(call: Call, query: MessagesQuery, account_id: str) -> CitizenMessages:
    ports = call.ports
    citizen, thread, page = reading.thread_of(
        ports, call.actor, account_id, limit=query.limit, cursor=query.cursor
    )
    beside = reading.beside(ports, account_id, APPLICATIONS) if query.cursor is None else None
    ways = {"site": True, "email": bool(citizen.email), "whatsapp": citizen.reachable_whatsapp}
    return CitizenMessages(
        account_id=account_id,
        name=citizen.full_name,
        waiting_since=thread.waiting_since if thread else None,
        handling=HandlingView.of(call, handling.holder(ports, account_id)),
        messages=message_page(call, thread, page, Side.OFFICE),
        inner_notes=[InnerNoteView.of(note) for note in beside.notes] if beside else [],
        applications=queue_rows(call, beside.applications) if beside else [],
        reaches=[way for way, there in ways.items() if there],
    )


@routes.post(
    "/api/officer/messages/{account_id}",
    access=Access.OFFICER,
    status=201,
    summary="Write to a citizen",
)
def answer(call: Call, body: AnswerInput, account_id: str) -> MessageView:
    entry = writing.write_as_officer(call.ports, call.actor, account_id, body.text, body.seen)
    return message_view(call, entry, Side.OFFICE)


@routes.post(
    "/api/officer/messages/{account_id}/done",
    access=Access.OFFICER,
    summary="This thread needs no answer, as it was at this version",
)
def put_away(call: Call, body: VersionInput, account_id: str) -> ThreadState:
    thread = reading.put_away(call.ports, call.actor, account_id, body.version)
    return ThreadState(unread=thread.unread_by_office, version=thread.version)
