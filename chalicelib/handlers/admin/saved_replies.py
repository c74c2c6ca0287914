"""Replies that officers give often, kept by administrators."""

from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import (
    REPLY_PLACEHOLDERS,
    SAVED_REPLIES,
    SavedReply,
)
from chalicelib.domain.text import Localized
from chalicelib.handlers.admin.office_entries import EntryInput, EntryView, shown_entries
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import View

routes = Routes(__name__)


class SavedReplyContent(View):
    """``text`` may have the placeholders of ``REPLY_PLACEHOLDERS``."""

    title: Localized
    text: Localized
    order: int


class SavedReplyEntry(EntryView):
    content: SavedReplyContent


class SavedReplyEntries(View):
    """``placeholders``: what a text may have in braces."""

    items: list[SavedReplyEntry]
    placeholders: list[str]


class SavedReplyInput(EntryInput):
    content: SavedReply


@routes.get(
    "/api/admin/saved-replies",
    access=Access.ADMINISTRATOR,
    summary="All saved replies, hidden ones too",
)
def list_replies(call: Call) -> SavedReplyEntries:
    return SavedReplyEntries(
        items=shown_entries(call, SAVED_REPLIES, SavedReplyEntry),
        placeholders=sorted(REPLY_PLACEHOLDERS),
    )


@routes.put(
    "/api/admin/saved-replies/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Add, change, hide or bring back one of the saved replies",
)
def put_reply(call: Call, body: SavedReplyInput, entry_id: str) -> SavedReplyEntry:
    entry = editing.put_entry(
        call.ports,
        call.actor,
        SAVED_REPLIES,
        entry_id,
        body.version,
        body.content,
        active=body.active,
    )
    return SavedReplyEntry.model_validate(entry)
