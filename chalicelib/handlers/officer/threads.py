"""Officers among themselves about a citizen's messages: whose a thread is, who looks at it, what
they note, and which replies are kept."""

from pydantic import Field

from chalicelib.domain.conversations import handling, inner_notes, saved_replies, watching
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, View
from chalicelib.handlers.officer.presence import PresenceInput, ViewerView
from chalicelib.handlers.officer.thread_views import HandlingView, InnerNoteView
from chalicelib.handlers.views.messages import MessageInput

routes = Routes(__name__)


class HandOverInput(Input):
    """``note``: what the colleague must know; the citizen never reads it."""

    officer_id: str = Field(max_length=64)
    note: str = Field(default="", max_length=20_000)


class HandledView(View):
    handling: HandlingView | None


class ThreadPresenceView(View):
    """``viewers``: colleagues who look at it now."""

    viewers: list[ViewerView]


class SavedReplyView(View):
    """Filled in for this citizen. ``missing``: placeholders for which there is nothing, which
    stand in brackets."""

    reply_id: str
    title: Localized
    text: Localized
    missing: tuple[str, ...]


class SavedReplies(View):
    items: list[SavedReplyView]


@routes.post(
    "/api/officer/messages/{account_id}/claim",
    access=Access.OFFICER,
    summary="I look after this thread, until the end of the next working day",
)
def claim(call: Call, account_id: str) -> HandledView:
    held = handling.claim(call.ports, call.actor, account_id)
    return HandledView(handling=HandlingView.of(call, held))


@routes.post(
    "/api/officer/messages/{account_id}/release",
    access=Access.OFFICER,
    summary="Nobody looks after this thread",
)
def release(call: Call, account_id: str) -> Done:
    handling.release(call.ports, call.actor, account_id)
    return Done()


@routes.post(
    "/api/officer/messages/{account_id}/handover",
    access=Access.OFFICER,
    summary="A colleague looks after this thread",
)
def hand_over(call: Call, body: HandOverInput, account_id: str) -> HandledView:
    held = handling.hand_over(call.ports, call.actor, account_id, body.officer_id, body.note)
    return HandledView(handling=HandlingView.of(call, held))


@routes.put(
    "/api/officer/messages/{account_id}/presence",
    access=Access.OFFICER,
    summary="I look at this thread, for 90 seconds, or have turned away; and who else does",
)
def report(call: Call, body: PresenceInput, account_id: str) -> ThreadPresenceView:
    viewers = watching.report(call.ports, call.actor, account_id, viewing=body.viewing)
    return ThreadPresenceView(
        viewers=[ViewerView(name=one.name, since=one.since) for one in viewers]
    )


@routes.post(
    "/api/officer/messages/{account_id}/notes",
    access=Access.OFFICER,
    status=201,
    summary="An inner note about this thread, which the citizen never reads",
)
def note(call: Call, body: MessageInput, account_id: str) -> InnerNoteView:
    written = inner_notes.write_inner_note(call.ports, call.actor, account_id, body.text)
    return InnerNoteView.of(written)


@routes.get(
    "/api/officer/messages/{account_id}/replies",
    access=Access.OFFICER,
    summary="The office's saved replies, filled in for this citizen",
)
def replies(call: Call, account_id: str) -> SavedReplies:
    filled = saved_replies.replies_for(call.ports, call.actor, account_id)
    return SavedReplies(items=[SavedReplyView.model_validate(one) for one in filled])
